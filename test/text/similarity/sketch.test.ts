import { describe, expect, it } from 'vitest';
import { bucketsOf } from '../../../lib/text/similarity/buckets.ts';
import { compare, containmentOf } from '../../../lib/text/similarity/compare.ts';
import { SHAPE, sketchOf } from '../../../lib/text/similarity/sketch.ts';
import { readSketch, storeSketch } from '../../../lib/text/similarity/stored-sketch.ts';

/** Words from one number to another: no two runs of three are alike. */
const text = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => (from + i).toString(36).padStart(4, '0')).join(' ');

describe('a sketch', () => {
  it('holds all shingles of a short text, the smallest of a long one, and counts them either way', () => {
    const [short, long] = [sketchOf(text(0, 102)), sketchOf(text(0, 5002))];
    expect([short.size, short.minima.length]).toEqual([100, 100]);
    // Twenty bits of five thousand hashes: some dozen are alike.
    expect(long.size).toBeGreaterThan(4950);
    expect(long.minima.length).toBeGreaterThan(300);
    expect(storeSketch(long).minima.length).toBeLessThanOrEqual(SHAPE.bytes);
  });

  it('does not mind that a text stands twice', () => {
    const once = sketchOf(`${text(0, 300)}`);
    const twice = sketchOf(`${text(0, 300)}\n\n${text(0, 300)}`);
    expect(compare(once, twice).similarity).toBeGreaterThan(0.98);
  });

  it('has so many keys, each another, and fewer only where the text has no more shingles', () => {
    expect(new Set(bucketsOf(sketchOf(text(0, 500)))).size).toBe(SHAPE.keys);
    expect(new Set(bucketsOf(sketchOf(`${text(0, 100)} ${text(0, 100)} ${text(0, 100)}`))).size).toBe(SHAPE.keys);
    expect(bucketsOf(sketchOf('three short words'))).toHaveLength(1);
    expect(bucketsOf(sketchOf(''))).toEqual([]);
  });

  it('shares keys with another as often as their texts are alike', () => {
    let shared = 0;
    for (let i = 0; i < 200; i++) {
      const from = i * 2000;
      const [a, b] = [bucketsOf(sketchOf(text(from, from + 600))), bucketsOf(sketchOf(text(from + 300, from + 900)))];
      shared += a.filter((bucket) => b.includes(bucket)).length;
    }
    // Half of each text is in the other.
    expect(shared / (200 * SHAPE.keys)).toBeGreaterThan(1 / 3);
    expect(shared / (200 * SHAPE.keys)).toBeLessThan(1 / 2);
  });

  it('shares a key with every piece of a quarter of its text', () => {
    for (let i = 0; i < 200; i++) {
      const [from, at] = [i * 2000, i * 2000 + ((i * 7) % 375)];
      const [whole, piece] = [bucketsOf(sketchOf(text(from, from + 500))), bucketsOf(sketchOf(text(at, at + 125)))];
      expect(piece.filter((bucket) => whole.includes(bucket)).length).toBeGreaterThan(0);
    }
  });

  it('comes back from storage as it went', () => {
    for (const length of [0, 1, 10, 3000, 30_000]) {
      const { minima, size } = sketchOf(text(0, length));
      const stored = storeSketch({ minima, size });
      // DynamoDB gives bytes that start anywhere in a larger buffer.
      const shifted = new Uint8Array(stored.minima.length + 3);
      shifted.set(stored.minima, 3);
      expect(readSketch({ ...stored, minima: shifted.subarray(3) })).toEqual({ minima, size });
    }
  });
});

describe('the overlap of two texts', () => {
  it('is exact where both are short', () => {
    const overlap = compare(sketchOf(text(0, 102)), sketchOf(text(50, 202)));
    expect(overlap).toMatchObject({ firstInSecond: 0.5, secondInFirst: 50 / 150, similarity: 0.25, shared: 50 });
    expect(containmentOf(overlap)).toBe(0.5);
  });

  it.each([
    [0, 1000, 0, 250],
    [0, 4000, 1000, 3000],
    [0, 20_000, 0, 4000],
    [0, 500, 400, 10_000],
  ])('is near the truth where they are long: %i–%i and %i–%i', (a, b, c, d) => {
    const overlap = compare(sketchOf(text(a, b)), sketchOf(text(c, d)));
    const both = Math.max(0, Math.min(b, d) - Math.max(a, c));
    expect(overlap.firstInSecond).toBeCloseTo(both / (b - a), 1);
    expect(Math.abs(overlap.secondInFirst - both / (d - c))).toBeLessThan(0.12);
    expect(Math.abs(overlap.similarity - both / (b - a + (d - c) - both))).toBeLessThan(0.06);
  });

  it('is none of different texts, and none of an empty one', () => {
    // But for a hash or two: twenty bits are alike now and then.
    expect(compare(sketchOf(text(0, 900)), sketchOf(text(1000, 1900))).shared).toBeLessThan(3);
    expect(compare(sketchOf(''), sketchOf(text(0, 90)))).toMatchObject({ similarity: 0, firstInSecond: 0 });
  });
});
