import { describe, expect, it } from 'vitest';
import { compare } from '../../../lib/text/similarity/compare.ts';
import { isTeaser, type Met, place, relate } from '../../../lib/text/similarity/digest.ts';
import { sketchOf, stored } from '../../../lib/text/similarity/sketch.ts';

const text = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => (from + i).toString(36).padStart(4, '0')).join(' ');

interface Earlier extends Met {
  story: string;
  wasDigest?: boolean;
}

const meet = (text: string, earlier: Record<string, string>, digests: string[] = []): Earlier[] => {
  const sketch = sketchOf(text);
  return Object.entries(earlier).map(([story, other]) => {
    const before = stored(sketchOf(other));
    return {
      story,
      sketch: before,
      overlap: compare(before, sketch),
      sizes: [before.size, sketch.size],
      ...(digests.includes(story) && { wasDigest: true }),
    };
  });
};

const placed = (text: string, earlier: Record<string, string>, { related = false, digests = [] as string[] } = {}) => {
  const { joins, parts, isDigest } = place(relate(meet(text, earlier, digests)), () => related);
  return { joins: joins.map(({ story }) => story), parts: parts.map(({ story }) => story).sort(), isDigest };
};

const STORIES = { a: text(0, 300), b: text(1000, 1300), c: text(2000, 2300) };

describe('a text that holds parts of several stories', () => {
  const beginnings = [text(0, 90), text(1000, 1090), text(2000, 2090)].join(' ');

  it('is a digest and joins none of them', () => {
    expect(placed(beginnings, STORIES)).toEqual({ joins: [], parts: ['a', 'b', 'c'], isDigest: true });
    expect(placed(Object.values(STORIES).join(' '), STORIES)).toMatchObject({ joins: [], isDigest: true });
  });

  it('tells a seventh of it from a phrase', () => {
    const passages = `${text(0, 90)} ${text(1000, 1022)} ${text(2000, 2075)}`;
    expect(placed(passages, STORIES)).toEqual({ joins: [], parts: ['a', 'b', 'c'], isDigest: true });
  });

  it('is a story that came in pieces, if they are about one thing', () => {
    const pieces = { a: text(0, 300), b: text(300, 600) };
    expect(placed(text(0, 600), pieces, { related: true })).toEqual({
      joins: ['a', 'b'],
      parts: ['a', 'b'],
      isDigest: false,
    });
  });

  it('is a digest, though they are about one thing, if it leaves the end of a piece out', () => {
    const items = { a: text(0, 300), b: text(1000, 1300) };
    const digest = `${text(0, 260)} ${text(1000, 1260)}`;
    expect(placed(digest, items, { related: true })).toMatchObject({ joins: [], isDigest: true });
  });

  it('is one if most of it is from within a story, and less of it another one', () => {
    const stories = { long: text(1500, 2100), short: text(0, 60) };
    const round = `${text(0, 60)} ${text(1700, 1800)} ${text(7000, 7070)}`;
    expect(placed(round, stories)).toMatchObject({ joins: [], isDigest: true });
  });

  it('is joined, though taken for a digest, by a text of which it holds more than an item', () => {
    const around = (passage: string) => `${text(5000, 5300)} ${passage} ${text(6000, 6100)}`;
    const joins = (whole: string) => placed(whole, { a: around(whole) }, { digests: ['a'] }).joins;
    expect([joins(text(0, 300)), joins(text(0, 100))]).toEqual([['a'], []]);
  });

  it('is that story too, if a piece has a sentence of its own', () => {
    const pieces = { a: `${text(0, 55)} ${text(7000, 7030)} ${text(95, 150)}`, b: text(300, 600) };
    expect(placed(text(0, 600), pieces, { related: true })).toMatchObject({ joins: ['a', 'b'], isDigest: false });
  });

  it('is a story though its pieces came first, each under a lead of its own', () => {
    const pieces = { a: `${text(5000, 5100)} ${text(0, 150)}`, b: `${text(6000, 6090)} ${text(160, 280)}` };
    expect(placed(text(0, 320), pieces, { related: true })).toMatchObject({ joins: ['a', 'b'], isDigest: false });
    expect(placed(text(0, 320), pieces)).toMatchObject({ joins: [], isDigest: true });
  });

  it('is joined by no story of which it has no more than the beginning, between others', () => {
    const digest = `${text(5000, 5080)} ${text(0, 110)} ${text(6000, 6060)}`;
    expect(placed(text(0, 280), { digest })).toMatchObject({ joins: [] });
    expect(placed(text(0, 280), { lead: `${text(5000, 5120)} ${text(0, 140)}` })).toMatchObject({ joins: ['lead'] });
  });

  it('joins a piece of it that came before, and not the digest that prints its beginning', () => {
    const earlier = { piece: text(200, 260), digest: `${text(5000, 5200)} ${text(0, 90)} ${text(6000, 6100)}` };
    expect(placed(text(0, 300), earlier)).toEqual({ joins: ['piece'], parts: ['piece'], isDigest: false });
  });

  it('is none because of a passage from within another text', () => {
    const passage = { story: text(0, 150), long: `${text(5000, 5400)} ${text(200, 260)} ${text(6000, 6300)}` };
    expect(placed(text(0, 380), passage)).toMatchObject({
      joins: ['story'],
      parts: ['long', 'story'],
      isDigest: false,
    });
  });

  it('is none because of an earlier one that begins like it, if what both begin with is about the same as a piece of it', () => {
    const earlier = { piece: text(200, 320), digest: `${text(0, 90)} ${text(5000, 5200)}` };
    expect(placed(text(0, 420), earlier, { related: true })).toMatchObject({ joins: ['piece'], isDigest: false });
    expect(placed(text(0, 420), earlier)).toMatchObject({ joins: [], isDigest: true });
  });

  it('belongs to the one that is the larger part of it', () => {
    const mostly = `${text(0, 300)} ${text(1000, 1100)}`;
    expect(placed(mostly, STORIES)).toEqual({ joins: ['a'], parts: ['a', 'b'], isDigest: false });
  });

  it('joins two copies of one story that do not know of each other', () => {
    const halves = { a: text(0, 250), b: text(50, 300) };
    expect(placed(text(0, 300), halves)).toMatchObject({ joins: ['a', 'b'], isDigest: false });
  });

  it('is a digest too if it is a copy of one', () => {
    const again = { ...STORIES, digest: beginnings };
    expect(placed(`${beginnings} ${text(5000, 5020)}`, again, { digests: ['digest'] })).toMatchObject({
      joins: ['digest'],
      isDigest: true,
    });
  });

  it('is a digest beside another of the same stories', () => {
    const first = `${text(0, 80)} ${text(1000, 1080)} ${text(2000, 2080)}`;
    const second = `${text(0, 80)} ${text(1000, 1080)} ${text(7000, 7140)}`;
    expect(placed(second, { ...STORIES, first }, { digests: ['first'] })).toEqual({
      joins: [],
      parts: ['a', 'b'],
      isDigest: true,
    });
  });

  it('is not joined by a story of which it holds the beginning', () => {
    expect(placed(text(0, 300), { digest: beginnings }, { digests: ['digest'] }).joins).toEqual([]);
    expect(placed(text(0, 300), { digest: beginnings }).joins).toEqual([]);
  });
});

