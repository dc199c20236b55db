import { ENGLISH_FUNCTION_WORDS } from '../words/function-words.ts';
import { NEWS_WORDS } from '../words/news-words.ts';
import { wordSet } from '../words/word-list.ts';
import type { Sentence, Token } from './document.ts';
import { type Lexeme, ofLexeme } from './lexemes.ts';
import type { Tag } from './syntax/tags.ts';
import { type SyntaxTree, tagOf } from './syntax/tree.ts';
import { isWord } from './tokens.ts';

/*
 * YAKE: R. Campos, V. Mangaravite, A. Pasquali, A. Jorge, C. Nunes and A. Jatowt, YAKE! Keyword extraction from single
 * documents using multiple local features, Information Sciences 509 (2020). One document, no training, one pass.
 */

const MAX_PHRASE_WORDS = 3;

/** The rest of a longer article is ignored: it repeats the phrases of its beginning. */
const MAX_TOKENS = 20_000;

/** The parts that a word may play in a phrase. */
export interface WordRole {
  /** Whether a phrase may begin or end with it. */
  isEdge: boolean;
  /** Whether it may occur in a phrase. */
  isPart: boolean;
  /** Function words are not scored. */
  isFunctionWord: boolean;
}

interface Term extends WordRole {
  id: number;
  /** How often it occurs, and how often with a capital inside its sentence or as an acronym. */
  count: number;
  capitalised: number;
  acronym: number;
  /** Indexes of the sentences that it occurs in, in order. */
  sentences: number[];
  /** How many words come right before it, and how many different ones; the same for right after it. */
  leftCount: number;
  left: number;
  rightCount: number;
  right: number;
  /** The paper's S(t). */
  score: number;
}

interface Phrase {
  /** Its first occurrence: the words [from, to) of a chunk. */
  chunk: Chunk;
  from: number;
  to: number;
  count: number;
  /** The product of its words' scores, which becomes the phrase's score. */
  score: number;
  /** One more than the sum of its words' scores. */
  sum: number;
}

/** What the choice of phrases has to know of a language. */
export interface PhraseLanguage {
  roleOf: (lexeme: Lexeme) => WordRole;
  /**
   * Whether words in lower case may be in a phrase: `always`; if it occurs `twice`, since without the language's verbs
   * one cannot tell "paro armado" from "ciudadanos cerraron"; or `never`, where nouns have capitals.
   */
  lowerCase: 'always' | 'twice' | 'never';
  /** Of the sentences, where there are any: with them, a phrase is a noun with what describes it. */
  trees?: readonly SyntaxTree[];
}

/** The best phrases of one to three words, at most `limit`, best first, as they first occur. */
export const keyPhrases = (
  sentences: readonly Sentence[],
  { roleOf, lowerCase, trees = [] }: PhraseLanguage = ENGLISH_PHRASES,
  limit = 10,
): string[] => {
  const chunks = chunksOf(sentences, trees);
  const terms = countTerms(chunks, roleOf);
  scoreTerms(terms, chunks.at(-1)?.sentence ?? 0);
  const candidates = phrasesOf(chunks, terms, lowerCase);
  const phrases = (lowerCase === 'twice' ? candidates.filter(isSure) : candidates).sort(
    (a, b) => a.score - b.score || (surfaceOf(a) < surfaceOf(b) ? -1 : 1),
  );
  const kept: Phrase[] = [];
  for (const phrase of phrases) {
    if (kept.length === limit) break;
    if (!kept.some((other) => overlaps(other, phrase))) kept.push(phrase);
  }
  return kept.map(surfaceOf);
};

interface Chunk {
  sentence: number;
  words: Token[];
  /** `terms[i]` is the term of `words[i]`. */
  terms: Term[];
  /** Tags of the words, where they are known. */
  tags: Tag[];
  /** Whether it begins its sentence: a capital there means nothing. */
  isFirst: boolean;
}

/** Runs of words without punctuation between them: no phrase extends across a comma. */
const chunksOf = (sentences: readonly Sentence[], trees: readonly SyntaxTree[]): Chunk[] => {
  const chunks: Chunk[] = [];
  let tokens = 0;
  sentences.forEach((sentence, index) => {
    tokens += sentence.tokens.length;
    if (tokens > MAX_TOKENS) return;
    const tree = trees[index];
    let words: Token[] = [];
    let tags: Tag[] = [];
    let isFirst = true;
    const flush = () => {
      if (words.length === 0) return;
      chunks.push({ sentence: index, words, terms: [], tags, isFirst });
      words = [];
      tags = [];
      isFirst = false;
    };
    for (const [i, token] of sentence.tokens.entries()) {
      if (isWord(token.text)) {
        words.push(token);
        if (tree) tags.push(tagOf(tree, i));
      } else flush();
    }
    flush();
  });
  return chunks;
};

