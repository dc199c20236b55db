import { firstIndex } from '../binary-search.ts';
import type { Document, Reference } from '../language/document.ts';
import type { Draft } from './draft.ts';
import { CAPITALISED, INSIDE, PUNCTUATION, type TokenTable } from './token-table.ts';

/** To whom, where and when something was said. */
export interface Circumstances {
  addressee?: string;
  venue?: string;
  when?: string;
}

const OCCASIONS = new Set(
  `interview hearing testimony statement speech conference briefing debate meeting rally tweet email e-mail letter
  memo report blog post op-ed column article broadcast appearance address message call panel summit forum ceremony
  event lawsuit filing court committee subcommittee congress parliament senate commons assembly inquiry trial
  session show programme program podcast television radio tv twitter facebook`.split(/\s+/),
);
const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
const MONTHS =
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec'
    .split(' ')
    .flatMap((month) => [month, `${month}.`]);
const UNITS = new Set('week month year night weekend day evening morning afternoon'.split(' '));
const STOPS = new Set([
  'that',
  'when',
  'as',
  'who',
  'which',
  'because',
  'while',
  'after',
  'before',
  'but',
  'and',
  'if',
  'whether',
]);
const REACH = 14;

/** Reads the words around the cue that belong neither to the speaker nor to the content. */
export const circumstancesOf = (document: Document, table: TokenTable, draft: Draft): Circumstances => {
  if (!draft.cue) return {};
  const found: Circumstances = {};
  const cue = draft.cue!;
  const s = table.sentence[cue.head]!;
  const first = Math.max(table.firsts[s]!, cue.from - REACH);
  const end = Math.min(table.firsts[s + 1]!, cue.to + REACH);
  const free = (i: number): boolean =>
    i >= first &&
    i < end &&
    table.quote[i] !== INSIDE &&
    !draft.pieces.some((piece) => table.start[i]! >= piece.start && table.start[i]! < piece.end);
  const addressee = addresseeOf(document, table, draft, free);
  if (addressee) found.addressee = addressee;
  const venue = venueOf(document, table, draft, free, first, end);
  if (venue) found.venue = venue;
  const when = whenOf(document, table, free, cue.from, cue.to, first, end);
  if (when) found.when = when;
  return found;
};

const slice = (document: Document, table: TokenTable, from: number, to: number): string =>
  document.text.slice(table.start[from]!, table.end[to - 1]!);

/** The first name that touches the stretch [start, end) of the text. */
const nameAt = ({ references }: Document, start: number, end: number): Reference | undefined => {
  const first = firstIndex(references.length, (i) => references[i]!.end > start);
  for (let i = first; i < references.length && references[i]!.start < end; i++)
    if (references[i]!.kind === 'name') return references[i];
  return undefined;
};

