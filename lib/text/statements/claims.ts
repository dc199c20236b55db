import type { Attribution, TokenRange } from './attribution.ts';
import type { Draft } from './draft.ts';
import { inflect } from './inflections.ts';
import type { Quotation } from './quotations.ts';
import { type CueSpan, cueSpan } from './span-columns.ts';
import { INSIDE, LOWER_CASE, NO_CUE, PUNCTUATION, SPEECH, type TokenTable, tokenAt } from './token-table.ts';

/** A cue beside a quotation needs little: somebody has said it. */
const BESIDE_QUOTATION = 0.03;
const MOST_PIECES = 32;
/** Quotations of fewer words are taken for names, titles and scare quotes unless a cue claims them. */
const SHORTEST_SPEECH = 3;
/** From so many words on a quotation is speech even where nothing says whose. */
const SURELY_SPEECH = 8;

/**
 * Gives every quotation that no draft holds yet to the draft or the cue it belongs to: the one that interrupts it, the
 * one of the sentence or of the sentence before, the speaker whose quotation runs on over paragraphs. Adds to `drafts`.
 */
export const claimQuotations = (
  table: TokenTable,
  text: string,
  attributions: readonly Attribution[],
  drafts: Draft[],
): void => {
  const owners = new Map<number, Draft>();
  const byCue = new Map<CueSpan, Draft>();
  for (const draft of drafts) {
    for (const q of draft.quotations) owners.set(q, draft);
    if (draft.cue) byCue.set(draft.cue, draft);
  }
  const bySentence = new Map<number, Attribution[]>();
  for (const attribution of attributions) {
    const { head } = attribution.cue;
    if (table.quote[head] === INSIDE || isAttribute(table, attribution)) continue;
    const s = table.sentence[head]!;
    const list = bySentence.get(s);
    if (list) list.push(attribution);
    else bySentence.set(s, [attribution]);
  }
  const known = new Set(drafts);
  table.quotations.forEach((quotation, q) => {
    const own = owners.get(q);
    if (own) {
      // The speaker named at the end of a running quotation has spoken from its beginning.
      const before = quotation.continues ? owners.get(q - 1) : undefined;
      if (before && before !== own && !before.cue && !before.continues) before.continues = own;
      return;
    }
    if (
      isTitleCase(text, quotation) &&
      quotation.paragraph === (table.quotations[q - 1]?.paragraph ?? quotation.paragraph)
    )
      return;
    const found = claim(table, text, quotation, q, owners, bySentence, byCue);
    if (!found) return;
    const draft = (found.cue && byCue.get(found.cue)) ?? found;
    if (draft === found && !known.has(draft)) {
      drafts.push(draft);
      known.add(draft);
      if (draft.cue) byCue.set(draft.cue, draft);
    }
    if (!draft.pieces.some(({ start, end }) => start <= quotation.start && quotation.end <= end)) {
      draft.pieces.push({ start: quotation.start, end: bareEnd(table, quotation) });
      draft.pieces.sort((a, b) => a.start - b.start);
    }
    draft.quotations.push(q);
    owners.set(q, draft);
    const opening = quotation.continues ? owners.get(q - 1) : undefined;
    if (draft.cue && opening && opening !== draft && !opening.cue && !opening.continues) opening.continues = draft;
  });
};

/** "the alleged deliveries": an attribute of a noun reports no quotation. */
const isAttribute = (table: TokenTable, { cue }: Attribution): boolean =>
  cue.to - cue.from === 1 &&
  /^(?:alleged|reported|claimed|supposed|suspected)$/.test(table.text[cue.from]!) &&
  /^(?:the|an?|any|his|her|their|its|these|those)$/i.test(table.text[cue.from - 1] ?? '');

const bareEnd = (table: TokenTable, quotation: Quotation): number => {
  const last = tokenAt(table, quotation.end - 1);
  return table.text[last] === ',' && last > 0 ? table.end[last - 1]! : quotation.end;
};

/** The draft of the sentence before: "CLAUSE, the doctor recalled.", "The doctor suggested that CLAUSE." */
const reportedIn = (
  table: TokenTable,
  attributions: readonly Attribution[] | undefined,
  byCue: ReadonlyMap<CueSpan, Draft>,
): Draft | undefined => {
  const drafts = (attributions ?? []).flatMap(({ cue }) =>
    table.cue[cue.head]! > NO_CUE ? (byCue.get(cue) ?? []) : [],
  );
  const named = drafts.filter(({ source }) => source !== undefined);
  return named.findLast(({ cue }) => table.cue[cue!.head] === SPEECH) ?? named.at(-1);
};

