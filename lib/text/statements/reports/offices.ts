import { isHonorific } from '../../words/titles.ts';
import { isFiniteVerb, OUTSIDE, type Page, sentenceStart, type TokenRange, tagAt } from '../page/page.ts';

/** Words of an office. */
const MAX_OFFICE = 16;

/** "the state Commissioner for Water, Dr | Hassan": the phrase before a name, with its article, a comma and forms of address between. */
export const officeBefore = (page: Page, name: number): TokenRange | undefined => {
  const first = sentenceStart(page, name);
  let comma = name - 1;
  while (comma > first && (isHonorific(page.lower[comma]!) || page.text[comma] === '.')) comma--;
  if (page.text[comma] !== ',') return undefined;
  for (let from = comma - 1; from >= first && comma - from <= MAX_OFFICE; from--) {
    if (tagAt(page, from) === 'DT') return { from, to: comma };
    if (page.isMark[from] === 1 || isFiniteVerb(page, from) || page.quote[from] !== OUTSIDE) return undefined;
  }
  return undefined;
};
