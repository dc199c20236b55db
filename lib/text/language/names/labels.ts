/** What the tagger tells apart. MISC (nationalities, works, events) is learnt so that it is not taken for the others. */
export type NameType = 'PER' | 'ORG' | 'LOC' | 'MISC';
export const NAME_TYPES: readonly NameType[] = ['PER', 'ORG', 'LOC', 'MISC'];

/** O, then for each type B (begins a name) and I (goes on). BILOU's further labels were measured and gained nothing. */
export const LABELS: readonly string[] = ['O', ...NAME_TYPES.flatMap((type) => [`B-${type}`, `I-${type}`])];

export const OUTSIDE = 0;
export const isBegin = (label: number): boolean => label % 2 === 1;
export const typeOf = (label: number): number => (label - 1) >> 1;

/** The label of token `at` of a name. */
export const labelAt = (type: number, at: number): number => 1 + 2 * type + (at === 0 ? 0 : 1);

/** I may only follow B or I of its type. */
export const mayFollow = (from: string | undefined, to: string | undefined): boolean =>
  !to?.startsWith('I-') || (from !== undefined && from !== 'O' && from.slice(2) === to.slice(2));
