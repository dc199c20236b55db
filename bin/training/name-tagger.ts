import { Evidence } from '../../lib/text/language/names/evidence.ts';
import { LABELS, mayFollow } from '../../lib/text/language/names/labels.ts';
import type { NameFeatures } from '../../lib/text/language/names/name-features.ts';
import { parse } from '../../lib/text/language/syntax/parse.ts';
import { FeatureRows } from '../../lib/text/models/feature-rows.ts';
import { featureFingerprint } from './feature-fingerprint.ts';
import type { LabelledDocument } from './labelled-document.ts';
import { fillRows } from './name-rows.ts';
import { randomFrom } from './random.ts';
import { trainSequenceModel } from './sequence-trainer.ts';
import { TrainingSet } from './training-set.ts';

/** Chosen on held-out documents; all but L2 change the scores by only a few tenths of a point. */
const L2 = 1;
const RATE = 0.1;
const MIN_COUNT = 2;
const MAX_FEATURES = 140_000;
/** Share of sentences trained without the evidence of a first reading, because the first reading itself has none. */
const SHARE_WITHOUT_EVIDENCE = 0.3;

export interface NameExample {
  document: LabelledDocument;
  importance: number;
  /** As in NameFeatures: 1 + the index in REGISTERS. */
  register: number;
}

interface TaggerOptions {
  epochs: number;
  /** The labels of a first reading of each example; without them no evidence is learnt. */
  readings?: readonly Uint8Array[];
  log?: (line: string) => void;
}

/** Trains the tagger of names and returns its file. */
export const trainTagger = (
  examples: readonly NameExample[],
  features: NameFeatures,
  { epochs, readings, log }: TaggerOptions,
): Buffer => {
  const data = new TrainingSet();
  const rows = new FeatureRows();
  const evidence = new Evidence();
  const random = randomFrom(5);
  examples.forEach(({ document, importance, register }, i) => {
    features.read(document.sentences, parse(document.sentences));
    features.register = register;
    const labels = readings?.[i];
    if (labels) evidence.read(features.facts, labels);
    document.sentences.forEach((sentence, s) => {
      fillRows(rows, features, sentence, s, labels && random() >= SHARE_WITHOUT_EVIDENCE ? evidence : undefined);
      data.add(rows, document.tags[s]!, importance);
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
    about:
      'names; learnt from CoNLL-2003, Wikigold, re3d, UNER-EWT, WNUT-17, PolNeAR and listed news (bin/training/train-names.ts)',
    fingerprint: featureFingerprint(),
    onEpoch: (epoch, loss) => log?.(`pass ${epoch + 1}: loss ${loss.toFixed(4)}`),
  });
};
