import { describe, expect, it } from 'vitest';
import { COMPARED, CROWD, candidatesOf } from '../../../lib/text/similarity/candidates.ts';

const crowd = (...members: string[]) => [...members, ...Array.from({ length: CROWD }, (_, i) => `stranger ${i}`)];

describe('whom an article is compared with', () => {
  it('those it met, who shares most buckets first, and not itself', () => {
    expect(candidatesOf([['self', 'a'], ['b', 'self'], ['b'], []], 'self')).toEqual(['b', 'a']);
  });

  it('nobody it met once in a crowd, but whom it met there twice', () => {
    expect(candidatesOf([crowd('self', 'a')], 'self')).toEqual([]);
    const other = crowd('self', 'a').map((member) => member.replace('stranger', 'another'));
    expect(candidatesOf([crowd('self', 'a'), other], 'self')).toEqual(['a']);
  });

  it('a few of very many', () => {
    const met = Array.from({ length: 100 }, (_, i) => ['self', `m${i}`]);
    expect(candidatesOf([...met, ['self', 'm77']], 'self')).toHaveLength(COMPARED);
    expect(candidatesOf([...met, ['self', 'm77']], 'self')[0]).toBe('m77');
  });
});
