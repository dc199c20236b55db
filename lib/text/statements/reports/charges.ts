import { isVerb, OUTSIDE, type Page, sentenceEnd } from '../page/page.ts';
import type { Content } from './contents.ts';
import { cueOf } from './cues.ts';
import type { Predicate } from './predicates.ts';

/** Words in which who is accused is named and described. */
const MAX_WORDS = 20;

/** "accused the mayor of Harlow, Ines Calder, of | fraud": the charge begins behind the commas around whom it is made against. */
export const behindCharged = (page: Page, { at }: Predicate, content: Content): Content => {
  const [first, ...others] = content;
  if (!first || first.from <= at || cueOf(page.lower[at]!)?.lemma !== 'accuse') return content;
  let commas = 0;
  for (let i = at + 1; i < Math.min(first.to - 1, sentenceEnd(page, at), at + MAX_WORDS); i++) {
    if (isVerb(page, i) || page.quote[i] !== OUTSIDE) break;
    if (page.text[i] === ',') commas++;
    if (page.lower[i] !== 'of' || commas !== 2 || page.text[i - 1] !== ',') continue;
    return first.from <= i + 1 ? [{ ...first, from: i + 1 }, ...others] : content;
  }
  return content;
};
