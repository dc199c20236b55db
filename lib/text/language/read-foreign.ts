import { PARAGRAPH_BREAK } from '../article/article.ts';
import { isWeekday, monthNumber } from '../words/calendar-names.ts';
import { type ForeignWords, foreignWords } from '../words/foreign-words.ts';
import { sharedStart } from './characters.ts';
import type { Sentence, Token } from './document.ts';
import { keyPhrases, type PhraseLanguage, type WordRole } from './key-phrases.ts';
import { type Lexeme, lexemeOf } from './lexemes.ts';
import { summarise } from './summary.ts';
import { isWord, tokenise } from './tokens.ts';

/** What is read of an article in another language than English: what needs no grammar. */
export interface ForeignReading {
  summary: string;
  /** Undefined if no function words of the language are known. */
  keyPhrases: string[] | undefined;
  words: number;
  sentences: number;
}

/** Of a longer article, the beginning is read. */
const MAX_CHARACTERS = 200_000;

/** @param language its ISO 639-1 code */
export const readForeign = (paragraphs: readonly string[], language: string): ForeignReading => {
  const words = foreignWords(language);
  const { text, sentences } = sentencesOf(paragraphs, language, words);
  const functionWords = words.function;
  return {
    summary: summarise(text, sentences, { isContentWord: contentWords(functionWords) }),
    keyPhrases: functionWords && phrasesOf(sentences, language, functionWords),
    words: sentences.reduce((sum, { tokens }) => sum + tokens.filter((token) => isWord(token.text)).length, 0),
    sentences: sentences.length,
  };
};

/** Letters of a word that carries meaning, in a language whose function words are not known: those are short. */
const MIN_CONTENT_CHARACTERS = 4;
/** A character of these scripts is a syllable or a word. */
const SYLLABIC = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

const contentWords =
  (functionWords: ReadonlySet<string> | undefined) =>
  ({ text, lower }: Lexeme): boolean =>
    isWord(text) &&
    (functionWords
      ? lower.length > 2 && !functionWords.has(lower)
      : lower.length >= (SYLLABIC.test(text) ? 2 : MIN_CONTENT_CHARACTERS));

/** Function words within a phrase: "Banco de España", "Tag der Arbeit". */
const WITHIN = new Set(['de', 'du', 'des', 'del', 'di', 'da', 'do', 'della', 'van', 'der', 'für']);

const MAX_PHRASES = 10;
/** Longer ones are addresses and noise. */
const MAX_PHRASE_CHARACTERS = 100;

/** The key phrases, each word in one of its inflections. */
const phrasesOf = (sentences: readonly Sentence[], language: string, functionWords: ReadonlySet<string>): string[] => {
  const kept: string[] = [];
  for (const phrase of keyPhrases(sentences, phraseLanguage(language, functionWords), MAX_PHRASES * 2))
    if (
      kept.length < MAX_PHRASES &&
      phrase.length <= MAX_PHRASE_CHARACTERS &&
      !kept.some((other) => areInflections(other, phrase))
    )
      kept.push(phrase);
  return kept;
};

/** Inflections differ in so many letters at their ends at most, and share this much of the shorter one. */
const MAX_ENDING = 3;
const MIN_SHARED = 0.75;

/** Whether two phrases are forms of one, by their beginnings: "Gehalt" and "Gehälter". */
const areInflections = (one: string, other: string): boolean => {
  const [a, b] = [one, other].map((phrase) => phrase.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')) as [
    string,
    string,
  ];
  const shorter = Math.min(a.length, b.length);
  const shared = sharedStart(a, b);
  return shared >= 3 && shared >= shorter * MIN_SHARED && Math.max(a.length, b.length) - shared <= MAX_ENDING;
};

const phraseLanguage = (language: string, functionWords: ReadonlySet<string>): PhraseLanguage => ({
  roleOf: rolesOf(functionWords),
  lowerCase: NOUNS_HAVE_CAPITALS.has(language) ? 'never' : 'twice',
});

const NOUNS_HAVE_CAPITALS = new Set(['de', 'lb']);

const rolesOf = (functionWords: ReadonlySet<string>): ((lexeme: Lexeme) => WordRole) => {
  const known = new Map<Lexeme, WordRole>();
  return (lexeme) => {
    const found = known.get(lexeme) ?? roleOf(lexeme, functionWords);
    known.set(lexeme, found);
    return found;
  };
};

