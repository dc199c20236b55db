/** Features, rows of the weights: rows[from … to). A view of them for each group took longer than weighing it. */
export interface Group {
  rows: Int32Array;
  from: number;
  to: number;
}

/**
 * A choice among candidates. Features stand in groups, which several candidates share (all contents that begin at one
 * word share what speaks for that word), so that each is weighed once.
 */
export interface Choice {
  groups: Group[];
  /** Of each candidate, the groups that speak for and against it. */
  candidates: (readonly number[])[];
}

export const featuresOf = ({ rows, from, to }: Group): Int32Array => rows.subarray(from, to);

/** Index of the largest value, of several the first. */
export const largest = (values: Float64Array): number => {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
};

/** Size of the table that holds the weights of all choices; a power of two. */
export const ROWS = 1 << 21;

/** The candidates' probabilities by a log-linear model (multinomial logistic regression). */
export const probabilities = (
  { groups, candidates }: Choice,
  weights: ArrayLike<number>,
  scale: number,
): Float64Array => {
  const sums = new Float64Array(groups.length);
  for (let g = 0; g < groups.length; g++) {
    const { rows, from, to } = groups[g]!;
    let sum = 0;
    for (let i = from; i < to; i++) sum += weights[rows[i]!]!;
    sums[g] = sum * scale;
  }
  const scores = new Float64Array(candidates.length);
  for (let c = 0; c < candidates.length; c++) for (const group of candidates[c]!) scores[c]! += sums[group]!;
  const most = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  let total = 0;
  for (let i = 0; i < scores.length; i++) total += scores[i] = Math.exp(scores[i]! - most);
  for (let i = 0; i < scores.length; i++) scores[i]! /= total;
  return scores;
};
