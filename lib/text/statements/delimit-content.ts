import type { Span } from '../language/document.ts';
import { FINITE, isReportNoun } from './cues.ts';
import { OF_OBJECTS, verbOf } from './delimit-cue.ts';
import type { Draft } from './draft.ts';
import { behindDateline } from './repairs.ts';
import { CLOSING_MARK, NO_NAME, OUTSIDE, PUNCTUATION, SPEECH, type TokenTable, tokenAt } from './token-table.ts';

const words = (list: string): Set<string> => new Set(list.split(/\s+/));

const DASHES = words('- -- — – ―');
const CONJUNCTIONS = words('and but while as before after until when');
/** Participles behind a comma that begin what the writer adds: "…, citing the price of electricity". */
const ADDITIONS = words(
  'citing saying adding noting arguing insisting warning accusing calling referring pointing urging',
);
/** What they say of somebody ends with it: "calling him a “nice guy” | and …". */
const NAMING = words('call describe brand label dub term refer identify name deem characterize characterise');
const BEHIND_NAMING = words('and but while as before after until when which');
/** "said it was opposed | and warned the North": verbs that are more often said of the speaker than by him. */
const SAYS_ON = words('said accused predicted vowed called praised warned suggested urged pledged');
const SAYS_BUT = words('agreed acknowledged conceded admitted insisted denied declined added stressed noted argued');
/** `said "budget reforms" and the new taxes would pay for it`: the quoted words are joined to what follows. */
const ARTICLES = words('the a an');
const LONGEST_GAP = 14;

/** Where what was said begins and ends, so that the content reads as it was said: no more of the sentence, and no less. */
export const delimitContent = (table: TokenTable, draft: Draft): void => {
  if (!draft.cue) return;
  withoutSource(table, draft);
  afterInterruption(table, draft);
  fillGaps(table, draft);
  draft.pieces = draft.pieces.flatMap((piece) => withoutPreface(table, piece));
  withoutDay(table, draft);
  withoutListener(table, draft);
  withoutOccasion(table, draft);
  behindOthers(table, draft);
  aroundInterruption(table, draft);
  withinRelative(table, draft);
  withoutDateline(table, draft);
  dropTail(table, draft);
};

const isQuoted = (table: TokenTable, i: number): boolean => table.quote[i] !== OUTSIDE;

/** Who says it is no part of what is said. */
const withoutSource = (table: TokenTable, draft: Draft): void => {
  const { source } = draft;
  if (!source) return;
  const start = table.start[source.from]!;
  const end = table.end[source.to - 1]!;
  const rest = draft.pieces.flatMap((piece) =>
    piece.end <= start || piece.start >= end
      ? [piece]
      : [
          { start: piece.start, end: Math.min(piece.end, start) },
          { start: Math.max(piece.start, end), end: piece.end },
        ].filter((part) => part.end - part.start > 1),
  );
  const spoken = rest.map((piece) => trimmed(table, piece)).filter((piece) => piece !== undefined);
  if (spoken.length > 0) draft.pieces = spoken;
};

/** Without marks and white space at its ends. */
const trimmed = (table: TokenTable, piece: Span): Span | undefined => {
  let from = tokenAt(table, piece.start);
  let to = tokenAt(table, piece.end - 1) + 1;
  if (to - 1 > from && table.start[to - 1]! >= piece.end) to--;
  if (from >= table.size || table.start[from]! >= piece.end) return undefined;
  if (table.start[from]! < piece.start || table.end[to - 1]! > piece.end) return piece;
  while (from < to && table.shape[from] === PUNCTUATION && table.quote[from]! === OUTSIDE) from++;
  while (to > from && table.text[to - 1] === ',') to--;
  return to > from ? { start: table.start[from]!, end: table.end[to - 1]! } : undefined;
};

/** "All will be paid, she said, | and those who | want to go will be helped": speech goes on right behind the comma. */
const afterInterruption = (table: TokenTable, draft: Draft): void => {
  const cue = draft.cue!;
  const at = draft.pieces.findIndex(({ start }) => start >= table.end[cue.to - 1]!);
  const behind = draft.pieces[at];
  const comma = draft.source && draft.source.from >= cue.to ? draft.source.to : cue.to;
  if (at < 1 || !behind || table.text[comma] !== ',' || draft.quotations.length > 0) return;
  const from = tokenAt(table, behind.start);
  if (from - comma > 6 || from <= comma + 1) return;
  draft.pieces[at] = { start: table.start[comma + 1]!, end: behind.end };
};

