import type { Span } from '../../language/document.ts';

/** A passage between quotation marks. `start` and `end` lie inside the marks; white space at the edges is left out. */
export interface Quotation extends Span {
  /** With its marks. */
  outer: Span;
  paragraph: number;
  /** How many quotations it stands in: 0 for one that stands in none. */
  depth: number;
  /** Its closing mark is missing: it ends with its paragraph. */
  open: boolean;
  /** It takes up the quotation left open by the paragraph before (the opening mark is repeated there). */
  continues: boolean;
}

/**
 * What opens, and what closes it. Straight marks, the low German ones and angled ones, which point inwards in some
 * countries and all one way in others, are told apart by what stands beside them.
 */
const CLOSING: Record<string, string> = {
  '“': '”',
  '„': '“”',
  '«': '»',
  '‹': '›',
  '»': '«»',
  '›': '‹›',
  '‘': '’',
  '"': '"',
  "'": "'",
  "''": "''",
  '``': "''",
};
const MAX_DEPTH = 4;

interface Opening {
  mark: string;
  outer: number;
  inner: number;
  /** It goes on with the quotation before it. */
  reopened?: boolean;
}

const isSpace = (c: string | undefined): boolean =>
  c === undefined || c === ' ' || c === '\n' || c === '\t' || c === '\u00a0';
const isLetter = (c: string | undefined): boolean =>
  c !== undefined && (c.toLowerCase() !== c.toUpperCase() || (c >= '0' && c <= '9'));
const isDigit = (c: string | undefined): boolean => c !== undefined && c >= '0' && c <= '9';
const ENDS_A_CLAUSE = '.,?!;:…—-';
const OPENS_AFTER = '([{—–-/“‘"\'«:';

/**
 * Finds the quotations of a text in one pass: straight, curly, single, low, angled and doubled-apostrophe marks,
 * nested ones, ones left open at a paragraph's end, ones with a stray space behind the opening mark.
 * Apostrophes, feet and inches are no quotation marks. Sorted by start, the outer one first.
 */
export const findQuotations = (text: string, paragraphs: readonly Span[]): Quotation[] => {
  const found: Quotation[] = [];
  let runningMark = '';
  paragraphs.forEach((paragraph, index) => {
    const { quotations, open } = readParagraph(text, paragraph, index);
    const first = quotations[0];
    if (first && runningMark && first.outer.start === paragraph.start && text.startsWith(runningMark, paragraph.start))
      first.continues = true;
    found.push(...quotations);
    runningMark = open;
  });
  return found;
};

const readParagraph = (
  text: string,
  { start, end }: Span,
  paragraph: number,
): { quotations: Quotation[]; open: string } => {
  const quotations: Quotation[] = [];
  const stack: Opening[] = [];
  const marks = marksBehind(text, start, end);
  const close = (opening: Opening, innerEnd: number, outerEnd: number, open: boolean): void => {
    let from = opening.inner;
    let to = innerEnd;
    while (from < to && isSpace(text[from])) from++;
    while (to > from && isSpace(text[to - 1])) to--;
    if (to > from)
      quotations.push({
        start: from,
        end: to,
        outer: { start: opening.outer, end: outerEnd },
        paragraph,
        depth: 0,
        open,
        continues: opening.reopened === true,
      });
  };
  for (let at = start; at < end; at++) {
    const mark = markAt(text, at);
    if (!mark) continue;
    const after = at + mark.length;
    const top = stack.at(-1);
    if (
      top &&
      (closes(text, start, end, top.mark, mark, at) || closesWrongly(text, end, top.mark, mark, at, marks[at - start]!))
    ) {
      stack.pop();
      close(top, at, after, false);
    } else if (top && reopens(text, end, top, mark, at)) {
      // Each paragraph of a long quotation opens with a mark and only the last is closed: some sites print them as one.
      stack.pop();
      close(top, at, at, false);
      stack.push({ mark, outer: at, inner: after, reopened: true });
    } else if (closesAncestor(text, start, end, stack, mark, at)) {
      // The inner quotation was never closed: it was no quotation but an apostrophe, or it ends here too.
      while (stack.length > 0) {
        const opening = stack.pop()!;
        if (closes(text, start, end, opening.mark, mark, at)) {
          close(opening, at, after, false);
          break;
        }
        if (opening.mark !== "'" && opening.mark !== '‘') close(opening, at, at, false);
      }
    } else if (stack.length < MAX_DEPTH && opens(text, start, end, mark, at, marks)) {
      stack.push({ mark, outer: at, inner: after });
    }
    at = after - 1;
  }
  let open = '';
  while (stack.length > 0) {
    const opening = stack.pop()!;
    if (opening.mark === "'" || opening.mark === '‘') continue;
    close(opening, end, end, true);
    if (stack.length === 0) open = opening.mark;
  }
  quotations.sort((a, b) => a.outer.start - b.outer.start || b.outer.end - a.outer.end);
  setDepths(quotations);
  return { quotations, open };
};

