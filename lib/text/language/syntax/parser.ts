import { splitTemplates, values, writeFeatures } from '../../models/templates.ts';
import { wordList } from '../../words/word-list.ts';
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
 * What is known of a state: words, tags, supertags, middle and fine clusters (w, t, s, m, c) of the top three of the stack
 * (top, second, third), of the next words (next, after, later) and of their outermost dependants, how many these are, the
 * punctuation marks between them, and what another parser has made of them.
 */
// biome-ignore format: a table
const at = {
  wTop: 1, wSecond: 2, wNext: 3, wAfter: 4, tTop: 5, tSecond: 6, tThird: 7, tNext: 8, tAfter: 9, tLater: 10,
  sTop: 11, sSecond: 12, sThird: 13, sNext: 14, sAfter: 15, mTop: 16, mSecond: 17, mNext: 18, cTop: 19, cSecond: 20,
  cNext: 21, tTopLeft: 22, tTopLeft2: 23, tTopRight: 24, tTopRight2: 25, tSecondLeft: 26, tSecondRight: 27,
  tSecondRight2: 28, tNextLeft: 29, tNextLeft2: 30, wTopLeft: 31, wTopRight: 32, wSecondRight: 33, wNextLeft: 34,
  gap: 35, innerGap: 36, topSize: 37, secondSize: 38, nextSize: 39, closing: 40, between: 41, inner: 42, after: 43,
  afterTop: 44, gapMarks: 45, quotes: 46, innerQuotes: 47, allQuotes: 48, gTop: 49, gNext: 50, plan: 51, whole: 52,
  wGuess: 53, tGuess: 54, tNextGuess: 55,
};

/** After Zhang and Nivre (2011) and, for the marks, Ma, Zhang and Zhu (2014). The parser that goes first makes do with these. */
const BASIC = `
  1 | 2 wTop tTop | 5 wNext tNext | 8 wSecond tSecond | 10 wAfter tAfter | 11 tAfter | 13 wTop wNext |
  14 tTop tNext | 15 wTop tNext | 16 tTop wNext | 17 wTop tTop tNext | 18 tTop wNext tNext | 19 tTop tNext tAfter |
  20 tTop tNext tAfter tLater | 21 tSecond tTop tNext | 22 tSecond tTop tNext tAfter | 24 wSecond wTop |
  25 tSecond tTop | 26 wSecond tTop | 27 tSecond wTop | 31 tTop tTopRight tNext | 32 tTop tTopLeft tNext |
  33 tTop tNext tNextLeft | 34 tSecond tSecondRight tTop | 36 tSecond tTop tTopLeft | 39 tTop tNext gap |
  42 tSecond tTop innerGap | 43 tTop tNext topSize nextSize | 46 tSecond secondSize tTop | 47 cTop cNext |
  48 cSecond cTop | 74 sTop sNext | 75 sSecond sTop | 76 sSecond sTop sNext | 79 sTop sNext sAfter |
  80 sTop tTop sNext tNext | 81 sSecond sTop innerGap | 82 sTop sNext gap | 83 sTop sNext topSize nextSize |
  84 sTop sSecond topSize secondSize | 90 between tTop tNext | 91 between tTop tNext closing |
  92 inner tSecond tTop between | 93 inner tSecond tTop | 94 between inner sTop sNext |
  95 inner sSecond sTop between | 98 gapMarks tTop tNext after | 101 quotes tTop tNext between |
  102 innerQuotes tSecond tTop inner`;
