import { isDayOrMonth } from '../../words/calendar.ts';
import { wordSet } from '../../words/word-list.ts';
import {
  INSIDE,
  isFiniteVerb,
  isNominal,
  isVerb,
  type Page,
  SPEECH,
  sentenceEnd,
  sentenceStart,
  tagAt,
} from '../page/page.ts';
import { hearingAt } from './hearings.ts';
import { openedQuotation } from './sources.ts';
import { madeClearAt, opensClause, thatBehind } from './that-clauses.ts';

const MAX_TIME = 4;
const TIMES = wordSet(
  'yesterday today tonight earlier later again on last this week month year night morning afternoon evening',
);
const SUBJECTS = wordSet('i he she it we they there');

/**
 * Where what a verb reports begins, if the words right behind it tell that it stands there: "said yesterday | it was safe",
 * "responded that | “…”", "Said Holm: | “…”". Undefined where they do not.
 */
export const saidBehind = (page: Page, at: number): number | undefined => {
  const clear = madeClearAt(page, at);
  if (clear !== undefined) return clear;
  if ((page.cue[at] !== SPEECH && !hearingAt(page, at)) || !isVerb(page, at) || page.quote[at] === INSIDE)
    return undefined;
  const mark = openedQuotation(page, at);
  if (mark !== undefined) return mark + 1;
  const last = sentenceEnd(page, at) - 1;
  // "said Monday's vote was late"
  const isTime = (i: number): boolean =>
    (TIMES.has(page.lower[i]!) || isDayOrMonth(page.lower[i]!)) && tagAt(page, i + 1) !== 'POS';
  let next = at + 1;
  while (next - at <= MAX_TIME && next < last && isTime(next)) next++;
  // "said in a statement late Thursday that it would repay"
  const that = next < last && /^(?:IN|TO)$/.test(tagAt(page, next)) ? thatBehind(page, next, last) : undefined;
  if (that !== undefined) return that + 1;
  if (next + 1 >= last || page.quote[next] === INSIDE) return undefined;
  if (page.lower[next] === 'that')
    return tagAt(page, next) === 'IN' && opensClause(page, next + 1, last) ? next + 1 : undefined;
  // "heard | how he left"
  if (/^(?:how|why)$/.test(page.lower[next]!) && hearingAt(page, at))
    return opensClause(page, next + 1, last) ? next : undefined;
  // "a rule that Keller said | would make it harder"
  if (next === at + 1 && isFiniteVerb(page, next) && isRelative(page, at)) return next;
  let subject = next;
  if (SUBJECTS.has(page.lower[next]!)) subject++;
  else if (isBareVerb(page, at) && (page.text[at - 1] !== ',' || endsRelative(page, at)))
    while (subject - next < MAX_PHRASE && isNominal(page, subject)) subject++;
  const verb = tagAt(page, subject) === 'RB' ? subject + 1 : subject;
  return subject > next && verb < last && isFiniteVerb(page, verb) && page.quote[verb] !== INSIDE ? next : undefined;
};

/** "A resident, who gave no name, | said the water was brown" */
const endsRelative = (page: Page, at: number): boolean => {
  for (let i = at - 2; i > sentenceStart(page, at) && page.quote[i] !== INSIDE; i--)
    if (page.text[i] === ',') return /^(?:who|which|whose)$/.test(page.lower[i + 1]!);
  return false;
};

const MAX_PHRASE = 5;
/** What reports a clause without "that". */
const BARE = /^(?:sa(?:ys?|id)|claim(?:s|ed)|insist(?:s|ed)|admit(?:s|ted)|warn(?:s|ed)|announced)$/;

export const isBareVerb = (page: Page, at: number): boolean =>
  BARE.test(page.lower[at]!) || hearingAt(page, at) !== undefined || madeClearAt(page, at) !== undefined;

/** Whether the verb and its subject stand behind "that" or "which", with no other word between. */
const isRelative = (page: Page, at: number): boolean => {
  let subject = at - 1;
  while (subject > 0 && at - subject <= MAX_PHRASE && (isNominal(page, subject) || SUBJECTS.has(page.lower[subject]!)))
    subject--;
  return subject < at - 1 && /^(?:that|which|who)$/.test(page.lower[subject]!);
};
