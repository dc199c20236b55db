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
  // Each window of this many hashes has one that is the smallest, so there are `count` of them or more; in a text that
  // repeats itself fewer different ones, which four times as many windows have.
  const window = hashes.length / count;
  const found = widest(hashes, spans, Math.floor(window), count);
  return found.length === count ? found : widest(hashes, spans, Math.floor(window / 4), count);
};

/** Those whose surroundings are no smaller than this, the widest first, each hash once. */
const widest = (hashes: Uint32Array, spans: Uint32Array, least: number, count: number): number[] => {
  const chosen: number[] = [];
  for (let i = 0; i < spans.length; i++) if (spans[i]! >= least) chosen.push(i);
  chosen.sort((a, b) => spans[b]! - spans[a]! || hashes[a]! - hashes[b]!);

  const seen = new Set<number>();
  return chosen.filter((i) => seen.size < count && !seen.has(hashes[i]!) && seen.add(hashes[i]!));
};

/**
 * For each hash, the length of the longest run around it in which none is smaller. A run that comes to an end of the text is
 * taken to go on behind it as far as on the other side of the hash: else there would be fewest at either end, where texts are cut.
 */
const spansOf = (hashes: Uint32Array): Uint32Array => {
  const spans = new Uint32Array(hashes.length);
  /** Positions whose run continues, each hash no smaller than the one below it: its run begins behind that one. */
  const open = new Uint32Array(hashes.length);
  let top = 0;
  for (let end = 0; end <= hashes.length; end++) {
    while (top > 0 && (end === hashes.length || hashes[open[top - 1]!]! > hashes[end]!)) {
      const closed = open[--top]!;
      const start = top > 0 ? open[top - 1]! + 1 : 0;
      /** How much farther it goes behind the hash than before it. */
      const more = end - 1 - closed - (closed - start);
      spans[closed] = end - start;
      if (start === 0 && more > 0) spans[closed]! += more;
      if (end === hashes.length && more < 0) spans[closed]! -= more;
    }
    if (end < hashes.length) open[top++] = end;
  }
  return spans;
};
