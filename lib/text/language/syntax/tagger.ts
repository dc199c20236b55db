import type { SparseClassifier } from '../../models/sparse-classifier.ts';
import { type SplitTemplates, splitTemplates, values, writeFeatures } from '../../models/templates.ts';
import { PADDING, type SentenceWords } from './sentence-words.ts';

/** Room for the features of one decision. */
export const MAX_FEATURES = 128;

/** What is known of a word, of the words around it and of the labels of the two before it. */
// biome-ignore format: a table
const at = {
  word: 1, form: 2, suffix1: 3, suffix2: 4, suffix3: 5, prefix: 6, shape: 7, isFirst: 8, coarse: 9, middle: 10, fine: 11,
  wLast: 12, suffixLast: 13, shapeLast: 14, middleLast: 15, fineLast: 16, wLast2: 17,
  wNext: 18, suffixNext: 19, shapeNext: 20, middleNext: 21, fineNext: 22, wNext2: 23, middleNext2: 24,
  label: 25, label2: 26,
  tag: 27, tLast: 28, tLast2: 29, tLast3: 30, tNext: 31, tNext2: 32, tNext3: 33, tBoth: 34, tNextBoth: 35, tOuter: 36,
};

/** After Ratnaparkhi (1996), with word clusters. */
const TAG_TEMPLATES = `
  1 | 2 word | 3 form | 4 suffix3 | 5 suffix2 | 6 suffix1 | 7 prefix | 8 shape isFirst | 9 label | 10 label label2 |
  11 label word | 12 wLast | 13 wNext | 14 wLast2 | 15 wNext2 | 16 wLast word | 17 word wNext | 18 suffixNext |
  19 suffixLast | 20 fine | 21 fineLast | 22 fineNext | 23 middle label | 24 middleNext middle | 25 coarse label label2 |
  26 shapeLast shape shapeNext | 27 middleNext middleNext2 | 28 middleLast middle`;
/** Once the parts of speech are known. */
const SUPERTAG_TEMPLATES = `${TAG_TEMPLATES} |
  41 tag | 42 tLast tag | 43 tag tNext | 44 tLast tag tNext | 45 tag tNext tNext2 | 46 tLast2 tLast tag |
  47 tag label label2 | 48 word tNext | 49 word tLast | 50 tNext tNext2 tNext3 | 51 tBoth tLast3 tag |
  52 tOuter tNextBoth tLast | 53 fine tNext tLast | 54 wNext tag | 55 wLast tag`;

/** What is known of the word alone, of the last one and of the next one. */
const PARTS = [
  ['word', 'form', 'suffix1', 'suffix2', 'suffix3', 'prefix', 'shape', 'isFirst', 'fine'],
  ['wLast', 'suffixLast', 'fineLast'],
  ['wNext', 'suffixNext', 'fineNext'],
];
const ofTags = splitTemplates(TAG_TEMPLATES, at, PARTS);
const ofSupertags = splitTemplates(SUPERTAG_TEMPLATES, at, PARTS);

/** Sets the values that are known before any tag, and the labels found so far. */
const readWord = (words: SentenceWords, i: number, labels: Int32Array): void => {
  const { word, form, suffix1, suffix2, suffix3, prefix, shape, coarse, middle, fine } = words;
  values[at.word] = word[i]!;
  values[at.form] = form[i]!;
  values[at.suffix1] = suffix1[i]!;
  values[at.suffix2] = suffix2[i]!;
  values[at.suffix3] = suffix3[i]!;
  values[at.prefix] = prefix[i]!;
  values[at.shape] = shape[i]!;
  values[at.isFirst] = i === PADDING ? 1 : 0;
  values[at.coarse] = coarse[i]!;
  values[at.middle] = middle[i]!;
  values[at.fine] = fine[i]!;
  values[at.wLast] = word[i - 1]!;
  values[at.suffixLast] = suffix3[i - 1]!;
  values[at.shapeLast] = shape[i - 1]!;
  values[at.middleLast] = middle[i - 1]!;
  values[at.fineLast] = fine[i - 1]!;
  values[at.wLast2] = word[i - 2]!;
  values[at.wNext] = word[i + 1]!;
  values[at.suffixNext] = suffix3[i + 1]!;
  values[at.shapeNext] = shape[i + 1]!;
  values[at.middleNext] = middle[i + 1]!;
  values[at.fineNext] = fine[i + 1]!;
  values[at.wNext2] = word[i + 2]!;
  values[at.middleNext2] = middle[i + 2]!;
  values[at.label] = labels[i - 1]!;
  values[at.label2] = labels[i - 2]!;
};

/** Sets the values that are known once the sentence has its tags. */
const readTags = ({ tag }: SentenceWords, i: number): void => {
  const own = tag[i]!;
  const last = tag[i - 1]!;
  const last2 = tag[i - 2]!;
  const next = tag[i + 1]!;
  const next2 = tag[i + 2]!;
  const next3 = tag[i + 3]!;
  values[at.tag] = own;
  values[at.tLast] = last;
  values[at.tLast2] = last2;
  values[at.tLast3] = tag[i - 3]!;
  values[at.tNext] = next;
  values[at.tNext2] = next2;
  values[at.tNext3] = next3;
  values[at.tBoth] = last * 64 + last2;
  values[at.tNextBoth] = next * 64 + next2;
  values[at.tOuter] = own * 64 + next3;
};

/** The features of the part of speech at `i`. Returns their number. */
export const tagFeatures = (words: SentenceWords, i: number, to: Int32Array): number => {
  readWord(words, i, words.tag);
  return writeFeatures(ofTags.all, to);
};

/** The features of the supertag at `i`, once the parts of speech are known. Returns their number. */
export const supertagFeatures = (words: SentenceWords, i: number, to: Int32Array): number => {
  readWord(words, i, words.supertag);
  readTags(words, i);
  return writeFeatures(ofSupertags.all, to);
};

const features = new Int32Array(MAX_FEATURES);

/** The best label of the word at `i`, plus 1, given the values. */
const labelAt = (
  { id }: SentenceWords,
  i: number,
  { parts, others }: SplitTemplates,
  classifier: SparseClassifier,
): number => {
  const [own, last, next] = parts;
  return (
    1 +
    classifier.best(
      features,
      writeFeatures(others, features),
      classifier.rowOf(0, id[i]! * 2 + (i === PADDING ? 1 : 0), own!),
      classifier.rowOf(1, 1 + id[i - 1]!, last!),
      classifier.rowOf(2, 1 + id[i + 1]!, next!),
    )
  );
};

/** Writes the parts of speech of a sentence to `words.tag`, greedily from left to right. */
export const assignTags = (words: SentenceWords, classifier: SparseClassifier): void => {
  for (let i = PADDING; i < words.end; i++) {
    readWord(words, i, words.tag);
    words.tag[i] = labelAt(words, i, ofTags, classifier);
  }
};

/**
 * Writes to `words.supertag` what the tree will probably look like at each word: its relation, the side of its head, on
 * which sides it has dependants (Ouchi, Duh and Matsumoto, 2014).
 */
export const assignSupertags = (words: SentenceWords, classifier: SparseClassifier): void => {
  for (let i = PADDING; i < words.end; i++) {
    readWord(words, i, words.supertag);
    readTags(words, i);
    words.supertag[i] = labelAt(words, i, ofSupertags, classifier);
  }
};
