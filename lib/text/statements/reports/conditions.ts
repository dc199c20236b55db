import { INSIDE, isFiniteVerb, type Page, sentenceEnd, sentenceStart, type TokenRange, tagAt } from '../page/page.ts';

const CONDITIONS = /^(?:if|when|unless|once|until|although|because|whenever|as)$/;
const MAX_REPORT = 12;

/**
 * The main clause behind a report that stands between a condition and it: "If the wall falls, warned Keller, | people will
 * die". Undefined where none follows.
 */
export const mainClauseBehind = (page: Page, at: number, { from, to }: TokenRange): TokenRange | undefined => {
  if (from !== sentenceStart(page, at) || !CONDITIONS.test(page.lower[from]!) || to !== at - 1 || page.text[to] !== ',')
    return undefined;
  const end = sentenceEnd(page, at);
  let comma = at + 1;
  while (comma < end && page.isMark[comma] === 0) {
    if (comma - at > MAX_REPORT || isFiniteVerb(page, comma)) return undefined;
    comma++;
  }
  const first = comma + 1;
  let last = end;
  while (last > first && page.isMark[last - 1] === 1) last--;
  if (comma === at + 1 || page.text[comma] !== ',' || last - first < 2) return undefined;
  if (/^(?:CC|WP|WDT|WRB|VBG|IN)$/.test(tagAt(page, first))) return undefined;
  let hasVerb = false;
  for (let i = first; i < last; i++) {
    if (page.quote[i] === INSIDE) return undefined;
    if (isFiniteVerb(page, i)) hasVerb = true;
  }
  return hasVerb ? { from: first, to: last } : undefined;
};
