import { landmarks } from './landmarks.ts';
import type { SketchParameters } from './sketch-parameters.ts';
import { shingleHashes, type Words } from './word-hashes.ts';

/**
 * Names of shingles that the copies of a text are likely to have too: each names a bucket.
 *
 * Two kinds, because copies differ in two ways. In a clean copy every run of words is the same, and long runs are seldom
 * met by chance. In a scan with one letter in twelve misread, one run of five words in five is as it was: there, keys are of
 * few letters, and those that are misread for each other count as one. So that such keys do not meet by chance, their
 * words are long: names, and what the text is about.
 *
 * @param compared the hashes of the shingles that are compared
 */
export const keysOf = (words: Words, compared: Uint32Array, parameters: SketchParameters): string[] => {
  const { keys, maxKeys, wordsPerKey, keyShingleWords, lookAlikeKeys } = parameters;
  const count = Math.max(keys, Math.min(maxKeys, Math.floor(words.hashes.length / wordsPerKey)));
  const looks = lookAlikes(words, parameters);
  const alike = landmarks(looks, Math.round(count * lookAlikeKeys)).filter((i) => looks[i] !== NONE);
  const clean = shingleHashes(words.hashes, keyShingleWords);
  return [
    // Two hashes, 64 bits together: with one, texts would meet by chance after some millions.
    ...landmarks(clean, count - alike.length).map((i) => hex(clean[i]) + hex(compared[i])),
    ...alike.map((i) => `~${hex(looks[i])}${hex(words.looks[i])}`),
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