describe('an earlier text that holds the beginning of a later one', () => {
  const overlap = (earlier: string, later: string) => compare(sketchOf(earlier), sketchOf(later));

  it('is a digest if it holds much else', () => {
    expect(isTeaser(overlap(`${text(5000, 5200)} ${text(0, 90)}`, text(0, 300)))).toBe(true);
  });

  it.each([
    ['a cut of it', text(0, 90), text(0, 300)],
    ['the whole of it', `${text(5000, 5200)} ${text(0, 90)}`, text(0, 90)],
    ['a passage of its middle', `${text(5000, 5200)} ${text(100, 190)}`, text(0, 300)],
    ['a phrase of it', `${text(5000, 5200)} ${text(0, 9)}`, text(0, 300)],
    ['its beginning as its own', `${text(0, 90)} ${text(5000, 5200)}`, text(0, 300)],
  ])('is none if it holds %s', (_, earlier, later) => {
    expect(isTeaser(overlap(earlier, later))).toBe(false);
  });
});

describe('what a publisher prints around each text', () => {
  const release = (n: number) => `${text(3000 + 100 * n, 3060 + 100 * n)} ${text(9000, 9120)}`;

  it('makes no story of two', () => {
    expect(relate(meet(release(0), { other: release(1) })).same).toEqual([]);
  });

  it('is no passage either, if several have it', () => {
    const others = Object.fromEntries([1, 2, 3, 4].map((n) => [`release ${n}`, release(n)]));
    expect(relate(meet(release(0), others))).toEqual({ same: [], quoted: [] });
  });

  it('is not what a text has in common with copies of one story', () => {
    const copies = { first: text(0, 130), again: `${text(0, 60)} ${text(61, 130)}`, third: text(0, 128) };
    expect(relate(meet(`${text(5000, 5030)} ${text(14, 130)}`, copies)).same).toHaveLength(3);
  });

  it('is one though an earlier text has hardly more than it, and is like the others', () => {
    const short = `${text(6000, 6016)} ${text(9000, 9120)}`;
    const earlier = { first: release(1), short, second: release(2) };
    expect(relate(meet(release(0), earlier)).same).toEqual([]);
  });

  it('makes no story of two if it comes by itself', () => {
    const imprint = text(9000, 9040);
    const earlier = { imprint, other: `${text(1000, 1300)} ${imprint}` };
    expect(relate(meet(`${text(0, 300)} ${imprint}`, earlier)).same).toEqual([]);
    expect(relate(meet(`${text(0, 300)} ${imprint}`, { imprint })).same).toHaveLength(1);
  });

  it('leaves a story under another lead one story', () => {
    const [first, again] = [text(0, 400), `${text(5000, 5055)} ${text(55, 400)}`];
    expect(relate(meet(again, { first })).same).toHaveLength(1);
  });

  it('leaves a release and its correction one story', () => {
    expect(relate(meet(release(0), { first: release(0).replace('9000'.padStart(4, '0'), 'other') })).same).toHaveLength(
      1,
    );
  });
});
