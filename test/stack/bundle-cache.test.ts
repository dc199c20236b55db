import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBundle, PROJECT_ROOT, storeBundle } from '../../lib/stack/bundling/bundle-cache.ts';

let folder: string;
let cache: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsprint-bundle-cache-'));
  cache = join(folder, 'cache');
  for (const path of ['cache', 'models']) mkdirSync(join(folder, path));
  write('index.ts', 'first');
  write('models/a.model', 'a');
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (path: string, content: string) => writeFileSync(join(folder, path), content);
const input = (path: string) => relative(PROJECT_ROOT, join(folder, path));
const find = () => {
  const bundle = findBundle(cache, 'analyse');
  return bundle && readFileSync(join(bundle, 'index.mjs'), 'utf8');
};
const store = (code: string) => {
  const finished = mkdtempSync(join(cache, 'analyse-'));
  writeFileSync(join(finished, 'index.mjs'), code);
  storeBundle(cache, 'analyse', [input('index.ts'), `${input('models')}/`, input('models/a.model')], finished);
};

describe('a bundle in the cache', () => {
  it('is missing before it is stored, and found afterwards', () => {
    expect(find()).toBeUndefined();
    store('bundle');
    expect(find()).toBe('bundle');
    expect(findBundle(cache, 'backfill')).toBeUndefined();
  });

  it('is not found if an input has changed, and found again once the change is undone', () => {
    store('bundle');
    write('index.ts', 'second');
    expect(find()).toBeUndefined();
    write('index.ts', 'first');
    expect(find()).toBe('bundle');
  });

  it.each([
    ['an input is missing', () => rmSync(join(folder, 'models/a.model'))],
    ['a folder has a new file', () => write('models/b.model', 'b')],
  ])('is not found if %s', (_name, change) => {
    store('bundle');
    change();
    expect(find()).toBeUndefined();
  });

  it('is the first of two that are stored for the same inputs', () => {
    store('first');
    store('second');
    expect(find()).toBe('first');
    expect(readdirSync(cache)).toHaveLength(2);
  });

  it('is deleted after a week without use, when another is stored', () => {
    store('first');
    const weekAgo = new Date(Date.now() - 8 * 24 * 60 * 60 * 1000);
    for (const entry of readdirSync(cache)) utimesSync(join(cache, entry), weekAgo, weekAgo);
    write('index.ts', 'second');
    store('second');
    write('index.ts', 'first');
    expect(find()).toBeUndefined();
    expect(readdirSync(cache)).toHaveLength(2);
  });
});
