import { describe, expect, it } from 'vitest';
import { candidatesOf, MAX_CANDIDATES, MAX_UNCROWDED_MEMBERS } from '../../../lib/text/similarity/candidates.ts';

const crowd = (...members: string[]) => [
  ...members,
  ...Array.from({ length: MAX_UNCROWDED_MEMBERS }, (_, i) => `stranger ${i}`),
];

describe('candidatesOf', () => {
  it('returns the articles met, those that share most buckets first, without the article itself', () => {
    expect(candidatesOf([['self', 'a'], ['b', 'self'], ['b'], []], 'self')).toEqual(['b', 'a']);
  });

  it('leaves out articles met in a single crowded bucket, but not those met in two', () => {
    expect(candidatesOf([crowd('self', 'a')], 'self')).toEqual([]);
    const other = crowd('self', 'a').map((member) => member.replace('stranger', 'another'));
    expect(candidatesOf([crowd('self', 'a'), other], 'self')).toEqual(['a']);
  });

  it('returns only a few of very many', () => {
    const met = Array.from({ length: 100 }, (_, i) => ['self', `m${i}`]);
    expect(candidatesOf([...met, ['self', 'm77']], 'self')).toHaveLength(MAX_CANDIDATES);
    expect(candidatesOf([...met, ['self', 'm77']], 'self')[0]).toBe('m77');
  });
});
