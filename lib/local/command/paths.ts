import { constants, type Stats } from 'node:fs';
import { access, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve, sep } from 'node:path';
import { LocalError } from '../errors.ts';

export interface FileToUpload {
  /** Where it lies. */
  path: string;
  /** Where it will lie in the inbox: the folder that was named, and the path in it, with slashes. */
  key: string;
  /** Bytes. */
  size: number;
}

/** S3's limit, in UTF-8. */
const longestKey = 1024;

/**
 * The files under the paths: files that are named, whatever their name, and all files in folders and the folders in
 * them, without hidden ones. Links are followed, circles of links once.
 *
 * @throws LocalError, one line, if something cannot be read or there is no file
 */
export async function findFiles(paths: string[]): Promise<FileToUpload[]> {
  const roots = await Promise.all(paths.map(async (path) => ({ path, real: await readable(path) })));
  const distinct = roots.filter(({ real }, index) => roots.findIndex((root) => root.real.path === real.path) === index);
  const names = distinctNames(distinct.map(({ path }) => resolve(path)));
  const files: FileToUpload[] = [];
  for (const [index, { path, real }] of distinct.entries()) {
    const name = names[index] ?? basename(path);
    if (real.stats.isFile()) files.push({ path, key: keyOf(name), size: real.stats.size });
    else if (!real.stats.isDirectory()) throw new LocalError(`${path} is neither a file nor a folder`);
    else {
      const found = files.length;
      await walk(path, name, new Set([real.path]), files);
      if (files.length === found) throw new LocalError(`There are no files in the folder ${path}`);
    }
  }
  return withDistinctKeys(files);
}

async function walk(folder: string, prefix: string, above: Set<string>, files: FileToUpload[]): Promise<void> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    throw unreadable(folder, error);
  }
  for (const name of names.sort(compareNames)) {
    if (isHidden(name)) continue;
    const path = join(folder, name);
    const real = await readable(path);
    if (real.stats.isFile()) files.push({ path, key: keyOf(`${prefix}/${name}`), size: real.stats.size });
    else if (real.stats.isDirectory() && !above.has(real.path)) {
      await walk(path, `${prefix}/${name}`, new Set([...above, real.path]), files);
    }
  }
}

/** By the names without their extensions, so that `story.txt` comes before `story (copy).txt`. */
function compareNames(a: string, b: string): number {
  const [stemA, stemB] = [a, b].map((name) => name.slice(0, name.length - extname(name).length));
  if (stemA !== stemB) return (stemA ?? '') < (stemB ?? '') ? -1 : 1;
  return a < b ? -1 : 1;
}

/** Files that the system keeps for itself: .DS_Store, .git, Thumbs.db. */
function isHidden(name: string): boolean {
  return name.startsWith('.') || name === 'Thumbs.db' || name === 'desktop.ini';
}

async function readable(path: string): Promise<{ path: string; stats: Stats }> {
  try {
    const real = await realpath(path);
    const stats = await stat(real);
    if (stats.isFile()) await access(real, constants.R_OK);
    return { path: real, stats };
  } catch (error) {
    throw unreadable(path, error);
  }
}

const problems: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'the link leads in a circle',
  ENAMETOOLONG: 'the name is too long',
};

function unreadable(path: string, error: unknown): LocalError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return new LocalError(`Cannot read ${path}: ${problems[code] ?? message}`);
}

/** One spelling of what looks the same (macOS writes ü as two characters), as S3 compares bytes. */
function keyOf(name: string): string {
  const key = name.normalize('NFC');
  if (Buffer.byteLength(key) > longestKey) {
    throw new LocalError(`The name is longer than S3 allows (${longestKey} bytes): ${key.slice(0, 100)}…`);
  }
  return key;
}

/** The last part of each path; with the folders above it where several end alike. */
function distinctNames(paths: string[]): string[] {
  const parts = paths.map((path) => path.split(sep).filter((part) => part !== ''));
  const depths = paths.map(() => 1);
  const nameAt = (index: number) => (parts[index] ?? []).slice(-(depths[index] ?? 1)).join('/') || 'root';
  for (;;) {
    const names = paths.map((_, index) => nameAt(index));
    const clashing = names.flatMap((name, index) =>
      names.some((other, at) => at !== index && other === name) && (depths[index] ?? 1) < (parts[index] ?? []).length
        ? [index]
        : [],
    );
    if (clashing.length === 0) return names;
    for (const index of clashing) depths[index] = (depths[index] ?? 1) + 1;
  }
}

/** Two names that differ in spelling only would be one key: the later one keeps its own spelling, or is numbered. */
function withDistinctKeys(files: FileToUpload[]): FileToUpload[] {
  const taken = new Set<string>();
  return files.map((file) => {
    let key = file.key;
    for (let number = 2; taken.has(key); number++) {
      const extension = extname(file.key);
      key = `${file.key.slice(0, file.key.length - extension.length)} (${number})${extension}`;
    }
    taken.add(key);
    return { ...file, key };
  });
}

/** Can a file be made here? Checked before the work begins and not after it. */
export async function checkWritable(path: string): Promise<void> {
  const folder = dirname(resolve(path));
  try {
    await access(folder, constants.W_OK);
    const existing = await stat(path).catch(() => undefined);
    if (existing?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    const problem =
      code === 'EISDIR' ? 'it is a folder' : code === 'ENOENT' ? `there is no folder ${folder}` : undefined;
    throw new LocalError(`Cannot write ${path}: ${problem ?? problems[code] ?? message}`);
  }
}
