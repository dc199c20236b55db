import { isApostrophe } from '../characters.ts';
import type { Sentence, Token } from '../document.ts';
import { isCapital, type Mention, surfaceOf } from './mentions.ts';

/** A nickname of so many tokens, at most. */
const LONGEST = 2;

/** John "J.D." Dorrian, Richard 'Tex' Coe: one person, under the name without the nickname, which stays a form of it. */
export const joinNicknames = (mentions: readonly Mention[], sentences: readonly Sentence[]): Mention[] => {
  const joined: Mention[] = [];
  for (let k = 0; k < mentions.length; k++) {
    const mention = mentions[k] as Mention;
    const { tokens } = sentences[mention.sentence] as Sentence;
    const name = mention.type === 'person' ? nameWithNickname(mention, tokens) : undefined;
    joined.push(name ?? mention);
    if (name)
      while ((mentions[k + 1]?.sentence ?? -1) === name.sentence && (mentions[k + 1] as Mention).first < name.last) k++;
  }
  return joined;
};

const nameWithNickname = (mention: Mention, tokens: readonly Token[]): Mention | undefined => {
  const open = mention.last;
  if (!isQuote(tokens[open])) return undefined;
  for (let close = open + 2; close <= open + 1 + LONGEST; close++) {
    if (!isQuote(tokens[close])) {
      if (!isCapital(tokens[close - 1])) return undefined;
      continue;
    }
    const surname = tokens[close + 1];
    if (!isCapital(tokens[close - 1]) || !isCapital(surname) || isCapital(tokens[close + 2])) return undefined;
    const last = close + 2;
    const words = [...mention.words, (surname as Token).text];
    const longer = surfaceOf(tokens, mention.first, last);
    return { ...mention, words, surface: words.join(' '), longer, end: (surname as Token).end, last };
  }
  return undefined;
};

const isQuote = (token: Token | undefined): boolean =>
  token !== undefined &&
  token.text.length === 1 &&
  (/["“”]/.test(token.text) || isApostrophe(token.text.charCodeAt(0)));