/** The name that begins at a token, else the noun phrase up to the next small word. */
const phraseAt = (document: Document, table: TokenTable, at: number, end: number): string | undefined => {
  const place = table.start[at]!;
  for (const skip of [0, 1]) {
    const start = table.start[at + skip];
    if (start === undefined || (skip === 1 && !/^(the|a|an|his|her|their|its)$/i.test(table.text[at]!))) continue;
    const reference = nameAt(document, start, start + 1);
    if (reference && reference.start >= place) return document.entities[reference.entity]!.name;
  }
  let to = at;
  while (
    to < end &&
    to - at < 6 &&
    /^[\p{L}\p{N}'’&-]+$/u.test(table.text[to]!) &&
    !ENDS_PHRASE.has(table.text[to]!.toLowerCase())
  )
    to++;
  return to > at ? slice(document, table, at, to) : undefined;
};

const ENDS_PHRASE = new Set(
  `that to on in at by for with about when as who which after before during and but or from how why what whether if is was
  monday tuesday wednesday thursday friday saturday sunday last this earlier later yesterday today he she they it we i`.split(
    /\s+/,
  ),
);

const addresseeOf = (
  document: Document,
  table: TokenTable,
  draft: Draft,
  free: (i: number) => boolean,
): string | undefined => {
  const cue = draft.cue!;
  const telling = table.text[cue.head]!.toLowerCase();
  const tells =
    /^(tell|tells|told|telling|assure[sd]?|remind(s|ed)?|inform(s|ed)?|asked|warned|warns|urged|urges)$/.test(telling);
  let i = cue.head + 1;
  while (i < cue.to) i++;
  if (tells && free(i) && /^[\p{L}]/u.test(table.text[i]!)) {
    const word = table.text[i]!.toLowerCase();
    const source = draft.source && i >= draft.source.from && i < draft.source.to;
    if (!source && !ENDS_PHRASE.has(word) && !/^(the|a|an)$/.test(word)) return phraseAt(document, table, i, cue.end);
    if (!source && /^(the|a|an)$/.test(word)) return phraseAt(document, table, i, cue.end);
  }
  // "in an interview to CNN", "said to reporters", "with CNN"
  for (let k = cue.to; free(k) || k < cue.to + 1; k++) {
    if (k >= cue.end || STOPS.has(table.text[k]!.toLowerCase())) break;
    const word = table.text[k]!.toLowerCase();
    if ((word === 'to' || word === 'with') && k + 1 < cue.end && free(k + 1)) {
      const spoke = word === 'to' || /^interview$/.test(table.text[k - 1] ?? '');
      if (spoke && /^(the|a|an|[A-Z].*|reporters|journalists|lawmakers|supporters|voters)$/.test(table.text[k + 1]!))
        return phraseAt(document, table, k + 1, cue.end);
    }
  }
  return undefined;
};

const venueOf = (
  document: Document,
  table: TokenTable,
  draft: Draft,
  free: (i: number) => boolean,
  first: number,
  end: number,
): string | undefined => {
  const cue = draft.cue!;
  let answer: string | undefined;
  for (let i = Math.max(first, cue.from); i < end; i++) {
    if (!free(i)) {
      if (i >= cue.to && answer) break;
      continue;
    }
    const word = table.text[i]!.toLowerCase();
    if (i >= cue.to && (word === 'when' || word === 'that' || word === 'because' || word === 'who')) break;
    if (word === 'before' && free(i + 1) && /^(the|a|an|[A-Z].*)$/.test(table.text[i + 1] ?? '')) {
      const phrase = nounPhrase(document, table, i + 1, end);
      if (phrase) return phrase;
    }
    if ((word === 'in' || word === 'at' || word === 'during' || word === 'on') && free(i + 1)) {
      const stop = nounEnd(table, i + 1, end);
      let occasion = false;
      for (let k = i + 1; k < stop; k++) occasion ||= OCCASIONS.has(table.text[k]!.toLowerCase());
      if (occasion && !answer)
        answer = slice(document, table, i + 1, stop).replace(/^(the|a|an|his|her|their|its) /i, '');
    }
  }
  return answer;
};

const nounEnd = (table: TokenTable, from: number, end: number): number => {
  let to = from;
  while (
    to < end &&
    to - from < 7 &&
    table.shape[to] !== PUNCTUATION &&
    /^[\p{L}\p{N}'’&.-]+$/u.test(table.text[to]!) &&
    (to === from || !ENDS_PHRASE.has(table.text[to]!.toLowerCase()))
  )
    to++;
  return to;
};

const nounPhrase = (document: Document, table: TokenTable, from: number, end: number): string | undefined => {
  const to = nounEnd(table, from, end);
  if (to === from) return undefined;
  const name = nameAt(document, table.start[from]!, table.end[to - 1]!);
  const type = name && document.entities[name.entity]!.type;
  if (name && type === 'organisation' && name.end >= table.end[to - 1]!) return document.entities[name.entity]!.name;
  return slice(document, table, from, to).replace(/^(the|a|an|his|her|their|its) /i, '');
};

const whenOf = (
  document: Document,
  table: TokenTable,
  free: (i: number) => boolean,
  cueFrom: number,
  cueTo: number,
  first: number,
  end: number,
): string | undefined => {
  let best: { text: string; distance: number } | undefined;
  for (let i = first; i < end; i++) {
    if (!free(i)) continue;
    const word = table.text[i]!.toLowerCase();
    let to = 0;
    if (WEEKDAYS.includes(word) || word === 'yesterday' || word === 'today' || word === 'tonight') to = i + 1;
    else if (/^(last|this|earlier|next|the)$/.test(word)) {
      let k = i + 1;
      if (/^(this|last|same|previous)$/i.test(table.text[k] ?? '') && k < end) k++;
      if (
        k < end &&
        (UNITS.has(table.text[k]!.toLowerCase()) || WEEKDAYS.includes(table.text[k]!.toLowerCase())) &&
        word !== 'the'
      )
        to = k + 1;
    } else if (MONTHS.includes(word) && table.shape[i] === CAPITALISED && /^\d/.test(table.text[i + 1] ?? '')) {
      to = i + 2;
      if (table.text[to] === ',' && /^\d{4}$/.test(table.text[to + 1] ?? '')) to += 2;
    }
    if (to === 0) continue;
    if (to < end && /^(morning|afternoon|evening|night)$/.test(table.text[to]!)) to++;
    const distance = i < cueFrom ? cueFrom - i : i - cueTo;
    if (!best || distance < best.distance) best = { text: slice(document, table, i, to), distance };
    i = to - 1;
  }
  return best?.text;
};
