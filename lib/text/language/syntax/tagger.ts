import { feature, feature2, feature3 } from '../../models/hash.ts';
import type { SparseClassifier } from '../../models/sparse-classifier.ts';
import { PADDING, type SentenceWords } from './sentence-words.ts';

/** Room for the features of one decision. */
export const MAX_FEATURES = 128;

/**
 * The features of the word at `at`, given the labels of the two words before it. Returns their number. After
 * Ratnaparkhi (1996), with word clusters.
 */
const wordFeatures = (words: SentenceWords, at: number, labels: Int32Array, to: Int32Array): number => {
  const { word, form, suffix1, suffix2, suffix3, prefix, shape, coarse, middle, fine } = words;
  const before = labels[at - 1]!;
  const twoBefore = labels[at - 2]!;
  const own = word[at]!;
  const last = word[at - 1]!;
  const next = word[at + 1]!;
  let n = 0;
  to[n++] = feature(1, 0);
  to[n++] = feature(2, own);
  to[n++] = feature(3, form[at]!);
  to[n++] = feature(4, suffix3[at]!);
  to[n++] = feature(5, suffix2[at]!);
  to[n++] = feature(6, suffix1[at]!);
  to[n++] = feature(7, prefix[at]!);
  to[n++] = feature2(8, shape[at]!, at === PADDING ? 1 : 0);
  to[n++] = feature(9, before);
  to[n++] = feature2(10, before, twoBefore);
  to[n++] = feature2(11, before, own);
  to[n++] = feature(12, last);
  to[n++] = feature(13, next);
  to[n++] = feature(14, word[at - 2]!);
  to[n++] = feature(15, word[at + 2]!);
  to[n++] = feature2(16, last, own);
  to[n++] = feature2(17, own, next);
  to[n++] = feature(18, suffix3[at + 1]!);
  to[n++] = feature(19, suffix3[at - 1]!);
  to[n++] = feature(20, fine[at]!);
  to[n++] = feature(21, fine[at - 1]!);
  to[n++] = feature(22, fine[at + 1]!);
  to[n++] = feature2(23, middle[at]!, before);
  to[n++] = feature2(24, middle[at + 1]!, middle[at]!);
  to[n++] = feature3(25, coarse[at]!, before, twoBefore);
  to[n++] = feature3(26, shape[at - 1]!, shape[at]!, shape[at + 1]!);
  to[n++] = feature2(27, middle[at + 1]!, middle[at + 2]!);
  to[n++] = feature2(28, middle[at - 1]!, middle[at]!);
  return n;
};

/** The features of the part of speech at `at`. Returns their number. */
export const tagFeatures = (words: SentenceWords, at: number, to: Int32Array): number =>
  wordFeatures(words, at, words.tag, to);

/** The features of the supertag at `at`, once the parts of speech are known. Returns their number. */
export const supertagFeatures = (words: SentenceWords, at: number, to: Int32Array): number => {
  const { word, fine, tag, supertag } = words;
  const own = tag[at]!;
  const last = tag[at - 1]!;
  const next = tag[at + 1]!;
  const secondNext = tag[at + 2]!;
  const secondLast = tag[at - 2]!;
  let n = wordFeatures(words, at, supertag, to);
  to[n++] = feature(41, own);
  to[n++] = feature2(42, last, own);
  to[n++] = feature2(43, own, next);
  to[n++] = feature3(44, last, own, next);
  to[n++] = feature3(45, own, next, secondNext);
  to[n++] = feature3(46, secondLast, last, own);
  to[n++] = feature3(47, own, supertag[at - 1]!, supertag[at - 2]!);
  to[n++] = feature2(48, word[at]!, next);
  to[n++] = feature2(49, word[at]!, last);
  to[n++] = feature3(50, next, secondNext, tag[at + 3]!);
  to[n++] = feature3(51, last * 64 + secondLast, tag[at - 3]!, own);
  to[n++] = feature3(52, own * 64 + tag[at + 3]!, next * 64 + secondNext, last);
  to[n++] = feature3(53, fine[at]!, next, last);
  to[n++] = feature2(54, word[at + 1]!, own);
  to[n++] = feature2(55, word[at - 1]!, own);
  return n;
};

const features = new Int32Array(MAX_FEATURES);

/** Writes the parts of speech of a sentence to `words.tag`, greedily from left to right. */
export const assignTags = (words: SentenceWords, classifier: SparseClassifier): void => {
  for (let at = PADDING; at < words.end; at++)
    words.tag[at] = classifier.best(features, tagFeatures(words, at, features)) + 1;
};

/**
 * Writes to `words.supertag` what the tree will probably look like at each word: its relation, the side of its head, on
 * which sides it has dependants (Ouchi, Duh and Matsumoto, 2014).
 */
export const assignSupertags = (words: SentenceWords, classifier: SparseClassifier): void => {
  for (let at = PADDING; at < words.end; at++)
    words.supertag[at] = classifier.best(features, supertagFeatures(words, at, features)) + 1;
};
