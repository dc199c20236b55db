import type { Attribution, Tagging, TokenRange } from './attribution.ts';
import { type Crf, CrfScratch, decode, exponentiate, marginals, probability, score, sumWithout } from './crf.ts';
import { addTokens, CONTENT, CUE, CUE_LABELS, type CueColumn, cueColumns, SOURCE } from './cue-columns.ts';
import {
  addSpan,
  type CueSpan,
  cueSpan,
  ITS_CONTENT,
  ITS_SOURCE,
  OTHER,
  SPAN_LABELS,
  type SpanColumn,
  spanColumns,
} from './span-columns.ts';
import type { StatementModel } from './statement-model.ts';
import { CAPITALISED, INSIDE, LOWER_CASE, NO_CUE, OUTSIDE, PUNCTUATION, type TokenTable } from './token-table.ts';

/** A cue is looked for where a token is one with this probability: low, since what is none is turned down later. */
const CUE_BEGINS = 0.2;
/** The same in a sentence with quotation marks: somebody is quoted there. */
const CUE_BEGINS_QUOTING = 0.1;
/** Its neighbours are part of it from this probability on. */
const CUE_GOES_ON = 0.2;

const tokenColumns = cueColumns();
const aroundCues = spanColumns();
const scratch = new CrfScratch();

/** Paragraphs longer than this are tagged in parts of whole sentences: memory stays bounded. */
const LONGEST_RUN = 4000;

/** Stretches of whole sentences of one paragraph, as token ranges. */
export const taggingRuns = (table: TokenTable): TokenRange[] => {
  const runs: TokenRange[] = [];
  const sentences = table.paragraphOf.length;
  for (let s = 0; s < sentences; ) {
    let end = s + 1;
    while (
      end < sentences &&
      table.paragraphOf[end] === table.paragraphOf[s] &&
      table.firsts[end + 1]! - table.firsts[s]! <= LONGEST_RUN
    )
      end++;
    for (let from = table.firsts[s]!; from < table.firsts[end]!; from += LONGEST_RUN)
      runs.push({ from, to: Math.min(from + LONGEST_RUN, table.firsts[end]!) });
    s = end;
  }
  return runs;
};

/**
 * Runs the first tagger over the document.
 *
 * @param always verbs that are cues whatever the tagger says: what is no attribution is turned down later.
 */
export const tagCues = (model: StatementModel, table: TokenTable, always = ALWAYS): Tagging => {
  const tagging: Tagging = {
    labels: new Uint8Array(table.size),
    asContent: new Float32Array(table.size),
    asSource: new Float32Array(table.size),
    cues: [],
    sureness: [],
  };
  let runs: (TokenRange & { place: number })[] = [];
  const tag = (): void => {
    score(model.cues, tokenColumns, scratch);
    for (const { from, to, place } of runs) tagRun(model.cues, table, { from, to }, place, always, tagging);
    tokenColumns.clear();
    runs = [];
  };
  for (const { from, to } of taggingRuns(table)) {
    if (!tokenColumns.hasRoomFor(to - from)) tag();
    runs.push({ from, to, place: addTokens(tokenColumns, table, from, to) });
  }
  tag();
  return tagging;
};

/** Reads off the labels of a run, whose first token stands at `place`, and the cues in it. */
const tagRun = (
  weights: Crf<CueColumn>,
  table: TokenTable,
  { from, to }: TokenRange,
  place: number,
  always: ReadonlySet<string>,
  tagging: Tagging,
): void => {
  const end = place + to - from;
  decode(CUE_LABELS, place, end, scratch, tagging.labels, from);
  exponentiate(weights, place, end, scratch);
  marginals(CUE_LABELS, place, end, scratch);
  for (let i = from, at = place; i < to; i++, at++) {
    tagging.asContent[i] = probability(CUE_LABELS, at, CONTENT, scratch);
    tagging.asSource[i] = probability(CUE_LABELS, at, SOURCE, scratch);
  }
  const asCue = (token: number): number => probability(CUE_LABELS, place + token - from, CUE, scratch);
  const add = (first: number, end: number, sure: number): void => {
    tagging.cues.push(cueSpan(table, first, withoutName(table, first, end)));
    tagging.sureness.push(sure);
  };
  for (let i = from, sentence = -1, begins = 0; i < to; i++) {
    if (table.sentence[i] !== sentence) {
      sentence = table.sentence[i]!;
      begins = hasQuotation(table, sentence) ? CUE_BEGINS_QUOTING : CUE_BEGINS;
    }
    let p = asCue(i);
    if (p < begins) {
      if (table.quote[i] !== INSIDE && always.has(table.text[i]!)) add(i, i + 1, p);
      continue;
    }
    const start = i;
    let top = p;
    while (i + 1 < to && table.sentence[i + 1] === table.sentence[start]) {
      p = asCue(i + 1);
      if (p < CUE_GOES_ON) break;
      top = Math.max(top, p);
      i++;
    }
    add(start, i + 1, top);
  }
};

const hasQuotation = ({ firsts, quote }: TokenTable, sentence: number): boolean => {
  for (let i = firsts[sentence]!; i < firsts[sentence + 1]!; i++) if (quote[i] !== OUTSIDE) return true;
  return false;
};

/** The plainest verbs of saying. */
export const PLAIN: ReadonlySet<string> = new Set(
  'said says told added asked denied warned argued claimed promised alleged announced'.split(' '),
);

