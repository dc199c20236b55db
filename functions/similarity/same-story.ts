import { containmentOf, type Overlap } from './compare.ts';

/**
 * What two texts must share to belong to one story, chosen on spoiled news (docs/similarity.md). Among different
 * stories those come closest that share a passage: a quotation, a paragraph of background, a publisher's notice. So a
 * short text, of which a passage is much, must share more of itself than a long one; and most of itself where the other
 * is so much longer that only a passage of it is concerned.
 */
export interface Thresholds {
  /** Share of the smaller text's shingles: of a text of `long` shingles or more, and of the shortest. */
  containmentOfLong: number;
  containmentOfShort: number;
  long: number;
  /** Below this Jaccard similarity the shared part is a passage of the longer text. */
  passageSimilarity: number;
  containmentOfPassage: number;
  /** Fewer shared shingles are chance, however small the sample. */
  fewestShared: number;
}

export const THRESHOLDS: Thresholds = {
  containmentOfLong: 0.36,
  containmentOfShort: 0.56,
  long: 300,
  passageSimilarity: 0.13,
  containmentOfPassage: 0.75,
  fewestShared: 6,
};

/** @param smaller distinct shingles of the smaller text */
export const isSameStory = (overlap: Overlap, smaller: number, thresholds = THRESHOLDS): boolean =>
  overlap.shared >= Math.min(thresholds.fewestShared, smaller) &&
  containmentOf(overlap) >= requiredContainment(overlap, smaller, thresholds);

const requiredContainment = ({ similarity }: Overlap, smaller: number, thresholds: Thresholds): number => {
  if (similarity < thresholds.passageSimilarity) return thresholds.containmentOfPassage;
  const { containmentOfLong, containmentOfShort, long } = thresholds;
  return containmentOfLong + (containmentOfShort - containmentOfLong) * Math.max(0, 1 - smaller / long);
};
