import { describe, expect, it } from 'vitest';
import { lines } from '../reading.ts';

const BELOW = [
  'Maria Keller, who teaches history in Harlow, said on Monday that the old harbour wall would not survive another flood.',
  'Peter Hale said the shops were full.',
];

describe('the speaker of a headline', () => {
  it.each([
    ['Historian says harbour wall will not survive flood', 'Maria Keller'],
    ['Former teacher warns harbour wall will not survive', 'Maria Keller'],
  ])('is the one below who says the same: %s', (headline, speaker) => {
    expect(lines(headline, ...BELOW)[0]).toMatch(new RegExp(`^${speaker}: `));
  });

  it.each([
    ['nobody below says it', 'Lawyer says council must pay', 'Lawyer'],
    ['it is no headline', 'A historian says the harbour wall will not survive a flood.', 'A historian'],
    ['there are several', 'Historians say harbour wall will not survive flood', 'Historians'],
  ])('stays as printed where %s', (_, first, speaker) => {
    expect(lines(first, ...BELOW)[0]).toMatch(new RegExp(`^${speaker}: `));
  });
});