/** Counts the words of the chunks and fills in the terms of each chunk. */
const countTerms = (chunks: readonly Chunk[], roleOf: (lexeme: Lexeme) => WordRole): Term[] => {
  const terms = new Map<string, Term>();
  const pairs = new Set<number>();
  for (const { words, terms: own, sentence, isFirst } of chunks) {
    words.forEach(({ lower, lexeme }, i) => {
      let term = terms.get(lower);
      if (!term) {
        term = {
          id: terms.size,
          ...roleOf(lexeme),
          count: 0,
          capitalised: 0,
          acronym: 0,
          sentences: [],
          leftCount: 0,
          left: 0,
          rightCount: 0,
          right: 0,
          score: 0,
        };
        terms.set(lower, term);
      }
      own.push(term);
      term.count++;
      const writing = writingOf(lexeme);
      if (writing === ACRONYM) term.acronym++;
      else if (writing === CAPITALISED && !(isFirst && i === 0)) term.capitalised++;
      if (term.sentences.at(-1) !== sentence) term.sentences.push(sentence);
      const before = own[i - 1];
      if (before) {
        term.leftCount++;
        before.rightCount++;
        const pair = pairNumber(before.id, term.id);
        if (!pairs.has(pair)) {
          pairs.add(pair);
          term.left++;
          before.right++;
        }
      }
    });
  }
  return [...terms.values()];
};

/** One number for a pair of numbers below MAX_TOKENS: a fast key. */
const pairNumber = (first: number, second: number): number => first * MAX_TOKENS + second;

/** Sets the paper's S(t): case, position, frequency, relatedness to context and spread over sentences; low is good. */
const scoreTerms = (terms: readonly Term[], lastSentence: number): void => {
  const counts = terms.filter(({ isFunctionWord }) => !isFunctionWord).map(({ count }) => count);
  const mean = counts.reduce((a, b) => a + b, 0) / (counts.length || 1);
  const deviation = Math.sqrt(counts.reduce((a, b) => a + (b - mean) ** 2, 0) / (counts.length || 1));
  let largest = 1;
  for (const count of counts) if (count > largest) largest = count;
  for (const term of terms) {
    const casing = Math.max(term.capitalised, term.acronym) / (1 + Math.log(term.count));
    const median = term.sentences[term.sentences.length >> 1]!;
    const position = Math.log(Math.log(3 + median));
    const frequency = term.count / (mean + deviation || 1);
    const dispersion = (different: number, count: number) => (count === 0 ? 0 : different / count);
    const relatedness =
      1 +
      (dispersion(term.left, term.leftCount) + dispersion(term.right, term.rightCount)) * (term.count / largest) +
      (term.left + term.right) / (2 * largest);
    const spread = term.sentences.length / (lastSentence + 1);
    term.score = (relatedness * position) / (casing + frequency / relatedness + spread / relatedness);
  }
};

/** Candidates, which neither begin nor end with a function word or a number, with the paper's S(kw). */
const phrasesOf = (
  chunks: readonly Chunk[],
  all: readonly Term[],
  lowerCase: PhraseLanguage['lowerCase'],
): Phrase[] => {
  const onlyNouns = lowerCase === 'never';
  const phrases: Phrase[] = [];
  // The number of a run of words: its first word's, or one for the pair of the run without its last word and that word.
  const numbers = new Map<number, number>();
  const byNumber: (Phrase | undefined)[] = [];
  for (const chunk of chunks) {
    const { words, terms } = chunk;
    // The article that begins a sentence belongs to no name.
    const capitals = words.map(
      ({ lexeme }, at) => isCapitalised(lexeme) && (lowerCase === 'always' || !terms[at]!.isFunctionWord),
    );
    // A capital that is only ever at the beginning of a sentence makes no noun.
    const isNoun = (at: number): boolean => capitals[at]! && terms[at]!.capitalised + terms[at]!.acronym > 0;
    for (let i = 0; i < words.length; i++) {
      if (!terms[i]!.isEdge || (capitals[i] && capitals[i - 1]) || (onlyNouns && !isNoun(i))) continue;
      let number = -1;
      for (let end = i + 1; end <= Math.min(words.length, i + MAX_PHRASE_WORDS); end++) {
        const last = terms[end - 1]!;
        if (!last.isPart || (onlyNouns && !last.isFunctionWord && !isNoun(end - 1))) break;
        if (number < 0) number = last.id;
        else {
          const run = pairNumber(number, last.id);
          number = numbers.get(run) ?? all.length + numbers.size;
          numbers.set(run, number);
        }
        // No phrase begins or ends inside a run of capitalised words: "Staff Admiral Mike" is no name.
        if (!last.isEdge || (capitals[end - 1] && capitals[end])) continue;
        if (!isNounPhrase(chunk, i, end)) continue;
        const known = byNumber[number];
        if (known) known.count++;
        else {
          const phrase = { chunk, from: i, to: end, ...scoreOf(terms, i, end), count: 1 };
          byNumber[number] = phrase;
          phrases.push(phrase);
        }
      }
    }
  }
  for (const phrase of phrases) phrase.score /= phrase.count * phrase.sum;
  return phrases;
};

