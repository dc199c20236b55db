import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPhrase, mayChange } from '../../../lib/text/search/phrase.ts';
import { pairsInOrder, pairsKept, pairsOf } from '../../../lib/text/search/word-pairs.ts';

const words = (text: string) => text.split(' ');
const SAID = 'We will not, under any circumstances, close the harbour bridge this year.';

describe('a phrase in a text', () => {
  it('is found where it stands', () => {
    const { start, end, changed } = findPhrase(words('under any circumstances close'), SAID, 0)!;
    expect([SAID.slice(start, end), changed]).toEqual(['under any circumstances, close', 0]);
  });

  it.each([
    ['a word changed', 'close the harbour tunnel this year', 1],
    ['a word added', 'close the old harbour bridge this year', 1],
    ['a word left out', 'we will under any circumstances close', 1],
    ['two changed', 'open the harbour tunnel this year', 2],
  ])('is found with %s, if that may be', (_, phrase, changed) => {
    expect(findPhrase(words(phrase), SAID, changed)).toMatchObject({ changed });
    expect(findPhrase(words(phrase), SAID, changed - 1)).toBeUndefined();
  });

  it('is found where it is changed least', () => {
    const text = 'close the bridge now. We close the harbour bridge.';
    const { start, end, changed } = findPhrase(words('close the harbour bridge'), text, 2)!;
    expect([text.slice(start, end), changed]).toEqual(['close the harbour bridge', 0]);
  });

  it('is not found in another order, in part of a word, or in a text without words', () => {
    expect(findPhrase(words('bridge harbour'), SAID, 0)).toBeUndefined();
    expect(findPhrase(words('harbour brid'), SAID, 0)).toBeUndefined();
    expect(findPhrase(words('harbour'), ' … ', 0)).toBeUndefined();
  });

  it.each([
    [3, 0],
    [4, 1],
    [5, 1],
    [10, 2],
    [12, 3],
  ])('of %i words may have %i changed in another wording', (length, changed) => {
    expect(mayChange(length)).toBe(changed);
  });
});

const text = fc.array(fc.constantFrom(...'abcdefg'), { minLength: 2, maxLength: 14 });

describe('a phrase that is found with some words changed', () => {
  it('shares as many pairs of words with the text as are looked for', () => {
    fc.assert(
      fc.property(text, text, fc.nat(4), (phrase, said, most) => {
        const found = findPhrase(phrase, said.join(' '), most);
        const pairs = [...new Set(pairsInOrder(phrase))];
        const has = new Set(pairsOf([said]));
        const shared = pairs.filter((pair) => has.has(pair)).length;
        if (!found) return;
        if (found.changed === 0) expect(shared).toBe(pairs.length);
        else expect(shared).toBeGreaterThanOrEqual(pairs.length - 2 * found.changed);
        expect(pairsKept(pairs.length, found.changed)).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 3000, seed: 1 },
    );
  });

  it('is changed as little as the nearest part of the text', () => {
    fc.assert(
      fc.property(text, text, (phrase, said) => {
        let least = phrase.length;
        for (let from = 0; from < said.length; from++)
          for (let to = from + 1; to <= said.length; to++) least = Math.min(least, edits(phrase, said.slice(from, to)));
        expect(findPhrase(phrase, said.join(' '), phrase.length)?.changed).toBe(least);
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});

/** Edit distance of whole lists, by its definition. */
const edits = (a: readonly string[], b: readonly string[]): number => {
  let row = b.map((_, j) => j + 1);
  row.unshift(0);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row.at(-1)!;
};
