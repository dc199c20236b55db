import { containmentOf, type Overlap } from './compare.ts';
import { type Coverage, coverageOf, type Held } from './coverage.ts';

/**
 * What two texts must share to belong to one story, chosen on altered copies of news articles, digests and press releases
 * (docs/similarity.md). The most similar of different stories share a passage: a quotation, background, the beginning that
 * a digest prints, what a firm prints under each of its releases. So what counts is not only how much of a
 * text another holds, but how much of both, and where.
 */
export interface Thresholds {
  /** The share of one of the texts that the other holds. */
  held: number;
  /** Less is enough if it is from within the other text and ends this one: a piece under a lead of its own. */
  heldOfPiece: number;
  /** Or if so much of either text is held; of texts of fewer than `longShingles`, up to a tenth more. */
  heldOfBoth: number;
  longShingles: number;
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
  held: 0.5,
  heldOfPiece: 0.45,
  heldOfBoth: 0.45,
  longShingles: 300,
  minShared: 6,
  tableNumbers: 0.4,
  containmentOfTable: 0.58,
  recurringNumbers: 0.2,
  sameNumbers: 0.7,
  deviations: 1.5,
};

/** Distinct shingles of the first and of the second text. */
export type Sizes = readonly [number, number];

export const isSameStory = (overlap: Overlap, sizes: Sizes, thresholds = THRESHOLDS): boolean => {
  if (overlap.shared < Math.min(thresholds.minShared, ...sizes) || isThin(overlap, sizes)) return false;
  const coverage = coverageOf(overlap);
  return (
    isHeldEnough(coverage, sizes, thresholds) &&
    isMoreThanTable(overlap, thresholds) &&
    !isRecurringReport(overlap, thresholds) &&
    !shareFrame(coverage, sizes) &&
    (isMoreThanItem(coverage, sizes) || !(holdsBeginning(coverage, sizes) || isAmongOthers(coverage)))
  );
};

/**
 * Some shared phrases are a large part of few shingles; of a long text and a short one only a sample is compared; and a text of some
 * thousand words has many phrases of any other.
 */
const isThin = (overlap: Overlap, sizes: Sizes): boolean => {
  if (Math.max(...sizes) >= MANY_PHRASES.shingles && containmentOf(overlap) < MANY_PHRASES.containment) return true;
  const { shared, containment } = overlap.sampled < Math.min(...sizes) ? THIN_SAMPLE : THIN;
  return overlap.shared < shared && containmentOf(overlap) < containment;
};

const MANY_PHRASES = { shingles: 3000, containment: 0.3 };
const THIN = { shared: 10, containment: 0.25 };
const THIN_SAMPLE = { shared: 20, containment: 0.7 };

const isHeldEnough = (
  { first, second }: Coverage,
  sizes: Sizes,
  { held, heldOfPiece, heldOfBoth, longShingles }: Thresholds,
): boolean => {
  const shortness = Math.max(0, 1 - Math.min(...sizes) / longShingles);
  const [more, less] = first.share >= second.share ? [first, second] : [second, first];
  // A digest prints beginnings, and what a publisher prints below articles is their end.
  const isPiece = more.behind <= MAX_BESIDE && less.before > MAX_BESIDE && less.behind > MAX_BESIDE;
  return more.share >= (isPiece ? heldOfPiece : held) || less.share >= heldOfBoth + 0.1 * shortness;
};

/** No more than a headline before what is held, or a notice behind it. */
const MAX_BESIDE = 0.07;

const isMoreThanTable = (overlap: Overlap, { tableNumbers, containmentOfTable }: Thresholds): boolean =>
  overlap.numbers.sampled < tableNumbers * overlap.sampled || containmentOf(overlap) >= containmentOfTable;

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

/**
 * A stretch of its own is so many words, the headline not counted, or such a share of the text; if others have the same
 * frame, a few words.
 */
