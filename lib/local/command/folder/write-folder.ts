import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LocalError, messageOf } from '../../errors.ts';
import type { Local } from '../../local.ts';
import { type Written, writeRows } from '../json-lines.ts';
import { Columns } from './columns.ts';
import { writeCsv } from './csv-file.ts';
import { writeParquet } from './parquet-file.ts';

const ROWS = 'results.jsonl';

/**
 * Writes every row of every table into a folder: `results.jsonl` with all of them, and `Statements.csv`,
 * `Statements.parquet` … with those of one table. A file gets its name only when it is complete.
 *
 * @param interrupted once it is aborted, no file gets its name
 * @returns the number of rows, and of files by their outcome
 * @throws {LocalError} if something cannot be written
 */
export const writeFolder = async (local: Local, folder: string, interrupted?: AbortSignal): Promise<Written> => {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new LocalError(`Cannot write ${folder}: ${messageOf(error)}`);
  }
  const written = await writeRows(local, join(folder, ROWS), interrupted);
  for (const { title, keys } of local.tables) {
    const columns = new Columns(keys);
    for await (const row of local.scan(title)) columns.add(row);
    await complete(join(folder, `${title}.csv`), interrupted, (path) => writeCsv(path, columns.all, local.scan(title)));
    await complete(join(folder, `${title}.parquet`), interrupted, (path) =>
      writeParquet(path, columns.all, local.scan(title)),
    );
  }
  return written;
};

const complete = async (
  path: string,
  interrupted: AbortSignal | undefined,
  write: (path: string) => Promise<void>,
): Promise<void> => {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await write(temporary);
    interrupted?.throwIfAborted();
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw new LocalError(`Cannot write ${path}: ${messageOf(error)}`);
  }
};
