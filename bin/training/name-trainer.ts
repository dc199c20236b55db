import { Evidence } from '../../functions/language/names/evidence.ts';
import { LABELS, mayFollow } from '../../functions/language/names/labels.ts';
import { NameFeatures } from '../../functions/language/names/name-features.ts';
import { NameRecogniser } from '../../functions/language/names/recogniser.ts';
import { profileOf, REGISTERS, RegisterClassifier } from '../../functions/language/names/register.ts';
import { FeatureRows } from '../../functions/language/sequence/feature-rows.ts';
import { randomFrom } from '../../functions/language/sequence/random.ts';
import { trainSequenceModel } from '../../functions/language/sequence/train.ts';
import { TrainingSet } from '../../functions/language/sequence/training-set.ts';
import type { LabelledDocument, LabelledFile } from './labelled-names.ts';

/** Chosen on held-out documents; all but L2 and the registers move the scores by a few tenths of a point only. */
const EPOCHS = 5;
const L2 = 1;
const RATE = 0.1;
const MIN_COUNT = 2;
const MAX_FEATURES = 170_000;
/** Parts of the training data, of which each is read first by a tagger that has not seen it. */
const FOLDS = 3;
/** The share of sentences that are learnt without the evidence of a first reading, as the first reading itself is. */
const WITHOUT_EVIDENCE = 0.3;

const REGISTER_STEPS = 30_000;
const REGISTER_RATE = 3;

/** The two files of a recogniser of names: tagger and classifier of registers. */
export interface TrainedNames {
  names: Buffer;
  registers: Buffer;
}

interface Example {
  document: LabelledDocument;
  importance: number;
  /** As in NameFeatures: 1 + the index in REGISTERS. */
  register: number;
}

export const trainNames = (files: readonly LabelledFile[], log: (line: string) => void): TrainedNames => {
  const examples = files.flatMap(({ documents, importance, register }) =>
    documents.map((document): Example => ({ document, importance, register: 1 + REGISTERS.indexOf(register) })),
  );
  const features = new NameFeatures();
  const classifier = trainRegisters(examples, features);
  const registers = Buffer.from(classifier.weights.buffer);

  const firstReadings = new Map<LabelledDocument, Uint8Array>();
  for (let fold = 0; fold < FOLDS; fold++) {
    // A few documents in a row are often of one story.
    const isHeld = (i: number): boolean => Math.floor(i / 4) % FOLDS === fold;
    const tagger = train(
      examples.filter((_, i) => !isHeld(i)),
      features,
      undefined,
      EPOCHS - 1,
    );
    const recogniser = new NameRecogniser({ names: tagger, registers });
    examples.forEach(({ document, register }, i) => {
      if (isHeld(i)) firstReadings.set(document, recogniser.firstReading(document.sentences, register).slice());
    });
    log(`first reading ${fold + 1} of ${FOLDS}`);
  }
  return { names: train(examples, features, firstReadings, EPOCHS, log), registers };
};

const train = (
  examples: readonly Example[],
  features: NameFeatures,
  firstReadings: Map<LabelledDocument, Uint8Array> | undefined,
  epochs: number,
  log?: (line: string) => void,
): Buffer => {
  const data = new TrainingSet();
  const rows = new FeatureRows();
  const evidence = new Evidence();
  const random = randomFrom(5);
  for (const { document, importance, register } of examples) {
    features.read(document.sentences);
    features.register = register;
    const labels = firstReadings?.get(document);
    if (labels) evidence.read(features, labels);
    document.sentences.forEach((_, s) => {
      features.fill(rows, s, labels && random() >= WITHOUT_EVIDENCE ? evidence : undefined);
      data.add(rows, document.tags[s] as Uint8Array, importance);
    });
  }
  return trainSequenceModel(data, {
    labels: [...LABELS],
    allowed: mayFollow,
    epochs,
    rate: RATE,
    l2: L2,
    minCount: MIN_COUNT,
    maxFeatures: MAX_FEATURES,
    about: 'names; learnt from CoNLL-2003, Wikigold, re3d, UNER-EWT, WNUT-17 and PolNeAR (bin/train-names.ts)',
    onEpoch: (epoch, loss) => log?.(`pass ${epoch + 1}: loss ${loss.toFixed(4)}`),
  });
};

/** Every register has the same say, however few documents it has. */
const trainRegisters = (examples: readonly Example[], features: NameFeatures): RegisterClassifier => {
  const profiles: Float32Array[][] = REGISTERS.map(() => []);
  for (const { document, register } of examples) {
    features.read(document.sentences);
    (profiles[register - 1] as Float32Array[]).push(profileOf(features.facts));
  }
  const present = REGISTERS.map((_, register) => register).filter((register) => profiles[register]?.length);
  const classifier = new RegisterClassifier();
  const random = randomFrom(1);
  for (let step = 0; step < REGISTER_STEPS; step++) {
    const register = present[step % present.length] as number;
    const own = profiles[register] as Float32Array[];
    const profile = own[Math.floor(random() * own.length)] as Float32Array;
    classifier.learn(profile, register, REGISTER_RATE * (1 - step / REGISTER_STEPS));
  }
  return classifier;
};
