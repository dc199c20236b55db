import type { Lexeme } from '../../lib/text/language/lexemes.ts';
import { relationFeatures, Surroundings } from '../../lib/text/language/syntax/labeller.ts';
import { bestTransition, transitionFeatures } from '../../lib/text/language/syntax/parser.ts';
import { ParserState, SHIFT, TRANSITIONS } from '../../lib/text/language/syntax/parser-state.ts';
import { type LowerCaseWords, readingOf } from '../../lib/text/language/syntax/reading.ts';
import {
  clusterIndexOf,
  MAX_TOKENS,
  NOTHING,
  PADDING,
  SentenceWords,
} from '../../lib/text/language/syntax/sentence-words.ts';
import {
  CLASSIFIERS,
  type ClassifierName,
  type SyntaxModelHeader,
} from '../../lib/text/language/syntax/syntax-model.ts';
import {
  assignSupertags,
  assignTags,
  MAX_FEATURES,
  supertagFeatures,
  tagFeatures,
} from '../../lib/text/language/syntax/tagger.ts';
import { RELATIONS, relationNumber, TAGS } from '../../lib/text/language/syntax/tags.ts';
import { NO_HEAD } from '../../lib/text/language/syntax/tree.ts';
import { SparseClassifier } from '../../lib/text/models/sparse-classifier.ts';
import { wordClusters } from '../../lib/text/models/word-clusters.ts';
import { AveragedPerceptron, type EncodedClassifier } from './averaged-perceptron.ts';
import { randomFrom, shuffle } from './random.ts';
import { transitionCosts } from './transition-costs.ts';
import type { ParsedSentence } from './treebanks.ts';

/** A sentence of the training data, with what models that have not learnt it find in it. */
interface Lesson {
  gold: ParsedSentence;
  lexemes: Lexeme[];
  /** The right supertags, numbered, plus 1; 0 for rare ones, which are not learnt. */
  goldSupertags: Uint8Array;
  /** Position of each word's head. */
  goldHeads: Int32Array;
  tags: Int32Array;
  supertags: Int32Array;
}

const EPOCHS: { [name in ClassifierName]: number } = { tags: 4, supertags: 2, transitions: 6, relations: 3 };
const BUCKET_BITS: { [name in ClassifierName]: number } = { tags: 18, supertags: 18, transitions: 20, relations: 18 };
/** Weights that are kept, and steps of an update that they are rounded to. */
const ENTRIES: { [name in ClassifierName]: number } = {
  tags: 220_000,
  supertags: 200_000,
  transitions: 440_000,
  relations: 140_000,
};
const SCALE: { [name in ClassifierName]: number } = { tags: 4, supertags: 4, transitions: 2, relations: 4 };
const MIN_SUPERTAG_COUNT = 100;
/** From the second epoch on, how often the parser goes on from its own mistake. */
const OWN_MISTAKES = 0.9;
const SEED = 1;

const words = new SentenceWords();
const features = new Int32Array(MAX_FEATURES);

const newPerceptron = (name: ClassifierName, classes: number): AveragedPerceptron =>
  new AveragedPerceptron(classes, BUCKET_BITS[name]);

const decoded = ({ header, bytes }: EncodedClassifier): SparseClassifier => new SparseClassifier(header, bytes);

/** Calls `learn` with each lesson, in another order in each epoch. */
const trainEpochs = (
  name: ClassifierName,
  perceptron: AveragedPerceptron,
  lessons: readonly Lesson[],
  learn: (lesson: Lesson, epoch: number) => void,
): EncodedClassifier => {
  const random = randomFrom(SEED);
  const order = Int32Array.from(lessons, (_, i) => i);
  for (let epoch = 0; epoch < EPOCHS[name]; epoch++) {
    shuffle(order, random);
    for (const i of order) learn(lessons[i]!, epoch);
  }
  return perceptron.encode(ENTRIES[name], SCALE[name], name === 'transitions');
};

const trainTags = (lessons: readonly Lesson[]): EncodedClassifier => {
  const perceptron = newPerceptron('tags', TAGS.length);
  return trainEpochs('tags', perceptron, lessons, ({ lexemes, gold }) => {
    words.fill(lexemes);
    for (let at = PADDING; at < words.end; at++) {
      const count = tagFeatures(words, at, features);
      const found = perceptron.best(features, count);
      const right = gold.tags[at - PADDING]!;
      perceptron.endStep();
      if (found !== right) perceptron.update(features, count, right, found);
      words.tag[at] = found + 1;
    }
  });
};

