import type { Span } from '../language/document.ts';
import { acceptance, acceptanceFeatures, surroundings } from './acceptance.ts';
import { readAsides } from './asides.ts';
import { type Attribution, attribute, type TokenRange, tagCues } from './attributions.ts';
import { claimQuotations, isTitleCase } from './claims.ts';
import type { Quotation } from './quotations.ts';
import { repaired } from './repairs.ts';
import type { CueSpan } from './span-features.ts';
import type { StatementModel } from './statement-model.ts';
import { INSIDE, type TokenTable, tokenAt } from './token-table.ts';

/** A statement before its speaker is resolved and its stance told. */
export interface Draft {
  /** Undefined where a quotation stands without a word that reports it. */
  cue: CueSpan | undefined;
  source: TokenRange | undefined;
  /** In order, without quotation marks at their ends. */
  pieces: Span[];
  /** Indexes of the outermost quotations the pieces take in. */
  quotations: number[];
  confidence: number;
  /** The draft whose speaker goes on speaking here; it may stand later, where a running quotation names him last. */
  continues?: Draft;
  /** The paragraphs before were dialogue, each one quotation: the draft of the last but one. */
  lastButOne?: Draft;
  /** Its opening mark takes up the quotation that the paragraph before left open. */
  runsOn?: boolean;
  /** Set where the pieces are quoted though no outermost quotation is theirs alone. */
  quoted?: boolean;
  /** The draft whose speaker the "I" of this one is. */
  saidBy?: Draft;
}

/** What is less sure than this is left out. Chosen on PolNeAR dev, where precision meets recall. */
export const ACCEPTED = 0.25;
/** What is reported inside another statement stands for itself from this on. */
const SURE = 0.6;
/** Below this the second tagger's word is enough to leave an attribution out. */
const CONSIDERED = 0.04;

/** An attribution with the draft it would make and the features by which it is accepted or not. */
export interface Candidate {
  attribution: Attribution;
  draft: Draft;
  features: number[];
}

/** Everything the taggers hold possible, in text order of the cues. */
export const readCandidates = (
  model: StatementModel,
  table: TokenTable,
  text: string,
): { candidates: Candidate[]; attributions: Attribution[] } => {
  const tagging = tagCues(model, table);
  const attributions: Attribution[] = [];
  const sureness: number[] = [];
  tagging.cues.forEach((cue, i) => {
    attributions.push(repaired(table, attribute(model, table, tagging.labels, cue)));
    sureness.push(tagging.sureness[i]!);
  });
  const around = surroundings(table, attributions);
  const candidates: Candidate[] = [];
  attributions.forEach((attribution, i) => {
    if (attribution.confidence < CONSIDERED || attribution.content.length === 0) return;
    if (quotedAt(table, attribution.cue.head) >= 0 && !reachesOut(table, attribution)) return;
    const draft = draftOf(table, text, attribution);
    if (!draft) return;
    const features: number[] = [];
    acceptanceFeatures(table, tagging, attribution, sureness[i]!, around[i]!, features);
    candidates.push({ attribution, draft, features });
  });
  return { candidates, attributions };
};

/** Reads the drafts of an article, in text order. */
export const readDrafts = (model: StatementModel, table: TokenTable, text: string): Draft[] => {
  const { candidates, attributions } = readCandidates(model, table, text);
  const asides = readAsides(table);
  const drafts: Draft[] = [];
  for (const aside of asides) {
    const draft = draftOf(table, text, aside);
    if (draft) drafts.push(draft);
  }
  const isAside = ({ cue }: Attribution): boolean =>
    asides.some((aside) => aside.cue.from < cue.to && cue.from < aside.cue.to);
  const claims = (draft: Draft, aside: Draft): boolean =>
    overlap(aside, draft) > 0.6 ||
    within({ start: table.start[aside.cue!.from]!, end: table.end[aside.cue!.to - 1]! }, draft);
  for (const { attribution, draft, features } of candidates) {
    if (
      asides.length > 0 &&
      (isAside(attribution) || drafts.slice(0, asides.length).some((aside) => claims(draft, aside)))
    )
      continue;
    if (isAskedAside(table, draft) || isTitle(table, text, draft) || isCircumstance(table, draft)) continue;
    draft.confidence = acceptance(model.acceptance, features);
    if (draft.confidence >= ACCEPTED) drafts.push(draft);
  }
  const settled = withoutAppositions(settleRivals(table, drafts));
  claimQuotations(table, text, attributions, settled);
  for (const draft of settled) {
    if (!draft.source) findSource(table, draft);
    dropAfterthoughts(table, draft);
    draft.pieces = inOrder(draft.pieces);
  }
  settled.sort((a, b) => placeOf(a) - placeOf(b));
  return dropNested(settled);
};