/** Whether the words are a noun with what describes it, as far as their tags are known. */
const isNounPhrase = ({ tags, words }: Chunk, from: number, to: number): boolean =>
  tags.length === 0 ||
  (tags[to - 1]!.startsWith('NN') &&
    (to - from > 1 ? /^(?:NN|JJ|VB[GN])/.test(tags[from]!) : !VAGUE.has(words[from]!.lower)));

/** Nouns that alone tell nothing of what an article is about. */
const VAGUE = wordSet(
  `time times way ways thing things lot lots part parts number numbers fact facts kind kinds sort end point points side
   bit case cases place places hour hours minute minutes moment night morning evening afternoon weekend person man woman
   men women people thanks example examples reason reasons matter rest half word words name names date dates question`,
);

/** Whether a phrase is a name or printed more than once. */
const isSure = ({ chunk, from, to, count }: Phrase): boolean =>
  count > 1 ||
  chunk.words.slice(from, to).every(({ lexeme }, at) => {
    const { isFunctionWord, capitalised, acronym } = chunk.terms[from + at]!;
    return isFunctionWord || (isCapitalised(lexeme) && (to - from > 1 || capitalised + acronym > 0));
  });

const surfaceOf = ({ chunk, from, to }: Phrase): string =>
  chunk.words
    .slice(from, to)
    .map((word) => word.text)
    .join(' ');

/** The product of the scores of the words other than function words, and one more than their sum. */
const scoreOf = (terms: readonly Term[], from: number, to: number): Pick<Phrase, 'score' | 'sum'> => {
  let score = 1;
  let sum = 1;
  for (let i = from; i < to; i++) {
    const term = terms[i]!;
    if (term.isFunctionWord) continue;
    score *= term.score;
    sum += term.score;
  }
  return { score, sum };
};

/** A phrase does not begin or end with a clitic (n't), an abbreviation (Feb.) or a word of one or two letters. */
const isEdge = (word: string): boolean => word.length > 2 && carriesMeaning(word) && !/['’.]/.test(word);

/**
 * The paper keeps verbs. In news they are mostly the verbs of reporting, which would make "denied on Tuesday" a key
 * phrase: so not those.
 */
const carriesMeaning = (word: string): boolean =>
  !ENGLISH_FUNCTION_WORDS.has(word) && !NEWS_WORDS.has(word) && !/^\d/.test(word);

const englishRole = ofLexeme(
  ({ lower }): WordRole => ({
    isEdge: isEdge(lower),
    // "of" is the one function word allowed inside a phrase: "head of state".
    isPart: lower === 'of' || carriesMeaning(lower),
    isFunctionWord: ENGLISH_FUNCTION_WORDS.has(lower),
  }),
);

export const ENGLISH_PHRASES: PhraseLanguage = { roleOf: englishRole, lowerCase: 'always' };

const isCapitalised = ofLexeme(({ text }) => /^\p{Lu}/u.test(text));

/** Ways of writing a word. */
const PLAIN = 0;
const CAPITALISED = 1;
const ACRONYM = 2;

const writingOf = ofLexeme(({ text, lower }) => {
  if (text.length > 1 && text === text.toUpperCase() && text !== lower) return ACRONYM;
  return text[0] === lower[0] ? PLAIN : CAPITALISED;
});

/** Whether two phrases share more than half of the words of the shorter one: only the better one is kept. */
const overlaps = (a: Phrase, b: Phrase): boolean => {
  const others = b.chunk.words.slice(b.from, b.to).map(oneOf);
  let shared = 0;
  for (let i = a.from; i < a.to; i++) if (others.includes(oneOf(a.chunk.words[i]!))) shared++;
  return shared * 2 > Math.min(a.to - a.from, b.to - b.from);
};

/** The word as one of several: a version and versions are the same. */
const oneOf = ({ lower }: Token): string => lower.replace(/(?<=[^s])s$/, '');
