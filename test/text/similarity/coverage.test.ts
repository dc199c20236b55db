import { describe, expect, it } from 'vitest';
import { compare } from '../../../lib/text/similarity/compare.ts';
import { coverageOf } from '../../../lib/text/similarity/coverage.ts';
import { sketchOf } from '../../../lib/text/similarity/sketch.ts';
import { decodeSketch, encodeSketch } from '../../../lib/text/similarity/stored-sketch.ts';
import { random } from '../../bench/similarity/random.ts';

const text = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => (from + i).toString(36).padStart(4, '0')).join(' ');

const coverage = (one: string, other: string) => coverageOf(compare(sketchOf(one), sketchOf(other)));

describe('how much of a text another holds', () => {
  it('is told of both, with where it stands', () => {
    const { first, second, density } = coverage(text(0, 400), `${text(1000, 1300)} ${text(300, 400)}`);
    expect(first.share).toBeCloseTo(0.25, 1);
    expect(first.before).toBeCloseTo(0.75, 1);
    expect(first.behind).toBe(0);
    expect(second.share).toBeCloseTo(0.25, 1);
    expect(second.before).toBeCloseTo(0.75, 1);
    expect(density).toBeGreaterThan(0.9);
  });

  it('is the whole of a misread copy, and a third of a text of which a third is quoted', () => {
    const r = random(3);
    const words = text(0, 600).split(' ');
    const misread = words.map((word) => (r.chance(0.3) ? `x${word}` : word)).join(' ');
    const scan = coverage(words.join(' '), misread);
    expect(scan.density).toBeLessThan(0.5);
    expect(Math.min(scan.first.share, scan.second.share)).toBeGreaterThan(0.8);
    const quoted = coverage(words.join(' '), `${text(2000, 2400)} ${text(200, 400)}`);
    expect(quoted.density).toBeGreaterThan(0.9);
    expect(Math.max(quoted.first.share, quoted.second.share)).toBeLessThan(0.45);
  });

  it('is nothing of a text that shares phrases', () => {
    const phrases = Array.from(
      { length: 12 },
      (_, i) => `${text(i * 40, i * 40 + 3)} ${text(3000 + i * 40, 3037 + i * 40)}`,
    ).join(' ');
    expect(coverage(text(0, 480), phrases).second.share).toBeLessThan(0.2);
  });

  it('knows the longest stretch that a text has to itself', () => {
    const frame = (from: number) => `${text(0, 100)} ${text(from, from + 100)} ${text(200, 300)}`;
    const { first, second } = coverage(frame(1000), frame(2000));
    for (const { gap, aroundGap, before, behind } of [first, second]) {
      expect(gap).toBeCloseTo(1 / 3, 1);
      expect(aroundGap).toBeGreaterThan(0.9);
      expect([before, behind]).toEqual([0, 0]);
    }
  });

  it('is what is shared, if a sketch does not say where its shingles stand', () => {
    const [one, other] = [sketchOf(text(0, 300)), sketchOf(text(100, 300))];
    const { places, ...old } = encodeSketch(one);
    expect(places?.length).toBeGreaterThan(0);
    const { first, second } = coverageOf(compare(decodeSketch(old), other));
    expect(first.share).toBeCloseTo(2 / 3, 1);
    expect(second).toMatchObject({ share: expect.closeTo(1, 1), before: 0, behind: 0, gap: 0 });
  });
});
