import type { Lexeme } from '../../lib/text/language/lexemes.ts';
import { Guess } from '../../lib/text/language/syntax/guess.ts';
import { relationFeatures, Surroundings } from '../../lib/text/language/syntax/labeller.ts';
import { MarkCandidates } from '../../lib/text/language/syntax/mark-heads.ts';
import { bestTransition, readBackwards, transitionFeatures } from '../../lib/text/language/syntax/parser.ts';
import { ParserState, SHIFT, TRANSITIONS } from '../../lib/text/language/syntax/parser-state.ts';
import { type LowerCaseWords, readingOf } from '../../lib/text/language/syntax/reading.ts';
import {
  clusterIndexOf,
  MAX_TOKENS,
  NOTHING,
  PADDING,
  SentenceWords,
} from '../../lib/text/language/syntax/sentence-words.ts';
import { isMark, Skeleton } from '../../lib/text/language/syntax/skeleton.ts';
import {
  CLASSIFIERS,
  type ClassifierName,
  type ParserName,
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
import { TransitionWeights } from '../../lib/text/language/syntax/transition-weights.ts';
import { NO_HEAD } from '../../lib/text/language/syntax/tree.ts';
import { SparseClassifier } from '../../lib/text/models/sparse-classifier.ts';
import { wordClusters } from '../../lib/text/models/word-clusters.ts';
import { AveragedPerceptron, type EncodedClassifier, type EncodedTransitions } from './averaged-perceptron.ts';
import { randomFrom, shuffle } from './random.ts';
import { syntaxFingerprint } from './syntax-fingerprint.ts';
import { transitionCosts } from './transition-costs.ts';
import type { ParsedSentence } from './treebanks.ts';

/** A sentence of the training data, with what models that have not learnt it find in it. */
interface Lesson {
  gold: ParsedSentence;
  lexemes: Lexeme[];
  /** The right supertags, numbered, plus 1; 0 for rare ones, which are not learnt. */
  goldSupertags: Uint8Array;
  tags: Int32Array;
  supertags: Int32Array;
  /** Heads of its skeleton as the parser finds them that reads backwards. */
  guess: Int32Array;
}

const EPOCHS: { [name in ClassifierName]: number } = {
  tags: 4,
  supertags: 2,
  backwards: 3,
  transitions: 4,
  relations: 3,
  marks: 3,
};
const BUCKET_BITS: { [name in ClassifierName]: number } = {
  tags: 18,
  supertags: 18,
  backwards: 19,
  transitions: 20,
  relations: 18,
  marks: 18,
};
/** Weights that are kept, and steps of an update that they are rounded to. */
const ENTRIES: { [name in ClassifierName]: number } = {
  tags: 380_000,
  supertags: 320_000,
  backwards: 250_000,
  transitions: 550_000,
  relations: 220_000,
  marks: 30_000,
};
const SCALE: { [name in ClassifierName]: number } = {
  tags: 4,
  supertags: 4,
  backwards: 2,
  transitions: 2,
  relations: 4,
  marks: 4,
};
const MIN_SUPERTAG_COUNT = 100;
/** From the second epoch on, how often the parser goes on from its own mistake. */
const OWN_MISTAKES = 0.9;
/** By how much the right class has to lead, or the weights are moved: about the number of features of a decision. */
const MARGIN: { [name in ClassifierName]: number } = {
  tags: 25,
  supertags: 40,
  backwards: 45,
  transitions: 100,
  relations: 40,
  marks: 12,
};
const SEED = 1;
/** A word that depends on a mark that depends on a mark is given to the head of that one, but no further. */
const MAX_MARKS_UP = 3;

const words = new SentenceWords();
const skeleton = new Skeleton();
const features = new Int32Array(MAX_FEATURES);

const newPerceptron = (name: ClassifierName, classes: number): AveragedPerceptron =>
  new AveragedPerceptron(classes, BUCKET_BITS[name]);

const decoded = ({ header, bytes }: EncodedClassifier): SparseClassifier => new SparseClassifier(header, bytes);
const decodedTransitions = ({ header, bytes }: EncodedTransitions): TransitionWeights =>
  new TransitionWeights(header, bytes);

/** Calls `learn` with each lesson, in another order in each epoch. */
const trainEpochs = (
  name: ClassifierName,
  lessons: readonly Lesson[],
  learn: (lesson: Lesson, epoch: number) => void,
): void => {
  const random = randomFrom(SEED);
  const order = Int32Array.from(lessons, (_, i) => i);
  for (let epoch = 0; epoch < EPOCHS[name]; epoch++) {
    shuffle(order, random);
    for (const i of order) learn(lessons[i]!, epoch);
  }
};

const trainTags = (lessons: readonly Lesson[]): EncodedClassifier => {
  const perceptron = newPerceptron('tags', TAGS.length);
  trainEpochs('tags', lessons, ({ lexemes, gold }) => {
    words.fill(lexemes);
    for (let at = PADDING; at < words.end; at++) {
      const count = tagFeatures(words, at, features);
      words.tag[at] = perceptron.learn(features, count, gold.tags[at - PADDING]!, MARGIN.tags) + 1;
    }
  });
  return perceptron.encode(ENTRIES.tags, SCALE.tags);
};

const trainSupertags = (lessons: readonly Lesson[], supertags: number): EncodedClassifier => {
  const perceptron = newPerceptron('supertags', supertags);
  trainEpochs('supertags', lessons, ({ lexemes, tags, goldSupertags }) => {
    words.fill(lexemes);
    words.tag.set(tags, PADDING);
    for (let at = PADDING; at < words.end; at++) {
      const count = supertagFeatures(words, at, features);
      words.supertag[at] = perceptron.learn(features, count, goldSupertags[at - PADDING]! - 1, MARGIN.supertags) + 1;
    }
  });
  return perceptron.encode(ENTRIES.supertags, SCALE.supertags);
};

/** Fills `words` and `skeleton` with what is known of a sentence before it is parsed. */
const fillTagged = ({ lexemes, tags, supertags }: Lesson): void => {
  words.fill(lexemes);
  words.tag.set(tags, PADDING);
  words.supertag.set(supertags, PADDING);
  skeleton.read(words);
};

/**
 * The position in `skeleton` of the right head of each of its words, for a word that depends on a punctuation mark that of
 * the mark's head.
 */
const rightHeads = ({ gold }: Lesson): Int32Array => {
  const heads = new Int32Array(skeleton.end + PADDING);
  for (let at = PADDING; at < skeleton.end; at++) {
    let head = gold.heads[skeleton.origin[at]! - PADDING]!;
    for (let up = 0; up < MAX_MARKS_UP && head !== NO_HEAD && isMark(words, head + PADDING); up++)
      head = gold.heads[head]!;
    const isMissing = head === NO_HEAD || isMark(words, head + PADDING);
    heads[at] = isMissing ? NOTHING : skeleton.place[head + PADDING]!;
  }
  // Trees by a parser, with heads changed since, may have circles.
  for (let at = PADDING; at < skeleton.end; at++) {
    let above = heads[at]!;
    for (let up = 0; up < skeleton.end && above !== NOTHING; up++) above = heads[above]!;
    if (above !== NOTHING) heads[at] = NOTHING;
  }
  return heads;
};

/** Trains the parser that reads backwards or, once lessons have its guesses, the one that reads forwards. */
const trainTransitions = (name: ParserName, lessons: readonly Lesson[]): EncodedTransitions => {
  const perceptron = newPerceptron(name, TRANSITIONS);
  const state = new ParserState();
  const guess = new Guess();
  const mirrored = new Skeleton();
  const costs = new Int32Array(TRANSITIONS);
  const merits = new Float32Array(TRANSITIONS);
  const random = randomFrom(SEED);
  const isBackwards = name === 'backwards';
  const read = isBackwards ? mirrored : skeleton;
  trainEpochs(name, lessons, (lesson, epoch) => {
    fillTagged(lesson);
    const forwards = rightHeads(lesson);
    const heads = isBackwards ? mirroredHeads(forwards) : forwards;
    if (isBackwards) mirrored.mirror(skeleton);
    else {
      guess.start(skeleton.end);
      for (let at = PADDING; at < skeleton.end; at++) guess.add(at, lesson.guess[at]!);
    }
    state.start(skeleton.end);
    while (!state.isDone) {
      if (state.depth === 0) {
        state.apply(SHIFT);
        continue;
      }
      const count = transitionFeatures(read, state, isBackwards ? undefined : guess, features);
      const scores = perceptron.score(features, count);
      transitionCosts(state, heads, costs);
      const least = Math.min(costs[0]!, costs[1]!, costs[2]!);
      const found = bestTransition(state, scores);
      for (let i = 0; i < TRANSITIONS; i++) merits[i] = costs[i] === least ? scores[i]! : Number.NEGATIVE_INFINITY;
      const right = bestTransition(state, merits);
      for (let i = 0; i < TRANSITIONS; i++) merits[i] = costs[i]! > least ? scores[i]! : Number.NEGATIVE_INFINITY;
      const wrong = bestTransition(state, merits);
      perceptron.endStep();
      const isMistake = costs[found]! > least;
      if (costs[wrong]! > least && scores[right]! - scores[wrong]! < MARGIN[name])
        perceptron.update(features, count, right, wrong);
      state.apply(isMistake && (epoch === 0 || random() > OWN_MISTAKES) ? right : found);
    }
  });
  return perceptron.encodeTransitions(ENTRIES[name], SCALE[name]);
};

const mirroredHeads = (heads: Int32Array): Int32Array => {
  const mirrored = new Int32Array(heads.length);
  const sum = skeleton.end - 1 + PADDING;
  for (let at = PADDING; at < skeleton.end; at++)
    mirrored[sum - at] = heads[at] === NOTHING ? NOTHING : sum - heads[at]!;
  return mirrored;
};

const trainRelations = (lessons: readonly Lesson[]): EncodedClassifier => {
  const perceptron = newPerceptron('relations', RELATIONS.length);
  const around = new Surroundings();
  trainEpochs('relations', lessons, (lesson) => {
    fillTagged(lesson);
    skeleton.head.set(rightHeads(lesson));
    around.read(skeleton);
    const { relation } = skeleton;
    relation.fill(0);
    for (let at = PADDING; at < skeleton.end; at++) {
      const right = lesson.gold.relations[skeleton.origin[at]! - PADDING]!;
      if (skeleton.head[at] === NOTHING) {
        relation[at] = right + 1;
        continue;
      }
      const count = relationFeatures(skeleton, around, at, features);
      relation[at] = perceptron.learn(features, count, right, MARGIN.relations) + 1;
    }
  });
  return perceptron.encode(ENTRIES.relations, SCALE.relations);
};

const trainMarks = (lessons: readonly Lesson[]): EncodedClassifier => {
  const perceptron = newPerceptron('marks', 1);
  const candidates = new MarkCandidates();
  const other = new Int32Array(MAX_FEATURES);
  trainEpochs('marks', lessons, (lesson) => {
    fillTagged(lesson);
    skeleton.head.set(rightHeads(lesson));
    for (let at = PADDING; at < skeleton.end; at++)
      skeleton.relation[at] = lesson.gold.relations[skeleton.origin[at]! - PADDING]! + 1;
    candidates.read(words, skeleton);
    for (let at = PADDING; at < words.end; at++) {
      if (!isMark(words, at)) continue;
      candidates.list(skeleton, at);
      const head = lesson.gold.heads[at - PADDING]!;
      let right = -1;
      let rival = -1;
      let rightScore = 0;
      let rivalScore = Number.NEGATIVE_INFINITY;
      for (let i = 0; i < candidates.count; i++) {
        const score = perceptron.score(features, candidates.features(words, skeleton, at, i, features))[0]!;
        if (skeleton.origin[candidates.heads[i]!] === head + PADDING) {
          right = i;
          rightScore = score;
        } else if (score > rivalScore) {
          rival = i;
          rivalScore = score;
        }
      }
      perceptron.endStep();
      words.head[at] = head + PADDING;
      if (right < 0 || rival < 0 || rightScore - rivalScore >= MARGIN.marks) continue;
      const count = candidates.features(words, skeleton, at, right, features);
      candidates.features(words, skeleton, at, rival, other);
      perceptron.move(features, count, 0, 1);
      perceptron.move(other, count, 0, -1);
    }
  });
  return perceptron.encode(ENTRIES.marks, SCALE.marks);
};

/** Trains on each half of the lessons and lets the model write what it finds in the other half. */
const crossAnnotate = <Encoded, Classifier>(
  lessons: readonly Lesson[],
  train: (lessons: readonly Lesson[]) => Encoded,
  decode: (encoded: Encoded) => Classifier,
  annotate: (lesson: Lesson, classifier: Classifier) => void,
): void => {
  const half = new Map<Lesson, number>();
  for (const lesson of lessons) if (!half.has(lesson)) half.set(lesson, half.size % 2);
  for (const side of [0, 1]) {
    const classifier = decode(train(lessons.filter((lesson) => half.get(lesson) === side)));
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
    const { tokens } = gold;
    if (tokens.length > MAX_TOKENS || lessonOf.has(gold)) continue;
    lessonOf.set(gold, {
      gold,
      lexemes: readingOf(tokens, lowerCaseWords),
      goldSupertags: Uint8Array.from(tokens, (_, token) => supertags.get(supertagOf(gold, token)) ?? 0),
      tags: new Int32Array(tokens.length),
      supertags: new Int32Array(tokens.length),
      guess: new Int32Array(tokens.length + 2 * PADDING),
    });
  }
  const lessons = sentences.flatMap((sentence) => lessonOf.get(sentence) ?? []);
  const supertagTrainer = (some: readonly Lesson[]): EncodedClassifier => trainSupertags(some, supertags.size);
  log(`${lessons.length} sentences, ${supertags.size} supertags; tags`);
  crossAnnotate(lessons, trainTags, decoded, (lesson, classifier) => {
    words.fill(lesson.lexemes);
    assignTags(words, classifier);
    lesson.tags.set(words.tag.subarray(PADDING, words.end));
  });
  const tags = trainTags(lessons);
  log('supertags');
  crossAnnotate(lessons, supertagTrainer, decoded, (lesson, classifier) => {
    words.fill(lesson.lexemes);
    words.tag.set(lesson.tags, PADDING);
    assignSupertags(words, classifier);
    lesson.supertags.set(words.supertag.subarray(PADDING, words.end));
  });
  const supertagger = supertagTrainer(lessons);
  log('transitions, backwards');
  const guess = new Guess();
  const backwardsTrainer = (some: readonly Lesson[]): EncodedTransitions => trainTransitions('backwards', some);
  crossAnnotate(lessons, backwardsTrainer, decodedTransitions, (lesson, classifier) => {
    fillTagged(lesson);
    readBackwards(skeleton, guess, classifier);
    lesson.guess.set(guess.head.subarray(0, skeleton.end));
  });
  const backwards = backwardsTrainer(lessons);
  log('transitions, forwards');
  const transitions = trainTransitions('transitions', lessons);
  log('relations');
  const relations = trainRelations(lessons);
  log('marks');
  const marks = trainMarks(lessons);
  const parts = { tags, supertags: supertagger, backwards, transitions, relations, marks };
  const header: SyntaxModelHeader = {
    classifiers: {
      tags: tags.header,
      supertags: supertagger.header,
      backwards: backwards.header,
      transitions: transitions.header,
      relations: relations.header,
      marks: marks.header,
    },
    lowerCaseBytes: lowerCaseWords.length,
    features: syntaxFingerprint(),
    about,
  };
  return Buffer.concat([
    Buffer.from(`${JSON.stringify(header)}\n`),
    ...CLASSIFIERS.map((name) => parts[name].bytes),
    lowerCaseWords,
  ]);
};
