import { isPersonNoun } from '../../words/titles.ts';
import { ALSO_NOUNS, THIRD_PERSONS_ONLY, VERBS_ONLY } from '../../words/verbs-only.ts';
import { isLetter, isLower, isUpper } from '../characters.ts';
import type { Token } from '../document.ts';
import { type Lexeme, lexemeOf, ofLexeme } from '../lexemes.ts';
import { isWord } from '../tokens.ts';
import { clusterIndexOf } from './sentence-words.ts';

/** A bit for each word of the table of clusters (see `clusterIndexOf`): whether news usually writes it in lower case. */
export type LowerCaseWords = Uint8Array;

const isUsuallyLower = (words: LowerCaseWords, lexeme: Lexeme): boolean => {
  const index = clusterIndexOf(lexeme);
  return ((words[index >>> 3]! >>> (index & 7)) & 1) === 1;
};

const OPENING = lexemeOf('“');
const CLOSING = lexemeOf('”');

/** Reads marks with the same meaning as the same: typographic and typewritten, single and repeated. */
const plain = ofLexeme((lexeme) => {
  const { text } = lexeme;
  if (isWord(text)) return /[’‘ʼ`´]/.test(text) ? lexemeOf(text.replace(/[’‘ʼ`´]/g, "'")) : lexeme;
  if (/^(‘|`|``|‘‘|„)$/.test(text)) return OPENING;
  if (/^(''|’’)$/.test(text)) return CLOSING;
  if (/^(—+|–+|-{2,}|―)$/.test(text)) return lexemeOf('--');
  if (/^(…|\.{2,})$/.test(text)) return lexemeOf('...');
  return /^[’ʼ´`]/.test(text) ? lexemeOf(text.replace(/[’ʼ´`]/g, "'")) : lexeme;
});

/** A straight quotation mark opens if only the word after it touches it; an angled one, which may point either way, too. */
const touchingMark = (tokens: readonly Token[], index: number): Lexeme => {
  const { text, start, end } = tokens[index]!;
  const isFreeBefore = index === 0 || tokens[index - 1]!.end < start;
  const isFreeAfter = index === tokens.length - 1 || tokens[index + 1]!.start > end;
  if (isFreeBefore === isFreeAfter) return text === '«' ? OPENING : CLOSING;
  return isFreeBefore ? OPENING : CLOSING;
};

const inLowerCase = ofLexeme(({ lower }) => lexemeOf(lower));
const capitalised = ofLexeme(({ text, lower }) => lexemeOf(text.slice(0, 1) + lower.slice(1)));

/** Headlines leave shorter words (of, the) in lower case. */
const MIN_LONG_WORD = 4;
/** Fewer words, or fewer long words, are too few to tell. */
const MIN_WORDS = 3;
/** Shares of the letters that are capitals and of the long words that begin with one. */
const MIN_CAPITALS = 0.7;
const MIN_CAPITALISED = 0.8;

/** What a sentence writes with capitals: names, as in running text; everything; the first letter of most words. */
type Capitals = 'names' | 'everything' | 'words';

const lettersOf = ofLexeme(({ text }) => {
  let letters = 0;
  let capitals = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isUpper(code)) capitals++;
    else if (!isLower(code)) continue;
    letters++;
  }
  return { letters, capitals };
});

const capitalsOf = (tokens: readonly Token[]): Capitals => {
  let capitals = 0;
  let letters = 0;
  let words = 0;
  let longWords = 0;
  let capitalisedWords = 0;
  for (const { text, lexeme } of tokens) {
    if (!isLetter(text.charCodeAt(0))) continue;
    words++;
    const own = lettersOf(lexeme);
    letters += own.letters;
    capitals += own.capitals;
    if (text.length < MIN_LONG_WORD) continue;
    longWords++;
    if (isUpper(text.charCodeAt(0))) capitalisedWords++;
  }
  if (words < MIN_WORDS) return 'names';
  if (capitals > MIN_CAPITALS * letters) return 'everything';
  const isClosed = tokens.at(-1)!.text === '.';
  return !isClosed && longWords >= MIN_WORDS && capitalisedWords >= MIN_CAPITALISED * longWords ? 'words' : 'names';
};

/** `Said Keller, "The bridge is safe."`: a verb, and not a man named Said. */
export const opensWithSaid = (tokens: readonly Token[]): boolean => {
  if (!/^Sa(?:id|ys)$/.test(tokens[0]?.text ?? '')) return false;
  const mark = tokens.findIndex(({ text }) => text === ',' || text === ':');
  return mark > 1 && mark < MAX_SAID_BY && /^["“”'‘’„«`]/.test(tokens[mark + 1]?.text ?? '');
};

const SAY = lexemeOf('say');
const SAYS = lexemeOf('says');
/** Words behind which a verb stands in its plain form anyway, or somebody has to do it. */
const BEFORE_INFINITIVES =
  /^(?:to|can|cannot|could|will|would|wo|ca|may|might|must|shall|should|do|does|did|not|nor|neither|n't|n’t|never|let|help|please|["“”'‘’(])$/;
const MANY = /^(?:they|we|you|i|people|police|men|women|children|staff|others|some|many|most|few|both|mps)$/;
/** What begins what is said. */
const SAID =
  /^(?:that|the|it|he|she|they|there|this|these|those|a|an|his|her|their|its|no|whether|how|why|[,.:]|["“‘])$/;

const kindOfSaying = ofLexeme(({ lower }): 'says' | 'say' | 'also a noun' | 'another' =>
  THIRD_PERSONS_ONLY.has(lower)
    ? 'says'
    : VERBS_ONLY.has(lower)
      ? 'say'
      : ALSO_NOUNS.has(lower)
        ? 'also a noun'
        : 'another',
);

/** "Residents near the site | allege | that …": of verbs of saying the tagger has read too few, and takes them for nouns. */
const asSaying = (tokens: readonly Token[], i: number): Lexeme | undefined => {
  const kind = kindOfSaying(tokens[i]!.lexeme);
  if (kind === 'another' || i === 0) return undefined;
  if (kind === 'says') return SAYS;
  let before = i - 1;
  while (before > 0 && /^(?:\p{L}+ly|also|still|now|often|even)$/u.test(tokens[before]!.lower)) before--;
  const word = tokens[before]!.lower;
  if (kind === 'say') return BEFORE_INFINITIVES.test(word) || /^(?:and|or|,)$/.test(word) ? undefined : SAY;
  const isMany = MANY.test(word) || (word.endsWith('s') && isPersonNoun(word.slice(0, -1)));
  return isMany && SAID.test(tokens[i + 1]?.lower ?? '.') ? SAY : undefined;
};

/** Words, with the verb, in which it is told who said what follows. */
const MAX_SAID_BY = 12;

/**
 * The words of a sentence as running text would write them: headlines and lines in capitals with the capitals of names
 * only, as far as it is known which words are names.
 */
export const readingOf = (tokens: readonly Token[], lowerCaseWords: LowerCaseWords): Lexeme[] => {
  const capitals = capitalsOf(tokens);
  const isVerbFirst = opensWithSaid(tokens);
  let isFirst = true;
  return tokens.map((token, i) => {
    if (token.text.length === 1 && '"«»'.includes(token.text)) return touchingMark(tokens, i);
    const lexeme = plain(token.lexeme);
    if (i === 0 && isVerbFirst) return inLowerCase(lexeme);
    const saying = asSaying(tokens, i);
    if (saying) return saying;
    if (capitals === 'names' || !isLetter(token.text.charCodeAt(0))) return lexeme;
    const isInitial = isFirst;
    isFirst = false;
    if (!isInitial && isUsuallyLower(lowerCaseWords, lexeme)) return inLowerCase(lexeme);
    return capitals === 'everything' ? capitalised(lexeme) : lexeme;
  });
};
