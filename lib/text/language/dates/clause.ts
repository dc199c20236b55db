import { PAST_FORMS } from '../../words/plans.ts';
import { wordSet } from '../../words/word-list.ts';
import type { Sentence, Span } from '../document.ts';
import { type SyntaxTree, tagOf } from '../syntax/tree.ts';

/** The words of a sentence around an expression, the tokens [first, last), and how they hang together. */
export interface Clause {
  sentence: Sentence;
  tree: SyntaxTree;
  first: number;
  last: number;
  /** The token of the expression on which its other tokens hang. */
  head: number;
}

const PARTS_OF_DAYS = wordSet('morning lunchtime afternoon evening night');

export const clauseOf = (sentence: Sentence, tree: SyntaxTree, { start, end }: Span): Clause => {
  const { tokens } = sentence;
  const first = tokens.findIndex((token) => token.end > start);
  let last = first + 1;
  while (last < tokens.length && tokens[last]!.start < end) last++;
  let head = first;
  while (head + 1 < last && tree.heads[head]! >= first && tree.heads[head]! < last) head++;
  // "Monday night" hangs on its night.
  if (tree.heads[head] === last && PARTS_OF_DAYS.has(tokens[last]?.lower ?? '')) head = last++;
  return { sentence, tree, first, last, head };
};

/** The word at a token in lower case; empty beyond the ends of the sentence. */
export const wordAt = ({ sentence }: Clause, token: number): string => sentence.tokens[token]?.lower ?? '';

export const isCapitalised = ({ sentence }: Clause, token: number): boolean =>
  /^\p{Lu}/u.test(sentence.tokens[token]?.text ?? '');

export const isVerb = (clause: Clause, token: number): boolean =>
  tagOf(clause.tree, token).startsWith('VB') || PAST_FORMS.has(wordAt(clause, token));
export const isNoun = ({ tree }: Clause, token: number): boolean => tagOf(tree, token).startsWith('NN');
