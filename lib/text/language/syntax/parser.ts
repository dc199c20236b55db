import { feature, feature2, feature3, feature4 } from '../../models/hash.ts';
import type { SparseClassifier } from '../../models/sparse-classifier.ts';
import { ParserState, RIGHT, SHIFT } from './parser-state.ts';
import { NOTHING, PADDING, type SentenceWords } from './sentence-words.ts';
import { MAX_FEATURES } from './tagger.ts';

const distance = (from: number, to: number): number => {
  if (from === NOTHING || to === NOTHING) return 0;
  const tokens = to - from;
  if (tokens > 18) return 7;
  return tokens > 9 ? 6 : Math.min(tokens, 5);
};

/**
 * The features of a state: the top three of the stack (top, second, third), the next words (next, after, later) and their
 * outermost dependants. Returns their number. After Zhang and Nivre (2011).
 */
export const transitionFeatures = (words: SentenceWords, state: ParserState, to: Int32Array): number => {
  const { word, tag, supertag, middle, fine } = words;
  const { stack, depth, left, secondLeft, right, secondRight, leftCount, rightCount } = state;
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
  let n = 0;
  to[n++] = feature(1, 0);
  to[n++] = feature2(2, wTop, tTop);
  to[n++] = feature(3, tTop);
  to[n++] = feature(4, wTop);
  to[n++] = feature2(5, wNext, tNext);
  to[n++] = feature(6, tNext);
  to[n++] = feature(7, wNext);
  to[n++] = feature2(8, wSecond, tSecond);
  to[n++] = feature(9, tSecond);
  to[n++] = feature2(10, word[next + 1]!, tAfter);
  to[n++] = feature(11, tAfter);
  to[n++] = feature(12, tLater);
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
  to[n++] = feature3(23, tThird, tSecond, tTop);
  to[n++] = feature2(24, wSecond, wTop);
  to[n++] = feature2(25, tSecond, tTop);
  to[n++] = feature2(26, wSecond, tTop);
  to[n++] = feature2(27, tSecond, wTop);
  to[n++] = feature3(28, tSecond, wTop, tNext);
  to[n++] = feature3(29, wSecond, tTop, tNext);
  to[n++] = feature3(30, tSecond, tTop, wNext);
  to[n++] = feature3(31, tTop, topRight, tNext);
  to[n++] = feature3(32, tTop, topLeft, tNext);
  to[n++] = feature3(33, tTop, tNext, nextLeft);
  to[n++] = feature3(34, tSecond, tag[secondsRight]!, tTop);
  to[n++] = feature3(35, tSecond, tag[left[second]!]!, tTop);
  to[n++] = feature3(36, tSecond, tTop, topLeft);
  to[n++] = feature3(37, tTop, topRight, topSecondRight);
  to[n++] = feature3(38, tNext, nextLeft, hasNext ? tag[secondLeft[next]!]! : 0);
  to[n++] = feature3(39, tTop, tNext, gap);
  to[n++] = feature2(40, wTop, gap);
  to[n++] = feature2(41, wNext, gap);
  to[n++] = feature3(42, tSecond, tTop, innerGap);
  to[n++] = feature4(43, tTop, tNext, topSize, nextSize);
  to[n++] = feature2(44, wTop, topSize);
  to[n++] = feature2(45, wNext, nextSize);
  to[n++] = feature3(46, tSecond, secondSize, tTop);
  to[n++] = feature2(47, cTop, cNext);
  to[n++] = feature2(48, cSecond, cTop);
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
  to[n++] = feature2(74, sTop, sNext);
  to[n++] = feature2(75, sSecond, sTop);
  to[n++] = feature3(76, sSecond, sTop, sNext);
  to[n++] = feature(77, sTop);
  to[n++] = feature(78, sNext);
  to[n++] = feature3(79, sTop, sNext, supertag[next + 1]!);
  to[n++] = feature4(80, sTop, tTop, sNext, tNext);
  to[n++] = feature3(81, sSecond, sTop, innerGap);
  to[n++] = feature3(82, sTop, sNext, gap);
  to[n++] = feature4(83, sTop, sNext, topSize, nextSize);
  to[n++] = feature4(84, sTop, sSecond, topSize, secondSize);
  to[n++] = feature2(85, sTop, wNext);
  to[n++] = feature2(86, wTop, sNext);
  to[n++] = feature3(87, supertag[third]!, sSecond, sTop);
  to[n++] = feature3(88, sTop, sNext, topRight);
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
export const assignHeads = (words: SentenceWords, classifier: SparseClassifier): void => {
  state.start(words.end);
  while (!state.isDone) {
    // With an empty stack only one transition is allowed.
    if (state.depth === 0) state.apply(SHIFT);
    else state.apply(bestTransition(state, classifier.score(features, transitionFeatures(words, state, features))));
  }
  for (let at = PADDING; at < words.end; at++) words.head[at] = state.head[at]!;
};
