/**
 * Where the smallest hashes of their surroundings stand: those that are smallest in the widest surroundings first, each
 * hash once. Linear but for a sort of those that may be among the first `count`.
 *
 * Such places are found again in a piece cut from the text, as only what stands near decides (winnowing: Schleimer,
 * Wilkerson, Aiken, SIGMOD 2003); and they lie at similar distances, so that a piece of a sixth of the text hardly ever
 * falls between two of a dozen, as it often does with the smallest hash of each partition (docs/similarity.md).
 */
export const landmarks = (hashes: Uint32Array, count: number): number[] => {
  const spans = spansOf(hashes);
  // One in each window of so many hashes is the smallest there: four times `count`, as a text may repeat itself.
  const window = Math.floor(hashes.length / count / 4);
  const chosen: number[] = [];
  for (let i = 0; i < spans.length; i++) if ((spans[i] as number) >= window) chosen.push(i);
  chosen.sort((a, b) => (spans[b] as number) - (spans[a] as number) || (hashes[a] as number) - (hashes[b] as number));

  const seen = new Set<number>();
  return chosen.filter((i) => seen.size < count && !seen.has(hashes[i] as number) && seen.add(hashes[i] as number));
};

/** Of each hash, how many there are in the longest run around it in which none is smaller. */
const spansOf = (hashes: Uint32Array): Uint32Array => {
  const spans = new Uint32Array(hashes.length);
  const begins = new Uint32Array(hashes.length);
  /** Hashes whose run goes on, each no smaller than the one below it. */
  const open = new Uint32Array(hashes.length);
  let top = 0;
  const close = (end: number) => {
    const i = open[--top] as number;
    spans[i] = end - (begins[i] as number);
  };
  for (let i = 0; i < hashes.length; i++) {
    while (top > 0 && (hashes[open[top - 1] as number] as number) > (hashes[i] as number)) close(i);
    begins[i] = top > 0 ? (open[top - 1] as number) + 1 : 0;
    open[top++] = i;
  }
  while (top > 0) close(hashes.length);
  return spans;
};