const STOPS = new Set(
  'in on at to of when as while who which that during after before from with for by but and'.split(' '),
);

/** The words between a quotation and its cue, or right behind the cue: `"…," the mayor said`, `"…," said the mayor`. */
const findSource = (table: TokenTable, draft: Draft): void => {
  const { cue, quotations, pieces } = draft;
  if (!cue || quotations.length === 0 || table.cue[cue.head] !== 1) return;
  const behind = quotations.filter((q) => table.quotations[q]!.outer.end <= table.start[cue.from]!).at(-1);
  if (behind === undefined) return;
  let from = tokenAt(table, table.quotations[behind]!.outer.end);
  let to = cue.from;
  if (to - from < 1 || to - from > 14) {
    from = cue.to;
    to = from;
    while (
      to < table.size &&
      to - from < 8 &&
      table.shape[to] !== 6 &&
      !STOPS.has(table.text[to]!) &&
      table.sentence[to] === table.sentence[cue.head]
    )
      to++;
  }
  if (to <= from) return;
  draft.source = { from, to };
  const rest = pieces.filter(({ start }) => start < table.start[from]! || start >= table.end[to - 1]!);
  if (rest.length > 0) draft.pieces = rest;
};

/** In text order, what overlaps made one. */
const inOrder = (pieces: readonly Span[]): Span[] => {
  const ordered: Span[] = [];
  for (const piece of [...pieces].sort((a, b) => a.start - b.start)) {
    const last = ordered.at(-1);
    if (last && piece.start <= last.end) last.end = Math.max(last.end, piece.end);
    else ordered.push({ ...piece });
  }
  return ordered;
};

/** "when asked about …": the question is the writer's way to what was answered. */
const isAskedAside = (table: TokenTable, { cue, source }: Draft): boolean =>
  source === undefined && cue !== undefined && /^(when|if)$/i.test(table.text[cue.from - 1] ?? '');

/** What is quoted is the title of a work, or another name, and no verb of speech brings it in. */
const isTitle = (table: TokenTable, text: string, { cue, pieces, quotations }: Draft): boolean => {
  const [q] = quotations;
  if (q === undefined || quotations.length !== 1) return false;
  if (cue && table.cue[cue.head] === 1 && !MAKES_WORKS.has(table.text[cue.head]!)) return false;
  const quotation = table.quotations[q]!;
  const length = pieces.reduce((sum, { start, end }) => sum + end - start, 0);
  return isTitleCase(text, quotation) && quotation.end - quotation.start >= 0.4 * length;
};

/** "dismissed in May": a word or two behind a preposition are where and when. */
const isCircumstance = (table: TokenTable, { pieces, quotations, cue }: Draft): boolean => {
  const [piece] = pieces;
  if (!piece || pieces.length > 1 || quotations.length > 0) return false;
  const first = tokenAt(table, piece.start);
  if (tokenAt(table, piece.end - 1) - first > 2 || first === 0 || (cue && first === cue.to)) return false;
  return PLACING.has(table.text[first - 1]!);
};

const PLACING = new Set(['in', 'on', 'at', 'during']);
const MAKES_WORKS = new Set(
  'wrote written writes writing published publishes sang sings sung singing read reads reading recorded'.split(' '),
);

