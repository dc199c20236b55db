const DIGIT_BITS = 10;

/**
 * Sorts numbers by their bits from `from` on, up to `to`, in linear time (radix sort). Numbers that agree in these stay in
 * order. Uses the array for its work.
 */
export const sortedByBits = (numbers: Uint32Array, from: number, to: number): Uint32Array => {
  let source: Uint32Array = numbers;
  let target: Uint32Array = new Uint32Array(numbers.length);
  for (let shift = from; shift < to; shift += DIGIT_BITS) {
    const mask = (1 << Math.min(DIGIT_BITS, to - shift)) - 1;
    const starts = new Uint32Array(mask + 1);
    for (let i = 0; i < source.length; i++) starts[(source[i]! >>> shift) & mask]!++;
    let start = 0;
    for (let digit = 0; digit <= mask; digit++) {
      const count = starts[digit]!;
      starts[digit] = start;
      start += count;
    }
    for (let i = 0; i < source.length; i++) target[starts[(source[i]! >>> shift) & mask]!++] = source[i]!;
    [source, target] = [target, source];
  }
  return source;
};
