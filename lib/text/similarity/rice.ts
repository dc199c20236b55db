/**
 * Encodes ascending numbers in few bytes: the gaps between them in a Rice code (R. F. Rice, JPL Publication 79-22,
 * 1979). The gaps between hashes are distributed geometrically and take one and a half bits more than their logarithm.
 *
 * The upper bits of a gap are written in unary, as ones and a zero, its `low` lower bits in binary. Ones without a zero
 * fill the last byte.
 */

/** The number of lower bits that makes the code shortest for this mean gap. */
export const lowBitsFor = (meanGap: number): number => Math.max(0, Math.floor(Math.log2(Math.LN2 * meanGap)));

/** How many of the first numbers fit in `bytes`. */
export const howManyFit = (ascending: Uint32Array, low: number, bytes: number): number => {
  let bits = bytes * 8;
  let next = 0;
  for (let i = 0; i < ascending.length; i++) {
    const number = ascending[i]!;
    bits -= ((number - next) >>> low) + 1 + low;
    if (bits < 0) return i;
    next = number + 1;
  }
  return ascending.length;
};

/** @param ascending distinct numbers, each larger than the one before */
export const encodeAscending = (ascending: Uint32Array, low: number): Uint8Array => {
  const bytes: number[] = [];
  let byte = 0;
  let filled = 0;
  const put = (bit: number) => {
    byte = (byte << 1) | bit;
    if (++filled < 8) return;
    bytes.push(byte);
    byte = 0;
    filled = 0;
  };
  let next = 0;
  for (const number of ascending) {
    const gap = number - next;
    for (let ones = gap >>> low; ones > 0; ones--) put(1);
    put(0);
    for (let bit = low - 1; bit >= 0; bit--) put((gap >>> bit) & 1);
    next = number + 1;
  }
  while (filled > 0) put(1);
  return Uint8Array.from(bytes);
};

export const decodeAscending = (bytes: Uint8Array, low: number): Uint32Array => {
  const numbers: number[] = [];
  const end = bytes.length * 8;
  let at = 0;
  const take = () => (bytes[at >> 3]! >> (7 - (at++ & 7))) & 1;
  let next = 0;
  let ones = 0;
  while (at < end) {
    if (take() === 1) {
      ones += 1;
      continue;
    }
    let gap = ones;
    for (let bit = 0; bit < low && at < end; bit++) gap = (gap << 1) | take();
    numbers.push(next + gap);
    next += gap + 1;
    ones = 0;
  }
  return Uint32Array.from(numbers);
};