/** Start of the first piece. */
export const placeOf = (draft: Draft): number => draft.pieces[0]!.start;

/** Index of the outermost quotation a token is quoted in, or -1. */
export const quotedAt = (table: TokenTable, token: number): number =>
  table.quote[token] === INSIDE ? table.quotation[token]! : -1;

/** Whether any of the content stands outside the quotation the cue stands in. */
const reachesOut = (table: TokenTable, { cue, content }: Attribution): boolean => {
  const own = table.quotation[cue.head];
  return content.some(({ from, to }) => table.quotation[from] !== own || table.quotation[to - 1] !== own);
};

const draftOf = (
  table: TokenTable,
  text: string,
  { cue, source, content, confidence }: Attribution,
): Draft | undefined => {
  const draft: Draft = { cue, source, pieces: [], quotations: [], confidence };
  for (const range of closed(table, cue, content)) {
    const from =
      THAT.has(table.text[range.from]!.toLowerCase()) && range.to > range.from + 1 ? range.from + 1 : range.from;
    const piece = trimmed(text, { start: table.start[from]!, end: table.end[range.to - 1]! });
    if (piece) draft.pieces.push(piece);
  }
  takeInQuotations(table, text, draft);
  return draft.pieces.length > 0 ? draft : undefined;
};

const THAT = new Set(['that']);

/** "said Pakistan has been asked to take action": a second cue between the first and its content is part of the content. */
const closed = (table: TokenTable, cue: CueSpan, content: readonly TokenRange[]): TokenRange[] => {
  const ranges = content.map((range) => ({ ...range }));
  const behind = ranges.find((range) => range.from >= cue.to);
  if (!behind || behind.from - cue.to > 8 || table.cue[cue.head] !== 1) return ranges;
  let holdsVerb = false;
  for (let i = cue.to; i < behind.from; i++) {
    if (table.shape[i] === 6 || (i === cue.to && CIRCUMSTANTIAL.has(table.text[i]!))) return ranges;
    holdsVerb ||= FINITE.has(table.text[i]!);
  }
  if (holdsVerb) behind.from = cue.to;
  return ranges;
};

const CIRCUMSTANTIAL = new Set(
  'in on at during to last this earlier late when while as before after with by of about'.split(' '),
);
const FINITE = new Set(
  'is are was were has have had will would can could may might must should do does did'.split(' '),
);

/** A quotation of which the draft has a good part belongs to it as a whole. */
const takeInQuotations = (table: TokenTable, text: string, draft: Draft): void => {
  const pieces: Span[] = [];
  for (const piece of draft.pieces) {
    const whole = { ...piece };
    for (let q = firstQuotationAfter(table, piece.start); q < table.quotations.length; q++) {
      const quotation = table.quotations[q]!;
      if (quotation.outer.start >= piece.end) break;
      const shared = Math.min(piece.end, quotation.end) - Math.max(piece.start, quotation.start);
      if (shared <= 0) continue;
      const s = draft.cue ? table.sentence[draft.cue.head]! : -1;
      const sentenceStart = s < 0 ? quotation.start : table.start[table.firsts[s]!]!;
      const sentenceEnd = s < 0 ? quotation.end : table.end[table.firsts[s + 1]! - 1]!;
      const visible = Math.min(quotation.end, sentenceEnd) - Math.max(quotation.start, sentenceStart);
      const cueInside = draft.cue && quotedAt(table, draft.cue.head) === q;
      if (cueInside || shared * 2 < visible) continue;
      if (isWholeSpeech(table, text, quotation, q)) {
        whole.start = quotation.start;
        whole.end = quotation.end;
      } else if (isIntroduced(text, quotation) && whole.start < quotation.outer.start) {
        // "…scolded him: “…”": what was said begins at the mark.
        whole.start = quotation.start;
        whole.end = Math.max(whole.end, quotation.end);
      } else {
        whole.start = Math.min(whole.start, quotation.start);
        whole.end = Math.max(whole.end, quotation.end);
      }
      if (!draft.quotations.includes(q)) draft.quotations.push(q);
    }
    const tidy = withMarks(table, draft, trimmed(text, whole));
    const last = pieces.at(-1);
    if (!tidy) continue;
    if (last && tidy.start <= last.end) last.end = Math.max(last.end, tidy.end);
    else pieces.push(tidy);
  }
  draft.pieces = pieces;
};

