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
  /** Share of shingles with a number in them that makes a text a table, and what two tables must share. */
  table: number;
  containmentOfTable: number;
  /**
   * Of what is shared of the words so much must be shared of the numbers too, give or take so many deviations, where
   * shingles with a number are this share or more.
   */
  form: number;
  sameNumbers: number;
  deviations: number;
}

export const THRESHOLDS: Thresholds = {
  containmentOfLong: 0.36,
  containmentOfShort: 0.56,
  long: 300,
  passageSimilarity: 0.13,
  containmentOfPassage: 0.75,
  fewestShared: 6,
  table: 0.4,
  containmentOfTable: 0.58,
  form: 0.2,
  sameNumbers: 0.7,
  deviations: 1.5,
};

/** @param smaller distinct shingles of the smaller text */
export const isSameStory = (overlap: Overlap, smaller: number, thresholds = THRESHOLDS): boolean =>
  overlap.shared >= Math.min(thresholds.fewestShared, smaller) &&
  containmentOf(overlap) >= requiredContainment(overlap, smaller, thresholds) &&
  !isSameFormAlone(overlap, thresholds);

const requiredContainment = ({ similarity, numbers, sampled }: Overlap, smaller: number, thresholds: Thresholds) => {
  if (similarity < thresholds.passageSimilarity) return thresholds.containmentOfPassage;
  const { containmentOfLong, containmentOfShort, long } = thresholds;
  const required = containmentOfLong + (containmentOfShort - containmentOfLong) * Math.max(0, 1 - smaller / long);
  return numbers.sampled < thresholds.table * sampled ? required : Math.max(required, thresholds.containmentOfTable);
};

/** Weather reports, closing prices, results, court lists: the words come again every day, the numbers do not. */
const isSameFormAlone = (
  { numbers, words, sampled }: Overlap,
  { form, sameNumbers, deviations }: Thresholds,
): boolean => {
  if (numbers.sampled < form * sampled) return false;
  const expected = (numbers.sampled * words.shared) / Math.max(1, words.sampled);
  return numbers.shared + deviations * Math.sqrt(expected) < sameNumbers * expected;
};
