import { describe, expect, it } from 'vitest';
import { bucketsOf } from '../../../lib/text/similarity/bucket-keys.ts';
import { compare, containmentOf } from '../../../lib/text/similarity/compare.ts';
import { sketchOf, stored } from '../../../lib/text/similarity/sketch.ts';
import { SKETCH_PARAMETERS } from '../../../lib/text/similarity/sketch-parameters.ts';
import { decodeSketch, encodeSketch } from '../../../lib/text/similarity/stored-sketch.ts';
import { random } from '../../bench/similarity/random.ts';

/** Words from one number to another: no two runs of three are equal. */
const text = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => (from + i).toString(36).padStart(4, '0')).join(' ');

/** Six letters each. */
const LONG_WORDS = Array.from({ length: 3000 }, (_, i) =>
  [...(i * 7919 + 3_000_000).toString(26)]
    .map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)))
    .join(''),
);

describe('a sketch', () => {
  it('holds all shingles, and is stored with those of a short text, the smallest of a long one, and their number', () => {
    const [short, long] = [sketchOf(text(0, 102)), sketchOf(text(0, 5002))];
    expect([short.size, short.minima.length, stored(short).minima.length]).toEqual([100, 100, 100]);
    // Of five thousand hashes with twenty bits, some dozen are equal.
    expect(long.size).toBeGreaterThan(4950);
    expect([long.minima.length, long.places.length]).toEqual([long.size, long.size]);
    const kept = stored(long);
    expect(kept.minima.length).toBeGreaterThan(300);
    expect(kept.minima).toEqual(long.minima.subarray(0, kept.minima.length));
    expect([kept.places.length, kept.size]).toEqual([kept.minima.length, long.size]);
    expect(encodeSketch(long).minima.length).toBeLessThanOrEqual(SKETCH_PARAMETERS.minimaBytes);
  });

  it('is hardly changed by a text pasted twice', () => {
    const once = sketchOf(`${text(0, 300)}`);
    const twice = sketchOf(`${text(0, 300)}\n\n${text(0, 300)}`);
    expect(compare(once, twice).similarity).toBeGreaterThan(0.98);
  });

  it('has the same number of distinct keys for every text that has enough shingles', () => {
    expect(new Set(bucketsOf(sketchOf(text(0, 500)))).size).toBe(SKETCH_PARAMETERS.keys);
    expect(new Set(bucketsOf(sketchOf(`${text(0, 100)} ${text(0, 100)} ${text(0, 100)}`))).size).toBe(
      SKETCH_PARAMETERS.keys,
    );
    expect(bucketsOf(sketchOf('three short words'))).toHaveLength(1);
    expect(bucketsOf(sketchOf(''))).toEqual([]);
  });

  it('shares keys with another about as often as their texts overlap', () => {
    let shared = 0;
    for (let i = 0; i < 200; i++) {
      const from = i * 2000;
      const [a, b] = [bucketsOf(sketchOf(text(from, from + 600))), bucketsOf(sketchOf(text(from + 300, from + 900)))];
      shared += a.filter((bucket) => b.includes(bucket)).length;
    }
    // Half of each text is in the other.
    expect(shared / (200 * SKETCH_PARAMETERS.keys)).toBeGreaterThan(1 / 3);
    expect(shared / (200 * SKETCH_PARAMETERS.keys)).toBeLessThan(1 / 2);
  });

  it('shares a key with every piece of a quarter of its text', () => {
    for (let i = 0; i < 200; i++) {
      const [from, at] = [i * 2000, i * 2000 + ((i * 7) % 375)];
      const [whole, piece] = [bucketsOf(sketchOf(text(from, from + 500))), bucketsOf(sketchOf(text(at, at + 125)))];
      expect(piece.filter((bucket) => whole.includes(bucket)).length).toBeGreaterThan(0);
    }
  });

  it('shares a key with nearly every scan in which one letter in twelve is misread', () => {
    const r = random(1);
    const misread = (words: string) =>
      words.replace(/[a-z]/g, (letter) => (r.chance(0.08) ? r.pick([...'abcdefghijklmnopqrstuvwxyz']) : letter));
    let met = 0;
    for (let i = 0; i < 200; i++) {
      const print = Array.from({ length: 400 }, () => r.pick(LONG_WORDS)).join(' ');
      const [clean, scan] = [bucketsOf(sketchOf(print)), bucketsOf(sketchOf(misread(print)))];
      if (scan.some((bucket) => clean.includes(bucket))) met++;
    }
    expect(met).toBeGreaterThan(188);
  });

  it('shares keys with a text that has other short words between its long ones', () => {
    // Names: of other unknown words the text would be taken for a bad scan.
    const long = LONG_WORDS.slice(0, 300).map((word) => `X${word}`);
    const between = (words: readonly string[]) => long.map((word, i) => `${word} ${words[i % words.length]}`).join(' ');
    const [one, other] = [between(['of', 'to', 'in']), between(['by', 'as', 'for', 'at'])].map((print) =>
      bucketsOf(sketchOf(print)),
    );
    expect(one!.filter((bucket) => other!.includes(bucket)).length).toBeGreaterThanOrEqual(10);
  });

  it('is restored from its stored form', () => {
    for (const length of [0, 1, 10, 3000, 30_000]) {
      const { minima, places, size } = stored(sketchOf(text(0, length)));
      const encoded = encodeSketch({ minima, places, size });
      // DynamoDB returns bytes that may start anywhere in a larger buffer.
      const shifted = new Uint8Array(encoded.minima.length + 3);
      shifted.set(encoded.minima, 3);
      expect(decodeSketch({ ...encoded, minima: shifted.subarray(3) })).toEqual({ minima, places, size });
    }
  });
});

describe('the overlap of two texts', () => {
  it('is exact for two short texts', () => {
    const overlap = compare(sketchOf(text(0, 102)), sketchOf(text(50, 202)));
    expect(overlap).toMatchObject({ firstInSecond: 0.5, secondInFirst: 50 / 150, similarity: 0.25, shared: 50 });
    expect(containmentOf(overlap)).toBe(0.5);
  });

  it.each([
    [0, 1000, 0, 250],
    [0, 4000, 1000, 3000],
    [0, 20_000, 0, 4000],
    [0, 500, 400, 10_000],
  ])('is estimated closely for long texts: %i–%i and %i–%i', (a, b, c, d) => {
    const overlap = compare(sketchOf(text(a, b)), sketchOf(text(c, d)));
    const both = Math.max(0, Math.min(b, d) - Math.max(a, c));
    expect(overlap.firstInSecond).toBeCloseTo(both / (b - a), 1);
    expect(Math.abs(overlap.secondInFirst - both / (d - c))).toBeLessThan(0.12);
    expect(Math.abs(overlap.similarity - both / (b - a + (d - c) - both))).toBeLessThan(0.06);
  });

  it('is told by all shingles of a piece, though of the longer text that comes after it only a sample would be stored', () => {
    const [piece, whole] = [stored(sketchOf(text(500, 602))), sketchOf(text(0, 2000))];
    expect(compare(piece, whole)).toMatchObject({ sampled: 100, firstInSecond: 1 });
    expect(compare(piece, stored(whole)).sampled).toBeLessThan(40);
  });

  it('is none for different texts and for an empty one', () => {
    // But for a hash or two, as hashes of twenty bits are equal now and then.
    expect(compare(sketchOf(text(0, 900)), sketchOf(text(1000, 1900))).shared).toBeLessThan(3);
    expect(compare(sketchOf(''), sketchOf(text(0, 90)))).toMatchObject({ similarity: 0, firstInSecond: 0 });
  });
});
