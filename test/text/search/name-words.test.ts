import { describe, expect, it } from 'vitest';
import { listOf, listsOf, misspelling, nameRank, searchName } from '../../../lib/text/search/name-words.ts';

const query = (text: string) => text.split(' ');
const plain = (name: string) => ({ name, aliases: [] });

describe('a name', () => {
  it('keeps only aliases that have words of their own', () => {
    expect(searchName('Leon Panetta', ['Panetta', 'Mr. Panetta'])).toEqual({
      name: 'Leon Panetta',
      aliases: ['Mr. Panetta'],
    });
    expect(searchName('World Health Organization', ['WHO', 'Organization']).aliases).toEqual(['WHO']);
  });

  it('is listed under the beginnings of all its words', () => {
    expect([...listsOf({ name: 'Ursula von der Leyen', aliases: ['EU chief'] })].sort()).toEqual(
      ['ur', 'vo', 'de', 'le', 'eu', 'ch'].sort(),
    );
    expect(listOf('x')).toBe('x');
  });

  it('of another script is listed under one of a few hundred lists', () => {
    const lists = new Set(Array.from({ length: 20_000 }, (_, i) => listOf(String.fromCodePoint(0x4e00 + i))));
    expect(lists.size).toBeLessThanOrEqual(256);
    expect([...lists].every((list) => list.startsWith('~'))).toBe(true);
  });

  it.each([
    ['leon panetta', 4],
    ['leon', 3],
    ['panetta', 2],
    ['panetta leon', 2],
    ['leo pan', 1],
    ['leon obama', 0],
    ['eon', 0],
  ])('answers "%s" with rank %i', (text, rank) => {
    expect(nameRank(query(text), plain('Leon Panetta'))).toBe(rank);
  });

  it('answers no query without words', () => {
    expect(nameRank([], plain('Leon Panetta'))).toBe(0);
  });

  it('is a suggestion for what is spelled nearly like it', () => {
    expect(misspelling(query('panneta'), plain('Leon Panetta'))).toBe(2);
    expect(misspelling(query('leom panetta'), plain('Leon Panetta'))).toBe(1);
    expect(misspelling(query('obama'), plain('Leon Panetta'))).toBeUndefined();
  });
});
