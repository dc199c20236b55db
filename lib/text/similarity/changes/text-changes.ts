import type { Article } from '../../article/article.ts';
import { roughSentenceEnds } from '../../article/characters/rough-sentence-ends.ts';
import { CHANGE_KINDS, type ChangeKind } from '../../vocabulary.ts';
import { MONTHS } from '../../words/calendar.ts';
import { type CanonicalWord, canonicalWords, isWeightless } from './canonical-words.ts';
import { excerptsOf, MAX_CHARACTERS } from './excerpts.ts';
import { misreadingOf } from './misread.ts';
import { type Telling, tellingOf } from './run-kind.ts';
import { type Run as WordRun, wordDiff } from './word-runs.ts';

type Run = WordRun<CanonicalWord>;

/** What a sentence said, and what it says now: the sentences, or the words around what changed. */
export interface Change {
  kind: ChangeKind;
  before: string;
  after: string;
}

export interface TextChanges {
  /** The most telling first. */
  changes: Change[];
  /** New words say the opposite of the old: "guilty", "not guilty". */
  contradicts: boolean;
}

/** Of an earlier and a later sentence, the share of the shorter one's words that both must have to be one sentence. */
const MIN_KEPT_SHARE = 0.5;
/** Fewer may be in any sentence; then they must be half of the longer one. */
const MIN_KEPT_WORDS = 4;

/**
 * What changed inside the sentences that two versions of a text share, headlines among them. Other typography, line
 * breaks, spelling and misread letters are no change. Linear in the length of the texts but for sentences that differ.
 */
export const textChanges = (earlier: Text, later: Text): TextChanges => {
  const [before, after] = [sentencesOf(earlier.paragraphs), sentencesOf(later.paragraphs)];
  const pairs = alignedPairs(before, after);
  if (earlier.title && later.title) {
    pairs.push([sentenceOf(earlier.title), sentenceOf(later.title)]);
  }
  const found: Found[] = [];
  let words = 0;
  for (const pair of pairs) {
    const { runs, kept } = wordDiff(pair[0].words, pair[1].words);
    words += kept;
    if (!isOneSentence(pair, kept)) continue;
    for (const run of runs) {
      const telling = tellingOf(run, isQuoted(pair, run), isFirstOf(pair));
      if (telling) found.push({ pair, run, telling: inContext(telling, pair, run, kept), runs });
    }
  }
  const isMoved = movedIn(before, after);
  const told = withoutMisread(found, words, [...before, ...after]).filter(({ run }) => !isMoved(run));
  return { changes: changesOf(told), contradicts: told.some(({ telling }) => telling.contradicts) };
};

type Text = Pick<Article, 'title' | 'paragraphs'>;

interface Sentence {
  text: string;
  words: CanonicalWord[];
  /** Its words as one string, to find the same sentence again. */
  key: string;
  /** Where quotation marks are open in it, UTF-16 offsets. */
  quoted: readonly (readonly [number, number])[];
}

type Pair = readonly [earlier: Sentence, later: Sentence];

interface Found {
  pair: Pair;
  run: Run;
  telling: Telling;
  /** All that changed in the sentence. */
  runs: readonly Run[];
}

const isOneSentence = ([{ words: before }, { words: after }]: Pair, kept: number): boolean => {
  const [least, most] = [Math.min(before.length, after.length), Math.max(before.length, after.length)];
  return kept >= MIN_KEPT_SHARE * (kept < MIN_KEPT_WORDS ? most : least);
};

/** Shorter ones are what an abbreviation cuts off ("Sept. 17."). */
const MIN_SENTENCE_WORDS = 3;

/** Of sentences that have this share of the longer one in common, one may say the opposite of the other. */
const MIN_SAME_SHARE = 0.6;

const inContext = (telling: Telling, [earlier, later]: Pair, { after }: Run, kept: number): Telling => {
  const isClose = kept >= MIN_SAME_SHARE * Math.max(earlier.words.length, later.words.length);
  const at = later.words.indexOf(after[0]!);
  const isDay = telling.kind === 'figure' && [at - 1, at + after.length].some((i) => isMonth(later.words[i]));
  return { ...telling, contradicts: telling.contradicts && isClose, ...(isDay && { kind: 'date' as const }) };
};

const isMonth = (word: CanonicalWord | undefined): boolean =>
  word?.isCapital === true && MONTHS.includes(word.canonical);

