import type { Sentence, Token } from '../document.ts';
import type { Mention } from './mentions.ts';

/** What a place may be called beside its name: Idlib province, the port city of Tartus. */
const KINDS = new Set(
  'city town village province region district governorate state island port county suburb site camp valley'.split(' '),
);
/** Words between "the" and the kind. */
const LONGEST = 2;

/** Gives places the fuller form in which they are printed: a reader may look them up by it. */
export const findFullerPlaces = (mentions: readonly Mention[], sentences: readonly Sentence[]): void => {
  for (const mention of mentions) {
    if (mention.type !== 'place' || mention.longer) continue;
    const { tokens } = sentences[mention.sentence] as Sentence;
    const text = (i: number): string => tokens[i]?.text ?? '';
    if (KINDS.has(text(mention.last).toLowerCase())) {
      mention.longer = `${mention.surface} ${text(mention.last)}`;
      continue;
    }
    const kind = mention.first - 2;
    if (text(kind + 1) !== 'of' || !KINDS.has(text(kind).toLowerCase())) continue;
    mention.longer = [
      ...tokens.slice(beginOf(tokens, kind), kind + 2).map((token) => token.text),
      mention.surface,
    ].join(' ');
  }
};

/** Behind "the", where that stands a word or two before the kind; else at the kind. */
const beginOf = (tokens: readonly Token[], kind: number): number => {
  for (let i = kind - 1; i >= 0 && i >= kind - 1 - LONGEST; i--) {
    const { text } = tokens[i] as Token;
    if (/^(the|a|an)$/i.test(text)) return i + 1;
    if (!/^\p{Ll}[\p{Ll}-]+$/u.test(text)) break;
  }
  return kind;
};