/** A quotation that opens its sentence and ends in a comma before who said it: nothing outside its marks was said. */
const isWholeSpeech = (table: TokenTable, text: string, quotation: Span, q: number): boolean => {
  const { outer } = table.quotations[q]!;
  if (!',?!'.includes(text[quotation.end - 1]!) || outer.end >= text.length) return false;
  const first = tokenAt(table, outer.start);
  const s = table.sentence[Math.min(first, table.size - 1)]!;
  return table.firsts[s] === first && table.sentence[Math.max(0, tokenAt(table, outer.end) - 1)]! >= s;
};

const isIntroduced = (text: string, { outer }: Quotation): boolean =>
  text[outer.start - 1] === ':' || (text[outer.start - 1] === ' ' && text[outer.start - 2] === ':');

/** A piece that is all quotation goes without its marks; one that is more keeps both marks of what it quotes. */
const withMarks = (table: TokenTable, draft: Draft, piece: Span | undefined): Span | undefined => {
  if (!piece) return undefined;
  const tidy = { ...piece };
  for (const q of draft.quotations) {
    const { outer, start, end } = table.quotations[q]!;
    if (outer.end < tidy.start || outer.start > tidy.end) continue;
    if (tidy.start >= outer.start && tidy.end <= outer.end) {
      tidy.start = Math.max(tidy.start, start);
      tidy.end = Math.min(tidy.end, end);
    } else if (tidy.end > outer.end && tidy.start > outer.start && tidy.start <= start) tidy.start = outer.start;
    else if (tidy.start < outer.start && tidy.end < outer.end && tidy.end >= end - 1) tidy.end = outer.end;
  }
  if (table.text[tokenAt(table, tidy.end) - 1] === ',')
    tidy.end = Math.min(tidy.end, table.start[tokenAt(table, tidy.end) - 1]!);
  return tidy.end > tidy.start ? tidy : undefined;
};

