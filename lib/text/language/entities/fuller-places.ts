import { ARTICLES } from '../../words/determiners.ts';
import { PLACE_NOUNS } from '../../words/places.ts';
import type { Sentence, Token } from '../document.ts';
import type { Mention } from './mention.ts';

/** Words between "the" and the noun. */
const MAX_MODIFIERS = 2;

/** Gives places the fuller form in which they are printed (Idlib province, the port city of Tartus), for look-ups. */
export const findFullerPlaces = (mentions: readonly Mention[], sentences: readonly Sentence[]): void => {
  for (const mention of mentions) {
    if (mention.type !== 'place' || mention.longer) continue;
    const { tokens } = sentences[mention.sentence]!;
    const after = tokens[mention.last];
    // Not "the Wisconsin town of La Crosse"
    if (after && PLACE_NOUNS.has(after.lower) && tokens[mention.last + 1]?.text !== 'of') {
      mention.longer = `${mention.surface} ${after.text}`;
      continue;
    }
    const noun = mention.first - 2;
    if (tokens[noun + 1]?.text !== 'of' || !PLACE_NOUNS.has(tokens[noun]?.lower ?? '')) continue;
    mention.longer = [
      ...tokens.slice(phraseStart(tokens, noun), noun + 2).map((token) => token.text),
      mention.surface,
    ].join(' ');
  }
};

/** The token after the article that comes a word or two before the noun; the noun itself if there is none. */
const phraseStart = (tokens: readonly Token[], noun: number): number => {
  for (let i = noun - 1; i >= 0 && i >= noun - 1 - MAX_MODIFIERS; i--) {
    const { text, lower } = tokens[i]!;
    if (ARTICLES.has(lower)) return i + 1;
    if (!/^\p{Ll}[\p{Ll}-]+$/u.test(text)) break;
  }
  return noun;
};
