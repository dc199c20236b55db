import type { Attribution, Tagging } from './attributions.ts';
import { rowOf } from './crf.ts';
import { mix } from './feature-buffer.ts';
import { INSIDE, type TokenTable } from './token-table.ts';

/** A logistic regression over hashed features: how likely an attribution is what a reader would mark. */
export interface AcceptanceWeights {
  weights: Float32Array | Int8Array;
  /** Number of weights less one; a power of two less one. */
  mask: number;
  scale: number;
}

const level = (p: number): number => {
  const x = Math.log((p + 1e-4) / (1 - p + 1e-4));
  return Math.max(-6, Math.min(6, Math.round(x * 1.5)));
};

const size = (n: number): number => (n <= 8 ? n : n <= 12 ? 9 : n <= 18 ? 10 : n <= 28 ? 11 : n <= 45 ? 12 : 13);

/** What an attribution stands among: the other attributions of its document. */
export interface Surroundings {
  /** The surest other attribution whose content holds this one's cue: how sure, 0 where there is none. */
  outer: number;
  /** How much surer than it is the surest other attribution that claims the same content. */
  rival: number;
  /** Attributions in the sentence. */
  crowd: number;
  /** Quoted tokens of the document, in sixteenths. */
  quotedShare: number;
}

/** Hashed features of an attribution, to be looked up in the weights. */
export const acceptanceFeatures = (
  table: TokenTable,
  tagging: Tagging,
  attribution: Attribution,
  sureness: number,
  around: Surroundings,
  out: number[],
): void => {
  const { cue, source, content, confidence, contentSureness, sourceSureness } = attribution;
  const { lemma, word, cluster, subcluster } = table;
  out.length = 0;
  const add = (id: number, a: number, b = 0, c = 0): void => {
    out.push(mix(mix(mix(id + 500, a), b), c));
  };
  const sure = level(confidence);
  const cueSure = level(sureness);
  const first = content[0]!;
  const last = content.at(-1)!;
  let tokens = 0;
  let quoted = 0;
  let labelled = 0;
  let names = 0;
  for (const { from, to } of content)
    for (let i = from; i < to; i++) {
      tokens++;
      if (table.quote[i] === INSIDE) quoted++;
      if (tagging.labels[i] === 3) labelled++;
      if (table.entity[i]! > 4) names++;
    }
  const length = size(tokens);
  const quotedPart = quoted === 0 ? 0 : quoted * 2 < tokens ? 1 : quoted < tokens ? 2 : 3;
  const cueQuoted = table.quote[cue.head] === INSIDE ? 1 : 0;
  const position = last.to <= cue.from ? 0 : first.from >= cue.to ? 1 : 2;
  const gap = position === 1 ? Math.min(first.from - cue.to, 4) : position === 0 ? Math.min(cue.from - last.to, 4) : 5;
  const s = table.sentence[cue.head]!;
  const sourceKind = source
    ? 1 +
      (table.entity[source.to - 1]! & 3) * 2 +
      (source.to - source.from === 1 && table.shape[source.from] === 1 ? 1 : 0)
    : 0;
  const head = lemma[cue.head]!;
  const share = Math.round((labelled / tokens) * 4);
  add(1, 0);
  add(2, sure);
  add(3, cueSure);
  add(4, sure, cueSure);
  add(5, level(contentSureness));
  add(6, sure, level(contentSureness));
  add(7, level(sourceSureness), sourceKind);
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
  add(39, names > 0 ? 1 : 0, length);
  add(40, head, around.outer > 0.3 ? 1 : 0, cueQuoted);
};

/** Probability that the attribution stands. */
export const acceptance = ({ weights, mask, scale }: AcceptanceWeights, features: readonly number[]): number => {
  let sum = 0;
  for (const feature of features) sum += weights[rowOf(feature, mask)]!;
  return 1 / (1 + Math.exp(-sum * scale));
};

/** What each attribution stands among. Attributions come in text order; only near ones can touch. */
export const surroundings = (table: TokenTable, attributions: readonly Attribution[]): Surroundings[] => {
  let quoted = 0;
  for (let i = 0; i < table.size; i++) if (table.quote[i] === INSIDE) quoted++;
  const quotedShare = table.size === 0 ? 0 : Math.round((16 * quoted) / table.size);
  const perSentence = new Map<number, number>();
  for (const { cue } of attributions) {
    const s = table.sentence[cue.head]!;
    perSentence.set(s, (perSentence.get(s) ?? 0) + 1);
  }
  return attributions.map((own, index) => {
    let outer = 0;
    let rival = 0;
    const s = table.sentence[own.cue.head]!;
    for (let j = Math.max(0, index - 8); j < Math.min(attributions.length, index + 9); j++) {
      const other = attributions[j]!;
      if (j === index || table.sentence[other.cue.head] !== s) continue;
      if (other.content.some(({ from, to }) => from <= own.cue.from && own.cue.to <= to))
        outer = Math.max(outer, other.confidence);
      if (sharedTokens(own, other) > 0.6) rival = Math.max(rival, other.confidence);
    }
    return { outer, rival, crowd: perSentence.get(s)!, quotedShare };
  });
};

const sharedTokens = (a: Attribution, b: Attribution): number => {
  let shared = 0;
  let total = 0;
  for (const { from, to } of a.content) {
    total += to - from;
    for (const other of b.content) shared += Math.max(0, Math.min(to, other.to) - Math.max(from, other.from));
  }
  for (const { from, to } of b.content) total += to - from;
  return total === 0 ? 0 : (2 * shared) / total;
};
