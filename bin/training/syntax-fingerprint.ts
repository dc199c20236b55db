import { createHash } from 'node:crypto';
import { lexemeOf } from '../../lib/text/language/lexemes.ts';
import { Guess } from '../../lib/text/language/syntax/guess.ts';
import { relationFeatures, Surroundings } from '../../lib/text/language/syntax/labeller.ts';
import { MarkCandidates } from '../../lib/text/language/syntax/mark-heads.ts';
import { transitionFeatures } from '../../lib/text/language/syntax/parser.ts';
import { LEFT, ParserState, RIGHT, SHIFT } from '../../lib/text/language/syntax/parser-state.ts';
import { NOTHING, PADDING, SentenceWords } from '../../lib/text/language/syntax/sentence-words.ts';
import { isMark, Skeleton } from '../../lib/text/language/syntax/skeleton.ts';
import { MAX_FEATURES, supertagFeatures, tagFeatures } from '../../lib/text/language/syntax/tagger.ts';
import { RELATIONS, TAGS, tagNumber } from '../../lib/text/language/syntax/tags.ts';

const SAMPLE =
  '“ We will not sell the 12 old ferries , ” Ingrid Halvorsen ( the mayor ) told the council on Friday ; nobody asked why .';

/**
 * A hash of the features of a sentence with made-up tags and trees. It changes with the code that makes features and with
 * the clusters that they are made from: syntax.model is of use only with those that it was trained with.
 */
export const syntaxFingerprint = (): string => {
  const hash = createHash('sha256').update(JSON.stringify([TAGS, RELATIONS]));
  const features = new Int32Array(MAX_FEATURES);
  const add = (count: number): void => {
    hash.update(features.subarray(0, count).join());
  };
  const words = new SentenceWords();
  const texts = SAMPLE.split(' ');
  words.fill(texts.map(lexemeOf));
  for (let at = PADDING; at < words.end; at++) {
    words.tag[at] = words.mark[at] === 0 ? 1 + ((at * 5) % TAGS.length) : tagNumber(',') + 1;
    words.supertag[at] = 1 + ((at * 7) % 90);
  }
  for (let at = PADDING; at < words.end; at++) {
    add(tagFeatures(words, at, features));
    add(supertagFeatures(words, at, features));
  }
  const skeleton = new Skeleton();
  skeleton.read(words);
  const mirrored = new Skeleton();
  mirrored.mirror(skeleton);
  const guess = new Guess();
  guess.start(skeleton.end);
  for (let at = PADDING; at < skeleton.end; at++) {
    skeleton.head[at] = at === PADDING ? NOTHING : PADDING + ((at - PADDING) >> 1);
    skeleton.relation[at] = 1 + ((at * 3) % RELATIONS.length);
    guess.add(at, skeleton.head[at]!);
  }
  for (const [read, known] of [
    [skeleton, guess],
    [mirrored, undefined],
  ] as const) {
    const state = new ParserState();
    state.start(read.end);
    for (let step = 0; !state.isDone; step++) {
      add(transitionFeatures(read, state, known, features));
      const allowed = [SHIFT, LEFT, RIGHT].filter((transition) => state.allows(transition));
      state.apply(allowed[step % allowed.length]!);
    }
  }
  const around = new Surroundings();
  around.read(skeleton);
  for (let at = PADDING + 1; at < skeleton.end; at++) add(relationFeatures(skeleton, around, at, features));
  const candidates = new MarkCandidates();
  candidates.read(words, skeleton);
  for (let at = PADDING; at < words.end; at++) {
    if (!isMark(words, at)) continue;
    candidates.list(skeleton, at);
    for (let i = 0; i < candidates.count; i++) add(candidates.features(words, skeleton, at, i, features));
  }
  return hash.digest('hex').slice(0, 16);
};
