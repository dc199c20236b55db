import { describe, expect, it } from 'vitest';
import { lexemeOf } from '../../../../lib/text/language/lexemes.ts';
import { PADDING, SentenceWords } from '../../../../lib/text/language/syntax/sentence-words.ts';
import { Skeleton } from '../../../../lib/text/language/syntax/skeleton.ts';
import { tagNumber } from '../../../../lib/text/language/syntax/tags.ts';

/** A sentence of words and marks between spaces, every mark tagged as a comma and every word as a noun. */
const wordsOf = (text: string): SentenceWords => {
  const words = new SentenceWords();
  words.fill(text.split(' ').map(lexemeOf));
  for (let at = PADDING; at < words.end; at++) words.tag[at] = tagNumber(words.mark[at] === 0 ? 'NN' : ',') + 1;
  return words;
};

const skeletonOf = (text: string): Skeleton => {
  const skeleton = new Skeleton();
  skeleton.read(wordsOf(text));
  return skeleton;
};

const part = (values: Int32Array, { end }: Skeleton): number[] => [...values.subarray(PADDING, end)];

describe('a skeleton', () => {
  it('holds the words without the punctuation marks, and where they were', () => {
    const skeleton = skeletonOf('“ Go , ” she said .');
    expect(part(skeleton.origin, skeleton)).toEqual([1, 4, 5].map((token) => token + PADDING));
    expect(part(skeleton.marksBefore, skeleton)).toEqual([1, 3, 3]);
    expect(skeleton.mark[PADDING + 2]).toBe(0);
    expect(skeleton.mark[skeleton.end]).toBeGreaterThan(0);
  });

  it('keeps marks that are tagged as words', () => {
    const words = wordsOf("the clubs ' grounds");
    words.tag[PADDING + 2] = tagNumber('POS') + 1;
    const skeleton = new Skeleton();
    skeleton.read(words);
    expect(skeleton.end - PADDING).toBe(4);
  });

  it.each([
    ['between marks', 'he said “ no ” and “ never ” again', [0, 0, 1, 0, 2, 0]],
    ['from a quotation that goes on', '“ they left', [1, 1]],
    ['from a quotation that began before', 'they left ” he said', [1, 1, 0, 0]],
  ])('tells which words are quoted: %s', (_, text, quotations) => {
    const skeleton = skeletonOf(text);
    expect(part(skeleton.quotation, skeleton)).toEqual(quotations);
  });

  it('is itself again after two mirrors', () => {
    const skeleton = skeletonOf('“ Go , ” she said , “ or stay -- now . ”');
    const once = new Skeleton();
    const twice = new Skeleton();
    once.mirror(skeleton);
    twice.mirror(once);
    for (const name of ['word', 'tag', 'mark', 'quotation', 'fine'] as const)
      expect(part(twice[name], twice)).toEqual(part(skeleton[name], skeleton));
    expect(part(once.word, once)).toEqual(part(skeleton.word, skeleton).reverse());
  });
});
