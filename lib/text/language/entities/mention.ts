import type { EntityType } from '../../vocabulary.ts';
import { NAME_PARTICLES } from '../../words/person-names.ts';
import { isUpper } from '../characters.ts';
import type { Sentence, Token } from '../document.ts';
import { casingOf } from '../names/casing.ts';

/** A name in one place of the text, without titles and possessive. */
export interface Mention {
  type: EntityType;
  /** As a reader would write it: in normal case even if the text is in capitals. */
  surface: string;
  words: string[];
  start: number;
  end: number;
  sentence: number;
  /** Tokens of the sentence: [first, last). */
  first: number;
  last: number;
  /** The fuller form that is printed here, if any: "Washington, D.C.", "city of Tartus". */
  longer?: string;
  /** Whether what stands beside it says that it is a firm of a person's name, or a body called by its town. */
  isFirm?: boolean;
  /** Whether a dateline says that it is the agency that sent the story. */
  isAgency?: boolean;
  /** Whether a form of address, an age or a role says that it is a person. */
  isIntroduced?: boolean;
  /** What the person is called here besides: Jack, of John "Jack" Smith. */
  nickname?: string;
}

/** Words that headlines with a capital on every word write small, and particles of names. */
const isSmallWord = (word: string): boolean =>
  NAME_PARTICLES.has(word) ||
  /^(?:the|and|but|nor|for|off|out|per|via|from|into|like|near|onto|over|past|than|upon|with|down|its|are|was)$/.test(
    word,
  );

/** Whether capitals tell names in this sentence, which is no headline: a short one may have more names than other words. */
export const isRunningText = (sentence: Sentence): boolean => {
  const casing = casingOf(sentence);
  if (casing !== 'titled') return casing === 'plain';
  const { tokens } = sentence;
  return tokens.at(-1)?.text === '.' && tokens.some(({ text }) => /^\p{Ll}{3,}$/u.test(text) && !isSmallWord(text));
};

export const isCapitalised = (token: Token | undefined): boolean =>
  token !== undefined && isUpper(token.text.charCodeAt(0));

export const textAt = (tokens: readonly Token[], i: number): string => tokens[i]?.text ?? '';

/** Initials as they are written without full stops: F.B.I. as FBI; other words unchanged. */
export const withoutStops = (word: string): string =>
  word.length > 3 && word.charCodeAt(1) === 46 && /^(?:\p{Lu}\.)+$/u.test(word) ? word.replaceAll('.', '') : word;

/** The last words of people's full names. */
export const surnamesOf = (mentions: readonly Mention[]): Set<string> =>
  new Set(mentions.flatMap(({ type, words }) => (type === 'person' && words.length > 1 ? [words.at(-1)!] : [])));

/** All words of people's full names, and what else these people are called. */
export const wordsOfFullNames = (mentions: readonly Mention[]): Set<string> =>
  new Set(
    mentions.flatMap(({ type, words, nickname }) => [
      ...(type === 'person' && words.length > 1 ? words : []),
      ...(nickname ? [nickname] : []),
    ]),
  );

/** The tokens [from, to) as one string, with single spaces where the text has white space. */
export const surfaceOf = (
  tokens: readonly Token[],
  from: number,
  to: number,
  words: readonly string[] = tokens.slice(from, to).map((token) => token.text),
): string => {
  let surface = '';
  for (let i = from; i < to; i++) {
    if (i > from && tokens[i]!.start > tokens[i - 1]!.end) surface += ' ';
    surface += words[i - from];
  }
  return surface;
};

/** The mentions and the ones that were found, in text order, without the mentions that share a token with one of these. */
export const replacing = (mentions: readonly Mention[], found: readonly Mention[]): Mention[] => {
  if (found.length === 0) return [...mentions];
  const taken = new Map<number, Set<number>>();
  for (const { sentence, first, last } of found) {
    const tokens = taken.get(sentence) ?? new Set<number>();
    for (let i = first; i < last; i++) tokens.add(i);
    taken.set(sentence, tokens);
  }
  const isApart = ({ sentence, first, last }: Mention): boolean => {
    const tokens = taken.get(sentence);
    for (let i = first; tokens && i < last; i++) if (tokens.has(i)) return false;
    return true;
  };
  return [...mentions.filter(isApart), ...found].sort((a, b) => a.start - b.start);
};
