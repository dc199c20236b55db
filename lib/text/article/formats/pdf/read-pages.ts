import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { RejectedFile } from '../../rejected-file.ts';
import type { PdfAnswer } from './pdf-thread.ts';

/** A hundred pages of text take two seconds of one core. */
const MAX_SECONDS = 20;
const MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 };

/** The thread's module, beside this one in the sources and in a function's bundle. */
const THREAD = new URL(`./pdf-thread${extname(import.meta.url)}`, import.meta.url);

/**
 * The printed lines of a PDF's pages, and its properties. PDF.js works in a thread that is stopped when it takes too much:
 * a small file can keep it busy for hours.
 *
 * @throws {RejectedFile} if the PDF is broken, encrypted, longer than 100 pages, or takes too much time or memory
 */
export const readPages = async (
  bytes: Uint8Array,
  maxSeconds = MAX_SECONDS,
): Promise<Exclude<PdfAnswer, { reason: string }>> => {
  // `execArgv`: a thread of the tests' runner would inherit options that only the runner understands.
  const thread = new Worker(THREAD, { workerData: bytes, resourceLimits: MEMORY, execArgv: [] });
  const answer = await new Promise<PdfAnswer>((resolve, reject) => {
    const isLate = () => resolve({ reason: `The PDF takes more than ${maxSeconds} seconds to read.` });
    const timer = setTimeout(isLate, maxSeconds * 1000);
    thread.once('message', resolve);
    thread.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') reject(error);
      else resolve({ reason: 'The PDF takes too much memory to read.' });
    });
    thread.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The thread that read a PDF ended with code ${code}`));
    });
  });
  await thread.terminate();
  if ('reason' in answer) throw new RejectedFile(answer.reason);
  return answer;
};
