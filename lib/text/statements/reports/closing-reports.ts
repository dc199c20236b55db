import {
  isFiniteVerb,
  isNominal,
  OUTSIDE,
  type Page,
  sentenceEnd,
  sentenceStart,
  type TokenRange,
  tagAt,
} from '../page/page.ts';

/** Words of who says it, and the fewest that are said. */
const MAX_SOURCE = 6;
const LEAST_SAID = 3;
const CLOSING =
  /^(?:sa(?:ys|y|id)|suggests?|finds?|found|shows?|warns?|warned|claims?|claimed|reveals?|revealed|reports?|predicts?)$/;

/** What a sentence says that ends with who says so, and the noun for them. */
export interface ClosingReport {
  content: TokenRange;
  source: number;
}

/**
 * "Old trees may feed the young, | fungus study suggests |": a headline or a sentence that ends with who says so, whatever the
 * parser makes of it. Undefined where the words before the comma have no verb or are quoted.
 */
export const closingReport = (page: Page, at: number): ClosingReport | undefined => {
  if (!CLOSING.test(page.lower[at]!) || page.quote[at] !== OUTSIDE) return undefined;
  const end = sentenceEnd(page, at);
  if (at + 1 < end && !(at + 2 >= end && page.isMark[at + 1] === 1)) return undefined;
  let first = at;
  while (at - first <= MAX_SOURCE && isNominal(page, first - 1)) first--;
  const from = sentenceStart(page, at);
  const comma = first - 1;
  if (first === at || page.text[comma] !== ',' || comma - from < LEAST_SAID || !tagAt(page, at - 1).startsWith('N'))
    return undefined;
  let hasVerb = false;
  for (let i = from; i < comma; i++) {
    if (page.quote[i] !== OUTSIDE || page.text[i] === ',' || page.text[i] === ':') return undefined;
    hasVerb ||= isFiniteVerb(page, i);
  }
  return hasVerb ? { content: { from, to: comma }, source: at - 1 } : undefined;
};