const trainSupertags = (lessons: readonly Lesson[], supertags: number): EncodedClassifier => {
  const perceptron = newPerceptron('supertags', supertags);
  return trainEpochs('supertags', perceptron, lessons, ({ lexemes, tags, goldSupertags }) => {
    words.fill(lexemes);
    words.tag.set(tags, PADDING);
    for (let at = PADDING; at < words.end; at++) {
      const count = supertagFeatures(words, at, features);
      const found = perceptron.best(features, count);
      const right = goldSupertags[at - PADDING]! - 1;
      perceptron.endStep();
      if (found !== right && right >= 0) perceptron.update(features, count, right, found);
      words.supertag[at] = found + 1;
    }
  });
};

/** Fills `words` with what is known of a sentence before it is parsed. */
const fillTagged = ({ lexemes, tags, supertags }: Lesson): void => {
  words.fill(lexemes);
  words.tag.set(tags, PADDING);
  words.supertag.set(supertags, PADDING);
};

const trainTransitions = (lessons: readonly Lesson[]): EncodedClassifier => {
  const perceptron = newPerceptron('transitions', TRANSITIONS);
  const state = new ParserState();
  const costs = new Int32Array(TRANSITIONS);
  const merits = new Float32Array(TRANSITIONS);
  const random = randomFrom(SEED);
  return trainEpochs('transitions', perceptron, lessons, (lesson, epoch) => {
    fillTagged(lesson);
    state.start(words.end);
    while (!state.isDone) {
      if (state.depth === 0) {
        state.apply(SHIFT);
        continue;
      }
      const count = transitionFeatures(words, state, features);
      const scores = perceptron.score(features, count);
      transitionCosts(state, lesson.goldHeads, costs);
      const least = Math.min(...costs);
      const found = bestTransition(state, scores);
      costs.forEach((cost, i) => {
        merits[i] = cost === least ? scores[i]! : Number.NEGATIVE_INFINITY;
      });
      const right = bestTransition(state, merits);
      perceptron.endStep();
      const isMistake = costs[found]! > least;
      if (isMistake) perceptron.update(features, count, right, found);
      state.apply(isMistake && (epoch === 0 || random() > OWN_MISTAKES) ? right : found);
    }
  });
};

const trainRelations = (lessons: readonly Lesson[]): EncodedClassifier => {
  const perceptron = newPerceptron('relations', RELATIONS.length);
  const around = new Surroundings();
  return trainEpochs('relations', perceptron, lessons, (lesson) => {
    fillTagged(lesson);
    words.head.set(lesson.goldHeads, 0);
    around.read(words);
    words.relation.fill(0);
    for (let at = PADDING; at < words.end; at++) {
      const right = lesson.gold.relations[at - PADDING]!;
      if (words.head[at] === NOTHING) {
        words.relation[at] = right + 1;
        continue;
      }
      const count = relationFeatures(words, around, at, features);
      const found = perceptron.best(features, count);
      perceptron.endStep();
      if (found !== right) perceptron.update(features, count, right, found);
      words.relation[at] = found + 1;
    }
  });
};

/** Trains on each half of the lessons and lets the model write what it finds in the other half. */
const crossAnnotate = (
  lessons: readonly Lesson[],
  train: (lessons: readonly Lesson[]) => EncodedClassifier,
  annotate: (lesson: Lesson, classifier: SparseClassifier) => void,
): void => {
  const half = new Map<Lesson, number>();
  for (const lesson of lessons) if (!half.has(lesson)) half.set(lesson, half.size % 2);
  for (const side of [0, 1]) {
    const classifier = decoded(train(lessons.filter((lesson) => half.get(lesson) === side)));
    for (const [lesson, other] of half) if (other !== side) annotate(lesson, classifier);
  }
};

const PUNCTUATION = relationNumber('punct');

/** The supertag of a token: its relation, the side of its head, the sides of its dependants apart from punctuation. */
const supertagOf = ({ heads, relations }: ParsedSentence, token: number): string => {
  let left = '';
  let right = '';
  heads.forEach((head, other) => {
    if (head !== token || relations[other] === PUNCTUATION) return;
    if (other < token) left = 'l';
    else right = 'r';
  });
  const relation = RELATIONS[relations[token]!]!.split(':')[0]!;
  const side = heads[token] === NO_HEAD ? '' : heads[token]! < token ? '<' : '>';
  return relation + side + left + right;
};

