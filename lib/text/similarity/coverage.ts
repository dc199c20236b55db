import type { Overlap, Sample } from './compare.ts';

/** How much of a text another holds, and where. Shares of the text, 0 to 1. */
export interface Held {
  share: number;
  /** What comes before the first part that is held, and behind the last. */
  before: number;
  behind: number;
  /** The longest stretch that is not held, and how much of the rest is. */
  gap: number;
  aroundGap: number;
  /** The share of each part, from the first to the last: 0 to 1. */
  parts: readonly number[];
}

/** How much of each of two texts the other holds. */
export interface Coverage {
  first: Held;
  second: Held;
  /**
   * The share of shingles that are the same where the texts are: all in a clean copy, a third with 8 % of letters misread.
   * It tells a misread copy from a text that holds a third of the other.
   */
  density: number;
}

/** Texts that have fewer shingles in common, even where they have most, share phrases and no passage. */
const MIN_DENSITY = 0.35;
/** A part of a text is held if it has this share of the density. */
const HELD = 0.34;
/** Parts that are looked at together: a single part of a short text has few shingles. */
const WINDOW = 3;

/** An overlap is looked at from several sides. */
const known = new WeakMap<Overlap, Coverage>();

/** Of sketches that do not say where their shingles stand, only how much is held. */
export const coverageOf = (overlap: Overlap): Coverage => {
  const coverage = known.get(overlap) ?? findCoverage(overlap);
  known.set(overlap, coverage);
  return coverage;
};

const findCoverage = ({ parts, firstInSecond, secondInFirst }: Overlap): Coverage => {
  if (!parts) return { first: spread(firstInSecond), second: spread(secondInFirst), density: 1 };
  const densest = Math.max(MIN_DENSITY, (densestOf(parts[0]) + densestOf(parts[1])) / 2);
  const density = Math.max(MIN_DENSITY, (densityOf(parts[0], densest) + densityOf(parts[1], densest)) / 2);
  return { first: heldOf(parts[0], density), second: heldOf(parts[1], density), density };
};

const spread = (share: number): Held => ({ share, before: 0, behind: 0, gap: 0, aroundGap: share, parts: [share] });

const sum = (parts: readonly Sample[]): Sample => {
  const total = { sampled: 0, shared: 0 };
  for (const { sampled, shared } of parts) {
    total.sampled += sampled;
    total.shared += shared;
  }
  return total;
};

/** As if one more had been seen that is not shared: a phrase in a short text is no passage. */
const densityIn = (parts: readonly Sample[]): number => {
  const { sampled, shared } = sum(parts);
  return shared / (sampled + 1);
};

const densestOf = (parts: readonly Sample[]): number => {
  let densest = 0;
  for (let i = 0; i + WINDOW <= parts.length; i++) densest = Math.max(densest, densityIn(parts.slice(i, i + WINDOW)));
  return densest;
};

const isHeld = ({ sampled, shared }: Sample, density: number): boolean =>
  sampled > 0 && shared >= sampled * Math.min(1, HELD * density);

/** From the first part that is held to the last. */
const spanOf = (parts: readonly Sample[], density: number): readonly [number, number] | undefined => {
  const from = parts.findIndex((part) => isHeld(part, density));
  return from < 0 ? undefined : [from, parts.findLastIndex((part) => isHeld(part, density)) + 1];
};

/** The longest run of parts that are not held. */
const gapOf = (parts: readonly Sample[], density: number): readonly [number, number] => {
  let longest: readonly [number, number] = [0, 0];
  let from = 0;
  parts.forEach((part, i) => {
    if (isHeld(part, density)) from = i + 1;
    else if (i + 1 - from > longest[1] - longest[0]) longest = [from, i + 1];
  });
  return longest;
};

const densityOf = (parts: readonly Sample[], densest: number): number => {
  const span = spanOf(parts, densest);
  return span ? densityIn(parts.slice(...span)) : densest;
};

const heldOf = (parts: readonly Sample[], density: number): Held => {
  const held = parts.map(({ sampled, shared }) => (sampled === 0 ? 0 : Math.min(1, shared / sampled / density)));
  const size = (from: number, to: number) => sum(parts.slice(from, to)).sampled;
  const whole = Math.max(1, size(0, parts.length));
  const weight = held.reduce((so, share, i) => so + share * parts[i]!.sampled, 0);
  const [from, to] = spanOf(parts, density) ?? [parts.length, parts.length];
  const [start, end] = gapOf(parts, density);
  const inGap = held.slice(start, end).reduce((so, share, i) => so + share * parts[start + i]!.sampled, 0);
  const gap = size(start, end) / whole;
  return {
    share: weight / whole,
    before: size(0, from) / whole,
    behind: from === parts.length ? 1 : size(to, parts.length) / whole,
    gap,
    aroundGap: (weight - inGap) / Math.max(1, whole - size(start, end)),
    parts: held,
  };
};
