import { NameFeatures } from '../../lib/text/language/names/name-features.ts';
import { profileOf, REGISTERS, RegisterClassifier } from '../../lib/text/language/names/register.ts';
import { firstReadings } from './first-readings.ts';
import type { LabelledFile } from './labelled-names.ts';
import { type Example, trainTagger } from './name-tagger.ts';
import { randomFrom } from './random.ts';

const EPOCHS = 5;
const REGISTER_STEPS = 30_000;
const REGISTER_RATE = 3;

/** The two files of a recogniser of names: tagger and classifier of registers. */
export interface TrainedNames {
  names: Buffer;
  registers: Buffer;
}

/** Learns from all documents of the files. The same files give the same bytes. */
export const trainNames = async (
  files: readonly LabelledFile[],
  log: (line: string) => void,
): Promise<TrainedNames> => {
  const examples = files.flatMap(({ documents, importance, register }) =>
    documents.map((document): Example => ({ document, importance, register: 1 + REGISTERS.indexOf(register) })),
  );
  const features = new NameFeatures();
  const classifier = trainRegisters(examples, features);
  const registers = Buffer.from(classifier.weights.buffer);
  const readings = await firstReadings(examples, registers, EPOCHS - 1, log);
  return { names: trainTagger(examples, features, { epochs: EPOCHS, readings, log }), registers };
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
