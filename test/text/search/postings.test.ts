import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articlesWith, packNumbers, pageOf, postingsOf, unpackNumbers } from '../../../lib/text/search/postings.ts';
import { PAIR_BITS } from '../../../lib/text/search/word-pairs.ts';

const pair = fc.nat(2 ** PAIR_BITS - 1);
const articles = fc.uniqueArray(
  fc.record({ articleId: fc.nat(0xffff).map((n) => n.toString(16).padStart(4, '0').repeat(8)), pairs: fc.array(pair) }),
  { selector: ({ articleId }) => articleId, maxLength: 20 },
);

describe('the pages of a block', () => {
  it('list exactly the articles that have a pair of words, also once packed', () => {
    fc.assert(
      fc.property(articles, pair, (list, other) => {
        const pages = postingsOf(list);
        for (const wanted of [other, ...list.flatMap(({ pairs }) => pairs)]) {
          const page = unpackNumbers(packNumbers(pages.get(pageOf(wanted)) ?? new Uint32Array()));
          const having = list
            .filter(({ pairs }) => pairs.includes(wanted))
            .map(({ articleId }) => articleId.slice(0, 4));
          expect(articlesWith(page, wanted).sort()).toEqual(having.sort());
        }
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('take three bytes for each pair of an article', () => {
    const list = Array.from({ length: 1000 }, (_, n) => ({
      articleId: n.toString(16).padStart(4, '0').repeat(8),
      pairs: Array.from({ length: 150 }, (_, i) => (Math.imul(n * 150 + i, 0x9e3779b1) >>> 0) % 2 ** PAIR_BITS),
    }));
    const bytes = [...postingsOf(list).values()].reduce((sum, page) => sum + packNumbers(page).length, 0);
    expect(bytes / 150_000).toBeLessThan(3.2);
  });
});
