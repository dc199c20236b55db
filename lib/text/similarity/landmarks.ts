/**
 * The positions of hashes that are the smallest of their surroundings, the widest surroundings first, each hash once.
 * Linear but for a sort of those that may be among the first `count`.
 *
 * Such positions are found again in a piece of the text, because only nearby hashes decide (winnowing: Schleimer,
 * Wilkerson, Aiken, SIGMOD 2003). They are at similar distances, so that a sixth of the text hardly ever falls between
 * two of a dozen, as it often does with the smallest hash of each partition (docs/similarity.md).
 */
export const landmarks = (hashes: Uint32Array, count: number): number[] => {
  const spans = spansOf(hashes);
  // Each window of this many hashes has one that is the smallest. Four times `count` windows, as a text may repeat
  // itself.
  const window = Math.floor(hashes.length / count / 4);
  const chosen: number[] = [];
  for (let i = 0; i < spans.length; i++) if (spans[i]! >= window) chosen.push(i);
  chosen.sort((a, b) => spans[b]! - spans[a]! || hashes[a]! - hashes[b]!);

  const seen = new Set<number>();
  return chosen.filter((i) => seen.size < count && !seen.has(hashes[i]!) && seen.add(hashes[i]!));
};

/** For each hash, the length of the longest run around it in which none is smaller. */
const spansOf = (hashes: Uint32Array): Uint32Array => {
  const spans = new Uint32Array(hashes.length);
  const starts = new Uint32Array(hashes.length);
  /** Positions whose run continues, each hash no smaller than the one below it. */
  const open = new Uint32Array(hashes.length);
  let top = 0;
  const close = (end: number) => {
    const i = open[--top]!;
    spans[i] = end - starts[i]!;
  };
  for (let i = 0; i < hashes.length; i++) {
    while (top > 0 && hashes[open[top - 1]!]! > hashes[i]!) close(i);
    starts[i] = top > 0 ? open[top - 1]! + 1 : 0;
    open[top++] = i;
  }
  while (top > 0) close(hashes.length);
  return spans;
};
