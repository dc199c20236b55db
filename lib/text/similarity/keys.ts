import { landmarks } from './landmarks.ts';
import type { SketchParameters } from './sketch-parameters.ts';
import { onlyWords, shingleHashes, type Words } from './word-hashes.ts';

/**
 * Names of shingles that the copies of a text are likely to have too: each names a bucket.
 *
 * Two kinds, because copies differ in two ways. In a clean copy every run of words is the same, and long runs are seldom
 * met by chance. In a scan with one letter in twelve misread, one run of five words in five is as it was, and a rewritten text has lost
 * one in two: there, keys are of few words, and letters that are misread for each other count as one. So that such keys do not meet
 * by chance, short words do not count: it does no harm either if one of them is another, or gone.
 *
 * @param compared the hashes of the shingles that are compared
 */
export const keysOf = (words: Words, compared: Uint32Array, parameters: SketchParameters): string[] => {
  const { keys, maxKeys, wordsPerKey, keyShingleWords, lookAlikeKeys, lookAlikeWordLetters } = parameters;
  const count = Math.max(keys, Math.min(maxKeys, Math.floor(words.hashes.length / wordsPerKey)));
  const longer = onlyWords(words, (i) => words.lengths[i]! >= lookAlikeWordLetters);
  const looks = lookAlikes(longer, parameters);
  const alike = landmarks(looks, Math.round(count * lookAlikeKeys)).filter((i) => looks[i] !== NONE);
  const clean = shingleHashes(words.hashes, keyShingleWords);
  return [
    // Two hashes, 64 bits together: with one, texts would meet by chance after some millions.
    ...landmarks(clean, count - alike.length).map((i) => hex(clean[i]) + hex(compared[i])),
    ...alike.map((i) => `~${hex(looks[i])}${hex(longer.looks[i])}`),
  ];
};

/** The largest hash: it is the smallest of no surroundings. */
const NONE = 0xffffffff;

const lookAlikes = ({ looks, lengths }: Words, { lookAlikeWords, lookAlikeLetters }: SketchParameters): Uint32Array => {
  const hashes = shingleHashes(looks, lookAlikeWords);
  let letters = 0;
  for (let i = 0; i < looks.length; i++) {
    letters += lengths[i]! - (i >= lookAlikeWords ? lengths[i - lookAlikeWords]! : 0);
    const first = i - lookAlikeWords + 1;
    if (first >= 0 && letters < lookAlikeLetters) hashes[first] = NONE;
  }
  if (looks.length < lookAlikeWords) hashes.fill(NONE);
  return hashes;
};

const hex = (hash = 0): string => hash.toString(16).padStart(8, '0');