/** Marks that turned out to open nothing leave the depths counted on the way too high. */
const setDepths = (quotations: readonly Quotation[]): void => {
  const ends: number[] = [];
  for (const quotation of quotations) {
    while (ends.length > 0 && ends.at(-1)! <= quotation.outer.start) ends.pop();
    quotation.depth = ends.length;
    ends.push(quotation.outer.end);
  }
};

const markAt = (text: string, at: number): string | undefined => {
  const c = text[at]!;
  switch (c) {
    case "'":
      return text[at + 1] === "'" && text[at + 2] !== "'" ? "''" : "'";
    case '`':
      return text[at + 1] === '`' ? '``' : undefined;
    case '"':
    case '“':
    case '”':
    case '„':
    case '«':
    case '»':
    case '‹':
    case '›':
    case '‘':
    case '’':
      return c;
    default:
      return undefined;
  }
};

const opens = (text: string, start: number, end: number, mark: string, at: number, marks: Uint8Array): boolean => {
  const before = at > start ? text[at - 1] : undefined;
  const next = at + mark.length < end ? text[at + mark.length] : undefined;
  if (!(mark in CLOSING)) {
    // A closing mark where nothing is open: some writers open with it.
    return mark === '”' && (isSpace(before) || before === '(') && isLetter(next);
  }
  if (next === undefined) return false;
  const free = isSpace(before) || OPENS_AFTER.includes(before!);
  switch (mark) {
    case '"':
    case "''":
      if (mark === '"' && isDigit(before)) return false;
      return free || !isSpace(next);
    case "'":
    case '‘':
      // Single marks open only where one that may close them follows in the paragraph.
      return (
        free &&
        !isSpace(next) &&
        next !== "'" &&
        (marks[at - start]! & CLOSES_SINGLE) !== 0 &&
        !startsContraction(text, at + 1)
      );
    case '»':
    case '›':
      return free && !isSpace(next) && !ENDS_A_CLAUSE.includes(next);
    default:
      return true;
  }
};

/** Angled marks that close in most countries, and open in those that let them point inwards. */
const INWARD = new Set(['»', '›']);

const closes = (text: string, start: number, end: number, opening: string, mark: string, at: number): boolean => {
  if (opening === '”') return mark === '”';
  const closing = CLOSING[opening];
  // Straight and curly marks are mixed by some editors.
  const matches =
    closing === mark ||
    closing?.includes(mark) ||
    (opening === '“' && mark === '"') ||
    (opening === '"' && mark === '”');
  if (!matches) return false;
  const before = at > start ? text[at - 1] : undefined;
  const next = at + mark.length < end ? text[at + mark.length] : undefined;
  if (mark === "'" || mark === '’') return closesSingle(text, at, before, next);
  if (INWARD.has(opening)) return !isSpace(before);
  if (mark === '"' && opening === '"') {
    // Space before and a letter behind: another quotation opens inside an open one, unless a stray space stands inside.
    if (isSpace(before) && isLetter(next)) return false;
    if (isDigit(before) && isLetter(next)) return false;
  }
  return true;
};

