import type { Sentence, Token } from './document.ts';
import { ENGLISH_FUNCTION_WORDS } from './function-words.ts';
import { isWord } from './words.ts';

/**
 * YAKE: R. Campos, V. Mangaravite, A. Pasquali, A. Jorge, C. Nunes and A. Jatowt, YAKE! Keyword extraction from single
 * documents using multiple local features, Information Sciences 509 (2020). One document, no training, one pass.
 */
const LONGEST_PHRASE = 3;

/** Tokens of an article that are looked at: the phrases of a longer one stand in its beginning too. */
const MOST_TOKENS = 20_000;

interface Term {
  count: number;
  capitalised: number;
  acronym: number;
  /** Sentences it stands in, in order. */
  sentences: number[];
  left: Set<string>;
  right: Set<string>;
  leftCount: number;
  rightCount: number;
  score: number;
}

interface Phrase {
  surface: string;
  words: string[];
  count: number;
  score: number;
}

/** The `most` most telling phrases of one to three words, best first, as first printed. */
export const keyPhrases = (sentences: readonly Sentence[], most = 10): string[] => {
  const chunks = chunksOf(sentences);
  const terms = termsOf(chunks);
  scoreTerms(terms, chunks.at(-1)?.sentence ?? 0);
  const phrases = phrasesOf(chunks, terms).sort((a, b) => a.score - b.score || (a.surface < b.surface ? -1 : 1));
  const kept: Phrase[] = [];
  for (const phrase of phrases) {
    if (kept.length === most) break;
    if (!kept.some((other) => overlaps(other.words, phrase.words))) kept.push(phrase);
  }
  return kept.map((phrase) => phrase.surface);
};

interface Chunk {
  sentence: number;
  words: Token[];
  lower: string[];
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
      chunks.push({ sentence: index, words, lower: words.map((word) => word.text.toLowerCase()), opens });
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

const termsOf = (chunks: readonly Chunk[]): Map<string, Term> => {
  const terms = new Map<string, Term>();
  for (const { words, lower, sentence, opens } of chunks) {
    lower.forEach((word, i) => {
      let term = terms.get(word);
      if (!term) {
        term = {
          count: 0,
          capitalised: 0,
          acronym: 0,
          sentences: [],
          left: new Set(),
          right: new Set(),
          leftCount: 0,
          rightCount: 0,
          score: 0,
        };
        terms.set(word, term);
      }
      const surface = words[i]!.text;
      term.count++;
      if (surface.length > 1 && surface === surface.toUpperCase() && surface !== word) term.acronym++;
      else if (surface[0] !== word[0] && !(opens && i === 0)) term.capitalised++;
      if (term.sentences.at(-1) !== sentence) term.sentences.push(sentence);
      if (i > 0) {
        term.left.add(lower[i - 1]!);
        term.leftCount++;
      }
      if (i + 1 < lower.length) {
        term.right.add(lower[i + 1]!);
        term.rightCount++;
      }
    });
  }
  return terms;
};

/** The paper's S(t): case, position, frequency, relatedness to context and spread over sentences; low is good. */
const scoreTerms = (terms: ReadonlyMap<string, Term>, lastSentence: number): void => {
  const counts = [...terms].filter(([word]) => !ENGLISH_FUNCTION_WORDS.has(word)).map(([, term]) => term.count);
  const mean = counts.reduce((a, b) => a + b, 0) / (counts.length || 1);
  const deviation = Math.sqrt(counts.reduce((a, b) => a + (b - mean) ** 2, 0) / (counts.length || 1));
  let largest = 1;
  for (const count of counts) if (count > largest) largest = count;
  for (const term of terms.values()) {
    const casing = Math.max(term.capitalised, term.acronym) / (1 + Math.log(term.count));
    const median = term.sentences[term.sentences.length >> 1]!;
    const position = Math.log(Math.log(3 + median));
    const frequency = term.count / (mean + deviation || 1);
    const dispersion = (set: Set<string>, count: number) => (count === 0 ? 0 : set.size / count);
    const relatedness =
      1 +
      (dispersion(term.left, term.leftCount) + dispersion(term.right, term.rightCount)) * (term.count / largest) +
      (term.left.size + term.right.size) / (2 * largest);
    const spread = term.sentences.length / (lastSentence + 1);
    term.score = (relatedness * position) / (casing + frequency / relatedness + spread / relatedness);
  }
};

/** Candidates that neither begin nor end with a function word or a number, scored as the paper's S(kw). */
const phrasesOf = (chunks: readonly Chunk[], terms: ReadonlyMap<string, Term>): Phrase[] => {
  const phrases = new Map<string, Phrase>();
  for (const { words, lower } of chunks) {
    for (let i = 0; i < lower.length; i++) {
      if (!edges(lower[i]!)) continue;
      for (let n = 1; n <= LONGEST_PHRASE && i + n <= lower.length; n++) {
        if (!joins(lower[i + n - 1]!)) break;
        if (!edges(lower[i + n - 1]!) || cutsName(words, i, i + n)) continue;
        const key = lower.slice(i, i + n).join(' ');
        const known = phrases.get(key);
        if (known) known.count++;
        else {
          const surface = words
            .slice(i, i + n)
            .map((word) => word.text)
            .join(' ');
          phrases.set(key, { surface, words: lower.slice(i, i + n), count: 1, score: 0 });
        }
      }
    }
  }
  for (const phrase of phrases.values()) {
    let product = 1;
    let sum = 0;
    for (const word of phrase.words) {
      if (ENGLISH_FUNCTION_WORDS.has(word)) continue;
      const { score } = terms.get(word)!;
      product *= score;
      sum += score;
    }
    phrase.score = product / (phrase.count * (1 + sum));
  }
  return [...phrases.values()];
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
const edges = (word: string): boolean => word.length > 2 && carriesMeaning(word) && !/['’.]/.test(word);

const carriesMeaning = (word: string): boolean =>
  !ENGLISH_FUNCTION_WORDS.has(word) && !NEWS_WORDS.has(word) && !/^\d/.test(word);

/** Whether a phrase begins or ends inside a run of capitalised words: "Staff Admiral Mike" is no part of any name. */
const cutsName = (words: readonly Token[], from: number, to: number): boolean =>
  (isCapitalised(words[from]) && isCapitalised(words[from - 1])) ||
  (isCapitalised(words[to - 1]) && isCapitalised(words[to]));

const isCapitalised = (word: Token | undefined): boolean => word !== undefined && /^\p{Lu}/u.test(word.text);

/** Inside a phrase the one function word that joins nouns into a name: "head of state". */
const joins = (word: string): boolean => word === 'of' || carriesMeaning(word);

/** Whether two phrases share more than half of the shorter one's words: only the better of the two is kept. */
const overlaps = (a: readonly string[], b: readonly string[]): boolean => {
  const shared = a.filter((word) => b.includes(word)).length;
  return shared * 2 > Math.min(a.length, b.length);
};
