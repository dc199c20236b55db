import type { EntityType } from '../../vocabulary.ts';

/** The types that the tagger distinguishes. MISC (nationalities, works, events) is learnt only to keep it apart. */
export type NameType = 'PER' | 'ORG' | 'LOC' | 'MISC';
export const NAME_TYPES: readonly NameType[] = ['PER', 'ORG', 'LOC', 'MISC'];

export const ENTITY_TYPES: Readonly<Record<NameType, EntityType | undefined>> = {
  PER: 'person',
  ORG: 'organisation',
  LOC: 'place',
  MISC: undefined,
};

/** O, then for each type B (begins a name) and I (inside one). The further labels of BILOU were measured: no gain. */
export const LABELS: readonly string[] = ['O', ...NAME_TYPES.flatMap((type) => [`B-${type}`, `I-${type}`])];

export const OUTSIDE = 0;
export const isBegin = (label: number): boolean => label % 2 === 1;

/** Index into NAME_TYPES of a label other than OUTSIDE. */
export const typeOf = (label: number): number => (label - 1) >> 1;

/** The label of token `at` of a name. */
export const labelAt = (type: number, at: number): number => 1 + 2 * type + (at === 0 ? 0 : 1);

/** Whether label `to` may follow `from` (undefined: the edge of the sentence). I may only follow B or I of its type. */
export const mayFollow = (from: string | undefined, to: string | undefined): boolean =>
  !to?.startsWith('I-') || (from !== undefined && from !== 'O' && from.slice(2) === to.slice(2));