/** Two pieces on one side of the cue, nothing but unquoted words of one sentence between them, are one. */
const fillGaps = (table: TokenTable, draft: Draft): void => {
  const cue = draft.cue!;
  const { source } = draft;
  const cueStart = table.start[cue.from]!;
  const joined: Span[] = [];
  for (const piece of draft.pieces) {
    const last = joined.at(-1);
    if (!last || last.end <= cueStart === piece.start >= cueStart) {
      joined.push({ ...piece });
      continue;
    }
    const from = tokenAt(table, last.end);
    const to = tokenAt(table, piece.start);
    const free = (i: number): boolean =>
      !isQuoted(table, i) &&
      table.cue[i] !== SPEECH &&
      !(source && i >= source.from && i < source.to) &&
      i !== cue.from;
    let whole = to - from <= LONGEST_GAP && table.sentence[from] === table.sentence[to];
    for (let i = from; i < to && whole; i++) whole = free(i);
    if (whole) last.end = piece.end;
    else joined.push({ ...piece });
  }
  draft.pieces = joined;
};

/** "According to two diplomats, …": who says it is no part of it. */
const withoutPreface = (table: TokenTable, piece: Span): Span[] => {
  const first = tokenAt(table, piece.start);
  // "reported | , citing unnamed officials, that | sanctions were likely"
  if (table.text[first] === 'citing')
    for (let i = first + 2; i < Math.min(first + 12, table.size) && table.start[i]! < piece.end; i++)
      if (table.text[i] === 'that' && table.text[i - 1] === ',')
        return [{ start: table.start[i + 1]!, end: piece.end }];
  if (!/^according$/i.test(table.text[first] ?? '') || table.text[first + 1] !== 'to') return [piece];
  for (let i = first + 2; i < table.size && table.start[i]! < piece.end; i++)
    if (table.text[i] === ',' && table.start[i + 1]! < piece.end)
      return [{ start: table.start[i + 1]!, end: piece.end }];
  return [];
};

/** "LONDON, Feb 18 - | The bank will close": where the report was filed is no part of it. */
const withoutDateline = (table: TokenTable, draft: Draft): void => {
  const [piece] = draft.pieces;
  if (!piece) return;
  const s = table.sentence[tokenAt(table, piece.start)]!;
  const first = table.firsts[s]!;
  const behind = behindDateline(table, first, table.firsts[s + 1]! - 1);
  if (behind === first) return;
  const start = table.start[behind]!;
  const { source } = draft;
  if (source && source.from < behind && source.to > behind && source.from >= first)
    draft.source = { from: behind, to: source.to };
  const rest = draft.pieces.filter(({ end }) => end > start);
  if (rest.length > 0) draft.pieces = rest.map((span) => (span.start < start ? { start, end: span.end } : span));
};

/** "said | on Wednesday it would not build": the day is that of the saying. */
const withoutDay = (table: TokenTable, draft: Draft): void => {
  const cue = draft.cue!;
  // "by June, she said on | Wednesday"
  const more = draft.pieces.filter(
    ({ start, end }) => tokenAt(table, start) < tokenAt(table, end - 1) || !isDayAt(table, start),
  );
  if (more.length > 0) draft.pieces = more;
  // "said on | Saturday she would not"
  if (table.text[cue.to - 1] === 'on' && cue.to - 1 > cue.head) {
    const at = draft.pieces.findIndex(({ start }) => start === table.start[cue.to]);
    const piece = draft.pieces[at];
    if (piece && /day$/.test(table.text[cue.to]!) && table.start[cue.to + 1]! < piece.end) {
      const next = table.text[cue.to + 1] === 'that' ? cue.to + 2 : cue.to + 1;
      draft.pieces[at] = { start: table.start[next]!, end: piece.end };
      draft.cue = { ...cue, to: cue.to - 1 };
    }
  }
  draft.pieces = draft.pieces.map((piece) => {
    const first = tokenAt(table, piece.start);
    const isDay = first === cue.to && table.text[first] === 'on' && /day$/.test(table.text[first + 1] ?? '');
    const next = table.text[first + 2] === 'that' ? first + 3 : first + 2;
    return isDay && next < table.size && table.start[next]! < piece.end
      ? { start: table.start[next]!, end: piece.end }
      : piece;
  });
};

