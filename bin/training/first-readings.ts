import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { NameFeatures } from '../../lib/text/language/names/name-features.ts';
import { NameRecogniser } from '../../lib/text/language/names/recogniser.ts';
import { type Example, trainTagger } from './name-tagger.ts';

/** Parts of the training data, of which each is read first by a tagger that has not seen it. */
const FOLDS = 3;
/** A few documents in a row are often of one story. */
const IN_A_ROW = 4;

const isHeld = (i: number, fold: number): boolean => Math.floor(i / IN_A_ROW) % FOLDS === fold;

interface Task {
  examples: readonly Example[];
  registers: Buffer;
  fold: number;
  epochs: number;
}

/** The labels of each example by itself, by a tagger that has learnt from others. The parts are read side by side. */
export const firstReadings = async (
  examples: readonly Example[],
  registers: Buffer,
  epochs: number,
  log: (line: string) => void,
): Promise<Uint8Array[]> => {
  const readings: Uint8Array[] = [];
  await Promise.all(
    Array.from({ length: FOLDS }, async (_, fold) => {
      const found = await inThread({ examples, registers, fold, epochs });
      for (const [i, labels] of found) readings[i] = labels;
      log(`first reading ${fold + 1} of ${FOLDS}`);
    }),
  );
  return readings;
};

type Found = [number, Uint8Array][];

const inThread = (task: Task): Promise<Found> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
  });

const read = ({ examples, registers, fold, epochs }: Task): Found => {
  const names = trainTagger(
    examples.filter((_, i) => !isHeld(i, fold)),
    new NameFeatures(),
    { epochs },
  );
  const recogniser = new NameRecogniser({ names, registers: Buffer.from(registers) });
  return examples.flatMap(
    ({ document, register }, i): Found =>
      isHeld(i, fold) ? [[i, recogniser.firstReading(document.sentences, register).slice()]] : [],
  );
};

if (!isMainThread) parentPort?.postMessage(read(workerData as Task));
