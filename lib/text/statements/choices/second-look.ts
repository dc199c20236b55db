import { type BoostedTrees, scoreOf } from '../../models/boosted-trees.ts';
import type { WeightTable } from '../../models/weight-table.ts';
import { type Choice, probabilities } from './choice.ts';

/** A choice whose likeliest candidates trees weigh again. */
export interface TwiceWeighed extends Choice {
  /** What trees are asked about a candidate, as many numbers for each. */
  columns(candidate: number): number[];
}

/** The candidates that are looked at again, the first one, "none", among them; of each, the row that trees are asked. */
export interface Shortlist {
  indexes: number[];
  rows: number[][];
}

/** The most candidates of a shortlist, and how likely each must be by the log-linear model. */
const MAX_SHORTLIST = 10;
const MIN_ODDS = 0.002;

const log = (odds: number): number => Math.log(odds + 1e-6);

/** Undefined where there is no choice. A row has the candidate's columns, and then how the log-linear model sees it. */
export const shortlistOf = (choice: TwiceWeighed, odds: Float64Array): Shortlist | undefined => {
  const others: number[] = [];
  for (let i = 1; i < odds.length; i++) if (odds[i]! >= MIN_ODDS) others.push(i);
  if (others.length === 0) return undefined;
  others.sort((a, b) => odds[b]! - odds[a]! || a - b);
  others.length = Math.min(others.length, MAX_SHORTLIST - 1);
  const none = log(odds[0]!);
  const most = log(odds[others[0]!]!);
  const indexes = [0, ...others];
  const rows = indexes.map((index, rank) => {
    const own = log(odds[index]!);
    return [...choice.columns(index), rank, own, none - own, most - own, others.length];
  });
  return { indexes, rows };
};

/**
 * The candidates' probabilities: those of the log-linear model, which knows many words; then its likeliest candidates are
 * weighed again by trees, which see how a few numbers go together. Without trees, the former.
 */
export const weighTwice = (
  choice: TwiceWeighed,
  { weights, scale }: WeightTable,
  trees: BoostedTrees | undefined,
): Float64Array => {
  const odds = probabilities(choice, weights, scale);
  const shortlist = trees && shortlistOf(choice, odds);
  if (!shortlist) return odds;
  const scores = shortlist.rows.map((row) => scoreOf(trees, row));
  const most = Math.max(...scores);
  odds.fill(0);
  let total = 0;
  shortlist.indexes.forEach((index, i) => {
    odds[index] = Math.exp(scores[i]! - most);
    total += odds[index];
  });
  return odds.map((share) => share / total);
};
