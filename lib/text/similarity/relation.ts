import type { Relation } from '../vocabulary.ts';
import type { Overlap } from './compare.ts';

/** Share of a text that may be added or dropped without its being called more than a reprint, an excerpt … */
const LITTLE = 0.1;

/**
 * What a later text is to an earlier one, by the shares of the later that are new and of the earlier that are left out.
 *
 * @param added share of the later text, 0 to 1, that the earlier has not
 * @param dropped share of the earlier text, 0 to 1, that the later has not
 */
export const relationOf = (added: number, dropped: number): Exclude<Relation, 'exact copy'> => {
  if (added <= LITTLE) return dropped <= LITTLE ? 'reprint' : 'excerpt';
  return dropped <= LITTLE ? 'expansion' : 'revision';
};

/** Share of the shingles that single changed words and misread letters may have cost both texts. */
const CHANGED = 0.2;

/** The same by sketches alone, where a text cannot be read any more: roughly, as a changed word is no new sentence. */
export const relationBySketches = ({ firstInSecond, secondInFirst }: Overlap) => {
  const changed = Math.min(CHANGED, 1 - Math.max(firstInSecond, secondInFirst));
  return relationOf(1 - secondInFirst - changed, 1 - firstInSecond - changed);
};
