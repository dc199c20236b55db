import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

const ALLOWED =
  /^(?:package\.json|package-lock\.json|tsconfig\.json|cdk\.json|README\.md|LICENSE|bin|lib|functions|test|docs|\..+)$/;

it('the top level holds what everybody expects there, and nothing else', () => {
  const files = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).split('\n').filter(Boolean);
  const top = new Set(files.map((file) => file.split('/')[0]!));
  expect([...top].filter((name) => !ALLOWED.test(name))).toEqual([]);
});
