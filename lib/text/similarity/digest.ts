import { compare, type Overlap } from './compare.ts';
import { coverageOf, type Held } from './coverage.ts';
import {
  isCutShort,
  isMoreThanItem,
  isQuotedBeginning,
  isSameStory,
  mayShareFrame,
  type Sizes,
  THRESHOLDS,
  type Thresholds,
} from './same-story.ts';
import type { ComparedSketch } from './stored-sketch.ts';

/** An earlier text that shares passages with the one in question, which is the second in `overlap`. */
export interface Met {
  overlap: Overlap;
  sizes: Sizes;
  /** With it, earlier texts are compared with each other where that tells something. */
  sketch?: ComparedSketch;
}

/** So much of a text is a passage of another, and not a phrase. */
const MIN_PASSAGE = { share: 0.12, density: 0.6, shared: 8 };
/** With so many texts a text has the frame in common that their publisher prints around each of them. */
const MANY_FRAMED = 3;

/** The texts that one has met, by what it has to do with them. */
export interface Related<T> {
  /** Those that are its story by themselves. */
  same: T[];
  /** Others of which it holds a passage. */
  quoted: T[];
}

export const relate = <T extends Met>(met: readonly T[], thresholds = THRESHOLDS): Related<T> => {
  const framed = met.filter(({ overlap }) => mayShareFrame(overlap));
  const left = areManyUnlike(framed, thresholds) ? met.filter((one) => !framed.includes(one)) : met;
  const alike = left.filter(({ overlap, sizes }) => isSameStory(overlap, sizes, thresholds));
  const unlike = left.filter((one) => !alike.includes(one));
  const same = alike.filter((one) => !unlike.some((other) => isEndOfBoth(one, other, thresholds)));
  return { same, quoted: left.filter((one) => !same.includes(one) && !framed.includes(one) && isPassage(one)) };
};

/** How two earlier texts overlap, if they are one story by themselves. */
const overlapOfSame = (one: Met, other: Met, thresholds: Thresholds): Overlap | undefined => {
  const overlap = one.sketch && other.sketch && compare(one.sketch, other.sketch);
  return overlap && isSameStory(overlap, [one.sizes[0], other.sizes[0]], thresholds) ? overlap : undefined;
};

/** Copies of one text count once: what a text has in common with all of them is no frame. */
const areManyUnlike = (met: readonly Met[], thresholds: Thresholds): boolean => {
  if (met.length < MANY_FRAMED) return false;
  const unlike: Met[] = [];
  for (const one of met) {
    const overlaps = unlike.map((other) => overlapOfSame(other, one, thresholds));
    if (overlaps.some((overlap) => overlap && !mayShareFrame(overlap))) continue;
    unlike.push(one);
    if (unlike.length === MANY_FRAMED) return true;
  }
  return false;
};

/** What stands at the end of a text, and is so small a part of it. */
const isEnd = ({ share, before, behind }: Held): boolean => share < 0.25 && behind <= 0.07 && before >= 0.6;

/**
 * An earlier text that is the end of the one in question, and of another that is unlike this: what a publisher prints below
 * articles, come by itself. It makes no story of the two.
 */
const isEndOfBoth = (one: Met, other: Met, thresholds: Thresholds): boolean => {
  if (!isEnd(coverageOf(one.overlap).second)) return false;
  const overlap = overlapOfSame(one, other, thresholds);
  return overlap !== undefined && isEnd(coverageOf(overlap).second);
};

/** Do some of them stand in different parts of the text? Only then it matters which stories they are of. */
export const areScattered = (met: readonly Met[]): boolean => {
  const places = partsOf(met.map((one, i) => ({ ...one, story: String(i) })));
  return places.some((one, i) => i > 0 && common(one.places, places[0]!.places) < MAX_COMMON * one.share);
};

const isPassage = ({ overlap }: Met): boolean => {
  const { second, density } = coverageOf(overlap);
  return second.share >= MIN_PASSAGE.share && density >= MIN_PASSAGE.density && overlap.shared >= MIN_PASSAGE.shared;
};

