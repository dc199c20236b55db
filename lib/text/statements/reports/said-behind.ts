import { isDayOrMonth } from '../../words/calendar.ts';
import { wordSet } from '../../words/word-list.ts';
import { INSIDE, isFiniteVerb, isVerb, OPENING_MARK, type Page, SPEECH, sentenceEnd, tagAt } from '../page/page.ts';
import { openedQuotation } from './sources.ts';

const MAX_TIME = 4;
const TIMES = wordSet(
  'yesterday today tonight earlier later again on last this week month year night morning afternoon evening',
);
const UNITS = wordSet('day night morning afternoon evening week weekend month year summer winter spring autumn');
const SUBJECTS = wordSet('i he she it we they there');

/**
 * Where what a verb reports begins, if the words right behind it tell that it stands there: "said yesterday | it was safe",
 * "responded that | “…”", "Said Holm: | “…”". Undefined where they do not.
 */
export const saidBehind = (page: Page, at: number): number | undefined => {
  if (page.cue[at] !== SPEECH || !isVerb(page, at) || page.quote[at] === INSIDE) return undefined;
  const mark = openedQuotation(page, at);
  if (mark !== undefined) return mark + 1;
  const last = sentenceEnd(page, at) - 1;
  const isTime = (i: number): boolean => TIMES.has(page.lower[i]!) || isDayOrMonth(page.lower[i]!);
  let next = at + 1;
  while (next - at <= MAX_TIME && next < last && isTime(next)) next++;
  if (next + 1 >= last || page.quote[next] === INSIDE) return undefined;
  if (page.lower[next] === 'that')
    return tagAt(page, next) === 'IN' && opensClause(page, next + 1, last) ? next + 1 : undefined;
  const verb = tagAt(page, next + 1) === 'RB' ? next + 2 : next + 1;
  return SUBJECTS.has(page.lower[next]!) && isFiniteVerb(page, verb) && page.quote[verb] !== INSIDE ? next : undefined;
};

/** Words in quotation marks, or a clause with a verb: "said that evening" has neither. */
const opensClause = (page: Page, from: number, last: number): boolean => {
  if (page.quote[from] === OPENING_MARK) return true;
  // "decried | that math, saying …"
  if (page.isMark[from] === 1 || page.text[from + 1] === ',') return false;
  for (let i = from; i < last; i++)
    if (isFiniteVerb(page, i) && page.quote[i] !== INSIDE) return !UNITS.has(page.lower[from]!);
  return false;
};
