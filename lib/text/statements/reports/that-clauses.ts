import { TIME_UNITS } from '../../words/calendar.ts';
import { wordSet } from '../../words/word-list.ts';
import { INSIDE, isFiniteVerb, OPENING_MARK, type Page, sentenceEnd, tagAt } from '../page/page.ts';

const SEASONS = wordSet('summer winter spring autumn');
const MAX_PHRASES = 12;
/** Words of a clause within which its verb stands. */
const MAX_CLAUSE = 60;

/** "said | in a letter to the port on Friday | that": where "that" stands, with nothing but phrases of when and where before it. */
export const thatBehind = (page: Page, from: number, last: number): number | undefined => {
  for (let i = from; i < Math.min(last, from + MAX_PHRASES); i++) {
    if (page.quote[i] === INSIDE || page.isMark[i] === 1 || isFiniteVerb(page, i)) return undefined;
    if (page.lower[i] === 'that') return tagAt(page, i) === 'IN' && opensClause(page, i + 1, last) ? i : undefined;
    if (!/^(?:IN|TO|N|DT|JJ|CD|PRP\$|POS|RB)/.test(tagAt(page, i))) return undefined;
  }
  return undefined;
};

/** Words in quotation marks, or a clause with a verb: "said that evening" has neither. */
export const opensClause = (page: Page, from: number, last: number): boolean => {
  if (page.quote[from] === OPENING_MARK) return true;
  // "decried | that math, saying …"
  if (page.isMark[from] === 1 || page.text[from + 1] === ',') return false;
  for (let i = from; i < Math.min(last, from + MAX_CLAUSE); i++)
    if (isFiniteVerb(page, i) && page.quote[i] !== INSIDE)
      return !TIME_UNITS.has(page.lower[from]!) && !SEASONS.has(page.lower[from]!);
  return false;
};

/** Where the clause begins in "made it clear to them that | it would close", "has let it be known that | she will stand". */
export const madeClearAt = (page: Page, at: number): number | undefined => {
  if (!/^(?:ma(?:kes?|de|king)|lets?|letting)$/.test(page.lower[at]!) || page.quote[at] === INSIDE) return undefined;
  const words = page.lower.slice(at + 1, at + 1 + MAX_PHRASES);
  const opening = /^(?:it )?(?:very |quite |perfectly |abundantly )?(?:clear|plain) |^it be known /.exec(
    `${words.join(' ')} `,
  );
  if (!opening || /^let/.test(page.lower[at]!) !== opening[0].includes('known')) return undefined;
  const that = at + 1 + opening[0].trim().split(' ').length;
  if (page.lower[that] === 'that') return that + 1;
  const behind = page.lower[that] === 'to' ? thatBehind(page, that, sentenceEnd(page, at) - 1) : undefined;
  return behind === undefined ? undefined : behind + 1;
};

/** "say | how much it cost", "confirm | whether it was true": the answer to a question. */
export const tellsAnswer = ({ lower }: Page, verb: number): boolean =>
  /^(?:say|reveal|disclose|explain|specify|confirm|tell)$/.test(lower[verb] ?? '') &&
  /^(?:how|what|when|where|why|who|whom|whose|which|whether|if)$/.test(lower[verb + 1] ?? '');
