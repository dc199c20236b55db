/**
 * Raised whenever the same article would give other rows, so that old rows can be recognised and rewritten
 * (docs/operations.md, "After an upgrade of the analysis"). In a file of its own, so that importing it loads nothing else.
 */
export const ANALYSIS_VERSION = 12;
