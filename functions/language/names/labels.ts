/** What the tagger tells apart. MISC (nationalities, works, events) is learnt so that it is not taken for the others. */
export type NameType = 'PER' | 'ORG' | 'LOC' | 'MISC';
export const NAME_TYPES: readonly NameType[] = ['PER', 'ORG', 'LOC', 'MISC'];

/** O, then for each type B (begins a name), I (goes on): label 1 + 2 × type, + 1. */
export const LABELS: readonly string[] = ['O', ...NAME_TYPES.flatMap((type) => [`B-${type}`, `I-${type}`])];

export const OUTSIDE = 0;
export const beginOf = (type: number): number => 1 + 2 * type;
export const insideOf = (type: number): number => 2 + 2 * type;
export const isBegin = (label: number): boolean => label % 2 === 1;
export const typeOf = (label: number): number => (label - 1) >> 1;

/** I may only follow B or I of its type. */
export const mayFollow = (from: string | undefined, to: string | undefined): boolean =>
  !to?.startsWith('I-') || (from !== undefined && from !== 'O' && from.slice(2) === to.slice(2));
