/**
 * Integer hashes. A feature is a 32-bit number: its template mixed with the values that it joins, so that no string is
 * ever built for one. Any two given features get the same number, and then share a
 * weight, with a probability of 1 in 2^32.
 */

const FNV_OFFSET = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;

/** The last step of MurmurHash3: every bit of the input affects every bit of the result. */
export const scramble = (hash: number): number => {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
};

/** FNV-1a over UTF-16 code units. To continue with more text, pass the result of the last call. */
export const hashText = (text: string, hash: number = FNV_OFFSET): number => {
  let h = hash;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), FNV_PRIME);
  return h;
};

/** The feature of one value under `template`, a small number for the kind of feature. */
export const feature = (template: number, value: number): number =>
  scramble(Math.imul(template, 0x9e3779b1) ^ Math.imul(value, 0x2c1b3c6d));

/** The feature of two values, in order. */
export const feature2 = (template: number, first: number, second: number): number =>
  scramble((Math.imul(template, 0x9e3779b1) ^ Math.imul(first, 0x2c1b3c6d)) + Math.imul(second, 0x297a2d39));

/** The feature of three values, in order. */
export const feature3 = (template: number, first: number, second: number, third: number): number =>
  scramble(
    ((Math.imul(template, 0x9e3779b1) ^ Math.imul(first, 0x2c1b3c6d)) + Math.imul(second, 0x297a2d39)) ^
      Math.imul(third, 0x165667b1),
  );

/** The feature of four values, in order. */
export const feature4 = (template: number, first: number, second: number, third: number, fourth: number): number =>
  scramble(
    (((Math.imul(template, 0x9e3779b1) ^ Math.imul(first, 0x2c1b3c6d)) + Math.imul(second, 0x297a2d39)) ^
      Math.imul(third, 0x165667b1)) +
      Math.imul(fourth, 0x27d4eb2f),
  );
