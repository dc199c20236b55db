import { describe, expect, it } from 'vitest';
import { blockPages } from '../../functions/tables/search/block-pages.ts';
import { type SearchEntry, unpackNames } from '../../functions/tables/search/search-items.ts';
import { unpackNumbers } from '../../lib/text/search/postings.ts';

const entry = (n: number, names: string[], pairs: number[]): SearchEntry => ({
  articleId: n.toString(16).padStart(32, '0').split('').reverse().join(''),
  day: '2026-03-01',
  names: names.map((name) => ({ name, aliases: [] })),
  speakers: [],
  pairs: Uint32Array.from(pairs),
});

describe('the pages of a block', () => {
  it('have each name once, under each of its words', () => {
    const pages = blockPages([entry(1, ['Ann Reed'], []), entry(2, ['Ann Reed', 'Annabel'], [])]);
    expect(pages.map(({ list, content }) => [list, unpackNames(content).map(({ name }) => name)])).toEqual([
      ['names#an', ['Ann Reed', 'Annabel']],
      ['names#re', ['Ann Reed']],
    ]);
  });

  it('fit into items, even if all words of all articles are in one list', () => {
    const random = (n: number) => (Math.imul(n + 1, 0x9e3779b1) >>> 0).toString(36);
    const entries = Array.from({ length: 300 }, (_, n) =>
      entry(
        n,
        Array.from({ length: 40 }, (_, i) => `Ma${random(n * 40 + i).repeat(20)}`),
        Array.from({ length: 1000 }, (_, i) => i),
      ),
    );
    const pages = blockPages(entries);
    for (const { content } of pages) expect(content.length).toBeLessThan(390_000);
    const of = (kind: string) => pages.filter(({ list }) => list.startsWith(kind));
    expect(of('words#').length).toBeGreaterThan(1);
    expect(new Set(of('words#').map(({ list, part }) => `${list} ${part}`)).size).toBe(of('words#').length);
    expect(of('words#').reduce((sum, { content }) => sum + unpackNumbers(content).length, 0)).toBe(300_000);
    expect(of('names#').reduce((sum, { content }) => sum + unpackNames(content).length, 0)).toBe(12_000);
  });
});
