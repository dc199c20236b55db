import { isApostrophe } from '../characters.ts';
import type { Sentence, Token } from '../document.ts';
import { isCapitalised, type Mention, surfaceOf } from './mention.ts';

const MAX_NICKNAME_TOKENS = 3;

/**
 * Joins the parts of a name around a nickname: John "J.D." Dorrian, Richard 'Tex' Coe. The name leaves the nickname
 * out; the whole is its longer form.
 */
export const joinNicknames = (mentions: readonly Mention[], sentences: readonly Sentence[]): Mention[] => {
  const joined: Mention[] = [];
  for (let k = 0; k < mentions.length; k++) {
    const mention = mentions[k]!;
    const { tokens } = sentences[mention.sentence]!;
    const name = mention.type === 'person' ? nameWithNickname(mention, tokens) : undefined;
    joined.push(name ?? mention);
    if (name) while ((mentions[k + 1]?.sentence ?? -1) === name.sentence && mentions[k + 1]!.first < name.last) k++;
  }
  return joined;
};

const nameWithNickname = (mention: Mention, tokens: readonly Token[]): Mention | undefined => {
  const open = mention.last;
  if (!isQuote(tokens[open])) return undefined;
  for (let close = open + 2; close <= open + 1 + MAX_NICKNAME_TOKENS; close++) {
    if (!isQuote(tokens[close])) {
      if (!isCapitalised(tokens[close - 1]) && tokens[close - 1]?.text !== 'the') return undefined;
      continue;
    }
    const surname = tokens[close + 1];
    if (!surname || !isCapitalised(tokens[close - 1]) || !isCapitalised(surname) || isCapitalised(tokens[close + 2]))
      return undefined;
    const last = close + 2;
    const words = [...mention.words, surname.text];
    const longer = surfaceOf(tokens, mention.first, last);
    return { ...mention, words, surface: words.join(' '), longer, end: surname.end, last };
  }
  return undefined;
};

const isQuote = (token: Token | undefined): boolean =>
  token !== undefined &&
  token.text.length === 1 &&
  (/["“”]/.test(token.text) || isApostrophe(token.text.charCodeAt(0)));
