import { containmentOf, type Overlap } from './compare.ts';

/**
 * What two texts must share to belong to one story, chosen on spoiled news (docs/similarity.md). Among different
 * stories those come closest that share a passage: a quotation, a paragraph of background, a publisher's notice. So a
 * short text, of which a passage is much, must share more of itself than a long one; and most of itself where the other
 * is so much longer that only a passage of it is concerned.
 */
export const LONG = 300;
export const CONTAINMENT_OF_LONG = 0.36;
export const CONTAINMENT_OF_SHORT = 0.56;
/** Below this similarity the shared part is a passage of the longer text. */
export const PASSAGE_SIMILARITY = 0.1;
export const CONTAINMENT_OF_PASSAGE = 0.66;
/** Fewer shared shingles are chance, however small the sample. */
export const FEWEST_SHARED = 6;

/** @param smaller distinct shingles of the smaller text */
export const isSameStory = (overlap: Overlap, smaller: number): boolean =>
  overlap.shared >= Math.min(FEWEST_SHARED, smaller) && containmentOf(overlap) >= requiredContainment(overlap, smaller);

const requiredContainment = ({ similarity }: Overlap, smaller: number): number => {
  if (similarity < PASSAGE_SIMILARITY) return CONTAINMENT_OF_PASSAGE;
  const shortness = Math.max(0, 1 - smaller / LONG);
  return CONTAINMENT_OF_LONG + (CONTAINMENT_OF_SHORT - CONTAINMENT_OF_LONG) * shortness;
};
