import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { checkWritable, findFiles } from '../../lib/local/command/paths.ts';

const base = mkdtempSync(join(tmpdir(), 'newsprint-paths-'));
let folder: string;
let folders = 0;
beforeEach(() => {
  folder = join(base, `t${folders++}`);
  mkdirSync(folder);
});
afterAll(() => rmSync(base, { recursive: true }));

const file = (path: string, text = 'text'): string => {
  const full = join(folder, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, text);
  return full;
};
const keys = async (...paths: string[]) => (await findFiles(paths)).map(({ key }) => key);

describe('the files of a path', () => {
  it('are the file itself, with its name as key', async () => {
    const path = file('a b+ü.txt', '12345');
    expect(await findFiles([path])).toEqual([{ path, key: 'a b+ü.txt', size: 5 }]);
  });

  it('are all files in a folder and its subfolders, with the name of the folder in their keys, sorted by name', async () => {
    for (const path of ['wire/b.txt', 'wire/a.txt', 'wire/deep/er/c.txt']) file(path);
    expect(await keys(join(folder, 'wire'))).toEqual(['wire/a.txt', 'wire/b.txt', 'wire/deep/er/c.txt']);
    expect(await keys(join(folder, 'wire/'))).toEqual(['wire/a.txt', 'wire/b.txt', 'wire/deep/er/c.txt']);
  });

  it('are sorted with a story before its copies', async () => {
    for (const path of ['w/story (copy).txt', 'w/story.txt', 'w/story-2.txt', 'w/a.b.txt']) file(path);
    expect(await keys(join(folder, 'w'))).toEqual(['w/a.b.txt', 'w/story.txt', 'w/story (copy).txt', 'w/story-2.txt']);
  });

  it('do not include hidden files in a folder, but a hidden file given itself', async () => {
    for (const path of ['w/a.txt', 'w/.DS_Store', 'w/.git/config', 'w/Thumbs.db']) file(path);
    expect(await keys(join(folder, 'w'))).toEqual(['w/a.txt']);
    expect(await keys(join(folder, 'w/.DS_Store'))).toEqual(['.DS_Store']);
  });

  it('include links, without going in circles', async () => {
    file('w/a.txt');
    file('elsewhere/b.txt');
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'w/linked'));
    symlinkSync(join(folder, 'w'), join(folder, 'w/round'));
    expect(await keys(join(folder, 'w'))).toEqual(['w/a.txt', 'w/linked/b.txt']);
  });

  it('are listed once even if given twice', async () => {
    const path = file('w/a.txt');
    expect(await keys(path, path, join(folder, 'w/../w/a.txt'))).toEqual(['a.txt']);
  });

  it('have different keys if two paths end alike', async () => {
    expect(await keys(file('x/2020/a.txt'), file('y/2020/a.txt'), file('b.txt'))).toEqual([
      'x/2020/a.txt',
      'y/2020/a.txt',
      'b.txt',
    ]);
  });

  it('have keys in composed Unicode, numbered if two names become the same', async () => {
    file('w/Zu\u0308rich.txt');
    expect(await keys(join(folder, 'w'))).toEqual(['w/Z\u00fcrich.txt']);
    file('w/Z\u00fcrich.txt');
    expect(await keys(join(folder, 'w'))).toEqual(['w/Z\u00fcrich.txt', 'w/Z\u00fcrich (2).txt']);
  });
});

describe('findFiles fails on', () => {
  it('a missing path, with the reason', async () => {
    await expect(findFiles([join(folder, 'none')])).rejects.toThrow(
      /^Cannot read .*none: there is no such file or folder$/,
    );
  });

  it('a folder that is empty or has only hidden files', async () => {
    file('empty/.hidden');
    await expect(findFiles([join(folder, 'empty')])).rejects.toThrow(/^There are no files in the folder .*empty$/);
  });

  it('a link to nothing or to itself', async () => {
    symlinkSync(join(folder, 'gone'), join(folder, 'broken'));
    symlinkSync(join(folder, 'self'), join(folder, 'self'));
    await expect(findFiles([join(folder, 'broken')])).rejects.toThrow('there is no such file');
    await expect(findFiles([join(folder, 'self')])).rejects.toThrow('leads in a circle');
  });

  it('a path that is neither a file nor a folder', async () => {
    await expect(findFiles(['/dev/null'])).rejects.toThrow('neither a file nor a folder');
  });

  it('a name that is too long for S3', async () => {
    const part = 'x'.repeat(200);
    file(`${part}/${part}/${part}/${part}/${part}/${part}.txt`);
    await expect(findFiles([join(folder, part)])).rejects.toThrow('longer than S3 allows');
  });
});

describe('the output file or folder', () => {
  it('must be in an existing folder', async () => {
    await expect(checkWritable(join(folder, 'no/out.jsonl'))).rejects.toThrow('there is no folder');
    await expect(checkWritable(join(folder, 'no/out/'))).rejects.toThrow('there is no folder');
    await expect(checkWritable(folder)).resolves.toBeUndefined();
    await expect(checkWritable(join(folder, 'new/'))).resolves.toBeUndefined();
    await expect(checkWritable(join(folder, 'out.jsonl'))).resolves.toBeUndefined();
  });
});
