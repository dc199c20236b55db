import type { Attribution } from './attribution.ts';
import { AROUND_CUE, logit, type Measures } from './measures.ts';
import { PUNCTUATION, type TokenTable } from './token-table.ts';

/** A logistic regression over hashed features: how likely an attribution is what a reader would mark. */
export interface AcceptanceWeights {
  weights: Float32Array | Int8Array;
  /** Number of weights less one; a power of two less one. */
  mask: number;
  scale: number;
}

const mix = (a: number, b: number): number => {
  const h = Math.imul(a ^ 0x2c1b3c6d, 0x297a2d39) ^ b;
  return Math.imul(h ^ (h >>> 15), 0x85ebca6b);
};

/** Spreads a hash over all its bits before the low ones choose a weight. */
export const rowOf = (hash: number, mask: number): number => {
  let h = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  h ^= h >>> 15;
  return h & mask;
};

const level = (p: number): number => Math.max(-6, Math.min(6, Math.round(logit(p) * 1.5)));

const size = (n: number): number => (n <= 8 ? n : n <= 12 ? 9 : n <= 18 ? 10 : n <= 28 ? 11 : n <= 45 ? 12 : 13);

/** How many there are of each attribution. */
const FEATURES = 60;

/** Hashed features of an attribution, to be looked up in the weights: its words, and how sure the taggers are. */
export const acceptanceFeatures = (
  table: TokenTable,
  { cue, source, content }: Attribution,
  measures: Measures,
): Int32Array => {
  const { lemma, word, cluster, subcluster } = table;
  const { around, tokens, quoted, cueQuoted, position, sourceKind, sentence: s } = measures;
  const out = new Int32Array(FEATURES);
  let features = 0;
  const add = (id: number, a: number, b = 0, c = 0): void => {
    out[features++] = mix(mix(mix(id + 500, a), b), c);
  };
  const sure = level(measures.confidence);
  const cueSure = level(measures.sureness);
  const contentSure = level(measures.contentSureness);
  const contentful = level(measures.contentful);
  const first = content[0]!;
  const last = content.at(-1)!;
  const length = size(tokens);
  const quotedPart = quoted === 0 ? 0 : quoted * 2 < tokens ? 1 : quoted < tokens ? 2 : 3;
  const gap = position === AROUND_CUE ? 5 : Math.min(measures.gap, 4);
  const head = lemma[cue.head]!;
  const share = Math.round((measures.labelled / tokens) * 4);
  const dice = Math.round(20 * measures.dice);
  const begins = level(measures.begins[0]) * 16 + level(measures.begins[1]);
  const lastSure = level(measures.ends[0]);
  const nextSure = level(measures.ends[1]);
  const ends = lastSure * 16 + nextSure;
  const next = last.to < table.size ? word[last.to]! : 0;
  add(1, 0);
  add(2, sure);
  add(3, cueSure);
  add(4, sure, cueSure);
  add(5, contentSure);
  add(6, sure, contentSure);
  add(7, level(measures.sourceSureness), sourceKind);
  add(8, head);
  add(9, head, sure);
  add(10, head, length);
  add(11, length, sure);
  add(12, length, content.length);
  add(13, word[first.from]!, position);
  add(14, head, word[first.from]!);
  add(15, position, gap, sure);
  add(16, quotedPart, cueQuoted);
  add(17, quotedPart, sure);
  add(18, level(around.outer), cueQuoted);
  add(19, level(around.outer), sure);
  add(20, level(around.rival), sure);
  add(21, Math.min(around.crowd, 6), sure);
  add(22, s === 0 ? 1 : s === 1 ? 2 : 3, sure);
  add(23, share, sure);
  add(24, share, length);
  add(25, cluster[cue.head]!, sourceKind);
  add(26, subcluster[cue.head]!);
  add(27, around.quotedShare, sure);
  add(28, cue.to - cue.from, table.cue[cue.head]!);
  add(29, word[cue.from]!, word[cue.to - 1]!);
  add(30, table.suffix[cue.head]!);
  add(31, head, sourceKind);
  add(32, cluster[first.from]!, cluster[last.to - 1]!);
  add(33, word[last.to - 1]!);
  add(34, last.to < table.size ? word[last.to]! : 0);
  add(35, first.from > 0 ? word[first.from - 1]! : 0, position);
  add(36, source ? word[source.to - 1]! : 0);
  add(37, source ? cluster[source.to - 1]! : 0, cluster[cue.head]!);
  add(38, size(table.firsts[s + 1]! - table.firsts[s]!), length);
  add(39, measures.names > 0 ? 1 : 0, length);
  add(40, head, around.outer > 0.3 ? 1 : 0, cueQuoted);
  // How it is delimited.
  add(50, dice);
  add(51, dice, sure);
  add(52, dice, length);
  add(53, begins);
  add(54, ends);
  add(55, level(measures.least), dice);
  add(56, nextSure, next);
  add(57, lastSure, next);
  add(58, Math.min(measures.joints, 2), dice);
  add(59, measures.own, dice);
  add(60, head, next);
  add(61, last.to >= cue.end ? 1 : 0, lastSure);
  add(62, table.shape[last.to] === PUNCTUATION ? 1 : 0, ends);
  add(63, head, dice);
  add(64, content.length, dice);
  add(65, word[last.to - 1]!, lastSure);
  add(66, cluster[last.to - 1]!, last.to < table.size ? cluster[last.to]! : 0);
  add(67, word[first.from]!, first.from > 0 ? word[first.from - 1]! : 0);
  add(68, contentful);
  add(69, contentful, sure);
  if (features !== FEATURES) throw new RangeError(`${features} features, not ${FEATURES}`);
  return out;
};

/** Probability that the attribution stands. */
export const acceptance = ({ weights, mask, scale }: AcceptanceWeights, features: Int32Array): number => {
  let sum = 0;
  for (const feature of features) sum += weights[rowOf(feature, mask)]!;
  return 1 / (1 + Math.exp(-sum * scale));
};
