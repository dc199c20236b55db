import { constants, type Stats } from 'node:fs';
import { access, readdir, realpath, stat } from 'node:fs/promises';
import { dirname, extname, join, resolve, sep } from 'node:path';
import { LocalError } from '../errors.ts';

export interface FileToUpload {
  /** On this machine. */
  path: string;
  /** In the inbox: the name of the given folder and the path in it, with slashes. */
  key: string;
  /** Bytes. */
  size: number;
}

/** S3's limit, in bytes of UTF-8. */
const MAX_KEY_BYTES = 1024;

/**
 * The files given, and all files in the folders given and in their subfolders, except hidden ones. Links are followed,
 * but not in circles.
 *
 * @throws {LocalError} with a message of one line if something cannot be read or there is no file
 */
export const findFiles = async (paths: string[]): Promise<FileToUpload[]> => {
  const roots = await Promise.all(paths.map(async (path) => ({ path, real: await readable(path) })));
  const distinct = roots.filter(({ real }, index) => roots.findIndex((root) => root.real.path === real.path) === index);
  const names = distinctNames(distinct.map(({ path }) => resolve(path)));
  const files: FileToUpload[] = [];
  for (const [index, { path, real }] of distinct.entries()) {
    const name = names[index]!;
    if (real.stats.isFile()) files.push({ path, key: keyOf(name), size: real.stats.size });
    else if (!real.stats.isDirectory()) throw new LocalError(`${path} is neither a file nor a folder`);
    else {
      const found = files.length;
      await walk(path, name, new Set([real.path]), files);
      if (files.length === found) throw new LocalError(`There are no files in the folder ${path}`);
    }
  }
  return withDistinctKeys(files);
};

const walk = async (folder: string, prefix: string, above: Set<string>, files: FileToUpload[]): Promise<void> => {
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
};

/** Compares names without their extensions first, so that `story.txt` comes before `story (copy).txt`. */
const compareNames = (a: string, b: string): number => {
  const [stemA, stemB] = [a, b].map((name) => name.slice(0, name.length - extname(name).length));
  if (stemA !== stemB) return (stemA ?? '') < (stemB ?? '') ? -1 : 1;
  return a < b ? -1 : 1;
};

/** Hidden files and the system's files: .DS_Store, .git, Thumbs.db. */
const isHidden = (name: string): boolean => name.startsWith('.') || name === 'Thumbs.db' || name === 'desktop.ini';

const readable = async (path: string): Promise<{ path: string; stats: Stats }> => {
  try {
    const real = await realpath(path);
    const stats = await stat(real);
    if (stats.isFile()) await access(real, constants.R_OK);
    return { path: real, stats };
  } catch (error) {
    throw unreadable(path, error);
  }
};

const PROBLEMS: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'the link leads in a circle',
  ENAMETOOLONG: 'the name is too long',
};

const unreadable = (path: string, error: unknown): LocalError => {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return new LocalError(`Cannot read ${path}: ${PROBLEMS[code] ?? message}`);
};

/** The name in Unicode's composed form, as S3 compares bytes: macOS writes ü as two characters. */
const keyOf = (name: string): string => {
  const key = name.normalize('NFC');
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) {
    throw new LocalError(`The name is longer than S3 allows (${MAX_KEY_BYTES} bytes): ${key.slice(0, 100)}…`);
  }
  return key;
};

/** The last part of each path, with as many folders above it as distinguish it from the others. */
const distinctNames = (paths: string[]): string[] => {
  const parts = paths.map((path) => path.split(sep).filter((part) => part !== ''));
  const depths = paths.map(() => 1);
  const nameAt = (index: number) => parts[index]!.slice(-depths[index]!).join('/') || 'root';
  for (;;) {
    const names = paths.map((_, index) => nameAt(index));
    const clashing = names.flatMap((name, index) =>
      names.some((other, at) => at !== index && other === name) && depths[index]! < parts[index]!.length ? [index] : [],
    );
    if (clashing.length === 0) return names;
    for (const index of clashing) depths[index] = depths[index]! + 1;
  }
};

/** Numbers the later ones of names that have become the same key. */
const withDistinctKeys = (files: FileToUpload[]): FileToUpload[] => {
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
};

/** Is this the name of a folder: one that is there, or that ends like one? */
export const isFolder = async (path: string): Promise<boolean> =>
  /[/\\]$/.test(path) || ((await stat(path).catch(() => undefined))?.isDirectory() ?? false);

/** Checks that a file, or a folder with files, can be created here, before the work begins. @throws {LocalError} */
export const checkWritable = async (path: string): Promise<void> => {
  const existing = await stat(path).catch(() => undefined);
  const folder = existing?.isDirectory() ? path : dirname(resolve(path));
  try {
    if (existing && !existing.isDirectory() && (await isFolder(path)))
      throw Object.assign(new Error(), { code: 'ENOTDIR' });
    await access(folder, constants.W_OK);
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    const problem =
      code === 'ENOTDIR' ? 'it is a file' : code === 'ENOENT' ? `there is no folder ${folder}` : undefined;
    throw new LocalError(`Cannot write ${path}: ${problem ?? PROBLEMS[code] ?? message}`);
  }
};
