import type { Attribution, Tagging } from './attribution.ts';
import { CONTENT } from './cue-columns.ts';
import type { Surroundings } from './surroundings.ts';
import {
  ENTITY_TYPE,
  INSIDE,
  LOWER_CASE,
  NO_CUE,
  NO_NAME,
  SPEECH,
  startsName,
  type TokenTable,
} from './token-table.ts';

/** What is known of an attribution whose content is delimited in one way, in numbers. */
export interface Measures {
  confidence: number;
  sureness: number;
  contentful: number;
  contentSureness: number;
  sourceSureness: number;
  /** 0 no source, else 1 + twice the kind of the name it ends in, + 1 for a single word without a capital. */
  sourceKind: number;
  /** Of the content: tokens, quoted ones, ones the first tagger calls content, names. */
  tokens: number;
  quoted: number;
  labelled: number;
  names: number;
  /** The cue's verb stands in quotation marks: 1 or 0. */
  cueQuoted: number;
  /** Whether the content is BEFORE_CUE, BEHIND_CUE or AROUND_CUE. */
  position: number;
  /** Tokens between. */
  gap: number;
  /** Index of the sentence. */
  sentence: number;
  around: Surroundings;
  /** The Dice coefficient to be expected of it, by what the second tagger holds of each token. */
  dice: number;
  /** Mean and least probability of the content's tokens, the sum over all tokens, and those at its ends, inside and out. */
  inside: number;
  least: number;
  all: number;
  begins: readonly [inside: number, outside: number];
  ends: readonly [inside: number, outside: number];
  /** Reporting verbs joined on by "and" or a comma. */
  joints: number;
  /** Delimited as the tagger does: 1 or 0. */
  own: number;
}

/** Where a content is with respect to its cue. */
const BEFORE_CUE = 0;
const BEHIND_CUE = 1;
export const AROUND_CUE = 2;

export const measure = (
  table: TokenTable,
  tagging: Tagging,
  { cue, source, content, odds, confidence, contentful, contentSureness, sourceSureness }: Attribution,
  sureness: number,
  around: Surroundings,
  own: boolean,
): Measures => {
  const oddsAt = (i: number): number => (i < cue.first || i >= cue.end ? 0 : odds[i - cue.first]!);
  const first = content[0]!;
  const last = content.at(-1)!;
  let tokens = 0;
  let quoted = 0;
  let labelled = 0;
  let names = 0;
  let inside = 0;
  let least = 1;
  let joints = 0;
  for (const { from, to } of content)
    for (let i = from; i < to; i++) {
      tokens++;
      if (table.quote[i] === INSIDE) quoted++;
      if (tagging.labels[i] === CONTENT) labelled++;
      if (startsName(table.entity[i]!)) names++;
      inside += oddsAt(i);
      least = Math.min(least, oddsAt(i));
      if (i > from && table.cue[i] === SPEECH && (table.text[i - 1] === 'and' || table.text[i - 1] === ',')) joints++;
    }
  let all = 0;
  for (const p of odds) all += p;
  const position = last.to <= cue.from ? BEFORE_CUE : first.from >= cue.to ? BEHIND_CUE : AROUND_CUE;
  return {
    confidence,
    sureness,
    contentful,
    contentSureness,
    sourceSureness,
    sourceKind: source
      ? 1 +
        (table.entity[source.to - 1]! & ENTITY_TYPE) * 2 +
        (source.to - source.from === 1 && table.shape[source.from] === LOWER_CASE ? 1 : 0)
      : 0,
    tokens,
    quoted,
    labelled,
    names,
    cueQuoted: table.quote[cue.head] === INSIDE ? 1 : 0,
    position,
    gap: position === BEHIND_CUE ? first.from - cue.to : position === BEFORE_CUE ? cue.from - last.to : 0,
    sentence: table.sentence[cue.head]!,
    around,
    dice: (2 * inside) / (tokens + all + 1e-6),
    inside: inside / tokens,
    least,
    all,
    begins: [oddsAt(first.from), oddsAt(first.from - 1)],
    ends: [oddsAt(last.to - 1), oddsAt(last.to)],
    joints,
    own: own ? 1 : 0,
  };
};

/** What the trees compare; the last is left for what the regression makes of the words. */
export const valuesOf = (
  table: TokenTable,
  tagging: Tagging,
  { cue, source, content }: Attribution,
  measures: Measures,
): Float32Array => {
  const first = content[0]!;
  const last = content.at(-1)!;
  const { around, sentence: s, tokens } = measures;
  const sentences = table.sentence.at(-1)! + 1;
  return Float32Array.of(
    logit(measures.confidence),
    logit(measures.sureness),
    logit(measures.contentSureness),
    logit(measures.sourceSureness),
    measures.sourceKind,
    tokens,
    content.length,
    measures.quoted / tokens,
    measures.cueQuoted,
    measures.position,
    measures.gap,
    around.outer,
    around.rival - measures.confidence,
    around.crowd,
    Math.min(s, 3),
    around.quotedShare,
    measures.labelled / tokens,
    measures.names,
    cue.to - cue.from,
    table.cue[cue.head]!,
    table.firsts[s + 1]! - table.firsts[s]!,
    table.shape[cue.head]!,
    source ? cue.from - source.to : -20,
    source ? source.to - source.from : 0,
    cue.from - table.firsts[s]!,
    table.shape[first.from]!,
    sentences,
    s / sentences,
    around.density,
    around.trust,
    around.inner,
    around.shared,
    kindOfWord(table, first.from),
    kindOfWord(table, cue.to),
    cue.from > 0 ? kindOfWord(table, cue.from - 1) : 0,
    kindOfWord(table, last.to),
    kindOfWord(table, last.to - 1),
    mean(tagging.asContent, first.from, last.to),
    source ? mean(tagging.asSource, source.from, source.to) : -1,
    last.to < table.size ? tagging.asContent[last.to]! : 0,
    first.from > 0 ? tagging.asContent[first.from - 1]! : 0,
    measures.dice,
    measures.inside,
    measures.all,
    measures.least,
    logit(measures.begins[0]),
    logit(measures.begins[1]),
    logit(measures.ends[0]),
    logit(measures.ends[1]),
    measures.joints,
    measures.own,
    last.to >= cue.end ? 1 : 0,
    last.to < table.size ? table.shape[last.to]! : 0,
    logit(measures.contentful),
    0,
  );
};

const mean = (values: Float32Array, from: number, to: number): number => {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i]!;
  return sum / (to - from);
};

/** What a token is, as far as it tells where clauses begin and end. */
const kindOfWord = (table: TokenTable, i: number): number => {
  if (i >= table.size) return 0;
  if (table.quote[i]! > INSIDE) return 1;
  const known = WORD_KINDS.get(table.text[i]!);
  if (known !== undefined) return known;
  if (table.entity[i]! > NO_NAME) return 12;
  if (table.cue[i]! > NO_CUE) return 13 + table.cue[i]!;
  return 20 + table.shape[i]!;
};

const WORD_KINDS = new Map(
  [
    'that',
    'to',
    'whether if how why what who which when where',
    'the a an this these those his her their its my our your',
    'he she it they we i you him them her me us',
    'in on at of by with from about against over after before during into',
    ', ;',
    '. ? !',
    ': - -- — –',
    'and or but',
    'for as because since while although though so than',
  ].flatMap((list, i) => list.split(' ').map((word): [string, number] => [word, i + 2])),
);

export const logit = (p: number): number => Math.log((p + 1e-4) / (1 - p + 1e-4));
