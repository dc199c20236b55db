/** How well a grouping of documents agrees with the true stories. */
export interface Quality {
  /** Adjusted Rand index: 1 if they are equal, 0 if they agree only by chance. */
  ari: number;
  /** The share of grouped pairs that belong together, and the share of pairs that belong together that are grouped. */
  precision: number;
  recall: number;
}

/**
 * L. Hubert, P. Arabie: Comparing partitions, Journal of Classification 2, 1985.
 *
 * @param truth the true story of each document
 * @param found the group that each document was put in
 */
export const qualityOf = (truth: readonly string[], found: readonly (string | number)[]): Quality => {
  const both = pairsIn(truth.map((story, i) => `${story}\n${found[i]}`));
  const [inTruth, inFound, all] = [pairsIn(truth), pairsIn(found), pairs(truth.length)];
  const expected = (inTruth * inFound) / all;
  const most = (inTruth + inFound) / 2;
  return {
    ari: most === expected ? 1 : (both - expected) / (most - expected),
    precision: inFound === 0 ? 1 : both / inFound,
    recall: inTruth === 0 ? 1 : both / inTruth,
  };
};

const pairs = (n: number): number => (n * (n - 1)) / 2;

const pairsIn = (labels: readonly (string | number)[]): number => {
  const counts = new Map<string | number, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum + pairs(count), 0);
};
