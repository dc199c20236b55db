import { execFile } from 'node:child_process';
import { glob, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';
import { RULES } from './rooms.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What a script prints, errors included if it fails. */
const outputOf = async (script: string, ...options: string[]): Promise<string> => {
  const run = promisify(execFile)(process.execPath, [join(ROOT, script), ...options], { cwd: ROOT });
  const { stdout } = await run.catch((error: { stdout: string; stderr: string }) => ({
    stdout: error.stdout + error.stderr,
  }));
  return stdout.trim();
};

const problemsOf = (...options: string[]): Promise<string> => outputOf('test/architecture/expressions.ts', ...options);

/** The imports that break a rule, as `rule: from -> to`. Types count too. */
const violations = async (folders: string[], baseDir: string, forbidden: IForbiddenRuleType[]): Promise<string[]> => {
  const { output } = await cruise(folders, {
    baseDir,
    parser: 'swc',
    tsPreCompilationDeps: true,
    validate: true,
    ruleSet: { forbidden },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  });
  const { summary } = output as ICruiseResult;
  expect(summary.totalCruised).toBeGreaterThan(0);
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
};

describe('the rooms of the house', () => {
  it('use only those below them, in no circle', async () => {
    expect(await violations(['bin', 'functions', 'lib'], ROOT, RULES)).toEqual([]);
  });

  it.each([
    ['import', "import { b } from './b.ts'; export const a = b;"],
    ['import of a type', "import type { B } from './b.ts'; export type A = B;"],
    ['re-export', "export { b } from './b.ts';"],
    ['dynamic import', "export const a = async () => (await import('./b.ts')).b;"],
  ])('are watched over each %s', async (_, code) => {
    const folder = await mkdtemp(join(tmpdir(), 'newsprint-rooms-'));
    try {
      await writeFile(join(folder, 'a.ts'), code);
      await writeFile(
        join(folder, 'b.ts'),
        "import type * as a from './a.ts'; export type B = typeof a; export const b = 1;",
      );
      const forbidden: IForbiddenRuleType[] = [
        { name: 'no circles', from: {}, to: { circular: true } },
        { name: 'a below b', from: { path: '^a' }, to: { path: '^b' } },
      ];
      const found = await violations(['.'], folder, forbidden);
      expect(found).toContain('no circles: a.ts -> b.ts');
      expect(found).toContain('a below b: a.ts -> b.ts');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('the code', () => {
  it('imports no type inline, which the rules would not see', async () => {
    const inline: string[] = [];
    for await (const file of glob('{bin,functions,lib}/**/*.ts', { cwd: ROOT })) {
      if (/\bimport\(['"][^'"]+['"]\)\.(?!then\b)/.test(await readFile(join(ROOT, file), 'utf8'))) inline.push(file);
    }
    expect(inline).toEqual([]);
  });

  // New ones take seconds each, until `npm run expressions` has recorded them.
  it('has no regular expression that a crafted text holds up', { timeout: 600_000 }, async () => {
    expect(await problemsOf('--new')).toBe('');
  });

  it.each([
    ['quadratic', 'export const END = /,+$/;', /2nd degree polynomial/],
    ['exponential', 'export const WORDS = /^(?:a|a ?)*$/;', /exponential/],
    ['built of parts', "export const WORDS = new RegExp('^(?:' + ['a', 'a ?'].join('|') + ')*$');", /exponential/],
    ['built later', "export const wordsOf = (word: string) => new RegExp(word + '+$');", /cannot be judged/],
  ])('would not keep one that is %s', async (_, code, problem) => {
    const folder = await mkdtemp(join(tmpdir(), 'newsprint-expressions-'));
    try {
      await mkdir(join(folder, 'lib'));
      await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
      await writeFile(join(folder, 'lib/a.ts'), code);
      expect(await problemsOf('--root', folder)).toMatch(problem);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('has no module and no export that nobody uses', async () => {
    expect(await outputOf('node_modules/knip/bin/knip.js', '--no-progress')).toBe('');
  });
});
