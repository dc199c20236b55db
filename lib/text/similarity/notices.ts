import { mix, wordHashes } from './words.ts';

/**
 * What publishers print beside any article: who wrote and edited it, whose rights it is, what to sign up for. Two short
 * texts may have more of it in common than of anything else, and still be two stories. In pairs and threes of words;
 * as words count by their first letters, none that news itself is made of ("daily newsletter" would be "Daily News").
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

/** Words on either side of a cue that are taken for a part of the notice: a sentence is about so long. */
const REACH = 8;
/** A text that is little but notices is kept whole: then that is what it says. */
const LEAST_KEPT = 12;

const runHash = (words: Uint32Array, from: number, to: number): number => {
  let sum = to - from;
  for (let i = from; i < to; i++) sum = (Math.imul(sum, 0x9e3779b1) + (words[i] as number)) | 0;
  return mix(sum);
};

/** A bit for every cue's hash, cut to sixteen bits, so that hardly any other run is looked up in the set. */
const FILTER = 1 << 16;
const filter = new Uint8Array(FILTER);
const cues = new Set<number>();
for (const cue of CUES.split('|')) {
  const words = wordHashes(cue);
  const hash = runHash(words, 0, words.length);
  cues.add(hash);
  filter[hash & (FILTER - 1)] = 1;
}

const isCue = (hash: number): boolean => filter[hash & (FILTER - 1)] === 1 && cues.has(hash);

/** The words of a text without those of publishers' notices. Linear. */
export const withoutNotices = (words: Uint32Array): Uint32Array => {
  const kept = new Uint32Array(words.length);
  let count = 0;
  // Words before this one have been kept or dropped.
  let next = 0;
  for (let end = 2; end <= words.length; end++) {
    const found = isCue(runHash(words, end - 2, end)) ? 2 : end > 2 && isCue(runHash(words, end - 3, end)) ? 3 : 0;
    if (found === 0) continue;
    while (next < end - found - REACH) kept[count++] = words[next++] as number;
    next = Math.max(next, end + REACH);
  }
  while (next < words.length) kept[count++] = words[next++] as number;
  return count >= LEAST_KEPT ? kept.subarray(0, count) : words;
};