const claim = (
  table: TokenTable,
  text: string,
  quotation: Quotation,
  q: number,
  owners: ReadonlyMap<number, Draft>,
  bySentence: ReadonlyMap<number, Attribution[]>,
  byCue: ReadonlyMap<CueSpan, Draft>,
): Draft | undefined => {
  const first = tokenAt(table, quotation.start);
  const last = tokenAt(table, quotation.end - 1);
  const words = countWords(table, first, last);
  const s0 = table.sentence[first]!;
  const s1 = table.sentence[Math.min(last, table.size - 1)]!;
  const opensSentence = table.start[table.firsts[s0]!]! >= quotation.outer.start;
  const opensParagraph = opensSentence && (s0 === 0 || table.paragraphOf[s0 - 1] !== table.paragraphOf[s0]);
  const before = owners.get(q - 1);
  // A statement of dozens of pieces is a text made of nothing but marks.
  const previous = before && before.quotations.length < MOST_PIECES ? before : undefined;
  // "…," he said, "…": the cue that interrupts it, or the one of its sentence.
  const near = [...(bySentence.get(s0) ?? []), ...(s1 === s0 ? [] : (bySentence.get(s1) ?? []))];
  const introduced = verbBefore(table, text, quotation);
  if (introduced !== undefined) {
    const own = near.find(({ cue }) => cue.from <= introduced && introduced < cue.to);
    return {
      cue: own?.cue ?? cueSpan(table, introduced, introduced + 1),
      source: own?.source,
      pieces: [],
      quotations: [],
      confidence: 0.9,
    };
  }
  if (words >= SHORTEST_SPEECH || (opensSentence && words >= 2)) {
    if (previous?.cue && near.some(({ cue }) => cue === previous.cue) && isBetween(table, previous, quotation))
      return previous;
    let best: Attribution | undefined;
    for (const attribution of near) {
      if (attribution.confidence < BESIDE_QUOTATION) continue;
      if (!best || attribution.confidence > best.confidence) best = attribution;
    }
    if (best) {
      const { cue, source, confidence } = best;
      return { cue, source, pieces: [], quotations: [], confidence };
    }
    const verb = verbBehind(table, quotation);
    if (verb !== undefined)
      return { cue: cueSpan(table, verb, verb + 1), source: undefined, pieces: [], quotations: [], confidence: 0.9 };
    // "…," he said. "…"
    if (previous?.cue && opensSentence && !opensParagraph && table.sentence[previous.cue.to - 1] === s0 - 1)
      return previous;
    if (previous && opensSentence && !opensParagraph && previous.quotations.includes(q - 1) && noWordsBetween(table, q))
      return previous;
    // He said: "…"
    const colon =
      opensSentence && s0 > 0 && table.text[table.firsts[s0]! - 1] === ':' ? bySentence.get(s0 - 1) : undefined;
    const introducing = colon?.reduce((a, b) => (b.confidence > a.confidence ? b : a));
    if (introducing) {
      const { cue, source, confidence } = introducing;
      return { cue, source, pieces: [], quotations: [], confidence };
    }
  }
  const signed = signature(table, quotation, s1);
  if (signed && words >= SHORTEST_SPEECH)
    return {
      cue: cueSpan(table, signed.from - 1, signed.from),
      source: signed,
      pieces: [],
      quotations: [],
      confidence: 0.9,
    };
  const wholeParagraph =
    opensParagraph && closesParagraph(table, quotation, s1) && previous?.quotations.includes(q - 1);
  const runsOn = quotation.continues && previous !== undefined;
  // `CLAUSE, the doctor recalled. "…"`
  const told = opensSentence && !opensParagraph ? reportedIn(table, bySentence.get(s0 - 1), byCue) : undefined;
  const goesOn = runsOn ? previous : (told ?? previous);
  const earlier = owners.get(q - 2);
  const isDialogue =
    wholeParagraph &&
    previous !== earlier &&
    earlier?.quotations.includes(q - 2) &&
    table.quotations[q - 1]!.paragraph === quotation.paragraph - 1 &&
    table.quotations[q - 2]!.paragraph === quotation.paragraph - 2 &&
    [q - 2, q - 1, q].some((at) => text[table.quotations[at]!.end - 1] === '?');
  if (runsOn || wholeParagraph || ((opensParagraph || told) && words >= SHORTEST_SPEECH) || words >= SURELY_SPEECH)
    return {
      cue: undefined,
      source: undefined,
      pieces: [],
      quotations: [],
      confidence: runsOn ? 0.9 : 0.5,
      ...(goesOn && { continues: goesOn }),
      ...(isDialogue && earlier && { lastButOne: earlier }),
      ...(runsOn && { runsOn }),
    };
  return undefined;
};

