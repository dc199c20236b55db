import type { BoostedTrees } from '../../lib/text/models/boosted-trees.ts';
import { probabilities } from '../../lib/text/statements/choices/choice.ts';
import type { ReadingModel } from '../../lib/text/statements/choices/reading-model.ts';
import { shortlistOf, type TwiceWeighed } from '../../lib/text/statements/choices/second-look.ts';
import type { ChoiceExample } from './choice-trainer.ts';
import type { ListedPage } from './reading-examples.ts';
import { type TreeExample, trainTrees } from './tree-trainer.ts';

/** A story, and a model that has not seen it, nor any other of its fold. */
export interface Unseen {
  story: ListedPage;
  fold: number;
  model: ReadingModel;
}

const SETTINGS = { trees: 400, leaves: 16, rate: 0.05, least: 15, ridge: 10, share: 0.3 };

/**
 * Trees for antecedents, learnt from how models weigh those of stories that they have not seen.
 *
 * @returns trees learnt from all stories; and the stories, each with what was learnt from those of other folds
 */
export const trainSecondLook = (
  stories: readonly Unseen[],
  examplesOf: (unseen: Unseen) => readonly ChoiceExample[],
): { trees: BoostedTrees; unseen: Unseen[] } => {
  const examples = stories.map((unseen) => examplesOf(unseen).flatMap((one) => treeExample(one, unseen.model) ?? []));
  const learn = (isUsed: (fold: number) => boolean): BoostedTrees =>
    trainTrees(
      examples.flatMap((own, i) => (isUsed(stories[i]!.fold) ? own : [])),
      SETTINGS,
    );
  const folds = [...new Set(stories.map(({ fold }) => fold))];
  const ofOthers = new Map(folds.map((left) => [left, learn((fold) => fold !== left)]));
  return {
    trees: learn(() => true),
    unseen: stories.map(({ story, fold, model }) => ({
      story,
      fold,
      model: { ...model, antecedents: ofOthers.get(fold)! },
    })),
  };
};

/** How much of what is right must be on the shortlist. */
const MIN_LISTED = 0.3;

const isTwiceWeighed = (example: ChoiceExample): example is ChoiceExample & TwiceWeighed =>
  example.columns !== undefined;

/** The candidates that trees will look at, where the right one is among them. */
const treeExample = (example: ChoiceExample, { weights, scale }: ReadingModel): TreeExample | undefined => {
  if (!isTwiceWeighed(example)) return undefined;
  const shortlist = shortlistOf(example, probabilities(example, weights, scale));
  const shares = shortlist?.indexes.map((index) => example.targets[index]!) ?? [];
  const listed = shares.reduce((sum, share) => sum + share, 0);
  if (!shortlist || listed < MIN_LISTED) return undefined;
  return {
    rows: shortlist.rows.map((row) => Float32Array.from(row)),
    targets: shares.map((share) => share / listed),
    weight: example.weight,
  };
};
