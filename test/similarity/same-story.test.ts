import { describe, expect, it } from 'vitest';
import { compare } from '../../functions/similarity/compare.ts';
import { isSameStory } from '../../functions/similarity/same-story.ts';
import { sketchOf } from '../../functions/similarity/sketch.ts';

const text = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => (from + i).toString(36).padStart(4, '0')).join(' ');

const same = (one: string, other: string) => {
  const [a, b] = [sketchOf(one), sketchOf(other)];
  return isSameStory(compare(a, b), Math.min(a.size, b.size));
};

describe('two texts are one story', () => {
  it.each([
    ['cut to a third', text(0, 600), text(0, 200)],
    ['one paragraph of it', text(0, 600), text(100, 150)],
    ['embedded in a piece four times as long', text(0, 400), `${text(5000, 5800)} ${text(0, 400)} ${text(9000, 9400)}`],
    ['with a new lead and a notice', text(0, 300), `${text(5000, 5050)} ${text(40, 300)} ${text(9000, 9060)}`],
    ['the same few words', text(0, 12), text(0, 12)],
    ['longer than most books', text(0, 30_000), text(500, 30_000)],
  ])('%s', (_, one, other) => {
    expect(same(one, other)).toBe(true);
    expect(same(other, one)).toBe(true);
  });

  it.each([
    ['that share a quotation', text(0, 500), `${text(5000, 5400)} ${text(100, 160)}`],
    ['that share two paragraphs of background', text(0, 800), `${text(5000, 5700)} ${text(600, 720)}`],
    ['short ones that share a notice', `${text(0, 60)} ${text(9000, 9040)}`, `${text(500, 560)} ${text(9000, 9040)}`],
    ['a short one with a quotation of a long one', text(0, 900), `${text(5000, 5050)} ${text(100, 140)}`],
    ['a phrase', 'the minister said on Monday that', 'the minister said on Monday nothing of the kind at all'],
    ['that have nothing in common', text(0, 300), text(1000, 1300)],
    ['of which one is empty', text(0, 300), ''],
  ])('but not two %s', (_, one, other) => {
    expect(same(one, other)).toBe(false);
    expect(same(other, one)).toBe(false);
  });
});
