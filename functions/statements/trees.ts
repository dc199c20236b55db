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
  for (let tree = 0, at = 0; at < features.length; tree++, at += inner) {
    let node = 0;
    // Without a branch: which way it goes is as good as random, and half of the guesses at it would be wrong.
    for (let level = 0; level < depth; level++)
      node = 2 * node + 2 - Number(values[features[at + node]!]! <= limits[at + node]!);
    sum += leaves[tree * outer + node - inner]!;
  }
  return 1 / (1 + Math.exp(-sum));
};
