/**
 * Keeps each function's bundle under a key made from the content of everything that went into it: minifying takes
 * seconds, and most runs have changed nothing.
 */
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJECT_ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Entries that have not been used for longer are deleted. */
const MAX_AGE_MILLISECONDS = 7 * 24 * 60 * 60 * 1000;

let cacheFolder: string | undefined;

/** `NEWSPRINT_CACHE` if set, else a folder in node_modules; a temporary one where that cannot be written to. */
export const bundleCache = (): string => {
  cacheFolder ??= openCache();
  return cacheFolder;
};

const openCache = (): string => {
  const folder = process.env.NEWSPRINT_CACHE || join(PROJECT_ROOT, 'node_modules/.cache/newsprint');
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch {
    const temporary = mkdtempSync(join(tmpdir(), 'newsprint-cache-'));
    process.once('exit', () => rmSync(temporary, { recursive: true, force: true }));
    return temporary;
  }
};

/** The folder of the function's bundle; undefined if there is none, or an input has changed since. */
export const findBundle = (cache: string, functionName: string): string | undefined => {
  const list = inputList(cache, functionName);
  if (!existsSync(list)) return undefined;
  const key = contentKey(JSON.parse(readFileSync(list, 'utf8')));
  const folder = key && bundleFolder(cache, functionName, key);
  if (!folder || !existsSync(folder)) return undefined;
  try {
    const now = new Date();
    utimesSync(folder, now, now);
  } catch {
    // Another user's entry, which will be deleted too early: no harm done.
  }
  return folder;
};

/**
 * Moves a finished bundle into the cache. Processes may store the same bundle at the same time: the first one wins.
 *
 * @param inputs files, and folders (`models/`) for their lists of files, relative to the project's root
 * @param finished a folder of the cache
 */
export const storeBundle = (cache: string, functionName: string, inputs: string[], finished: string): void => {
  const key = contentKey(inputs);
  if (key === undefined) throw new Error(`functions/${functionName}: a source file has disappeared`);
  const folder = bundleFolder(cache, functionName, key);
  if (existsSync(folder)) rmSync(finished, { recursive: true });
  else renameSync(finished, folder);
  const list = `${finished}.json`;
  writeFileSync(list, JSON.stringify(inputs));
  renameSync(list, inputList(cache, functionName));
  deleteUnused(cache);
};

/** The function's inputs as of its latest bundle: what to compare before looking for the bundle itself. */
const inputList = (cache: string, functionName: string): string => join(cache, `${functionName}.json`);

const bundleFolder = (cache: string, functionName: string, key: string): string =>
  join(cache, `${functionName}-${key}`);

/** A hash of the inputs' names and contents, 32 hexadecimal digits; undefined if one of them is missing. */
const contentKey = (inputs: string[]): string | undefined => {
  const hash = createHash('sha256');
  try {
    for (const input of inputs) {
      const path = join(PROJECT_ROOT, input);
      const content = input.endsWith('/') ? readdirSync(path).sort().join('\n') : readFileSync(path);
      hash.update(`${input}\n${content.length}\n`).update(content);
    }
  } catch {
    return undefined;
  }
  return hash.digest('hex').slice(0, 32);
};

const deleteUnused = (cache: string): void => {
  for (const entry of readdirSync(cache)) {
    const path = join(cache, entry);
    const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? {};
    if (mtimeMs !== undefined && Date.now() - mtimeMs > MAX_AGE_MILLISECONDS)
      rmSync(path, { recursive: true, force: true });
  }
};
