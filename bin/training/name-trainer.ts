import { NameFeatures } from '../../lib/text/language/names/name-features.ts';
import { profileOf, REGISTERS, RegisterClassifier } from '../../lib/text/language/names/register.ts';
import { parse } from '../../lib/text/language/syntax/parse.ts';
import { firstReadings } from './first-readings.ts';
import type { LabelledFile } from './labelled-names.ts';
import { type NameExample, trainTagger } from './name-tagger.ts';
import { randomFrom } from './random.ts';

const EPOCHS = 5;
const REGISTER_STEPS = 30_000;
const REGISTER_RATE = 3;

/** The files of a recogniser of names: its tagger and its classifier of registers. */
export interface TrainedNames {
  names: Buffer;
  registers: Buffer;
}

/** Trains on all documents of the files. The same files give the same bytes. */
export const trainNames = async (
  files: readonly LabelledFile[],
  log: (line: string) => void,
): Promise<TrainedNames> => {
  const examples = files.flatMap(({ documents, importance, register }) =>
    documents.map((document): NameExample => ({ document, importance, register: 1 + REGISTERS.indexOf(register) })),
  );
  const features = new NameFeatures();
  const classifier = trainRegisters(examples, features);
  const registers = Buffer.from(classifier.weights.buffer);
  const readings = await firstReadings(examples, registers, EPOCHS - 1, log);
  return { names: trainTagger(examples, features, { epochs: EPOCHS, readings, log }), registers };
};

/** All registers have the same weight, however few documents some have. */
const trainRegisters = (examples: readonly NameExample[], features: NameFeatures): RegisterClassifier => {
  const profiles: Float32Array[][] = REGISTERS.map(() => []);
  for (const { document, register } of examples) {
    features.read(document.sentences, parse(document.sentences));
    profiles[register - 1]!.push(profileOf(features.facts));
  }
  const present = REGISTERS.map((_, register) => register).filter((register) => profiles[register]?.length);
  const classifier = new RegisterClassifier();
  const random = randomFrom(1);
  for (let step = 0; step < REGISTER_STEPS; step++) {
    const register = present[step % present.length]!;
    const own = profiles[register]!;
    const profile = own[Math.floor(random() * own.length)]!;
    learn(classifier, profile, register, REGISTER_RATE * (1 - step / REGISTER_STEPS));
  }
  return classifier;
};

/** A step of multinomial logistic regression towards `register`, an index in REGISTERS. */
const learn = (classifier: RegisterClassifier, profile: Float32Array, register: number, rate: number): void => {
  const { weights } = classifier;
  const scores = classifier.scores(profile);
  const top = Math.max(...scores);
  const exps = scores.map((score) => Math.exp(score - top));
  const sum = exps.reduce((a, b) => a + b);
  exps.forEach((value, r) => {
    const step = rate * ((r === register ? 1 : 0) - value / sum);
    profile.forEach((share, d) => {
      weights[r * profile.length + d]! += step * share;
    });
  });
};
