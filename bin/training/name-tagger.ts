import { Evidence } from '../../lib/text/language/names/evidence.ts';
import { LABELS, mayFollow } from '../../lib/text/language/names/labels.ts';
import type { NameFeatures } from '../../lib/text/language/names/name-features.ts';
import { FeatureRows } from '../../lib/text/models/feature-rows.ts';
import { featureFingerprint } from './feature-fingerprint.ts';
import type { LabelledDocument } from './labelled-names.ts';
import { randomFrom } from './random.ts';
import { trainSequenceModel } from './sequence-trainer.ts';
import { TrainingSet } from './training-set.ts';

/** Chosen on held-out documents; all but L2 move the scores by a few tenths of a point only. */
const L2 = 1;
const RATE = 0.1;
const MIN_COUNT = 2;
const MAX_FEATURES = 100_000;
/** The share of sentences that are learnt without the evidence of a first reading, as the first reading itself is. */
const WITHOUT_EVIDENCE = 0.3;

/** A document to learn from. */
export interface Example {
  document: LabelledDocument;
  importance: number;
  /** As in NameFeatures: 1 + the index in REGISTERS. */
  register: number;
}

interface Options {
  epochs: number;
  /** What a first reading made of each example; without it no evidence is learnt. */
  readings?: readonly Uint8Array[];
  log?: (line: string) => void;
}

/** The tagger's file, learnt from the examples. */
export const trainTagger = (
  examples: readonly Example[],
  features: NameFeatures,
  { epochs, readings, log }: Options,
): Buffer => {
  const data = new TrainingSet();
  const rows = new FeatureRows();
  const evidence = new Evidence();
  const random = randomFrom(5);
  examples.forEach(({ document, importance, register }, i) => {
    features.read(document.sentences);
    features.register = register;
    const labels = readings?.[i];
    if (labels) evidence.read(features, labels);
    document.sentences.forEach((_, s) => {
      features.fill(rows, s, labels && random() >= WITHOUT_EVIDENCE ? evidence : undefined);
      data.add(rows, document.tags[s] as Uint8Array, importance);
    });
  });
  return trainSequenceModel(data, {
    labels: [...LABELS],
    allowed: mayFollow,
    epochs,
    rate: RATE,
    l2: L2,
    minCount: MIN_COUNT,
    maxFeatures: MAX_FEATURES,
    about: 'names; learnt from CoNLL-2003, Wikigold, re3d, UNER-EWT, WNUT-17 and PolNeAR (bin/training/train-names.ts)',
    fingerprint: featureFingerprint(),
    onEpoch: (epoch, loss) => log?.(`pass ${epoch + 1}: loss ${loss.toFixed(4)}`),
  });
};