const DASHES = new Set(['―', '—', '–', '-', '--']);

/** `"…" ― Veronica Cruz`: up to six words behind a dash that end the paragraph, or are all of the next one. */
const signature = (table: TokenTable, quotation: Quotation, s: number): TokenRange | undefined => {
  const dash = tokenAt(table, quotation.outer.end);
  if (dash >= table.size || !DASHES.has(table.text[dash]!)) return undefined;
  const own = table.sentence[dash]!;
  if (table.paragraphOf[own]! - table.paragraphOf[s]! > 1) return undefined;
  const end = table.firsts[own + 1]!;
  if (end - dash > 7 || end - dash < 2 || table.shape[dash + 1] === LOWER_CASE) return undefined;
  const closes = own + 1 >= table.paragraphOf.length || table.paragraphOf[own + 1] !== table.paragraphOf[own];
  return closes ? { from: dash + 1, to: end } : undefined;
};

/** A verb of uttering directly before the opening mark of what ends a clause: `Trump boasted, "That makes me smart."` */
const verbBefore = (table: TokenTable, text: string, quotation: Quotation): number | undefined => {
  const opening = tokenAt(table, quotation.outer.start);
  const verb = /^[,:]$/.test(table.text[opening - 1] ?? '') ? opening - 2 : opening - 1;
  if (verb < 0 || table.sentence[verb] !== table.sentence[opening] || !UTTERING.has(table.text[verb]!))
    return undefined;
  const behind = tokenAt(table, quotation.outer.end);
  const ends =
    ',.?!'.includes(text[quotation.end - 1]!) ||
    behind >= table.size ||
    table.sentence[behind] !== table.sentence[opening] ||
    table.shape[behind] === PUNCTUATION;
  return ends ? verb : undefined;
};

/** Before a quotation these say that it was uttered, be it a single word. */
const UTTERING: ReadonlySet<string> = new Set(
  'say answer ask boast chant cry declare exclaim holler joke mutter quip reply retort scream shout snap tweet whisper write yell'
    .split(' ')
    .flatMap((verb) => [...inflect(verb)]),
);

/** A verb of speech within a few words of the closing mark, in the quotation's sentence: `"…," promised Helen Ortiz`. */
const verbBehind = (table: TokenTable, quotation: Quotation): number | undefined => {
  const from = tokenAt(table, quotation.outer.end);
  if (from >= table.size || from === 0 || table.sentence[from] !== table.sentence[from - 1]) return undefined;
  for (let i = from; i < Math.min(table.size, from + 7) && table.sentence[i] === table.sentence[from]; i++) {
    if (table.shape[i] === PUNCTUATION) return undefined;
    if (table.cue[i] === SPEECH && table.shape[i] === LOWER_CASE) return i;
  }
  return undefined;
};

const closesParagraph = (table: TokenTable, quotation: Quotation, s: number): boolean =>
  quotation.outer.end >= table.end[table.firsts[s + 1]! - 1]! &&
  (s + 1 >= table.paragraphOf.length || table.paragraphOf[s + 1] !== table.paragraphOf[s]);

const SMALL = new Set('a an the of and or in on at to for with from by as vs is it'.split(' '));

/** "The Last Bridge of Brookfield": two words or more, each but the small ones capitalised, no clause mark at the end. */
export const isTitleCase = (text: string, { start, end }: { start: number; end: number }): boolean => {
  if (end - start > 90 || ',?!'.includes(text[end - 1]!)) return false;
  const words = text.slice(start, end).replace(/\.$/, '').split(' ');
  return words.length >= 2 && words.every((word, i) => !/^\p{Ll}/u.test(word) || (i > 0 && SMALL.has(word)));
};

const countWords = (table: TokenTable, first: number, last: number): number => {
  let words = 0;
  for (let i = first; i <= last && i < table.size && words < 20; i++) if (table.shape[i] !== PUNCTUATION) words++;
  return words;
};

/** Whether the draft's cue stands between its last piece and the quotation. */
const isBetween = (table: TokenTable, draft: Draft, quotation: Quotation): boolean => {
  const place = table.start[draft.cue!.from]!;
  return draft.pieces.at(-1)!.end <= place && place < quotation.start;
};

/** Whether only marks stand between a quotation and the one before it. */
const noWordsBetween = (table: TokenTable, q: number): boolean => {
  const from = tokenAt(table, table.quotations[q - 1]!.outer.end);
  const to = tokenAt(table, table.quotations[q]!.outer.start);
  return to - from < 4 && countWords(table, from, to - 1) === 0;
};
