import { firstIndex } from '../binary-search.ts';
import type { Span } from '../language/document.ts';
import type { Attribution, TokenRange } from './attribution.ts';
import { FINITE } from './cues.ts';
import { type Draft, quotedAt } from './draft.ts';
import type { Quotation } from './quotations.ts';
import type { CueSpan } from './span-columns.ts';
import { LOWER_CASE, PUNCTUATION, SPEECH, type TokenTable, tokenAt } from './token-table.ts';

/** The draft an attribution makes: its content as stretches of the text, quotations taken in whole. */
export const draftOf = (
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
  if (!behind || behind.from - cue.to > 8 || table.cue[cue.head] !== SPEECH) return ranges;
  let holdsVerb = false;
  for (let i = cue.to; i < behind.from; i++) {
    if (table.shape[i] === PUNCTUATION || (i === cue.to && CIRCUMSTANTIAL.has(table.text[i]!))) return ranges;
    holdsVerb ||= FINITE.has(table.text[i]!);
  }
  if (holdsVerb) behind.from = cue.to;
  return ranges;
};

const CIRCUMSTANTIAL = new Set(
  'in on at during to last this earlier late when while as before after with by of about'.split(' '),
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
const firstQuotationAfter = ({ quotations }: TokenTable, place: number): number =>
  firstIndex(quotations.length, (i) => quotations[i]!.outer.end > place);

/** `"…," she said, but he was asleep`: behind a quotation and its cue, what is not quoted is the writer's. */
export const dropAfterthoughts = (table: TokenTable, draft: Draft): void => {
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
  if (isTitleWithin(table, quotation)) {
    draft.pieces = pieces.filter((piece) => piece !== first);
    draft.quotations = quotations.filter((q) => table.quotations[q] !== quotation);
    return;
  }
  if (first.end > table.start[cue.from]! || !FULL_QUOTATION_ENDS.has(table.text[tokenEndingAt(table, quotation)] ?? ''))
    return;
  draft.pieces = pieces.filter((piece) => piece === first || isQuoted(piece));
};

/** `On an episode of “The Morning Show,” she said …`: capitals within a sentence, before its speaker, are a title. */
const isTitleWithin = (table: TokenTable, quotation: Quotation): boolean => {
  const first = tokenAt(table, quotation.start);
  const opening = tokenAt(table, quotation.outer.start);
  if (opening === 0 || table.firsts[table.sentence[opening]!] === opening || table.shape[opening - 1] !== LOWER_CASE)
    return false;
  let words = 0;
  for (let i = first; table.start[i]! < quotation.end; i++) {
    if (table.shape[i] === PUNCTUATION) continue;
    if (table.shape[i] === LOWER_CASE && (words === 0 || !SMALL.has(table.text[i]!))) return false;
    words++;
  }
  return words >= 2;
};

const SMALL = new Set('a an the of and or in on at to for with from by as'.split(' '));

const FULL_QUOTATION_ENDS = new Set([',', '?', '!', '…', '—', '--']);

/** Index of the last token inside the quotation's marks. */
const tokenEndingAt = (table: TokenTable, quotation: Span): number => {
  const at = tokenAt(table, quotation.end);
  return at - 1;
};

const EDGES = ' \u00a0,;:.-–—―';
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

/** In text order, what overlaps made one. */
export const inOrder = (pieces: readonly Span[]): Span[] => {
  const ordered: Span[] = [];
  for (const piece of [...pieces].sort((a, b) => a.start - b.start)) {
    const last = ordered.at(-1);
    if (last && piece.start <= last.end) last.end = Math.max(last.end, piece.end);
    else ordered.push({ ...piece });
  }
  return ordered;
};
