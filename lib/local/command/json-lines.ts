import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { LocalError, messageOf } from '../errors.ts';
import type { Local } from '../local.ts';

export interface Written {
  rows: number;
  outcomes: Map<string, number>;
}

/**
 * Writes every row of every table as a line of JSON: `{"table": "Statements", …the row}`. The file gets its name only
 * when it is complete.
 *
 * @param path of the file; `-` for standard output
 * @param interrupted once it is aborted, no file gets its name
 * @returns the number of rows, and of files by their outcome
 * @throws {LocalError} if the file cannot be written
 */
export const writeRows = async (local: Local, path: string, interrupted?: AbortSignal): Promise<Written> => {
  if (path === '-') return await writeTo(process.stdout, local);
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const file = createWriteStream(temporary, { flush: true });
    const written = await writeTo(file, local);
    file.end();
    await once(file, 'close');
    interrupted?.throwIfAborted();
    await rename(temporary, path);
    return written;
  } catch (error) {
    await rm(temporary, { force: true });
    throw new LocalError(`Cannot write ${path}: ${messageOf(error)}`);
  }
};

const writeTo = async (stream: Writable, local: Local): Promise<Written> => {
  const outcomes = new Map<string, number>();
  let rows = 0;
  let failure: Error | undefined;
  const onError = (error: Error) => {
    failure = error;
  };
  stream.on('error', onError);
  for (const { title } of local.tables) {
    for await (const row of local.scan(title)) {
      rows++;
      if (title === 'Files') outcomes.set(String(row.outcome), (outcomes.get(String(row.outcome)) ?? 0) + 1);
      if (!stream.write(`${JSON.stringify({ table: title, ...row })}\n`) && !failure) await drained(stream);
      if (failure) throw failure;
    }
  }
  stream.off('error', onError);
  return { rows, outcomes };
};

/** Resolves when the stream accepts more data, or has failed. */
const drained = (stream: Writable): Promise<void> => {
  return new Promise((resolve) => {
    const done = () => {
      stream.off('drain', done).off('error', done).off('close', done);
      resolve();
    };
    stream.on('drain', done).on('error', done).on('close', done);
  });
};