/** "told | reporters in Geneva that | the talks had failed" */
const withoutListener = (table: TokenTable, draft: Draft): void => {
  const cue = draft.cue!;
  if (!LISTENED.test(table.text[cue.head]!)) return;
  behindListener(table, draft);
  const at = draft.pieces.findIndex(({ start }) => start === table.start[cue.to]);
  const piece = draft.pieces[at];
  if (!piece || cue.to !== cue.head + 1) return;
  // "told | us | to go"
  if (OBJECTS.test(table.text[cue.to]!) && /^(?:to|not)$/.test(table.text[cue.to + 1] ?? '')) {
    draft.pieces[at] = { start: table.start[cue.to + 1]!, end: piece.end };
    return;
  }
  for (let i = cue.to; i < Math.min(cue.to + LONGEST_LISTENER, cue.end - 1); i++) {
    if (
      table.shape[i] === PUNCTUATION ||
      isQuoted(table, i) ||
      (table.cue[i] === SPEECH && i > cue.to && !ARTICLES.has(table.text[i - 1]!))
    )
      return;
    if (table.text[i] !== 'that') continue;
    if (i > cue.to && table.start[i + 1]! < piece.end)
      draft.pieces[at] = { start: table.start[i + 1]!, end: piece.end };
    return;
  }
};

/** "told | the newspaper Dnes | she feared" */
const behindListener = (table: TokenTable, draft: Draft): void => {
  const { head, end } = draft.cue!;
  for (let i = head + 1; i < Math.min(head + 6, end); i++) {
    if (i > head + 1 && SUBJECTS.test(table.text[i]!)) {
      const at = draft.pieces.findIndex((piece) => piece.start < table.start[i]! && table.start[i]! < piece.end);
      if (at >= 0 && draft.pieces[at]!.start > table.start[head]!)
        draft.pieces[at] = { start: table.start[i]!, end: draft.pieces[at]!.end };
      return;
    }
    if (
      table.shape[i] === PUNCTUATION ||
      isQuoted(table, i) ||
      table.cue[i] === SPEECH ||
      NO_LISTENER.test(table.text[i]!)
    )
      return;
  }
};

const NO_LISTENER = /^(?:he|she|it|they|we|I|that|how|what|why|when|where|whether|if|of|about)$/;
const OBJECTS = /^(?:him|her|them|us|me|you)$/;
const SUBJECTS = /^(?:he|she|it|they|we|I|you)$/;
const LISTENED = /^(?:told|tells?|warned|warns|assured|assures|informed|informs|reminded|reminds|notified)$/;
const LONGEST_LISTENER = 12;

/** "had warned | in a 2023 memo that | the lights may fail": where it was said is no part of it. */
const withoutOccasion = (table: TokenTable, draft: Draft): void => {
  const cue = draft.cue!;
  if (table.cue[cue.head] !== SPEECH) return;
  const at = cue.head + 1;
  if (!OCCASION.has(table.text[at] ?? '') || cue.to > at + 1) return;
  const index = draft.pieces.findIndex(({ start }) => start === table.start[at] || start === table.start[at + 1]);
  if (index < 0) return;
  for (let i = at + 2; i < Math.min(at + 2 + LONGEST_OCCASION, cue.end); i++) {
    if (table.shape[i] === PUNCTUATION || table.quote[i] !== OUTSIDE || table.cue[i] === SPEECH) return;
    if (table.text[i] !== 'that') continue;
    const piece = draft.pieces[index]!;
    if (i + 1 >= cue.end || table.start[i + 1]! >= piece.end) return;
    draft.pieces[index] = { start: table.start[i + 1]!, end: piece.end };
    draft.cue = { ...cue, to: at };
    return;
  }
};

const OCCASION = words('in on at during after before');
const LONGEST_OCCASION = 7;

/** "Salo said they doubt it; | the engineers, he added, had warned …": what somebody says before the semicolon is another's. */
const behindOthers = (table: TokenTable, draft: Draft): void => {
  const cue = draft.cue!;
  const piece = draft.pieces[0];
  if (!piece || piece.end > table.start[cue.from]! || draft.quotations.length > 0) return;
  let holdsCue = false;
  for (let i = tokenAt(table, piece.start); i < cue.from && table.start[i]! < piece.end; i++) {
    if (table.cue[i] === SPEECH && /^(?:said|says|told|added)$/.test(table.text[i]!)) holdsCue = true;
    if (!holdsCue || table.text[i] !== ';' || table.start[i + 1]! >= piece.end) continue;
    draft.pieces[0] = { start: table.start[i + 1]!, end: piece.end };
    return;
  }
};