/** Whether a quotation that stands open is taken up anew: the same mark behind the end of a sentence, before another. */
const reopens = (text: string, end: number, top: Opening, mark: string, at: number): boolean => {
  if (mark !== top.mark || (mark !== '"' && mark !== '“') || at <= top.inner + 1) return false;
  const next = at + 1 < end ? text[at + 1] : undefined;
  return isSpace(text[at - 1]) && isLetter(next) && /[.!?…]$/.test(text[at - 2] ?? '');
};

const closesAncestor = (
  text: string,
  start: number,
  end: number,
  stack: readonly Opening[],
  mark: string,
  at: number,
): boolean => {
  if (mark === "'" || mark === '’') return false;
  for (let i = stack.length - 2; i >= 0; i--) if (closes(text, start, end, stack[i]!.mark, mark, at)) return true;
  return false;
};

/** `workers' rights` closes nothing; `'…,' he said` does. */
const closesSingle = (text: string, at: number, before: string | undefined, next: string | undefined): boolean => {
  if (isLetter(next) || isSpace(before)) return false;
  if (before !== undefined && ENDS_A_CLAUSE.includes(before)) return true;
  // A plural's possessive: an s before it, a lower-case word behind it.
  const following = text[at + 2];
  return !(before === 's' && isSpace(next) && following !== undefined && following >= 'a' && following <= 'z');
};

/** Behind a word, and before a space or a stop, the opening mark closes (`“rapists“ `); so does a single one behind a stop or a comma, where none of the right kind follows. */
const closesWrongly = (
  text: string,
  end: number,
  opening: string,
  mark: string,
  at: number,
  behind: number,
): boolean => {
  if (opening !== '“' || isSpace(text[at - 1])) return false;
  const next = at + 1 < end ? text[at + 1] : undefined;
  if (mark === '“') return isSpace(next) || ENDS_A_CLAUSE.includes(next!);
  if (mark !== '’' || (behind & CLOSES_DOUBLE) !== 0 || !'.!?,'.includes(text[at - 1]!)) return false;
  const following = text[at + 2];
  return isSpace(next) && (text[at - 1] === ',' || following === undefined || following !== following.toLowerCase());
};

/** What `marksBehind` says of a place: a single mark that can close a quotation follows; the next double mark closes. */
const CLOSES_SINGLE = 1;
const CLOSES_DOUBLE = 2;

/** For every place of the paragraph, what follows it there: bits. */
const marksBehind = (text: string, start: number, end: number): Uint8Array => {
  const follows = new Uint8Array(end - start);
  let seen = 0;
  for (let at = end - 1; at >= start; at--) {
    follows[at - start] = seen;
    const c = text[at];
    if (c === '”') seen |= CLOSES_DOUBLE;
    else if (c === '“') seen &= ~CLOSES_DOUBLE;
    else if (c === "'" || c === '’') {
      const next = at + 1 < end ? text[at + 1] : undefined;
      if (closesSingle(text, at, at > start ? text[at - 1] : undefined, next)) seen |= CLOSES_SINGLE;
    }
  }
  return follows;
};

/** What stands before a year. */
const YEAR_FOLLOWS =
  /\b(?:in|of|since|from|till|until|before|after|by|to|and|summer|winter|spring|autumn|fall|the|back in) $/i;

const CONTRACTIONS = ['em ', 'em.', 'tis ', 'twas ', 'til ', 'cause ', 'round ', 'n '];

/** "'em", "the '90s", "since '62,": an apostrophe that leaves letters or a century out. */
const startsContraction = (text: string, at: number): boolean => {
  if (isDigit(text[at]) && isDigit(text[at + 1]) && (text[at + 2] === 's' || !isLetter(text[at + 2])))
    return text[at + 2] !== ' ' || YEAR_FOLLOWS.test(text.slice(Math.max(0, at - 16), at - 1));
  return CONTRACTIONS.some((word) => text.startsWith(word, at));
};
