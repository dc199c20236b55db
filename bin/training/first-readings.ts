import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { NameFeatures } from '../../lib/text/language/names/name-features.ts';
import { NameRecogniser } from '../../lib/text/language/names/recogniser.ts';
import { parse } from '../../lib/text/language/syntax/parse.ts';
import { type NameExample, trainTagger } from './name-tagger.ts';

/** Parts of the training data; each is read by a tagger that was trained on the others. */
const FOLDS = 3;
/** Consecutive documents, often about the same story, are in the same part. */
const DOCUMENTS_PER_RUN = 4;

const isHeldOut = (i: number, fold: number): boolean => Math.floor(i / DOCUMENTS_PER_RUN) % FOLDS === fold;

interface Task {
  examples: readonly NameExample[];
  registers: Buffer;
  fold: number;
  epochs: number;
}

/** The labels of each example by a tagger that was trained on others. The parts are read in parallel. */
export const firstReadings = async (
  examples: readonly NameExample[],
  registers: Buffer,
  epochs: number,
  log: (line: string) => void,
): Promise<Uint8Array[]> => {
  const readings: Uint8Array[] = [];
  await Promise.all(
    Array.from({ length: FOLDS }, async (_, fold) => {
      const found = await readInThread({ examples, registers, fold, epochs });
      for (const [i, labels] of found) readings[i] = labels;
      log(`first reading ${fold + 1} of ${FOLDS}`);
    }),
  );
  return readings;
};

/** Indexes of examples with the labels of their tokens. */
type Reading = [number, Uint8Array][];

const readInThread = (task: Task): Promise<Reading> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
  });

const read = ({ examples, registers, fold, epochs }: Task): Reading => {
  const names = trainTagger(
    examples.filter((_, i) => !isHeldOut(i, fold)),
    new NameFeatures(),
    { epochs },
  );
  const recogniser = new NameRecogniser({ names, registers: Buffer.from(registers) });
  return examples.flatMap(
    ({ document, register }, i): Reading =>
      isHeldOut(i, fold)
        ? [[i, recogniser.firstReading(document.sentences, parse(document.sentences), register).slice()]]
        : [],
  );
};

if (!isMainThread) parentPort?.postMessage(read(workerData as Task));
