import type { Statement } from '../statement.ts';
import { contentWords, hashOf } from './wording.ts';

/** A quotation of fewer content words is a phrase that many use. */
const FEWEST_WORDS = 7;

const QUOTED = /["“«»„]([^"“”«»„]+)["”»«“]?/gu;

/**
 * A name for the words in quotation marks, the same wherever they are printed: the smallest hash of three
 * neighbouring content words in them (a MinHash of one permutation; Broder, 1997). Two prints that share a part p of these
 * have one name with the probability p, so small words, punctuation and spelling do not matter, and a changed or cut one
 * mostly keeps its name; by two words unlike quotations would meet too often ("Hillary Clinton"). None where nothing, or
 * too little, is quoted. `npm run bench:wording` prints how often it is right.
 */
export const quotationName = ({ kind, content }: Pick<Statement, 'kind' | 'content'>): string | undefined => {
  if (kind === 'indirect') return undefined;
  const words = contentWords(kind === 'direct' ? content : longestQuoted(content));
  if (words.length < FEWEST_WORDS) return undefined;
  let least: [number, number] | undefined;
  for (let i = 2; i < words.length; i++) {
    const three = words.slice(i - 2, i + 1).join(' ');
    const hash = hashOf(three);
    if (!least || hash < least[0]) least = [hash, hashOf(`${three} again`)];
  }
  return least?.map((hash) => hash.toString(16).padStart(8, '0')).join('');
};

const longestQuoted = (content: string): string => {
  let longest = '';
  for (const [, quoted = ''] of content.matchAll(QUOTED)) if (quoted.length > longest.length) longest = quoted;
  return longest;
};
