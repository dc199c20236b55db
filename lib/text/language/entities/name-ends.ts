import { isDayOrMonth } from '../../words/calendar.ts';
import { isStateOfUnion, KNOWN_ORGANISATIONS } from '../../words/known-names.ts';
import { isRoleHead } from '../../words/titles.ts';
import type { Token } from '../document.ts';
import { CITY, GIVEN_NAME, kindsOf, ORGANISATION, PLACE } from '../names/gazetteers.ts';
import { typeByHead } from './head-nouns.ts';
import { isCapitalised, surfaceOf, textAt } from './mention.ts';

/** Words of a name after "of". */
const MAX_WORDS_AFTER = 4;

/** Where the run of capitals from the token at `from` on ends. */
export const runEnd = (tokens: readonly Token[], from: number): number => {
  let last = from;
  while (last - from < MAX_WORDS_AFTER && isCapitalised(tokens[last]) && !isRoleHead(tokens[last]!.text)) last++;
  return last;
};

const KNOWN: ReadonlySet<string> = new Set(KNOWN_ORGANISATIONS);

/** Heads of bodies that are in charge of two things. */
const PAIRED =
  /^(?:department|ministry|office|bureau|council|congress|institute|board|division|committee|commission|association|federation|society|cent(?:re|er)|college|academy)$/;

/** The Office of Bridges and Ferries goes on behind "and" with what it is in charge of, but not with other names. */
export const endOfPair = (tokens: readonly Token[], head: number, and: number): number => {
  if (textAt(tokens, and) !== 'and' || !PAIRED.test(tokens[head]!.lower)) return and;
  const last = runEnd(tokens, and + 1);
  const second = surfaceOf(tokens, and + 1, last);
  const isOther =
    last - and > 3 ||
    (kindsOf(second) & (GIVEN_NAME | PLACE | ORGANISATION)) !== 0 ||
    KNOWN.has(second) ||
    typeByHead(['the', ...second.split(' ')]);
  return last === and + 1 || isOther ? and : last;
};

/** Heads of bodies that are called after their task: the Joint Committee on Ferries, the Keller Institute for Shipping. */
const TASKS_ON =
  /^(?:committee|commission|cent(?:re|er)|council|programme|program|project|panel|institute|caucus|directorate)$/;
const TASKS_FOR =
  /^(?:institute|cent(?:re|er)|foundation|coalition|committee|council|commission|alliance|partnership|fund|society|association|clinic|agency|bureau|campaign|trust|laboratory)$/;

/** Where the name ends whose head before "on" or "for" is at `head`; undefined if it does not go on there. */
export const taskEnd = (tokens: readonly Token[], head: number): number | undefined => {
  const joint = textAt(tokens, head + 1);
  const { lower } = tokens[head]!;
  if (!(joint === 'on' && TASKS_ON.test(lower)) && !(joint === 'for' && TASKS_FOR.test(lower))) return undefined;
  const from = textAt(tokens, head + 2) === 'the' ? head + 3 : head + 2;
  const end = runEnd(tokens, from);
  const isTask = end > from && !isDayOrMonth(tokens[from]!.lower) && (kindsOf(tokens[from]!.text) & GIVEN_NAME) === 0;
  return isTask ? endOfPair(tokens, head, end) : undefined;
};

/** The campus of a state's university, whose "of" is before `from`: the University of California, San Diego. */
export const campusEnd = (tokens: readonly Token[], from: number, last: number): number => {
  const isOfState =
    tokens[from - 2]?.lower === 'university' && isStateOfUnion(surfaceOf(tokens, from, last).toLowerCase());
  if (!isOfState || !/^(?:,|at|in)$/.test(textAt(tokens, last))) return last;
  const end = runEnd(tokens, last + 1);
  return (kindsOf(surfaceOf(tokens, last + 1, end)) & CITY) !== 0 ? end : last;
};