/** Numbers from 1 for the supertags that are frequent enough to be learnt. */
const numberSupertags = (sentences: readonly ParsedSentence[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const sentence of sentences)
    sentence.tokens.forEach((_, token) => {
      const supertag = supertagOf(sentence, token);
      counts.set(supertag, (counts.get(supertag) ?? 0) + 1);
    });
  const frequent = [...counts].filter(([, count]) => count >= MIN_SUPERTAG_COUNT).map(([supertag]) => supertag);
  return new Map(frequent.sort().map((supertag, i) => [supertag, i + 1]));
};

/**
 * Which words of the table of clusters are usually written in lower case inside a sentence. A word that does not occur is
 * judged by the words of its cluster.
 */
const lowerCaseWordsOf = (sentences: readonly ParsedSentence[]): LowerCaseWords => {
  const clusters = wordClusters();
  const balance = new Int32Array(clusters.words);
  for (const { tokens } of sentences)
    for (const { lexeme, text } of tokens.slice(1)) {
      const index = clusterIndexOf(lexeme) - 1;
      if (index >= 0 && text.toLowerCase() !== text.toUpperCase()) balance[index]! += text === lexeme.lower ? 1 : -1;
    }
  const bits = new Uint8Array((clusters.words >>> 3) + 1);
  const fineOf = (index: number): number => clusters.clusterOf(index, clusters.levels - 1);
  const votes = new Int32Array(2 ** 16);
  balance.forEach((value, index) => {
    votes[fineOf(index)]! += Math.sign(value);
  });
  balance.forEach((value, index) => {
    const isLower = value === 0 ? votes[fineOf(index)]! > 0 : value > 0;
    if (isLower) bits[(index + 1) >>> 3]! |= 1 << ((index + 1) & 7);
  });
  return bits;
};

/** Trains all parts of syntax.model. A sentence that occurs twice counts twice. */
export const trainSyntax = (
  sentences: readonly ParsedSentence[],
  about: string,
  log: (line: string) => void,
): Buffer => {
  const lowerCaseWords = lowerCaseWordsOf(sentences);
  const supertags = numberSupertags(sentences);
  const lessonOf = new Map<ParsedSentence, Lesson>();
  for (const gold of sentences) {
    const { tokens, heads } = gold;
    if (tokens.length > MAX_TOKENS || lessonOf.has(gold)) continue;
    const goldHeads = new Int32Array(tokens.length + 2 * PADDING);
    heads.forEach((head, token) => {
      goldHeads[token + PADDING] = head === NO_HEAD ? NOTHING : head + PADDING;
    });
    lessonOf.set(gold, {
      gold,
      lexemes: readingOf(tokens, lowerCaseWords),
      goldSupertags: Uint8Array.from(tokens, (_, token) => supertags.get(supertagOf(gold, token)) ?? 0),
      goldHeads,
      tags: new Int32Array(tokens.length),
      supertags: new Int32Array(tokens.length),
    });
  }
  const lessons = sentences.flatMap((sentence) => lessonOf.get(sentence) ?? []);
  const supertagTrainer = (some: readonly Lesson[]): EncodedClassifier => trainSupertags(some, supertags.size);
  log(`${lessons.length} sentences, ${supertags.size} supertags; tags`);
  crossAnnotate(lessons, trainTags, (lesson, classifier) => {
    words.fill(lesson.lexemes);
    assignTags(words, classifier);
    lesson.tags.set(words.tag.subarray(PADDING, words.end));
  });
  const tags = trainTags(lessons);
  log('supertags');
  crossAnnotate(lessons, supertagTrainer, (lesson, classifier) => {
    words.fill(lesson.lexemes);
    words.tag.set(lesson.tags, PADDING);
    assignSupertags(words, classifier);
    lesson.supertags.set(words.supertag.subarray(PADDING, words.end));
  });
  const supertagger = supertagTrainer(lessons);
  log('transitions');
  const transitions = trainTransitions(lessons);
  log('relations');
  const relations = trainRelations(lessons);
  const parts = { tags, supertags: supertagger, transitions, relations };
  const header: SyntaxModelHeader = {
    classifiers: {
      tags: parts.tags.header,
      supertags: parts.supertags.header,
      transitions: parts.transitions.header,
      relations: parts.relations.header,
    },
    lowerCaseBytes: lowerCaseWords.length,
    about,
  };
  return Buffer.concat([
    Buffer.from(`${JSON.stringify(header)}\n`),
    ...CLASSIFIERS.map((name) => parts[name].bytes),
    lowerCaseWords,
  ]);
};
