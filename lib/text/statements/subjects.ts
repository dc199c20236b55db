import { BEING, FINITE } from './cues.ts';
import type { Draft } from './draft.ts';
import { behindDateline } from './repairs.ts';
import { NO_CUE, NO_NAME, OUTSIDE, PUNCTUATION, REPORT_NOUN, SPEECH, type TokenTable, tokenAt } from './token-table.ts';

const STOPS = new Set(
  'in on at to of when as while who which that during after before from with for by but and'.split(' '),
);

/** The words between a quotation and its cue, or right behind the cue: `"…," the mayor said`, `"…," said the mayor`. */
export const findSource = (table: TokenTable, draft: Draft): void => {
  const { cue, quotations, pieces } = draft;
  if (!cue || quotations.length === 0 || table.cue[cue.head] !== SPEECH) return;
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
      table.shape[to] !== PUNCTUATION &&
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

/** Who speaks, where the taggers have not told it from the cue or have not seen it behind an apposition. */
export const findSubject = (table: TokenTable, draft: Draft): void => {
  if (!draft.cue || table.quote[draft.cue.head] !== OUTSIDE) return;
  fromCue(table, draft);
  beforeInterruption(table, draft);
  ofMainClause(table, draft);
  if (!draft.source) beforeApposition(table, draft);
};

const HELPERS = new Set([
  ...FINITE,
  ...`be been being shall not n't n’t 's ’s 're ’re 've ’ve 'd ’d 'll ’ll also then now still already just even only later
  once often never always again`.split(/\s+/),
]);
const PRONOUNS = new Set('he she it they we i you nobody everyone somebody some many others most few'.split(' '));
const NO_NOUNS = new Set(
  'two more less how live instead not never seldom rarely so whenever let most it he she they we i you the a an this that its his her their what who which there here both'.split(
    ' ',
  ),
);
const OPENS_CLAUSE = new Set('but and that because while as if when though although so yet'.split(' '));
const LEADS_ASIDE = new Set(
  'in on at of to from for by with after before while when if as since although though despite during under over according once until unlike like among because'.split(
    ' ',
  ),
);
const DETERMINERS = new Set('the a an one its his her their our another this that some'.split(' '));

/** "Video | shows", "Birchers | viewed", "But environmentalists | worry". */
const fromCue = (table: TokenTable, draft: Draft): void => {
  const cue = draft.cue!;
  const { source } = draft;
  const before = table.text[cue.from - 1] ?? '';
  const opens = cue.from === table.firsts[table.sentence[cue.from]!] || before === ',';
  // "Should the company fail, environmentalists worry": what stands behind the comma is nearer.
  if (source && !(before === ',' && source.to <= cue.from)) return;
  let verb = cue.from + 1;
  while (verb < cue.to && (table.cue[verb]! === NO_CUE || table.cue[verb] === REPORT_NOUN)) verb++;
  if (verb >= cue.to) return;
  let to = verb;
  while (to > cue.from && (HELPERS.has(table.text[to - 1]!) || table.text[to - 1]!.endsWith('ly'))) to--;
  if (to === cue.from || HELPERS.has(table.text[cue.from]!)) return;
  // "it was not expected": who expects is not said.
  for (let i = to; i < verb; i++) if (BEING.has(table.text[i]!) && !table.text[verb]!.endsWith('ing')) return;
  for (let i = cue.from; i < to; i++)
    if (table.shape[i] === PUNCTUATION || table.cue[i]! > NO_CUE || LEADS_ASIDE.has(table.text[i]!.toLowerCase()))
      return;
  const opening = table.text[cue.from]!;
  if (/^[a-z]+(?:ing|ed|en)$/.test(opening) || NO_NOUNS.has(opening)) return;
  const last = table.text[to - 1]!;
  const isPronoun =
    to === cue.from + 1 && PRONOUNS.has(last.toLowerCase()) && !/^(?:appear|seem)/.test(table.text[verb]!);
  const isName = table.entity[to - 1]! > NO_NAME;
  const isNoun =
    !NO_NOUNS.has(last.toLowerCase()) && !/(?:ing|ed)$/.test(last) && (opens || OPENS_CLAUSE.has(before.toLowerCase()));
  if (!isPronoun && !isName && !isNoun) return;
  draft.source = { from: cue.from, to };
  draft.cue = { ...cue, from: to };
};

/** "A judge halted the work, | ruling that": not the object beside the participle, but the subject of the sentence. */
const ofMainClause = (table: TokenTable, draft: Draft): void => {
  const cue = draft.cue!;
  const { source } = draft;
  if (!source || source.to < cue.from - 1 || source.to > cue.from || table.text[cue.from - 1] !== ',') return;
  if (table.cue[cue.head] !== SPEECH || !table.text[cue.from]!.endsWith('ing')) return;
  const first = table.firsts[table.sentence[cue.head]!]!;
  const from = behindDateline(table, first, cue.from);
  const opening = table.text[from]!.toLowerCase();
  if (LEADS_ASIDE.has(opening) || OPENS_CLAUSE.has(opening) || table.quote[from] !== OUTSIDE) return;
  if (!DETERMINERS.has(opening) && table.entity[from] === NO_NAME) return;
  let to = from + 1;
  const end = source.from <= from ? source.to : source.from;
  while (to < end && to - from < LONGEST_SUBJECT && !endsSubject(table, to)) to++;
  if (to < end && endsSubject(table, to)) draft.source = { from, to };
};

const endsSubject = (table: TokenTable, i: number): boolean => {
  const word = table.text[i]!;
  if (word === 'of' || word === 'and') return false;
  return (
    table.shape[i] === PUNCTUATION ||
    (table.cue[i] === SPEECH && /(?:s|aid|old|ote)$/.test(word)) ||
    LEADS_ASIDE.has(word) ||
    HELPERS.has(word) ||
    /^[a-z]{2,}ed$/.test(word)
  );
};

const LONGEST_SUBJECT = 8;
const LONGEST_INTERRUPTION = 4;

/** "The engineers, he added, | had warned": who has warned stands before who tells of it. */
const beforeInterruption = (table: TokenTable, draft: Draft): void => {
  const cue = draft.cue!;
  if (table.text[cue.from - 1] !== ',' || table.cue[cue.head] !== SPEECH || !HELPERS.has(table.text[cue.from]!)) return;
  let comma = cue.from - 2;
  const first = table.firsts[table.sentence[cue.head]!]!;
  while (comma > first && table.text[comma] !== ',' && cue.from - comma <= LONGEST_INTERRUPTION + 1) comma--;
  if (comma <= first || table.text[comma] !== ',') return;
  let says = false;
  for (let i = comma + 1; i < cue.from - 1; i++)
    says ||= /^(?:said|says|added|argued|told|wrote)$/.test(table.text[i]!);
  if (!says) return;
  let from = comma;
  while (
    from > first &&
    comma - from < LONGEST_SUBJECT &&
    table.shape[from - 1] !== PUNCTUATION &&
    table.cue[from - 1] !== SPEECH
  )
    from--;
  if (from < comma && table.text[from] !== 'that') draft.source = { from, to: comma };
};

/** "China, its only ally, | said": behind what tells more of who speaks. */
const beforeApposition = (table: TokenTable, draft: Draft): void => {
  const cue = draft.cue!;
  if (table.text[cue.from - 1] !== ',' || table.cue[cue.head] !== SPEECH || table.text[cue.from]!.endsWith('ing'))
    return;
  const first = table.firsts[table.sentence[cue.head]!]!;
  const from = OPENS_CLAUSE.has(table.text[first]!.toLowerCase()) || table.text[first] === 'Even' ? first + 1 : first;
  let to = from;
  while (to < cue.from && table.text[to] !== ',') {
    if (table.cue[to]! > NO_CUE && table.entity[to] === NO_NAME) return;
    to++;
  }
  if (to - from > LONGEST_SUBJECT || to === from || to >= cue.from - 2) return;
  if (LEADS_ASIDE.has(table.text[from]!.toLowerCase())) return;
  const isName = table.entity[to - 1]! > NO_NAME || table.text[to - 1] === ')';
  if (!isName && !DETERMINERS.has(table.text[from]!.toLowerCase())) return;
  const apposed = table.text[to + 1]!.toLowerCase();
  if (!DETERMINERS.has(apposed) && !/^(?:who|which)$/.test(apposed) && table.entity[to + 1] === NO_NAME) return;
  for (let i = to; i < cue.from; i++) if (table.quote[i] !== OUTSIDE) return;
  draft.source = { from, to };
};