/** "The engineers, he added, | had warned in May.": what has been interrupted goes on. */
const aroundInterruption = (table: TokenTable, draft: Draft): void => {
  const cue = draft.cue!;
  const [piece] = draft.pieces;
  const from = Math.min(cue.from, draft.source?.from ?? cue.from);
  const to = Math.max(cue.to, draft.source?.to ?? cue.to);
  if (draft.pieces.length !== 1 || !piece || draft.quotations.length > 0 || !SAYS.has(table.text[cue.head]!)) return;
  if (table.text[from - 1] !== ',' || table.text[to] !== ',' || piece.end !== table.end[from - 2]) return;
  const end = table.firsts[table.sentence[cue.head]! + 1]!;
  let stop = to + 1;
  while (stop < end && table.text[stop] !== ';' && (stop < end - 1 || table.shape[stop] !== PUNCTUATION)) {
    if (table.quote[stop] === CLOSING_MARK) return;
    stop++;
  }
  if (table.quote[stop] === CLOSING_MARK) stop++;
  const goesOn = table.text[to + 1] === 'and' || GOES_ON.has(table.text[to + 1]!);
  if (stop - to > 2 && goesOn) draft.pieces = [piece, { start: table.start[to + 1]!, end: table.end[stop - 1]! }];
};

/** Verbs that stand between commas with who says it. */
const SAYS = words(
  'said says added adds argued argues wrote writes noted notes explained insisted recalled predicted suggested concluded claimed claims believes thinks',
);
/** What the second half of a clause begins with. */
const GOES_ON = new Set([...FINITE, 'not', 'never']);

/** "lights, which the company says were working, | could be seen": the clause ends with its comma. */
const withinRelative = (table: TokenTable, draft: Draft): void => {
  const cue = draft.cue!;
  const [piece] = draft.pieces;
  if (draft.pieces.length !== 1 || !piece || !draft.source || draft.quotations.length > 0) return;
  const first = tokenAt(table, piece.start);
  // "who | has supported | the mine, was": the pronoun is its subject, or its object.
  const isSubject = /^(?:which|who)$/.test(table.text[cue.from - 1] ?? '');
  const isObject =
    GOES_ON.has(table.text[first]!) && /^(?:which|who|that)$/.test(table.text[draft.source.from - 1] ?? '');
  if (first !== cue.to || (!isSubject && !isObject)) return;
  for (let i = first + 1; i < table.size && table.start[i]! < piece.end; i++)
    if (table.text[i] === ',' && GOES_ON.has(table.text[i + 1] ?? '')) {
      draft.pieces = [{ start: piece.start, end: table.end[i - 1]! }];
      return;
    }
};

const isDayAt = (table: TokenTable, place: number): boolean =>
  /^(?:yesterday|today|.+day)$/i.test(table.text[tokenAt(table, place)]!);

/** Ends the content before a token that begins something else, and the comma before it. */
export const endBefore = (table: TokenTable, draft: Draft, token: number): void => {
  const place = table.start[token]!;
  const at = draft.pieces.findIndex(({ start, end }) => start < place && place < end);
  const end = table.end[table.text[token - 1] === ',' || DASHES.has(table.text[token - 1]!) ? token - 2 : token - 1];
  if (at >= 0 && end !== undefined && end > draft.pieces[at]!.start)
    draft.pieces = [...draft.pieces.slice(0, at), { start: draft.pieces[at]!.start, end }];
};

const CONTRASTS = words('while but although though whereas');
const LONGEST_SPEAKER = 12;
const OTHERS_SAY =
  /^(?:said|says|told|denied|denies|insisted|claimed|added|argued|argues|wrote|replied|countered|rejected|rejects|confirm|deny|comment|declined|refused|called|disputed|disputes|doubts|doubted|disagreed|disagrees)$/;

