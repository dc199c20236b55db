import { ENGLISH_FUNCTION_WORDS } from '../words/function-words.ts';
import type { Sentence, Token } from './document.ts';
import { ofLexeme } from './lexemes.ts';
import { isWord } from './words.ts';

/**
 * YAKE: R. Campos, V. Mangaravite, A. Pasquali, A. Jorge, C. Nunes and A. Jatowt, YAKE! Keyword extraction from single
 * documents using multiple local features, Information Sciences 509 (2020). One document, no training, one pass.
 */
const LONGEST_PHRASE = 3;

/** Tokens of an article that are looked at: the phrases of a longer one stand in its beginning too. */
const MOST_TOKENS = 20_000;

/** What a word may be in a phrase. */
interface Part {
  /** Whether a phrase may begin or end with it, whether it may stand within one, whether it has no score of its own. */
  edge: boolean;
  joins: boolean;
  isFunctionWord: boolean;
}

interface Term extends Part {
  id: number;
  count: number;
  capitalised: number;
  acronym: number;
  /** Sentences it stands in, in order. */
  sentences: number[];
  /** How many words stand before it, and how many different ones; the same behind it. */
  leftCount: number;
  left: number;
  rightCount: number;
  right: number;
  score: number;
}

interface Phrase {
  /** Where it is first printed: the words [from, to) of a chunk. */
  chunk: Chunk;
  from: number;
  to: number;
  count: number;
  /** The product of its words' scores, later the phrase's own. */
  score: number;
  /** One more than the sum of its words' scores. */
  sum: number;
}

/** The `most` most telling phrases of one to three words, best first, as first printed. */
export const keyPhrases = (sentences: readonly Sentence[], most = 10): string[] => {
  const chunks = chunksOf(sentences);
  const terms = findTerms(chunks);
  scoreTerms(terms, chunks.at(-1)?.sentence ?? 0);
  const phrases = phrasesOf(chunks, terms).sort((a, b) => a.score - b.score || (surfaceOf(a) < surfaceOf(b) ? -1 : 1));
  const kept: Phrase[] = [];
  for (const phrase of phrases) {
    if (kept.length === most) break;
    if (!kept.some((other) => overlaps(other, phrase))) kept.push(phrase);
  }
  return kept.map(surfaceOf);
};

interface Chunk {
  sentence: number;
  words: Token[];
  /** Of each word. */
  terms: Term[];
  /** Whether the chunk begins its sentence: a capital there says nothing. */
  opens: boolean;
}

/** Runs of words without punctuation between them: no phrase reaches across a comma. */
const chunksOf = (sentences: readonly Sentence[]): Chunk[] => {
  const chunks: Chunk[] = [];
  let tokens = 0;
  sentences.forEach((sentence, index) => {
    tokens += sentence.tokens.length;
    if (tokens > MOST_TOKENS) return;
    let words: Token[] = [];
    let opens = true;
    const flush = () => {
      if (words.length === 0) return;
      chunks.push({ sentence: index, words, terms: [], opens });
      words = [];
      opens = false;
    };
    for (const token of sentence.tokens) {
      if (isWord(token.text)) words.push(token);
      else flush();
    }
    flush();
  });
  return chunks;
};

