import { feature, feature2, feature3, feature4 } from '../../models/hash.ts';
import { Guess } from './guess.ts';
import { ParserState, RIGHT, SHIFT } from './parser-state.ts';
import { NOTHING, PADDING } from './sentence-words.ts';
import { Skeleton } from './skeleton.ts';
import { MAX_FEATURES } from './tagger.ts';
import type { TransitionWeights } from './transition-weights.ts';

const distance = (from: number, to: number): number => {
  if (from === NOTHING || to === NOTHING) return 0;
  const tokens = to - from;
  if (tokens > 18) return 7;
  return tokens > 9 ? 6 : Math.min(tokens, 5);
};

/**
 * The features of a state: the top three of the stack (top, second, third), the next words (next, after, later), their
 * outermost dependants, the punctuation marks between them and what another parser has made of them, if it has. Returns
 * their number. After Zhang and Nivre (2011) and, for the marks, Ma, Zhang and Zhu (2014).
 */
export const transitionFeatures = (
  words: Skeleton,
  state: ParserState,
  guess: Guess | undefined,
  to: Int32Array,
): number => {
  const { word, tag, supertag, middle, fine, mark, marksBefore, quotation } = words;
  const { stack, depth, left, secondLeft, right, secondRight, leftCount, rightCount, edge } = state;
  const top = depth > 0 ? stack[depth - 1]! : NOTHING;
  const second = depth > 1 ? stack[depth - 2]! : NOTHING;
  const third = depth > 2 ? stack[depth - 3]! : NOTHING;
  const next = state.next;
  const hasNext = next < state.end;
  const topLeft = tag[left[top]!]!;
  const topRight = tag[right[top]!]!;
  const topSecondLeft = tag[secondLeft[top]!]!;
  const topSecondRight = tag[secondRight[top]!]!;
  const secondsRight = right[second]!;
  const nextsLeft = hasNext ? left[next]! : NOTHING;
  const nextLeft = tag[nextsLeft]!;
  const gap = hasNext ? distance(top, next) : 0;
  const innerGap = distance(second, top);
  const topSize = Math.min(leftCount[top]!, 2) * 3 + Math.min(rightCount[top]!, 2);
  const secondSize = Math.min(leftCount[second]!, 1) * 4 + Math.min(rightCount[second]!, 3);
  const nextSize = hasNext ? Math.min(leftCount[next]!, 3) : 0;
  const tTop = tag[top]!;
  const tSecond = tag[second]!;
  const tThird = tag[third]!;
  const tNext = tag[next]!;
  const tAfter = tag[next + 1]!;
  const tLater = tag[next + 2]!;
  const wTop = word[top]!;
  const wSecond = word[second]!;
  const wNext = word[next]!;
  const cTop = fine[top]!;
  const cSecond = fine[second]!;
  const cNext = fine[next]!;
  const mTop = middle[top]!;
  const mSecond = middle[second]!;
  const mNext = middle[next]!;
  const sTop = supertag[top]!;
  const sSecond = supertag[second]!;
  const sNext = supertag[next]!;
  // Marks right before the next word, between what has been read of top and next, between second and top, after next.
  const closing = mark[next]!;
  const between = hasNext ? mark[edge[next]!]! : closing;
  const inner = mark[edge[top]!]!;
  const after = mark[next + 1]!;
  const afterTop = top === NOTHING ? 0 : mark[top + 1]!;
  const gapMarks = top === NOTHING ? 0 : Math.min(marksBefore[next]! - marksBefore[top]!, 3);
  const qTop = quotation[top]!;
  const qSecond = quotation[second]!;
  const qNext = quotation[next]!;
  const quotes = (qTop === qNext ? 1 : 0) + (qTop > 0 ? 2 : 0) + (qNext > 0 ? 4 : 0);
  const innerQuotes = (qTop === qSecond ? 1 : 0) + (qTop > 0 ? 2 : 0) + (qSecond > 0 ? 4 : 0);
  let n = 0;
  to[n++] = feature(1, 0);
  to[n++] = feature2(2, wTop, tTop);
  to[n++] = feature2(5, wNext, tNext);
  to[n++] = feature2(8, wSecond, tSecond);
  to[n++] = feature2(10, word[next + 1]!, tAfter);
  to[n++] = feature(11, tAfter);
  to[n++] = feature2(13, wTop, wNext);
  to[n++] = feature2(14, tTop, tNext);
  to[n++] = feature2(15, wTop, tNext);
  to[n++] = feature2(16, tTop, wNext);
  to[n++] = feature3(17, wTop, tTop, tNext);
  to[n++] = feature3(18, tTop, wNext, tNext);
  to[n++] = feature3(19, tTop, tNext, tAfter);
  to[n++] = feature4(20, tTop, tNext, tAfter, tLater);
  to[n++] = feature3(21, tSecond, tTop, tNext);
  to[n++] = feature4(22, tSecond, tTop, tNext, tAfter);
  to[n++] = feature2(24, wSecond, wTop);
  to[n++] = feature2(25, tSecond, tTop);
  to[n++] = feature2(26, wSecond, tTop);
  to[n++] = feature2(27, tSecond, wTop);
  to[n++] = feature3(31, tTop, topRight, tNext);
  to[n++] = feature3(32, tTop, topLeft, tNext);
  to[n++] = feature3(33, tTop, tNext, nextLeft);
  to[n++] = feature3(34, tSecond, tag[secondsRight]!, tTop);
  to[n++] = feature3(36, tSecond, tTop, topLeft);
  to[n++] = feature3(39, tTop, tNext, gap);
  to[n++] = feature3(42, tSecond, tTop, innerGap);
  to[n++] = feature4(43, tTop, tNext, topSize, nextSize);
  to[n++] = feature3(46, tSecond, secondSize, tTop);
  to[n++] = feature2(47, cTop, cNext);
  to[n++] = feature2(48, cSecond, cTop);
  to[n++] = feature2(74, sTop, sNext);
  to[n++] = feature2(75, sSecond, sTop);
  to[n++] = feature3(76, sSecond, sTop, sNext);
  to[n++] = feature3(79, sTop, sNext, supertag[next + 1]!);
  to[n++] = feature4(80, sTop, tTop, sNext, tNext);
  to[n++] = feature3(81, sSecond, sTop, innerGap);
  to[n++] = feature3(82, sTop, sNext, gap);
  to[n++] = feature4(83, sTop, sNext, topSize, nextSize);
  to[n++] = feature4(84, sTop, sSecond, topSize, secondSize);
  to[n++] = feature3(90, between, tTop, tNext);
  to[n++] = feature4(91, between, tTop, tNext, closing);
  to[n++] = feature4(92, inner, tSecond, tTop, between);
  to[n++] = feature3(93, inner, tSecond, tTop);
  to[n++] = feature4(94, between, inner, sTop, sNext);
  to[n++] = feature4(95, inner, sSecond, sTop, between);
  to[n++] = feature4(98, gapMarks, tTop, tNext, after);
  to[n++] = feature4(101, quotes, tTop, tNext, between);
  to[n++] = feature4(102, innerQuotes, tSecond, tTop, inner);
  // The parser that goes first makes do with these.
  if (guess === undefined) return n;
  to[n++] = feature(3, tTop);
  to[n++] = feature(4, wTop);
  to[n++] = feature(6, tNext);
  to[n++] = feature(7, wNext);
  to[n++] = feature(9, tSecond);
  to[n++] = feature(12, tLater);
  to[n++] = feature3(23, tThird, tSecond, tTop);
  to[n++] = feature3(28, tSecond, wTop, tNext);
  to[n++] = feature3(29, wSecond, tTop, tNext);
  to[n++] = feature3(30, tSecond, tTop, wNext);
  to[n++] = feature3(35, tSecond, tag[left[second]!]!, tTop);
  to[n++] = feature3(37, tTop, topRight, topSecondRight);
  to[n++] = feature3(38, tNext, nextLeft, hasNext ? tag[secondLeft[next]!]! : 0);
  to[n++] = feature2(40, wTop, gap);
  to[n++] = feature2(41, wNext, gap);
  to[n++] = feature2(44, wTop, topSize);
  to[n++] = feature2(45, wNext, nextSize);
  to[n++] = feature2(49, mTop, tNext);
  to[n++] = feature2(50, tTop, mNext);
  to[n++] = feature3(51, mSecond, tTop, mNext);
  to[n++] = feature3(52, word[left[top]!]!, tTop, tNext);
  to[n++] = feature3(53, word[right[top]!]!, tTop, tNext);
  to[n++] = feature4(54, tSecond, tTop, tag[secondRight[second]!]!, tNext);
  to[n++] = feature4(55, tTop, tNext, topSecondLeft, topSize);
  to[n++] = feature3(56, mTop, mNext, tAfter);
  to[n++] = feature3(57, wTop, tNext, tAfter);
  to[n++] = feature3(58, tSecond, wTop, wNext);
  to[n++] = feature4(59, tTop, tSecond, tNext, topSize);
  to[n++] = feature4(60, tTop, tNext, tAfter, topRight);
  to[n++] = feature4(61, tSecond, tTop, tNext, topRight);
  to[n++] = feature4(62, tSecond, tTop, tNext, topLeft);
  to[n++] = feature3(63, mSecond, mTop, tNext);
  to[n++] = feature3(64, word[next + 1]!, tTop, tNext);
  to[n++] = feature4(65, tThird, tSecond, tTop, tNext);
  to[n++] = feature3(66, wSecond, wTop, tNext);
  to[n++] = feature3(67, wSecond, wNext, tTop);
  to[n++] = feature4(68, tSecond, tTop, tNext, gap);
  to[n++] = feature3(69, wTop, wNext, gap);
  to[n++] = feature4(70, cTop, cNext, tAfter, tSecond);
  to[n++] = feature3(71, mTop, mNext, mSecond);
  to[n++] = feature3(72, word[nextsLeft]!, tTop, tNext);
  to[n++] = feature3(73, tSecond, word[secondsRight]!, tTop);
  to[n++] = feature(77, sTop);
  to[n++] = feature(78, sNext);
  to[n++] = feature2(85, sTop, wNext);
  to[n++] = feature2(86, wTop, sNext);
  to[n++] = feature3(87, supertag[third]!, sSecond, sTop);
  to[n++] = feature3(88, sTop, sNext, topRight);
  to[n++] = feature3(96, between, wTop, tNext);
  to[n++] = feature3(97, between, wNext, tTop);
  to[n++] = feature4(99, afterTop, between, tTop, tNext);
  to[n++] = feature3(100, between, inner, after);
  to[n++] = feature4(103, quotes * 8 + innerQuotes, tSecond, tTop, tNext);
  to[n++] = feature3(104, quotes, wTop, wNext);
  to[n++] = feature3(105, innerQuotes, wSecond, sTop);
  to[n++] = feature4(106, tNext, tAfter, after, between);
  to[n++] = feature4(107, inner, wSecond, tTop, tNext);
  to[n++] = feature4(108, sTop, sNext, closing, gapMarks);
  // Whether the guessed heads of top and next are at hand, and whether top and second still wait for dependants.
  const gTop = guess.place(top, next, second);
  const gNext = hasNext ? guess.place(next, next, top) : 0;
  const toCome = guess.toCome(top, next);
  const secondToCome = guess.toCome(second, next);
  const plan = gTop * 3 + toCome;
  const whole = (plan * 8 + gNext) * 3 + secondToCome;
  const tGuess = tag[guess.head[top]!]!;
  const tNextGuess = hasNext ? tag[guess.head[next]!]! : 0;
  to[n++] = feature(110, plan);
  to[n++] = feature(111, whole);
  to[n++] = feature3(112, plan, tTop, tNext);
  to[n++] = feature3(113, whole, tTop, tNext);
  to[n++] = feature3(114, plan, tSecond, tTop);
  to[n++] = feature2(115, plan, wTop);
  to[n++] = feature3(116, plan, sTop, sNext);
  to[n++] = feature3(117, plan, sSecond, sTop);
  to[n++] = feature4(118, plan, tSecond, tTop, tNext);
  to[n++] = feature3(119, plan, between, inner);
  to[n++] = feature4(120, gTop, tTop, tGuess, tNext);
  to[n++] = feature3(121, gTop, wTop, word[guess.head[top]!]!);
  to[n++] = feature4(122, gNext, tNext, tNextGuess, tTop);
  to[n++] = feature4(123, plan, gNext, wTop, wNext);
  to[n++] = feature3(124, whole, gap, innerGap);
  return n;
};

