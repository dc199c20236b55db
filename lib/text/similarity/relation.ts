import type { Relation } from '../vocabulary.ts';
import type { Overlap } from './compare.ts';

/** The share of a text that may be added or dropped in a reprint; dropped in an expansion, added in an excerpt. */
const MAX_MINOR_SHARE = 0.1;

/**
 * The relation of a later text to an earlier one.
 *
 * @param added share of the later text, 0 to 1, that the earlier one does not have
 * @param dropped share of the earlier text, 0 to 1, that the later one does not have
 */
export const relationOf = (added: number, dropped: number): Relation => {
  if (added <= MAX_MINOR_SHARE) return dropped <= MAX_MINOR_SHARE ? 'reprint' : 'excerpt';
  return dropped <= MAX_MINOR_SHARE ? 'expansion' : 'revision';
};

/** The share of shingles that may differ because of single changed words and misread letters. */
const MAX_CHANGED_SHARE = 0.2;

/**
 * The same from sketches alone, if the earlier text can no longer be read. An estimate: a changed word is not a new
 * sentence.
 */
export const relationBySketches = ({ firstInSecond, secondInFirst }: Overlap): Relation => {
  const changed = Math.min(MAX_CHANGED_SHARE, 1 - Math.max(firstInSecond, secondInFirst));
  return relationOf(1 - secondInFirst - changed, 1 - firstInSecond - changed);
};