/**
 * What is looked at wherever it stands. To learn from the verbs that are not plain too costs 0.004 of F1 on PolNeAR dev: most
 * of what is found by them alone is no attribution there.
 */
const ALWAYS: ReadonlySet<string> = new Set([
  ...PLAIN,
  ...`denies alleges accused accuses rejected dismissed demanded urged advised admitted pledged threatened appealed`.split(
    ' ',
  ),
]);

/** "promised Ortiz": the name behind the verb is its speaker. */
const withoutName = (table: TokenTable, from: number, to: number): number => {
  let end = to;
  while (
    end - 1 > from &&
    table.shape[end - 1] === CAPITALISED &&
    table.cue[end - 1] === NO_CUE &&
    table.cue[end - 2]! > NO_CUE &&
    table.shape[from] === LOWER_CASE
  )
    end--;
  return end;
};

/** Runs the second tagger on each cue. */
export const attribute = (
  model: StatementModel,
  table: TokenTable,
  labels: Uint8Array,
  cues: readonly CueSpan[],
): Attribution[] => {
  const found: Attribution[] = [];
  let spans: { cue: CueSpan; place: number }[] = [];
  const tag = (): void => {
    score(model.spans, aroundCues, scratch);
    for (const { cue, place } of spans) found.push(attributionOf(model.spans, table, cue, place));
    aroundCues.clear();
    spans = [];
  };
  for (const cue of cues) {
    if (!aroundCues.hasRoomFor(cue.end - cue.first)) tag();
    spans.push({ cue, place: addSpan(aroundCues, table, labels, cue) });
  }
  tag();
  return found;
};

/** Where a content is less likely than this, none is looked for. */
const LEAST_CONTENT = 1e-4;

/** What the scores say of one cue, the first token of whose stretch stands at `place`. */
const attributionOf = (weights: Crf<SpanColumn>, table: TokenTable, cue: CueSpan, place: number): Attribution => {
  const length = cue.end - cue.first;
  let nothing = 0;
  for (let i = place; i < place + length; i++) {
    nothing += scratch.emission[i * SPAN_LABELS + OTHER]!;
    if (i > place) nothing += scratch.transition[i * SPAN_LABELS * SPAN_LABELS + OTHER]!;
  }
  const tops = exponentiate(weights, place, place + length, scratch);
  const logZ = tops + marginals(SPAN_LABELS, place, place + length, scratch);
  const confidence = 1 - Math.exp(nothing * weights.scale - logZ);
  const withContent = -Math.expm1(
    Math.min(0, tops + sumWithout(ITS_CONTENT, SPAN_LABELS, place, place + length, scratch) - logZ),
  );
  // What a token is to the cue, given that the cue has a content, and that it has anything: where what is likeliest of all
  // is that it has none, the acceptance tells.
  const given = withContent < LEAST_CONTENT ? Number.POSITIVE_INFINITY : withContent;
  let contentTokens = 0;
  let contentSum = 0;
  let sourceSureness = 0;
  const odds = new Float32Array(length);
  const content: TokenRange[] = [];
  const sources: (TokenRange & { weight: number })[] = [];
  for (let i = 0; i < length; i++) {
    const token = cue.first + i;
    if (token >= cue.from && token < cue.to) continue;
    const asContent = probability(SPAN_LABELS, place + i, ITS_CONTENT, scratch) / given;
    const asSource = probability(SPAN_LABELS, place + i, ITS_SOURCE, scratch) / confidence;
    odds[i] = asContent;
    if (asContent > 0.15 && asContent > asSource) {
      extend(content, token);
      contentTokens++;
      contentSum += asContent;
    } else if (asSource > 0.02) {
      extend(sources, token);
      sourceSureness = Math.max(sourceSureness, asSource);
      const range = sources.at(-1)!;
      range.weight = (range.weight ?? 0) + asSource;
    }
  }
  closeGaps(content, cue);
  let source: (TokenRange & { weight: number }) | undefined;
  for (const range of sources) if (hasWord(table, range) && (!source || range.weight > source.weight)) source = range;
  return {
    cue,
    source: source && { from: source.from, to: source.to },
    content,
    confidence,
    contentful: Math.min(1, withContent / confidence),
    contentSureness: contentTokens > 0 ? contentSum / contentTokens : 0,
    sourceSureness,
    odds,
  };
};

/** Pieces that a few unsure words part, on one side of the cue, are one piece. */
const closeGaps = (ranges: TokenRange[], cue: CueSpan): void => {
  for (let i = ranges.length - 1; i > 0; i--) {
    const [before, after] = [ranges[i - 1]!, ranges[i]!];
    if (after.from - before.to > GAP || (before.to <= cue.from && after.from >= cue.to)) continue;
    before.to = after.to;
    ranges.splice(i, 1);
  }
};

const GAP = 3;

const hasWord = (table: TokenTable, { from, to }: TokenRange): boolean => {
  for (let i = from; i < to; i++) if (table.shape[i] !== PUNCTUATION) return true;
  return false;
};

const extend = (ranges: TokenRange[], token: number): void => {
  const last = ranges.at(-1);
  if (last && last.to === token) last.to = token + 1;
  else ranges.push({ from: token, to: token + 1 } as TokenRange);
};
