/** The words that a row may hold, where one attribute takes one of a few. */

/** What a name stands for. */
export type EntityType = 'person' | 'organisation' | 'place';

/** Whether a statement stands in quotation marks, is reported in the writer's words, or both. */
export type StatementKind = 'direct' | 'indirect' | 'mixed';

/** Whether somebody is reported to have said something, or to think, hope or fear it. */
export type Act = 'speech' | 'thought';

/** What somebody does by saying it. */
export const STANCES = [
  'asserts',
  'alleges',
  'denies',
  'doubts',
  'urges',
  'argues',
  'asks',
  'promises',
  'warns',
] as const;
export type Stance = (typeof STANCES)[number];

/**
 * What a file is to the article it repeats; `exact copy` goes with the outcome `copy`. In a `revision` something is new
 * and something gone or changed; in a `correction` a note says so, or the new words say the opposite of the old. A text
 * that `quotes` holds a passage of another story; a `digest` holds parts of several, none of them the larger part of it.
 */
export type Relation =
  | 'exact copy'
  | 'reprint'
  | 'excerpt'
  | 'expansion'
  | 'revision'
  | 'correction'
  | 'quotes'
  | 'digest';

/** What a changed word is, the most telling first. */
export const CHANGE_KINDS = ['negation', 'figure', 'name', 'quotation', 'date', 'wording'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
