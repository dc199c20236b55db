import { INSIDE, isFiniteVerb, isVerb, type Page, sentenceEnd, type TokenRange, tagAt } from '../page/page.ts';

/** Words between "put" and the figure. */
const MAX_ESTIMATED = 25;
/** Words of the figure. */
const MAX_FIGURE = 12;

/**
 * What an estimate says: "The ministry | put | the death toll at 12 |", "puts | the cost at between two and three million".
 * Undefined for whatever else is put somewhere.
 */
export const estimateAt = (page: Page, at: number): TokenRange | undefined => {
  if (!/^put(?:s|ting)?$/.test(page.lower[at]!) || !isVerb(page, at) || page.quote[at] === INSIDE) return undefined;
  const last = sentenceEnd(page, at) - 1;
  const first = at + 1;
  for (let i = first + 1; i < Math.min(last, at + MAX_ESTIMATED); i++) {
    if (page.isMark[i] === 1 || page.quote[i] === INSIDE || isFiniteVerb(page, i)) return undefined;
    if (page.lower[i] !== 'at' || !isFigure(page, i + 1)) continue;
    return { from: first, to: endOfFigure(page, i + 1, Math.min(last, i + MAX_FIGURE)) };
  }
  return undefined;
};

/** "12", "$5 million", "about 40", "between two and three", "more than double" */
const isFigure = (page: Page, first: number): boolean => {
  for (let i = first; i < first + 4 && i < page.size; i++) {
    if (tagAt(page, i) === 'CD' || /^\p{Sc}?\d|^(?:zero|nil|half|double|twice)$/u.test(page.lower[i]!)) return true;
    if (
      !/^(?:\p{Sc}|about|around|almost|nearly|roughly|some|just|only|under|over|above|below|between|more|less|fewer|than|at|least|an?|up|to)$/u.test(
        page.lower[i]!,
      )
    )
      return false;
  }
  return false;
};

const endOfFigure = (page: Page, first: number, last: number): number => {
  let to = first;
  while (
    to < last &&
    !/^[,;:.()—–-]$/.test(page.text[to]!) &&
    !/^(?:while|which|who|but|after|as|when|if|saying)$/.test(page.lower[to]!)
  ) {
    if (page.lower[to] === 'and' && tagAt(page, to + 1) !== 'CD' && !isFigure(page, to + 1)) break;
    to++;
  }
  return to;
};