/** Counts the words of the chunks, and notes in each chunk what its words are. */
const findTerms = (chunks: readonly Chunk[]): Term[] => {
  const terms = new Map<string, Term>();
  const pairs = new Set<number>();
  for (const { words, terms: own, sentence, opens } of chunks) {
    words.forEach(({ lower, lexeme }, i) => {
      let term = terms.get(lower);
      if (!term) {
        term = {
          id: terms.size,
          ...partOf(lexeme),
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
      else if (writing === CAPITALISED && !(opens && i === 0)) term.capitalised++;
      if (term.sentences.at(-1) !== sentence) term.sentences.push(sentence);
      const before = own[i - 1];
      if (before) {
        term.leftCount++;
        before.rightCount++;
        const pair = joined(before.id, term.id);
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

/** One number for two of at most MOST_TOKENS: V8 keeps it without an object, and hashes it at once. */
const joined = (first: number, second: number): number => first * MOST_TOKENS + second;

/** The paper's S(t): case, position, frequency, relatedness to context and spread over sentences; low is good. */
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

/** Candidates that neither begin nor end with a function word or a number, scored as the paper's S(kw). */
const phrasesOf = (chunks: readonly Chunk[], all: readonly Term[]): Phrase[] => {
  const phrases: Phrase[] = [];
  // A run of words has a number: that of its first word, or one that stands for its words but the last, and the last.
  const numbers = new Map<number, number>();
  const byNumber: (Phrase | undefined)[] = [];
  for (const chunk of chunks) {
    const { words, terms } = chunk;
    const capitals = words.map(({ lexeme }) => isCapitalised(lexeme));
    for (let i = 0; i < words.length; i++) {
      if (!terms[i]!.edge || (capitals[i] && capitals[i - 1])) continue;
      let number = -1;
      for (let end = i + 1; end <= Math.min(words.length, i + LONGEST_PHRASE); end++) {
        const last = terms[end - 1]!;
        if (!last.joins) break;
        if (number < 0) number = last.id;
        else {
          const run = joined(number, last.id);
          number = numbers.get(run) ?? all.length + numbers.size;
          numbers.set(run, number);
        }
        // "Staff Admiral Mike" is no part of any name: no phrase ends inside a run of capitalised words, nor begins so.
        if (!last.edge || (capitals[end - 1] && capitals[end])) continue;
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

const surfaceOf = ({ chunk, from, to }: Phrase): string =>
  chunk.words
    .slice(from, to)
    .map((word) => word.text)
    .join(' ');

/** Of the words that are no function words the product, and one more than the sum, of their scores. */
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

/**
 * Words that news is full of whatever it is about. The paper leaves verbs in; in news they are mostly the verbs of
 * reporting, and days, which would make "denied on Tuesday" a key phrase.
 */
const NEWS_WORDS = new Set(
  `according accused accuses added adds admitted agreed alleged alleges announced announces appeared argued argues asked asks
  believes called calls claimed claims confirmed declined demanded denied denies expected failed feared fears found hopes
  insisted known made met plans promised ran reported reports replied showed shows spoke stood stressed suggested suggests urged
  urges wants warned warns monday tuesday wednesday thursday friday saturday sunday january february march april may june july
  august september october november december today yesterday tomorrow week month year years day days million billion thousand
  percent cent hundred mr mrs ms dr`.split(/\s+/),
);

/** No clitics (n't) and no abbreviations (Feb.) at the edges either. */
const isEdge = (word: string): boolean => word.length > 2 && carriesMeaning(word) && !/['’.]/.test(word);

const carriesMeaning = (word: string): boolean =>
  !ENGLISH_FUNCTION_WORDS.has(word) && !NEWS_WORDS.has(word) && !/^\d/.test(word);

const partOf = ofLexeme(
  ({ lower }): Part => ({
    edge: isEdge(lower),
    // "Head of state": the one function word that joins nouns into a name.
    joins: lower === 'of' || carriesMeaning(lower),
    isFunctionWord: ENGLISH_FUNCTION_WORDS.has(lower),
  }),
);

const isCapitalised = ofLexeme(({ text }) => /^\p{Lu}/u.test(text));

const PLAIN = 0;
const CAPITALISED = 1;
const ACRONYM = 2;

const writingOf = ofLexeme(({ text, lower }) => {
  if (text.length > 1 && text === text.toUpperCase() && text !== lower) return ACRONYM;
  return text[0] === lower[0] ? PLAIN : CAPITALISED;
});

/** Whether two phrases share more than half of the shorter one's words: only the better of the two is kept. */
const overlaps = (a: Phrase, b: Phrase): boolean => {
  const others = b.chunk.terms.slice(b.from, b.to);
  let shared = 0;
  for (let i = a.from; i < a.to; i++) if (others.includes(a.chunk.terms[i]!)) shared++;
  return shared * 2 > Math.min(a.to - a.from, b.to - b.from);
};
