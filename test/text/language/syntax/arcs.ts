import { parseSentence } from '../../../../lib/text/language/syntax/parse.ts';
import { relationOf, type SyntaxTree, tagOf } from '../../../../lib/text/language/syntax/tree.ts';
import { tokenise } from '../../../../lib/text/language/tokens.ts';

export const treeOf = (text: string): SyntaxTree => parseSentence(tokenise(text));

/** The tokens of a sentence with their heads: "sat nsubj cat" for the arc from "sat" to its subject. */
export const arcsOf = (text: string): string[] => {
  const tokens = tokenise(text);
  const tree = parseSentence(tokens);
  return tokens.map((token, i) => `${tokens[tree.heads[i]!]?.text ?? ''} ${relationOf(tree, i)} ${token.text}`.trim());
};

/** The tokens of a sentence with their parts of speech: "cat/NN". */
export const tagsOf = (text: string): string[] => {
  const tokens = tokenise(text);
  const tree = parseSentence(tokens);
  return tokens.map((token, i) => `${token.text}/${tagOf(tree, i)}`);
};