/** More of the parser that goes second. */
const STACKED = `
  3 tTop | 4 wTop | 6 tNext | 7 wNext | 9 tSecond | 12 tLater | 23 tThird tSecond tTop | 28 tSecond wTop tNext |
  29 wSecond tTop tNext | 30 tSecond tTop wNext | 35 tSecond tSecondLeft tTop | 37 tTop tTopRight tTopRight2 |
  38 tNext tNextLeft tNextLeft2 | 40 wTop gap | 41 wNext gap | 44 wTop topSize | 45 wNext nextSize | 49 mTop tNext |
  50 tTop mNext | 51 mSecond tTop mNext | 52 wTopLeft tTop tNext | 53 wTopRight tTop tNext |
  54 tSecond tTop tSecondRight2 tNext | 55 tTop tNext tTopLeft2 topSize | 56 mTop mNext tAfter |
  57 wTop tNext tAfter | 58 tSecond wTop wNext | 59 tTop tSecond tNext topSize | 60 tTop tNext tAfter tTopRight |
  61 tSecond tTop tNext tTopRight | 62 tSecond tTop tNext tTopLeft | 63 mSecond mTop tNext | 64 wAfter tTop tNext |
  65 tThird tSecond tTop tNext | 66 wSecond wTop tNext | 67 wSecond wNext tTop | 68 tSecond tTop tNext gap |
  69 wTop wNext gap | 70 cTop cNext tAfter tSecond | 71 mTop mNext mSecond | 72 wNextLeft tTop tNext |
  73 tSecond wSecondRight tTop | 77 sTop | 78 sNext | 85 sTop wNext | 86 wTop sNext | 87 sThird sSecond sTop |
  88 sTop sNext tTopRight | 96 between wTop tNext | 97 between wNext tTop | 99 afterTop between tTop tNext |
  100 between inner after | 103 allQuotes tSecond tTop tNext | 104 quotes wTop wNext | 105 innerQuotes wSecond sTop |
  106 tNext tAfter after between | 107 inner wSecond tTop tNext | 108 sTop sNext closing gapMarks | 110 plan |
  111 whole | 112 plan tTop tNext | 113 whole tTop tNext | 114 plan tSecond tTop | 115 plan wTop |
  116 plan sTop sNext | 117 plan sSecond sTop | 118 plan tSecond tTop tNext | 119 plan between inner |
  120 gTop tTop tGuess tNext | 121 gTop wTop wGuess | 122 gNext tNext tNextGuess tTop | 123 plan gNext wTop wNext |
  124 whole gap innerGap`;

/** What stays as it is while a word is the top of the stack, or the next word. */
const PARTS = [
  `wTop wSecond tTop tSecond tThird sTop sSecond sThird mTop mSecond cTop cSecond tTopLeft tTopLeft2 wTopLeft
   tSecondLeft tSecondRight tSecondRight2 wSecondRight secondSize innerGap inner afterTop innerQuotes`,
  'wNext wAfter tNext tAfter tLater sNext sAfter mNext cNext closing after',
].map(wordList);
const FIRST = splitTemplates(BASIC, at, PARTS);
const SECOND = splitTemplates(`${BASIC} | ${STACKED}`, at, PARTS);

/** Whether two words are in the same quotation, and which are in any. */
const inQuotes = (first: number, second: number): number =>
  (first === second ? 1 : 0) + (first > 0 ? 2 : 0) + (second > 0 ? 4 : 0);

