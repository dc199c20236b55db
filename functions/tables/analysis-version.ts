/**
 * Raised whenever the same article would give other rows, so that old rows can be told from new ones and be rewritten
 * (docs/operations.md, "After an upgrade of the analysis"). In a file of its own, for who asks for nothing else.
 */
export const ANALYSIS_VERSION = 6;
