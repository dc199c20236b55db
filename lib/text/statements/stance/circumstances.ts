import { NO_HEAD } from '../../language/syntax/tree.ts';
import { MONTH_ABBREVIATIONS, MONTHS, TIME_UNITS, WEEKDAYS } from '../../words/calendar.ts';
import { NEWSPAPER_HEADS } from '../../words/organisations.ts';
import { PLACE_HEADS } from '../../words/places.ts';
import { wordSet } from '../../words/word-list.ts';
import {
  childrenAt,
  covers,
  INSIDE,
  isFiniteVerb,
  isVerb,
  type Page,
  POSSESSIVES,
  relationAt,
  sentenceEnd,
  sentenceStart,
  tagAt,
  textOf,
  wordAt,
} from '../page/page.ts';
import type { Report } from '../reports/read-reports.ts';
import { nounPhraseAt } from '../speakers/noun-phrase.ts';
import { partyAt } from '../speakers/party.ts';

/** To whom, where and when something was said. */
export interface Circumstances {
  addressee?: string;
  venue?: string;
  when?: string;
}

const OCCASIONS = wordSet(
  `interview hearing testimony statement speech conference briefing debate meeting rally tweet email e-mail letter
  memo report blog post op-ed column article broadcast appearance address message call panel summit forum ceremony
  event lawsuit filing court committee subcommittee congress parliament senate commons assembly inquiry trial
  session show programme program podcast television radio tv twitter facebook`,
);
/** Verbs whose object hears what is said. */
const TELLING = wordSet(
  `tell tells told telling assure assures assured assuring remind reminds reminded reminding inform informs informed
  informing ask asks asked asking warn warns warned warning urge urges urged urging advise advises advised advising
  notify notifies notified`,
);
/** What somebody has with a paper or station, and what they do with it. */
const TALKS = wordSet('interview interviews conversation talk chat discussion');
/** "said, to applause" */
const RECEPTIONS = wordSet('applause laughter cheers boos jeers');
const HOSTING = wordSet('with for');
const SPEAKING = wordSet('speaking talking');
/** What somebody does while they speak. */
const PRESENT = wordSet(
  'speaking talking standing sitting appearing testifying campaigning writing addressing visiting',
);
const DAYS: ReadonlySet<string> = new Set([...WEEKDAYS, 'yesterday', 'today', 'tonight']);
const MONTH_WORDS: ReadonlySet<string> = new Set([
  ...MONTHS,
  ...MONTH_ABBREVIATIONS,
  ...MONTH_ABBREVIATIONS.map((month) => `${month}.`),
]);
const AGO = wordSet('year years month months week weeks day days hour hours');
const NUMBERS = wordSet('a an one two three four five six seven eight nine ten several some');
const PARTS_OF_DAYS = wordSet('morning afternoon evening night');
const MAX_STEPS = 6;

/** What the sentence of a report says of its hearers, its occasion and its day, the reported words left out. */
export const circumstancesOf = (page: Page, report: Report | undefined): Circumstances => {
  if (!report || report.predicate.kind === 'mark') return {};
  const { at } = report.predicate;
  const free: number[] = [];
  for (let i = sentenceStart(page, at); i < sentenceEnd(page, at); i++)
    if (
      i !== at &&
      i !== report.source &&
      page.quote[i] !== INSIDE &&
      !covers(report.content, i) &&
      belongs(page, i, at, report.source)
    )
      free.push(i);
  const { hearing } = report;
  const heard = hearing && partyAt(page, hearing.at).name.replace(/^The (?=\p{Ll})/u, 'the ');
  const addressee = (!hearing?.isVenue && heard) || addresseeOf(page, report, free);
  const venue = (hearing?.isVenue && heard) || venueOf(page, free);
  const when = whenOf(page, at, free);
  return { ...(addressee && { addressee }), ...(venue && { venue }), ...(when && { when }) };
};

/**
 * Whether a word hangs on the predicate, or on a verb above it, without another verb between, nor what describes the
 * source: "Keller, chairman of the committee, said".
 */
const belongs = (page: Page, token: number, at: number, source: number): boolean => {
  let below = token;
  for (
    let above = page.head[token]!, steps = 0;
    above !== NO_HEAD && steps < MAX_STEPS;
    above = page.head[above]!, steps++
  ) {
    if (above === at || (page.head[at] === above && relationAt(page, at) === 'conj')) return true;
    if (above === source && (token < at || relationAt(page, below) === 'appos')) return false;
    if (isVerb(page, above) && !PRESENT.has(wordAt(page, above))) return false;
    below = above;
  }
  return false;
};

/** The preposition of a noun phrase. */
const caseAt = (page: Page, head: number): number => {
  for (const child of childrenAt(page, head)) if (relationAt(page, child) === 'case') return child;
  return -1;
};

const caseOf = (page: Page, head: number): string => wordAt(page, caseAt(page, head));

const addresseeOf = (
  page: Page,
  { predicate: { at }, hearing }: Report,
  free: readonly number[],
): string | undefined => {
  const tells = TELLING.has(wordAt(page, at)) && !hearing;
  for (const i of free) {
    const relation = relationAt(page, i);
    const tag = tagAt(page, i);
    if (!tag.startsWith('N') || RECEPTIONS.has(page.lower[i]!)) continue;
    const isObject = tells && page.head[i] === at && (relation === 'obj' || relation === 'iobj');
    const preposition = caseAt(page, i);
    const before = wordAt(page, preposition - 1);
    const isHearer =
      wordAt(page, preposition) === 'to' &&
      (page.head[i] === at || OCCASIONS.has(wordAt(page, page.head[i]!)) || SPEAKING.has(before));
    // Whatever the tree hangs it on: "in an interview with the Ledger".
    const isHost = HOSTING.has(wordAt(page, preposition)) && TALKS.has(before);
    if (isObject || ((isHearer || isHost) && (i > at || SPEAKING.has(before))))
      return partyAt(page, i).name.replace(/^[Tt]he (?=\p{Lu})/u, '');
  }
  return undefined;
};