/** The allowed transition with the highest score. */
export const bestTransition = (state: ParserState, scores: Int32Array | Float32Array): number => {
  let best = -1;
  for (let transition = SHIFT; transition <= RIGHT; transition++)
    if (state.allows(transition) && (best < 0 || scores[transition]! > scores[best]!)) best = transition;
  return best;
};

const state = new ParserState();
const features = new Int32Array(MAX_FEATURES);

/**
 * Writes the head of each word to `words.head`: two transitions a word, each the one with the highest score. Exactly
 * one word, the root, has no head.
 */
const parseGreedily = (words: Skeleton, guess: Guess | undefined, classifier: TransitionWeights): void => {
  state.start(words.end);
  while (!state.isDone) {
    // With an empty stack only one transition is allowed.
    if (state.depth === 0) state.apply(SHIFT);
    else
      state.apply(bestTransition(state, classifier.score(features, transitionFeatures(words, state, guess, features))));
  }
  for (let at = PADDING; at < words.end; at++) words.head[at] = state.head[at]!;
};

const mirrored = new Skeleton();

/** Fills `guess` with the tree that a parser finds that reads from right to left. */
export const readBackwards = (words: Skeleton, guess: Guess, classifier: TransitionWeights): void => {
  mirrored.mirror(words);
  parseGreedily(mirrored, undefined, classifier);
  guess.start(words.end);
  const sum = words.end - 1 + PADDING;
  for (let at = PADDING; at < words.end; at++) {
    const head = mirrored.head[sum - at]!;
    guess.add(at, head === NOTHING ? NOTHING : sum - head);
  }
};

const shared = new Guess();

/** Parses from right to left, then from left to right with that tree in view (stacking: Nivre and McDonald, 2008). */
export const assignHeads = (words: Skeleton, backwards: TransitionWeights, classifier: TransitionWeights): void => {
  readBackwards(words, shared, backwards);
  parseGreedily(words, shared, classifier);
};