/** Sets the values of a state, with the guess of another parser if there is one. */
const readState = (words: Skeleton, state: ParserState, guess: Guess | undefined): void => {
  const { word, tag, supertag, middle, fine, mark, marksBefore, quotation } = words;
  const { stack, depth, next, left, secondLeft, right, secondRight, leftCount, rightCount, edge } = state;
  const top = depth > 0 ? stack[depth - 1]! : NOTHING;
  const second = depth > 1 ? stack[depth - 2]! : NOTHING;
  const third = depth > 2 ? stack[depth - 3]! : NOTHING;
  const hasNext = next < state.end;
  const nextLeft = hasNext ? left[next]! : NOTHING;
  const secondRightmost = right[second]!;
  values[at.wTop] = word[top]!;
  values[at.wSecond] = word[second]!;
  values[at.wNext] = word[next]!;
  values[at.wAfter] = word[next + 1]!;
  values[at.tTop] = tag[top]!;
  values[at.tSecond] = tag[second]!;
  values[at.tThird] = tag[third]!;
  values[at.tNext] = tag[next]!;
  values[at.tAfter] = tag[next + 1]!;
  values[at.tLater] = tag[next + 2]!;
  values[at.sTop] = supertag[top]!;
  values[at.sSecond] = supertag[second]!;
  values[at.sThird] = supertag[third]!;
  values[at.sNext] = supertag[next]!;
  values[at.sAfter] = supertag[next + 1]!;
  values[at.mTop] = middle[top]!;
  values[at.mSecond] = middle[second]!;
  values[at.mNext] = middle[next]!;
  values[at.cTop] = fine[top]!;
  values[at.cSecond] = fine[second]!;
  values[at.cNext] = fine[next]!;
  values[at.tTopLeft] = tag[left[top]!]!;
  values[at.tTopLeft2] = tag[secondLeft[top]!]!;
  values[at.tTopRight] = tag[right[top]!]!;
  values[at.tTopRight2] = tag[secondRight[top]!]!;
  values[at.tSecondLeft] = tag[left[second]!]!;
  values[at.tSecondRight] = tag[secondRightmost]!;
  values[at.tSecondRight2] = tag[secondRight[second]!]!;
  values[at.tNextLeft] = tag[nextLeft]!;
  values[at.tNextLeft2] = hasNext ? tag[secondLeft[next]!]! : 0;
  values[at.wTopLeft] = word[left[top]!]!;
  values[at.wTopRight] = word[right[top]!]!;
  values[at.wSecondRight] = word[secondRightmost]!;
  values[at.wNextLeft] = word[nextLeft]!;
  values[at.gap] = hasNext ? distance(top, next) : 0;
  values[at.innerGap] = distance(second, top);
  values[at.topSize] = Math.min(leftCount[top]!, 2) * 3 + Math.min(rightCount[top]!, 2);
  values[at.secondSize] = Math.min(leftCount[second]!, 1) * 4 + Math.min(rightCount[second]!, 3);
  values[at.nextSize] = hasNext ? Math.min(leftCount[next]!, 3) : 0;
  // Marks right before the next word, between what has been read of top and next, between second and top, after next.
  const closing = mark[next]!;
  values[at.closing] = closing;
  values[at.between] = hasNext ? mark[edge[next]!]! : closing;
  values[at.inner] = mark[edge[top]!]!;
  values[at.after] = mark[next + 1]!;
  values[at.afterTop] = top === NOTHING ? 0 : mark[top + 1]!;
  values[at.gapMarks] = top === NOTHING ? 0 : Math.min(marksBefore[next]! - marksBefore[top]!, 3);
  const quotes = inQuotes(quotation[top]!, quotation[next]!);
  const innerQuotes = inQuotes(quotation[top]!, quotation[second]!);
  values[at.quotes] = quotes;
  values[at.innerQuotes] = innerQuotes;
  if (guess === undefined) return;
  values[at.allQuotes] = quotes * 8 + innerQuotes;
  // Whether the guessed heads of top and next are at hand, and whether top and second still wait for dependants.
  const gTop = guess.place(top, next, second);
  const gNext = hasNext ? guess.place(next, next, top) : 0;
  const plan = gTop * 3 + guess.toCome(top, next);
  values[at.gTop] = gTop;
  values[at.gNext] = gNext;
  values[at.plan] = plan;
  values[at.whole] = (plan * 8 + gNext) * 3 + guess.toCome(second, next);
  values[at.wGuess] = word[guess.head[top]!]!;
  values[at.tGuess] = tag[guess.head[top]!]!;
  values[at.tNextGuess] = hasNext ? tag[guess.head[next]!]! : 0;
};

/** Writes the features of a state to `to`, with the guess of another parser if there is one, and returns their number. */
export const transitionFeatures = (
  words: Skeleton,
  state: ParserState,
  guess: Guess | undefined,
  to: Int32Array,
): number => {
  readState(words, state, guess);
  return writeFeatures((guess ? SECOND : FIRST).all, to);
};

/** The allowed transition with the highest score. */
export const bestTransition = (state: ParserState, scores: Int32Array | Float32Array): number => {
  let best = -1;
  for (let transition = SHIFT; transition <= RIGHT; transition++)
    if (state.allows(transition) && (best < 0 || scores[transition]! > scores[best]!)) best = transition;
  return best;
};

/** Where the sums of the next word are kept; those of a word on the stack are at its position. */
const NEXT_ROW = 1;

const state = new ParserState();
const features = new Int32Array(MAX_FEATURES);

/**
 * Writes the head of each word to `words.head`: two transitions a word, each the one with the highest score. Exactly
 * one word, the root, has no head.
 */
const parseGreedily = (words: Skeleton, guess: Guess | undefined, classifier: TransitionWeights): void => {
  const { parts, others } = guess ? SECOND : FIRST;
  state.start(words.end);
  let isShifted = false;
  while (!state.isDone) {
    let transition = SHIFT;
    // With an empty stack, and without a next word, only one transition is allowed.
    if (state.next === state.end) transition = RIGHT;
    else if (state.depth > 0) {
      readState(words, state, guess);
      const top = state.stack[state.depth - 1]!;
      if (isShifted) {
        classifier.keep(top, parts[0]!);
        classifier.keep(NEXT_ROW, parts[1]!);
      }
      transition = bestTransition(state, classifier.score(features, writeFeatures(others, features), top, NEXT_ROW));
    }
    state.apply(transition);
    isShifted = transition === SHIFT;
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
