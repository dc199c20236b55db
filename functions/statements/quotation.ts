import type { Statement } from './statement.ts';
import { contentWords, hashOf } from './wording.ts';

/** A quotation of fewer content words is a phrase that many use. */
const FEWEST_WORDS = 5;

const QUOTED = /["“«„]([^"“”«»„]+)["”»“]?/gu;

/**
 * A name for the words in quotation marks, the same wherever they are printed: the smallest hash of their pairs of
 * neighbouring content words (a MinHash of one permutation; Broder, 1997). Two prints that share a part p of their pairs
 * have one name with the probability p, so small words, punctuation and spelling do not matter, and a changed or cut one
 * mostly keeps its name. None where nothing, or too little, is quoted.
 */
export const quotationName = ({ kind, content }: Pick<Statement, 'kind' | 'content'>): string | undefined => {
  if (kind === 'indirect') return undefined;
  const words = contentWords(kind === 'direct' ? content : longestQuoted(content));
  if (words.length < FEWEST_WORDS) return undefined;
  let least: [number, number] | undefined;
  for (let i = 1; i < words.length; i++) {
    const pair = `${words[i - 1]} ${words[i]}`;
    const hash = hashOf(pair);
    if (!least || hash < least[0]) least = [hash, hashOf(`${pair} again`)];
  }
  return least?.map((hash) => hash.toString(16).padStart(8, '0')).join('');
};

const longestQuoted = (content: string): string => {
  let longest = '';
  for (const [, quoted = ''] of content.matchAll(QUOTED)) if (quoted.length > longest.length) longest = quoted;
  return longest;
};