const roleOf = ({ lower }: Lexeme, functionWords: ReadonlySet<string>): WordRole => {
  const isFunctionWord = functionWords.has(lower);
  const carriesMeaning =
    !isFunctionWord &&
    !/^\d/.test(lower) &&
    !(isWeekday(lower) || (monthNumber(lower) !== undefined && lower.length > 3));
  return {
    isEdge: carriesMeaning && lower.length > 2 && !/[.’']/.test(lower),
    isPart: carriesMeaning || WITHIN.has(lower),
    isFunctionWord,
  };
};

const sentencesOf = (
  paragraphs: readonly string[],
  language: string,
  words: ForeignWords,
): { text: string; sentences: Sentence[] } => {
  const text = paragraphs.join(PARAGRAPH_BREAK).slice(0, MAX_CHARACTERS);
  const splitter = segmenter(language, 'sentence');
  const tokensOf = words.function
    ? (start: number, end: number) => spacedTokens(text, start, end)
    : unspacedTokens(text, language);
  const sentences: Sentence[] = [];
  let start = 0;
  for (const [paragraph, { length }] of paragraphs.entries()) {
    if (start >= text.length) break;
    for (const [from, to] of splitSentences(text.slice(start, start + length), splitter, words)) {
      const tokens = tokensOf(start + from, start + to);
      if (tokens.length > 0) sentences.push({ start: start + from, end: start + to, paragraph, tokens });
    }
    start += length + PARAGRAPH_BREAK.length;
  }
  return { text, sentences };
};

/** Language codes may be none that Intl knows. */
const segmenter = (language: string, granularity: 'sentence' | 'word'): Intl.Segmenter => {
  try {
    return new Intl.Segmenter(language, { granularity });
  } catch {
    return new Intl.Segmenter('und', { granularity });
  }
};

/** Where the sentences of a paragraph begin and end: as Unicode says, but not at abbreviations and ordinal numbers. */
const splitSentences = (paragraph: string, splitter: Intl.Segmenter, words: ForeignWords): [number, number][] => {
  const sentences: [number, number][] = [];
  let isOpen = false;
  for (const { segment, index } of splitter.segment(paragraph)) {
    const last = sentences.at(-1);
    if (last && (isOpen || /^["'“„»«‚‘(]*\p{Ll}/u.test(segment))) last[1] = index + segment.trimEnd().length;
    else sentences.push([index, index + segment.trimEnd().length]);
    isOpen = endsOpen(segment, words);
  }
  return sentences;
};

/** Whether a piece of text ends with a full stop that ends no sentence. */
const endsOpen = (piece: string, { abbreviations, hasOrdinals }: ForeignWords): boolean => {
  const word = /(?:^|[\s("„“«‚])([^\s("„“«‚]{1,12})\.$/u.exec(piece.slice(-20).trimEnd())?.[1];
  if (word === undefined) return false;
  return (
    /^\p{L}(?:\.\p{L})*$/u.test(word) ||
    (hasOrdinals && /^\d{1,2}$/.test(word)) ||
    abbreviations.has(word.toLowerCase())
  );
};

const ELISION =
  /^(?:\p{L}{1,2}|qu|jusqu|lorsqu|puisqu|quoiqu|un|all|dall|dell|nell|sull|coll|quell|quest|sant)['’](?=\p{L}{2})/iu;

/** Tokens of a language written with spaces; an elided article is one of its own: "l’" + "État". */
const spacedTokens = (text: string, start: number, end: number): Token[] =>
  tokenise(text, start, end).flatMap((token) => {
    const elided = ELISION.exec(token.text)?.[0].length;
    return elided
      ? [tokenOf(text, token.start, token.start + elided), tokenOf(text, token.start + elided, token.end)]
      : [token];
  });

const unspacedTokens = (text: string, language: string): ((start: number, end: number) => Token[]) => {
  const splitter = segmenter(language, 'word');
  return (start, end) =>
    [...splitter.segment(text.slice(start, end))]
      .filter(({ segment }) => segment.trim() !== '')
      .map(({ segment, index }) => tokenOf(text, start + index, start + index + segment.length));
};

const tokenOf = (text: string, start: number, end: number): Token => {
  const lexeme = lexemeOf(text.slice(start, end));
  return { text: lexeme.text, lower: lexeme.lower, lexeme, start, end };
};
