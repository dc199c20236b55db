import { GOLDEN, mix, type Words, wordHashes } from './word-hashes.ts';

/**
 * Phrases of the notices that publishers print with any article: authors and editors, copyright, newsletters. Two short
 * texts may have little else in common and still be two stories. Two or three words each; as only the first letters of
 * a word count, none that occur in news ("daily newsletter" would match "Daily News").
 */
const CUES = `
all rights reserved|copyright 2|not be published|not be reproduced|be republished|be redistributed|published broadcast|
broadcast rewritten|rewritten or|or redistributed|prior written|written permission|express permission|use cookies|
uses cookies|accept cookies|cookie policy|cookie settings|cookies and|privacy policy|privacy settings|privacy notice|
terms of service|terms of use|terms and conditions|your browser|browsing our|enable javascript|this website|our website|
this site|our site|our traffic|our visitors|your experience|personalised content|personalized content|your choice|
your consent|you consent|our newsletter|for our morning|your inbox|sign up|signing up|subscribe to|subscribe now|
already subscribed|our subscribers|unsubscribe at|create an account|free account|free trial|follow us|find us|our page|
our app|news alerts|email alerts|push notifications|never miss|read more|more of our|related stories|related articles|
most read|most popular stories|click here|tap here|scroll down|share this|print this|join the conversation|
conversation below|refresh this|this page|is being updated|has been updated|first published|originally published|
originally appeared|report an error|a typo|reporting by|additional reporting|writing by|edited by|editing by|compiled by|
photo by|photos by|image credit|contributed to this|to this report|to this article|to this story|not responsible for|
views expressed|opinions expressed|do not necessarily|support our journalism|independent journalism|our journalism|
our coverage|make a donation|you for reading|story continues|article continues|continue reading|paid content|
sponsored content|partner content`;

/** Words on either side of a cue that are removed with it: about the length of a sentence. */
const REACH_WORDS = 8;
/** If fewer words are left, the text is hardly more than notices and is kept whole. */
const MIN_KEPT_WORDS = 12;

const runHash = (words: Uint32Array, from: number, to: number): number => {
  let sum = to - from;
  for (let i = from; i < to; i++) sum = (Math.imul(sum, GOLDEN) + words[i]!) | 0;
  return mix(sum);
};

/** A flag for each possible value of a hash's last sixteen bits: of words that end a cue, so that few runs are hashed. */
const FLAGS = 1 << 16;
const endsCue = new Uint8Array(FLAGS);
const cues = new Set<number>();
for (const cue of CUES.split('|')) {
  const words = wordHashes(cue);
  cues.add(runHash(words, 0, words.length));
  endsCue[words.at(-1)! & (FLAGS - 1)] = 1;
}

const isCue = (words: Uint32Array, from: number, to: number): boolean =>
  from >= 0 && cues.has(runHash(words, from, to));

/** Removes the words of publishers' notices. Linear. */
export const withoutNotices = (words: Words): Words => {
  const { hashes } = words;
  const kept: Range[] = [];
  // The words before this one have been kept or removed.
  let next = 0;
  const keepUpTo = (end: number) => {
    if (next < end) kept.push([next, end]);
  };
  for (let end = 2; end <= hashes.length; end++) {
    if (endsCue[hashes[end - 1]! & (FLAGS - 1)] === 0) continue;
    const found = isCue(hashes, end - 2, end) ? 2 : isCue(hashes, end - 3, end) ? 3 : 0;
    if (found === 0) continue;
    keepUpTo(end - found - REACH_WORDS);
    next = Math.max(next, end + REACH_WORDS);
  }
  if (next === 0) return words;
  keepUpTo(hashes.length);
  const count = kept.reduce((sum, [from, to]) => sum + to - from, 0);
  return count >= MIN_KEPT_WORDS ? only(words, kept, count) : words;
};

/** Words from the first of these on, up to the second. */
type Range = readonly [number, number];

const only = ({ hashes, looks, lengths }: Words, kept: readonly Range[], count: number): Words => {
  const words = { hashes: new Uint32Array(count), looks: new Uint32Array(count), lengths: new Uint8Array(count) };
  let at = 0;
  for (const [from, to] of kept) {
    words.hashes.set(hashes.subarray(from, to), at);
    words.looks.set(looks.subarray(from, to), at);
    words.lengths.set(lengths.subarray(from, to), at);
    at += to - from;
  }
  return words;
};
