import type { Token } from './document.ts';
import { isCapitalised } from './entities/mention.ts';

/** Words that an editor puts into a name at most: "[New Harlow Gov. Ted] Barlow". */
const MAX_WORDS = 6;

/**
 * The tokens without the brackets in which an editor has put the beginning of a name, or a word of it, so that it is read as
 * one: "[Ted] Barlow is wrong", "the Harlow [Port] Authority".
 */
export const withoutNameBrackets = (tokens: readonly Token[]): readonly Token[] => {
  const left = new Set<number>();
  for (let open = 1; open < tokens.length; open++) {
    if (tokens[open]!.text !== '[' || /^[.!?:]$/.test(tokens[open - 1]!.text)) continue;
    let close = open + 1;
    while (close - open <= MAX_WORDS && isCapitalised(tokens[close])) close++;
    const next = tokens[close + 1];
    const isInside = close > open + 1 && tokens[close]?.text === ']' && isCapitalised(next);
    if (isInside && next!.start - tokens[close]!.end === 1) left.add(open).add(close);
  }
  return left.size === 0 ? tokens : tokens.filter((_, i) => !left.has(i));
};