const venueOf = (page: Page, free: readonly number[]): string | undefined => {
  // Before a committee, rather than in the testimony given there.
  const before = free.filter(
    (i) => tagAt(page, i).startsWith('N') && caseOf(page, i) === 'before' && OCCASIONS.has(wordAt(page, i)),
  );
  for (const i of [...before, ...free]) {
    if (!tagAt(page, i).startsWith('N')) continue;
    const preposition = caseOf(page, i);
    const isBefore = preposition === 'before' && page.entity[i]! > 0;
    if (!isBefore && !(OCCASIONS.has(wordAt(page, i)) && ['in', 'at', 'during', 'on', 'before'].includes(preposition)))
      continue;
    const name = partyAt(page, i);
    // "At the forum, Maria Keller called …" is no forum of hers.
    if (name.entity >= 0 && page.document.entities[name.entity]!.type !== 'person') return name.name;
    const { from, to } = nounPhraseAt(page, i);
    let end = i + 1;
    while (end < to && timeEnd(page, end, to) === end) end++;
    while (end > i + 1 && tagAt(page, end - 1) === 'IN') end--;
    return textOf(page, { from, to: end }).replace(/^(?:the|an?|his|her|their|its) /i, '');
  }
  return undefined;
};

/** The expression of time nearest to the predicate. */
const whenOf = (page: Page, at: number, free: readonly number[]): string | undefined => {
  let best: { text: string; distance: number } | undefined;
  const end = sentenceEnd(page, at);
  for (const i of free) {
    let to = timeEnd(page, i, end);
    if (to === i) continue;
    if (to < end && PARTS_OF_DAYS.has(wordAt(page, to))) to++;
    const distance = Math.abs(i - at);
    if (RELATIVE_TIME.test(wordAt(page, to - 1)) && hasClauseBetween(page, i, at)) continue;
    if (!best || distance < best.distance) best = { text: textOf(page, { from: i, to }), distance };
  }
  return best?.text;
};

/** Years, and "two years ago", which may as well tell of another verb. */
const RELATIVE_TIME = /^(?:ago|\d{4})$/;

/** Whether another clause begins or ends between two words. */
const hasClauseBetween = (page: Page, a: number, b: number): boolean => {
  for (let i = Math.min(a, b) + 1; i < Math.max(a, b); i++) {
    if (isFiniteVerb(page, i) && !AUXILIARY.test(page.lower[i]!)) return true;
    if (tagAt(page, i) === 'CC' && tagAt(page, i + 1) !== 'CD') return true;
  }
  return false;
};

const AUXILIARY = /^(?:has|have|had|is|was|are|were|did|does|do)$/;

/** "the Sunday Ledger", "Sunday Times", "Friday Street", "told Today": a day that a name is made with. */
const isInName = (page: Page, i: number): boolean => {
  if (page.entity[i]! > 0) return true;
  const head = page.head[i]!;
  if (head > i && relationAt(page, i) === 'compound' && /^\p{Lu}/u.test(page.text[head]!)) return true;
  if (/^To(?:day|night)$/.test(page.text[i]!)) return i > sentenceStart(page, i) && /^\p{L}/u.test(page.text[i - 1]!);
  const next = wordAt(page, i + 1);
  const isNamed = wordAt(page, i - 1) === 'the' || NEWSPAPER_HEADS.has(next) || PLACE_HEADS.has(next);
  return isNamed && /^\p{Lu}/u.test(page.text[i + 1] ?? '');
};

/** The end of the expression of time that begins at a word; the word itself, where none does. */
const timeEnd = (page: Page, i: number, end: number): number => {
  const word = wordAt(page, i);
  if (DAYS.has(word)) {
    if (isInName(page, i) || POSSESSIVES.has(page.text[i + 1] ?? '')) return i;
    return /^(?:last|next|this|late|early)$/.test(wordAt(page, i - 1)) ? i : i + 1;
  }
  if (/^(?:19|20)\d\d$/.test(word))
    return wordAt(page, i - 1) === 'in' && !POSSESSIVES.has(page.text[i + 1] ?? '') ? i + 1 : i;
  if (NUMBERS.has(word) || /^\d+$/.test(word))
    return AGO.has(wordAt(page, i + 1)) && wordAt(page, i + 2) === 'ago' && i + 2 < end ? i + 3 : i;
  if (/^(?:last|this|earlier|next|late|early)$/.test(word)) {
    const unit = /^(?:this|last)$/.test(wordAt(page, i + 1)) ? i + 2 : i + 1;
    if (/^(?:late|early)$/.test(word) && unit === i + 1 && !DAYS.has(wordAt(page, unit))) return i;
    return unit < end && (TIME_UNITS.has(wordAt(page, unit)) || DAYS.has(wordAt(page, unit))) ? unit + 1 : i;
  }
  if (!MONTH_WORDS.has(word) || !/^\p{Lu}/u.test(page.text[i]!) || !/^\d/.test(wordAt(page, i + 1))) return i;
  return page.text[i + 2] === ',' && /^\d{4}$/.test(wordAt(page, i + 3)) ? i + 4 : i + 2;
};