const sentencesOf = (paragraphs: readonly string[]): Sentence[] => {
  const sentences: Sentence[] = [];
  for (const paragraph of paragraphs) {
    const quoted = quotedSpans(paragraph);
    let from = 0;
    for (const to of sentenceEnds(paragraph)) {
      const spans = quoted.map(([a, b]) => [a - from, b - from] as const);
      const sentence = sentenceOf(paragraph.slice(from, to), spans);
      if (sentence.words.length > 0) sentences.push(sentence);
      from = to;
    }
  }
  return sentences;
};

const sentenceEnds = (paragraph: string): number[] => {
  const ends: number[] = [];
  let from = 0;
  for (const to of [...roughSentenceEnds(paragraph), paragraph.length]) {
    const isShort = canonicalWords(paragraph.slice(from, to)).length < MIN_SENTENCE_WORDS;
    if (isShort && to === paragraph.length && ends.length > 0) ends.pop();
    if (!isShort || to === paragraph.length) ends.push(to);
    if (!isShort) from = to;
  }
  return ends;
};

const sentenceOf = (text: string, quoted: Sentence['quoted'] = quotedSpans(text)): Sentence => {
  const words = canonicalWords(text);
  const key = words.flatMap((word) => (isWeightless(word) ? [] : word.canonical)).join(' ');
  return { text, words, key, quoted };
};