/** Index of the first quotation that ends behind the place. */
const firstQuotationAfter = (table: TokenTable, place: number): number => {
  let low = 0;
  let high = table.quotations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (table.quotations[middle]!.outer.end <= place) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** `"…," she said, but he was asleep`: behind a quotation and its cue, what is not quoted is the writer's. */
const dropAfterthoughts = (table: TokenTable, draft: Draft): void => {
  const { cue, pieces, quotations } = draft;
  if (!cue || pieces.length < 2) return;
  const isQuoted = (piece: Span): boolean =>
    quotations.some((q) => {
      const { outer } = table.quotations[q]!;
      const shared = Math.min(outer.end, piece.end) - Math.max(outer.start, piece.start);
      return 3 * shared >= piece.end - piece.start;
    });
  const first = pieces[0]!;
  const quotation = table.quotations[Math.min(...quotations)];
  if (!quotation || first.start < quotation.outer.start || first.end > quotation.outer.end) return;
  if (first.end > table.start[cue.from]! || !FULL_QUOTATION_ENDS.has(table.text[tokenEndingAt(table, quotation)] ?? ''))
    return;
  draft.pieces = pieces.filter((piece) => piece === first || isQuoted(piece));
};

const FULL_QUOTATION_ENDS = new Set([',', '?', '!', '…', '—', '--']);

/** Index of the last token inside the quotation's marks. */
const tokenEndingAt = (table: TokenTable, quotation: Span): number => {
  const at = tokenAt(table, quotation.end);
  return at - 1;
};

const EDGES = ' \u00a0,;:.-–—';
const MARKS = '"“”„«»‹›`';

/** Without white space, commas and quotation marks at the ends; an ending full stop goes where a mark does not follow. */
const trimmed = (text: string, { start, end }: Span): Span | undefined => {
  let from = start;
  let to = end;
  while (from < to && (EDGES.includes(text[from]!) || MARKS.includes(text[from]!))) from++;
  while (to > from && (EDGES.includes(text[to - 1]!) || MARKS.includes(text[to - 1]!))) {
    // "…to that safe haven." keeps its full stop when it stood inside the marks.
    if (text[to - 1] === '.' && (MARKS.includes(text[to] ?? ' ') || text.startsWith("''", to))) break;
    to--;
  }
  if (text.startsWith("''", from)) from += 2;
  if (to - from > 2 && text.startsWith("''", to - 2)) to -= 2;
  while (to > from && (text[to - 1] === ',' || text[to - 1] === ' ')) to--;
  return to > from ? { start: from, end: to } : undefined;
};

/** Where two cues claim the same content, one with a source, then the surer one, keeps it. Linear: drafts stand in order. */
const settleRivals = (table: TokenTable, drafts: readonly Draft[]): Draft[] => {
  // "said Pakistan has been asked to act": the outer report holds the inner one's cue.
  const holdsCue = (outer: Draft, inner: Draft): boolean =>
    outer.cue !== undefined &&
    inner.cue !== undefined &&
    table.cue[outer.cue.head] === 1 &&
    within({ start: table.start[inner.cue.from]!, end: table.end[inner.cue.to - 1]! }, outer);
  const sorted = [...drafts].sort((a, b) => placeOf(a) - placeOf(b));
  const lost = new Set<Draft>();
  for (let i = 0; i < sorted.length; i++)
    for (let j = i + 1; j < Math.min(sorted.length, i + 8); j++) {
      const [a, b] = [sorted[i]!, sorted[j]!];
      if (lost.has(a) || lost.has(b) || overlap(a, b) <= 0.6) continue;
      lost.add(holdsCue(a, b) ? b : holdsCue(b, a) ? a : better(a, b) ? b : a);
    }
  return sorted.filter((draft) => !lost.has(draft));
};

/** "said Hale, a retired engineer who had inspected it": what tells who somebody is, is no statement. */
const withoutAppositions = (sorted: readonly Draft[]): Draft[] =>
  sorted.filter((draft, i) => {
    for (let j = Math.max(0, i - 6); j < Math.min(sorted.length, i + 7); j++) {
      const { source, cue } = sorted[j]!;
      if (j !== i && source && cue && draft.cue && source.from <= draft.cue.from && draft.cue.to <= source.to)
        return false;
    }
    return true;
  });

const better = (a: Draft, b: Draft): boolean => {
  if ((a.source === undefined) !== (b.source === undefined)) return a.source !== undefined;
  return a.confidence >= b.confidence;
};

const lengthOf = (draft: Draft): number => draft.pieces.reduce((sum, { start, end }) => sum + end - start, 0);

/** Dice coefficient of the characters. */
const overlap = (a: Draft, b: Draft): number => {
  let shared = 0;
  for (const p of a.pieces)
    for (const q of b.pieces) shared += Math.max(0, Math.min(p.end, q.end) - Math.max(p.start, q.start));
  return (2 * shared) / (lengthOf(a) + lengthOf(b));
};

/** What is reported inside the content of another statement is part of that statement. */
const dropNested = (sorted: readonly Draft[]): Draft[] => {
  const kept: Draft[] = [];
  for (const draft of sorted) {
    const recent = kept.slice(-4);
    if (draft.confidence >= SURE || !recent.some((outer) => draft.pieces.every((piece) => within(piece, outer))))
      kept.push(draft);
  }
  return kept;
};

const within = (piece: Span, outer: Draft): boolean =>
  outer.pieces.some(({ start, end }) => piece.start >= start && piece.end <= end);