/** So much of an earlier text is a passage of the one in question, and not a phrase: a digest may hold ten. */
const MIN_HELD = { share: 0.08, density: 0.6, shared: 15 };
/** What of the earlier text is not most of it. */
const MAX_TEASER_SHARE = 0.5;
/** What stands before it in the earlier text, and before and behind it. */
const MIN_BEFORE = 0.07;
const MIN_AROUND = 0.3;

/** The share of the earlier text that is a passage of the one in question, 0 to 1; 0 if it has no more than phrases of it. */
export const shareHeldIn = (overlap: Overlap): number => {
  const { first, density } = coverageOf(overlap);
  const isPassage = overlap.shared >= MIN_HELD.shared && density >= MIN_HELD.density && first.share >= MIN_HELD.share;
  return isPassage ? first.share : 0;
};

/**
 * Does the earlier text hold the beginning of the one in question, which goes on where it does not, and much else? Then it
 * is a digest, though it came before what it holds.
 */
export const isTeaser = (overlap: Overlap): boolean => {
  const { first, second } = coverageOf(overlap);
  return (
    shareHeldIn(overlap) > 0 &&
    first.share < MAX_TEASER_SHARE &&
    // Two versions of one story begin alike; a digest begins with another one.
    first.before >= MIN_BEFORE &&
    first.before + first.behind >= MIN_AROUND &&
    isQuotedBeginning(second)
  );
};

/** Does the earlier text, which is longer, hold all of the one in question, and more of something else? */
export const isWholePart = (overlap: Overlap): boolean => {
  const { first, second } = coverageOf(overlap);
  return second.share >= WHOLE && first.share < MAX_TEASER_SHARE;
};

/** A story of which a text holds a part. */
export interface Part<T> {
  story: string;
  /** The share of the text, 0 to 1. */
  share: number;
  met: T[];
}

export interface Placing<T> {
  /** The texts whose story this one joins. */
  joins: T[];
  /** Stories it holds a part of, the largest first. */
  parts: Part<T>[];
  /** It holds parts of several stories, none of them the larger part of it, and joins none of them. */
  isDigest: boolean;
}

/** A story that is held wholly may be a piece of a text that came in pieces; a misread or shortened piece seems to be held less. */
const WHOLE = 0.8;
const PIECE = 0.75;
/** Two stories stand in different parts of a text if so little of the smaller part is in the larger. */
const MAX_COMMON = 0.25;
/** A text of which one story is so much is that story's. */
const LARGER_PART = 0.6;
/** So much of an earlier text is more than a passage from within it, and what stands before that. */
const MIN_STORY = 0.25;
const MAX_BEFORE = 0.07;
/** A part of which so much is in a larger one has its words from that. */
const MAX_COVERED = 0.75;
/** Two texts of which either holds so much of the other are copies, digests or not. */
const COPIED = 0.6;

/**
 * Where a text belongs among those that it has met: never to two stories that stand in different parts of it. Two stories
 * that it holds wholly may be pieces of it, if they have words in common.
 *
 * @param same those that are like it by themselves; `wasDigest` those that were found to be digests
 * @param areRelated whether two parts of the text are about one thing, each given as shares of its places
 */
