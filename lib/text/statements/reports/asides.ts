import { CLOSING_MARK, INSIDE, OUTSIDE, type Page, relationAt, sentenceStart, tagAt } from '../page/page.ts';
import type { Content } from './contents.ts';
import type { Predicate } from './predicates.ts';

const BEING = new Set(['is', 'was', 'are', 'were', 'been', 'being']);
const MAX_BACK = 5;

/**
 * What an aside reports: "asked about the payments, as was alleged by Keller" says of the payments that Keller alleges
 * them. Undefined where the predicate stands in no such clause.
 */
export const asideContent = (page: Page, { at, kind }: Predicate): Content | undefined => {
  const before = page.lower[at - 1] ?? '';
  if (kind !== 'verb' || tagAt(page, at) !== 'VBN' || !(BEING.has(before) || before === 'as')) return undefined;
  const first = sentenceStart(page, at);
  let as = at - 1;
  while (as > first && page.lower[as] !== 'as' && at - as < MAX_BACK) as--;
  if (page.lower[as] !== 'as' || as - 1 <= first) return undefined;
  const end = page.isMark[as - 1] === 1 ? as - 1 : as;
  // The widest noun phrase that ends there.
  let head = -1;
  for (let i = end - 1; i >= first && page.to[i]! <= as + 1; i = page.head[i]!)
    if (tagAt(page, i).startsWith('N')) head = i;
  if (head < 0) return undefined;
  let from = page.from[head]!;
  while (from < head && relationAt(page, from) === 'case') from++;
  return [{ from, to: end }];
};

/** Tokens between a quotation and the "quoted" behind it. */
const MAX_QUOTED = 12;

/** `“…,” Keller was quoted as | saying`: the quotation before. Undefined elsewhere. */
export const quotedAsSaying = ({ text, lower, quote, quotation }: Page, at: number): Content | undefined => {
  if (lower[at] !== 'saying' || lower[at - 1] !== 'as' || lower[at - 2] !== 'quoted' || !BEING.has(lower[at - 3]!))
    return undefined;
  let to = at - 3;
  while (to > 0 && at - to < MAX_QUOTED && quote[to] === OUTSIDE) to--;
  if (quote[to] !== CLOSING_MARK) return undefined;
  let from = to;
  while (quotation[from - 1] === quotation[to] && quote[from - 1] === INSIDE) from--;
  return [{ from, to: text[to - 1] === ',' ? to - 1 : to }];
};