/** "; the port | said", ", while Oakline | said": somebody else begins to speak. */
const othersSay = (table: TokenTable, from: number): boolean => {
  if (/^(?:he|she|it|they|we|i|that|who|which)$/i.test(table.text[from] ?? '')) return false;
  for (let i = from; i < Math.min(from + LONGEST_SPEAKER, table.size); i++) {
    if (table.shape[i] === PUNCTUATION || isQuoted(table, i) || /^(?:that|who|which|what)$/.test(table.text[i]!))
      return false;
    if (i > from && OTHERS_SAY.test(table.text[i]!)) return true;
  }
  return false;
};

/** "plans to fence it off, | the ministry announced.": who tells of it, at the end of the sentence. */
const closesWithReport = (table: TokenTable, from: number): boolean => {
  const end = table.firsts[table.sentence[from]! + 1]! - 1;
  if (end - from > LONGEST_CLOSING || end - from < 2 || table.shape[end] !== PUNCTUATION) return false;
  for (let i = from; i < end; i++) if (table.shape[i] === PUNCTUATION || isQuoted(table, i)) return false;
  return (
    REPORTED.test(table.text[end - 1]!) &&
    (/^(?:the|an?|his|her|its|their)$/.test(table.text[from]!) || table.entity[from]! > NO_NAME)
  );
};

const LONGEST_CLOSING = 8;
const REPORTED =
  /^(?:said|says|announced|reported|added|argued|wrote|recalled|warned|insisted|claimed|noted|explained)$/;

/** What the writer goes on to say behind the content: ", citing …", `called it "a lie" and said …`, ", even as …". */
export const dropTail = (table: TokenTable, draft: Draft): void => {
  const { cue } = draft;
  if (!cue) return;
  const at = draft.pieces.length - 1;
  const piece = draft.pieces[at];
  if (!piece || piece.start < table.end[cue.to - 1]!) return;
  const first = tokenAt(table, piece.start);
  const verb = verbOf(table, cue.head);
  const ofObject = verb !== undefined && OF_OBJECTS.has(verb);
  const names = verb !== undefined && NAMING.has(verb);
  // `chanted "What curfew?" and kept going`
  const opensQuoted = table.quote[first] !== OUTSIDE && table.cue[cue.head] === SPEECH && !ofObject;
  for (let i = first + 1; i < table.size && table.start[i]! < piece.end; i++) {
    if (isQuoted(table, i)) continue;
    const next = table.text[i + 1] ?? '';
    // Behind a fragment of quotation what is not quoted is more often the writer's.
    const closes = table.quote[i - 1] === CLOSING_MARK;
    const ends =
      (closes &&
        (DASHES.has(table.text[i]!) || (table.text[i] === 'and' && table.cue[i + 1] === SPEECH && /ed$/.test(next)))) ||
      (closes && opensQuoted && CONJUNCTIONS.has(table.text[i]!) && !(table.text[i] === 'and' && ARTICLES.has(next))) ||
      (closes && names && BEHIND_NAMING.has(table.text[i]!) && !isQuoted(table, i + 1)) ||
      (DASHES.has(table.text[i]!) && ARTICLES.has(next) && isReportNoun(table.text[i + 2] ?? '')) ||
      (table.text[i] === ',' && ADDITIONS.has(next) && !isQuoted(table, i + 1)) ||
      (table.text[i] === ',' && closesWithReport(table, i + 1)) ||
      (table.text[i] === ',' && next === 'as' && /^(?:was|were|is|are)$/.test(table.text[i + 2] ?? '')) ||
      (table.text[i] === ',' && next === 'even' && table.text[i + 2] === 'as') ||
      (table.text[i] === ';' && othersSay(table, i + 1)) ||
      (table.text[i] === ',' && CONTRASTS.has(next) && othersSay(table, i + 2)) ||
      (table.text[i] === 'and' &&
        table.cue[i + 1] === SPEECH &&
        (ofObject ? /(?:ed|aid|old)$/.test(next) : table.cue[cue.head] === SPEECH && SAYS_ON.has(next))) ||
      (table.text[i] === 'but' && table.cue[cue.head] === SPEECH && (SAYS_ON.has(next) || SAYS_BUT.has(next)));
    if (!ends) continue;
    const end = table.end[table.text[i - 1] === ',' ? i - 2 : i - 1]!;
    if (end > piece.start) draft.pieces[at] = { start: piece.start, end };
    draft.quotations = draft.quotations.filter((q) => table.quotations[q]!.outer.start < end);
    return;
  }
};