export const place = <T extends Met & { story: string; wasDigest?: boolean }>(
  { same, quoted }: Related<T>,
  areRelated: (one: readonly number[], other: readonly number[]) => boolean,
): Placing<T> => {
  const copies = new Set(same.filter(isCopy));
  const teasers = new Set(quoted.filter(({ overlap }) => isTeaser(overlap)));
  // Another digest of the same stories is no story, nor is one of this text; what is wholly in this text is a piece of it, and
  // what has more in common with it than a digest prints is a story.
  const isDigestOf = (one: T): boolean => {
    const coverage = coverageOf(one.overlap);
    return (
      teasers.has(one) ||
      (Boolean(one.wasDigest) && coverage.first.share < PIECE && !isMoreThanItem(coverage, one.sizes))
    );
  };
  const placed = partsOf([...same, ...quoted].filter((one) => copies.has(one) || !isDigestOf(one)));
  const kept: Placed<T>[] = [];
  const apart = new Set<string>();
  for (const part of placed) {
    if (kept.length > 0 && part.met.every((one) => !same.includes(one) && isFromWithin(one))) continue;
    if (kept.length > 0 && kept.every((other) => isApart(part, other, areRelated))) apart.add(part.story);
    else kept.push(part);
  }
  const isDigest = (apart.size > 0 && placed[0]!.share < LARGER_PART) || [...copies].some(({ wasDigest }) => wasDigest);
  const joins = same.filter((one) => copies.has(one) || !(isDigest || isDigestOf(one) || apart.has(one.story)));
  return { joins, parts: placed.filter(isOwnPart).map(({ story, share, met }) => ({ story, share, met })), isDigest };
};

/** A piece under a lead of its own: a digest has the beginning of a text, and not its end. */
const isAllButLead = ({ share, before, behind, gap }: Held): boolean =>
  share >= 0.25 && behind <= 0.07 && before >= 0.95 * gap;

/** A story that quotes the same passage as a larger part is none. */
const isOwnPart = <T>(part: Placed<T>, i: number, all: readonly Placed<T>[]): boolean =>
  all.slice(0, i).every((larger) => common(part.places, larger.places) < MAX_COVERED * part.share);

/** A passage from within another text makes no digest of a text of which another story is more: those have beginnings. */
const isFromWithin = ({ overlap }: Met): boolean => {
  const { first } = coverageOf(overlap);
  return first.before > MAX_BEFORE && first.share < MIN_STORY;
};

/** Both begin alike, and each goes on otherwise: it cannot be told which of them prints the other's beginning. */
const beginsAlike = ({ overlap }: Met): boolean => {
  const { first, second } = coverageOf(overlap);
  return isQuotedBeginning(first) && isQuotedBeginning(second);
};

const isCopy = ({ overlap }: Met): boolean => {
  const { first, second } = coverageOf(overlap);
  return Math.min(first.share, second.share) >= COPIED;
};

const isApart = <T extends Met>(
  one: Placed<T>,
  other: Placed<T>,
  areRelated: (one: readonly number[], other: readonly number[]) => boolean,
): boolean =>
  common(one.places, other.places) < MAX_COMMON * one.share &&
  !([one, other].every(mayBePiece) && areRelated(one.places, other.places));

const mayBePiece = <T extends Met>({ whole, met }: Placed<T>): boolean =>
  (whole >= PIECE && !met.some(isCutOff)) || met.every(beginsAlike);

/** A piece is in the text with its end. */
const isCutOff = ({ overlap }: Met): boolean => {
  const { first } = coverageOf(overlap);
  return isQuotedBeginning(first) || isCutShort(first);
};

interface Placed<T> extends Part<T> {
  places: number[];
  whole: number;
}

const partsOf = <T extends Met & { story: string }>(met: readonly T[]): Placed<T>[] => {
  const byStory = new Map<string, T[]>();
  for (const one of met) byStory.set(one.story, [...(byStory.get(one.story) ?? []), one]);
  return [...byStory]
    .map(([story, some]) => {
      const held = some.map(({ overlap }) => coverageOf(overlap));
      const places = held[0]!.second.parts.map((_, i) => Math.max(...held.map(({ second }) => second.parts[i] ?? 0)));
      const whole = Math.max(...held.map(({ first }) => (isAllButLead(first) ? first.aroundGap : first.share)));
      return { story, share: mean(places), places, whole, met: some };
    })
    .sort((a, b) => b.share - a.share);
};

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);

const common = (one: readonly number[], other: readonly number[]): number =>
  mean(one.map((share, i) => Math.min(share, other[i] ?? 0)));
