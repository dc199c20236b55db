/** Regression trees whose outputs add up to log-odds (gradient boosting, Friedman 2001), each a complete binary tree. */
export interface Trees {
  depth: number;
  /** Log-odds before any tree. */
  base: number;
  /** Of every inner node, tree after tree: which feature is compared, and with what. */
  features: Uint8Array;
  limits: Float32Array;
  /** Of every leaf, tree after tree, what it adds. */
  leaves: Float32Array;
}

/** Probability by the trees: left where a feature is at most its limit. */
export const probabilityOf = ({ depth, base, features, limits, leaves }: Trees, values: ArrayLike<number>): number => {
  const inner = (1 << depth) - 1;
  const outer = 1 << depth;
  let sum = base;
  for (let at = 0, leaf = 0; at < features.length; at += inner, leaf += outer) {
    // Without a branch: which way it goes is as good as random, and half of the guesses at it would be wrong.
    let node = 0;
    for (let level = 0, first = at; level < depth; level++) {
      const here = first + node;
      node = 2 * node + 1 - Number(values[features[here]!]! <= limits[here]!);
      first += 1 << level;
    }
    sum += leaves[leaf + node]!;
  }
  return 1 / (1 + Math.exp(-sum));
};
