import { describe, expect, it } from 'vitest';
import { cutList, cutParagraphs, cutText } from '../../functions/analyse/rows/limits.ts';

describe('cutting what is too long for an item', () => {
  it('keeps whole paragraphs as long as they fit', () => {
    expect(cutParagraphs('one\n\ntwo\n\nthree', 100)).toBe('one\n\ntwo\n\nthree');
    expect(cutParagraphs('one\n\ntwo\n\nthree', 12)).toBe('one\n\ntwo');
  });

  it('counts bytes, not characters, and never splits a character', () => {
    expect(cutParagraphs('äöü', 3)).toBe('ä');
    expect(cutParagraphs('a😀b', 4)).toBe('a');
  });

  it('marks a cut text and never splits a surrogate pair', () => {
    expect(cutText('short', 5)).toBe('short');
    expect(cutText('longer', 5)).toBe('long…');
    expect(cutText('abc😀def', 5)).toBe('abc…');
  });

  it('counts what it cuts from a list', () => {
    expect(cutList([1, 2, 3], 2)).toEqual({ kept: [1, 2], cut: 1 });
    expect(cutList([1, 2], 2)).toEqual({ kept: [1, 2], cut: 0 });
  });
});
