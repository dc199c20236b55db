import { containmentOf, type Overlap } from './compare.ts';

/**
 * What two texts must share to belong to one story, chosen on altered copies of news articles (docs/similarity.md). The
 * most similar of different stories share a passage: a quotation, a paragraph of background, a publisher's notice. So a
 * short text must share a larger part of itself than a long one, and most of itself if the other is so much longer that
 * the shared part is only a passage of it.
 */
export interface Thresholds {
  /** The share of the smaller text's shingles: for texts of `longShingles` or more, and for the shortest. */
  containmentOfLong: number;
  containmentOfShort: number;
  longShingles: number;
  /** Below this Jaccard similarity the shared part is only a passage of the longer text. */
  passageSimilarity: number;
  containmentOfPassage: number;
  /** Fewer shared shingles are chance, however small the sample. */
  minShared: number;
  /** A text with at least this share of shingles with numbers is a table; and what two tables must share. */
  tableNumbers: number;
  containmentOfTable: number;
  /**
   * A text with at least this share of shingles with numbers may be a recurring report. Then the share of its numbers
   * that the other text has must be at least `sameNumbers` times that of its words, within so many standard deviations.
   */
  recurringNumbers: number;
  sameNumbers: number;
  deviations: number;
}

export const THRESHOLDS: Thresholds = {
  containmentOfLong: 0.36,
  containmentOfShort: 0.56,
  longShingles: 300,
  passageSimilarity: 0.13,
  containmentOfPassage: 0.75,
  minShared: 6,
  tableNumbers: 0.4,
  containmentOfTable: 0.58,
  recurringNumbers: 0.2,
  sameNumbers: 0.7,
  deviations: 1.5,
};

/** @param size distinct shingles of the smaller text */
export const isSameStory = (overlap: Overlap, size: number, thresholds = THRESHOLDS): boolean =>
  overlap.shared >= Math.min(thresholds.minShared, size) &&
  containmentOf(overlap) >= requiredContainment(overlap, size, thresholds) &&
  !isRecurringReport(overlap, thresholds);

const requiredContainment = (
  { similarity, numbers, sampled }: Overlap,
  size: number,
  thresholds: Thresholds,
): number => {
  if (similarity < thresholds.passageSimilarity) return thresholds.containmentOfPassage;
  const { containmentOfLong, containmentOfShort, longShingles } = thresholds;
  const required = containmentOfLong + (containmentOfShort - containmentOfLong) * Math.max(0, 1 - size / longShingles);
  return numbers.sampled < thresholds.tableNumbers * sampled
    ? required
    : Math.max(required, thresholds.containmentOfTable);
};

/**
 * Weather reports, closing prices, match results and court lists repeat their words every day, but not their numbers.
 */
const isRecurringReport = (
  { numbers, words, sampled }: Overlap,
  { recurringNumbers, sameNumbers, deviations }: Thresholds,
): boolean => {
  if (numbers.sampled < recurringNumbers * sampled) return false;
  const expected = (numbers.sampled * words.shared) / Math.max(1, words.sampled);
  return numbers.shared + deviations * Math.sqrt(expected) < sameNumbers * expected;
};