const OWN = { words: 35, share: 0.33 };
/** The frame has the end of the text: one that only begins in the same way was cut and goes on otherwise. */
const MAX_BEHIND = 0.07;
/** What of the rest of either text is held, and how much that is: at first sight, and if others have the same frame. */
const FRAME = { gap: 0.16, around: 0.8, least: 0.4, most: 0.9 };
/** Around a larger stretch less remains, of which the names in it are a larger part. */
const WIDE_FRAME = { ...FRAME, around: 0.7 };
const LIKELY_FRAME = { gap: 0.06, around: 0.7, least: 0.25, most: 0.93 };

/**
 * Each has one stretch of its own, and the rest is the same: press releases of one firm over the same closing paragraphs,
 * a police report with the same words above and below.
 */
const isFrame = ({ first, second }: Coverage, limits: typeof FRAME): boolean =>
  [first, second].every(
    ({ share, behind, gap, aroundGap }) =>
      behind <= MAX_BEHIND &&
      gap >= limits.gap &&
      aroundGap >= limits.around &&
      share >= limits.least &&
      share <= limits.most,
  );

const shareFrame = (coverage: Coverage, [a, b]: Sizes): boolean => {
  const { first, second } = coverage;
  const gaps = [first.gap, second.gap];
  if (Math.min(...gaps) >= OWN.share) return isFrame(coverage, WIDE_FRAME);
  return Math.min(first.gap * a, second.gap * b) >= OWN.words && isFrame(coverage, FRAME);
};

/** The same with less of their own: it counts if a text has the frame of several others. */
export const mayShareFrame = (overlap: Overlap): boolean => isFrame(coverageOf(overlap), LIKELY_FRAME);

/** A digest prints a paragraph or two of each story: half of a story, and a quarter of a text, that has so many words is more. */
const ITEM = { words: 180, half: 0.5, quarter: 0.25 };

export const isMoreThanItem = ({ first, second }: Coverage, [a, b]: Sizes): boolean =>
  Math.min(first.share * a, second.share * b) >= ITEM.words &&
  Math.max(first.share, second.share) >= ITEM.half &&
  Math.min(first.share, second.share) >= ITEM.quarter;

/** If a text holds less than this of the other, and the other less than that, only passages are shared. */
const SMALLER_PASSAGE = 0.4;
const LARGER_PASSAGE = 0.85;

/** One text is held from its first word on, and goes on where the other, in which it is a passage, does not. */
const holdsBeginning = ({ first, second }: Coverage, [a, b]: Sizes): boolean => {
  const [more, less, size] = first.share >= second.share ? [first, second, a] : [second, first, b];
  return less.share < SMALLER_PASSAGE && (isQuotedBeginning(more) || (isCutShort(more) && more.behind * size >= LINE));
};

/** What stands on each side of it, on both, and how much of either text is held at most. */
const AMONG = { side: 0.07, around: 0.3, most: 0.6 };

/** One text holds no more than the beginning of the other, between others: it is a digest. */
const isAmongOthers = ({ first, second }: Coverage): boolean => isAmong(first, second) || isAmong(second, first);

const isAmong = (digest: Held, story: Held): boolean =>
  Math.max(digest.share, story.share) < AMONG.most &&
  Math.min(digest.before, digest.behind) >= AMONG.side &&
  digest.before + digest.behind >= AMONG.around &&
  isQuotedBeginning(story);

/** Is of a text only the beginning held? */
export const isQuotedBeginning = ({ share, before, behind }: Held): boolean =>
  share < LARGER_PASSAGE && before <= MAX_BESIDE && behind >= 0.15;

/** More words than this below a passage are no line of its printer's. */
const LINE = 16;

/** Is nothing but the end missing, be it only a sentence or two? A digest's item from a short text is most of it. */
export const isCutShort = ({ before, behind, gap, aroundGap }: Held): boolean =>
  before <= MAX_BESIDE && behind >= 0.12 && gap === behind && aroundGap >= 0.95;