/** A quotation left open at the end of a paragraph goes on in the next. */
const QUOTED = /["“”„«]([^"“”„«»]*)(?:["”“»]|$)/g;

const quotedSpans = (text: string): [number, number][] =>
  Array.from(text.matchAll(QUOTED), ({ index, 0: all }) => [index, index + all.length]);

const isQuoted = ([earlier, later]: Pair, { before, after }: Run): boolean =>
  [earlier, later].every(({ quoted }, i) =>
    (i === 0 ? before : after).every(({ from, to }) => quoted.some(([a, b]) => a <= from && to <= b)),
  );

const isFirstOf =
  ([earlier, later]: Pair) =>
  (word: CanonicalWord): boolean =>
    word === earlier.words[0] || word === later.words[0];

/** A word in more sentences than this does not tell them apart. */
const MAX_SENTENCES_OF_WORD = 24;

/** Each later sentence that the earlier text does not have word by word, with the earlier one that shares most words. */
const alignedPairs = (before: readonly Sentence[], after: readonly Sentence[]): Pair[] => {
  const keys = new Set(before.map(({ key }) => key));
  const kept = new Set(after.map(({ key }) => key));
  const byWord = new Map<string, number[]>();
  before.forEach(({ key }, i) => {
    // What the later text has word by word did not become something else.
    if (kept.has(key)) return;
    for (const word of new Set(key.split(' '))) {
      const holders = byWord.get(word);
      if (!holders) byWord.set(word, [i]);
      else if (holders.length <= MAX_SENTENCES_OF_WORD) holders.push(i);
    }
  });
  const pairs: Pair[] = [];
  for (const sentence of after) {
    if (keys.has(sentence.key)) continue;
    const votes = new Map<number, number>();
    for (const word of new Set(sentence.key.split(' '))) {
      const holders = byWord.get(word) ?? [];
      if (holders.length > MAX_SENTENCES_OF_WORD) continue;
      for (const i of holders) votes.set(i, (votes.get(i) ?? 0) + 1 / holders.length);
    }
    let best: number | undefined;
    for (const [i, vote] of votes) if (best === undefined || vote > votes.get(best)!) best = i;
    if (best !== undefined) pairs.push([before[best]!, sentence]);
  }
  return pairs;
};

/** Are all of a run's words, in their order, somewhere in the other text? Then a sentence was only cut or joined there. */
const movedIn = (before: readonly Sentence[], after: readonly Sentence[]) => {
  const [old, now] = [before, after].map((sentences) => new Set(sentences.flatMap(({ words }) => pairsOf(words)))) as [
    Set<string>,
    Set<string>,
  ];
  return ({ before, after, isInside }: Run): boolean => {
    const [words, known] = before.length === 0 ? [after, old] : after.length === 0 ? [before, now] : [[], old];
    return words.length >= (isInside ? 3 : 2) && pairsOf(words).every((pair) => known.has(pair));
  };
};

const pairsOf = (words: readonly CanonicalWord[]): string[] =>
  words.slice(1).map(({ canonical }, i) => `${words[i]!.canonical} ${canonical}`);

/** Of this many different words that may be misread, and this share of all, a text is a scan. */
const MISREAD_IN_SCAN = 3;
const MISREAD_SHARE = 0.008;

const withoutMisread = (found: readonly Found[], words: number, texts: readonly Sentence[]): Found[] => {
  const likely = found.filter(({ telling }) => telling.misreading === 'likely');
  if (likely.length === 0) return [...found];
  const isWord = wordsLike(texts);
  const misread = likely.filter(({ run }) => ![...run.before, ...run.after].every(isWord));
  const different = new Set(misread.map(({ run }) => run.before.map(({ canonical }) => canonical).join(' ')));
  const isScan = different.size >= MISREAD_IN_SCAN && misread.length > MISREAD_SHARE * words;
  return found.filter((one) =>
    isScan ? isClear(one) : one.telling.kind === 'name' || one.telling.contradicts || !misread.includes(one),
  );
};

/** What a scan tells for sure: other figures, a "not" more or less, names and opposites that look nothing alike. */
const isClear = ({ telling: { kind, contradicts }, run: { before, after } }: Found): boolean => {
  const words = [...before, ...after];
  if (kind === 'figure') return words.every(({ isNumber, printed }) => isNumber && /^\p{N}/u.test(printed));
  if (kind === 'negation') {
    return (before.length === 0 || after.length === 0) && words.every(({ printed }) => !printed.includes("'"));
  }
  const printed = (side: readonly CanonicalWord[]) => side.map((word) => word.printed);
  const isSame = misreadingOf(printed(before), printed(after)) !== 'unlikely';
  return !isSame && before.length === after.length && (contradicts || kind === 'name');
};

/** Does a word consist of letters as they follow one another in other words of the texts? Another may be misread. */
const wordsLike = (sentences: readonly Sentence[]) => {
  const printed = new Set(sentences.flatMap(({ words }) => words.map((word) => word.printed)));
  const counts = new Map<string, number>();
  for (const word of printed) {
    for (const three of threesOf(word)) counts.set(three, (counts.get(three) ?? 0) + 1);
  }
  return ({ printed }: CanonicalWord): boolean => threesOf(printed).every((three) => counts.get(three)! > 1);
};

const threesOf = (word: string): string[] => {
  const bounded = ` ${word} `;
  return [...new Set(Array.from({ length: bounded.length - 2 }, (_, i) => bounded.slice(i, i + 3)))];
};

const changesOf = (found: readonly Found[]): Change[] => {
  const groups: Found[][] = [];
  for (const one of found) {
    const last = groups.at(-1);
    if (last && last[0]!.pair === one.pair && isNear(last[0]!, one)) last.push(one);
    else groups.push([one]);
  }
  const changes = groups.map((group) => ({
    rank: Math.min(...group.map(({ telling }) => CHANGE_KINDS.indexOf(telling.kind) - (telling.contradicts ? 10 : 0))),
    kind: mostTelling(group),
    ...windowOf(group),
  }));
  return changes.sort((a, b) => a.rank - b.rank).map(({ rank, ...change }) => change);
};

const mostTelling = (group: readonly Found[]): ChangeKind =>
  CHANGE_KINDS.find((kind) => group.some(({ telling }) => telling.kind === kind))!;

/** Room for the words around what changed. */
const isNear = (first: Found, last: Found): boolean =>
  ([0, 1] as const).every((side) => {
    const [a] = spanOf(first, side);
    const [, b] = spanOf(last, side);
    return b - a <= MAX_CHARACTERS * 0.8;
  });

/** Where a run stands in the earlier (0) or the later (1) sentence; behind the word before it, if it is empty. */
const spanOf = ({ pair, run }: Found, side: 0 | 1): readonly [number, number] => {
  const words = side === 0 ? run.before : run.after;
  if (words.length > 0) return [words[0]!.from, words.at(-1)!.to];
  const place = pair[side].words[run.at[side] - 1]?.to ?? 0;
  return [place, place];
};

/** With the words that came and went beside those that tell, as far as there is room. */
const windowOf = (group: readonly Found[]): Pick<Change, 'before' | 'after'> => {
  const { pair, runs, telling } = group[0]!;
  const all = runs.map((run) => ({ pair, run, runs, telling }));
  let [first, last] = [
    all.findIndex(({ run }) => run === group[0]!.run),
    all.findIndex(({ run }) => run === group.at(-1)!.run),
  ];
  while (last + 1 < all.length && isNear(all[first]!, all[last + 1]!)) last++;
  while (first > 0 && isNear(all[first - 1]!, all[last]!)) first--;
  const [before, after] = excerptsOf(pair, all[first]!.run, all[last]!.run);
  return { before, after };
};
