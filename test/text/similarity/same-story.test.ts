import { describe, expect, it } from 'vitest';
import { compare } from '../../../lib/text/similarity/compare.ts';
import { isSameStory } from '../../../lib/text/similarity/same-story.ts';
import { sketchOf, stored } from '../../../lib/text/similarity/sketch.ts';
import { BRIEFS } from '../../bench/similarity/briefs.ts';
import { random } from '../../bench/similarity/random.ts';
import { RECURRING_REPORTS } from '../../bench/similarity/recurring-reports.ts';

const text = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => (from + i).toString(36).padStart(4, '0')).join(' ');

const same = (one: string, other: string) => {
  const [a, b] = [stored(sketchOf(one)), sketchOf(other)];
  return isSameStory(compare(a, b), [a.size, b.size]);
};

describe('isSameStory, two texts', () => {
  it.each([
    ['a text and a third of it', text(0, 600), text(0, 200)],
    ['a text and the beginning of it over a line of its own', text(0, 300), `${text(0, 84)} ${text(5000, 5014)}`],
    ['a text and a paragraph of it', text(0, 600), text(100, 150)],
    [
      'a text and a three times longer one that embeds it',
      text(0, 400),
      `${text(5000, 5800)} ${text(0, 400)} ${text(9000, 9400)}`,
    ],
    [
      'a text and a copy with a new lead and a notice',
      text(0, 300),
      `${text(5000, 5050)} ${text(40, 300)} ${text(9000, 9060)}`,
    ],
    ['the same few words', text(0, 12), text(0, 12)],
    [
      'a short text and a copy with three other words',
      text(0, 26),
      text(0, 26).replace('0006', 'x').replace('000c', 'y').replace('000j', 'z'),
    ],
    [
      'a text and a short one of which more than half is from it',
      text(0, 200),
      `${text(5000, 5030)} ${text(100, 138)}`,
    ],
    [
      'a text and one that has a long half of it between others',
      text(0, 440),
      `${text(5000, 5130)} ${text(0, 256)} ${text(6000, 6130)}`,
    ],
    [
      'a text and the end of it, which is most of another under its own lead',
      text(0, 400),
      `${text(5000, 5090)} ${text(260, 400)}`,
    ],
    [
      'a text and a piece from within it under a longer lead of its own',
      text(0, 220),
      `${text(5000, 5056)} ${text(100, 150)}`,
    ],
    ['texts longer than most books', text(0, 30_000), text(500, 30_000)],
  ])('are one story: %s', (_, one, other) => {
    expect(same(one, other)).toBe(true);
    expect(same(other, one)).toBe(true);
  });

  it.each([
    ['texts that share a quotation', text(0, 500), `${text(5000, 5400)} ${text(100, 160)}`],
    ['texts that share two paragraphs of background', text(0, 800), `${text(5000, 5700)} ${text(600, 720)}`],
    ['short texts that share a notice', `${text(0, 60)} ${text(9000, 9040)}`, `${text(500, 560)} ${text(9000, 9040)}`],
    ['a long text and a short one that quotes it', text(0, 900), `${text(5000, 5050)} ${text(100, 140)}`],
    [
      'texts that share a phrase',
      'the minister said on Monday that',
      'the minister said on Monday nothing of the kind at all',
    ],
    [
      'texts that have four tenths of each in common',
      `${text(5000, 5060)} ${text(0, 120)} ${text(5500, 5620)}`,
      `${text(6000, 6140)} ${text(0, 120)} ${text(7000, 7040)}`,
    ],
    ['a text and the end of it under a longer text of its own', text(0, 220), `${text(5000, 5056)} ${text(170, 220)}`],
    [
      'a short text and one that ends with it, but for its last sentence',
      text(0, 152),
      `${text(5000, 5330)} ${text(0, 131)}`,
    ],
    [
      'a text and one that has a short half of it between others',
      text(0, 240),
      `${text(5000, 5080)} ${text(0, 126)} ${text(6000, 6080)}`,
    ],
    [
      'texts that share a phrase in each sentence',
      Array.from({ length: 20 }, (_, i) => `${text(i * 5, i * 5 + 5)} ${text(3000 + i * 14, 3014 + i * 14)}`).join(' '),
      Array.from({ length: 20 }, (_, i) => `${text(i * 5, i * 5 + 5)} ${text(6000 + i * 14, 6014 + i * 14)}`).join(' '),
    ],
    [
      'a very long text and one of which every fourth run of words is somewhere in it',
      text(0, 4000),
      Array.from({ length: 30 }, (_, i) => `${text(i * 130, i * 130 + 6)} ${text(9000 + i * 8, 9008 + i * 8)}`).join(
        ' ',
      ),
    ],
    ['texts that have nothing in common', text(0, 300), text(1000, 1300)],
    ['a text and an empty one', text(0, 300), ''],
  ])('are different stories: %s', (_, one, other) => {
    expect(same(one, other)).toBe(false);
    expect(same(other, one)).toBe(false);
  });

  it('are one story for certain only if the very long one comes last, when all of it is known, and hardly more than half is held', () => {
    const [long, short] = [text(0, 3000), `${text(5000, 5080)} ${text(700, 800)}`];
    expect([same(long, short), same(short, long)]).toEqual([false, true]);
  });
});

describe('isSameStory, short reports over the same sentences', () => {
  /** What is new, and the names that stand in the sentences below it. */
  const KINDS: Record<string, [(own: string, place: string, name: string) => string, [string, string, string][]]> = {
    'of a council': [
      (own, place, name) =>
        `${own} A report on it went to the parish of ${place} last night, which will come back to it in the new year. ${name} was thanked for bringing it up.`,
      [
        [
          'A heron has nested on the roof of the swimming baths, where it has eaten the goldfish of two gardens.',
          'Stow',
          'Ida Penrose',
        ],
        [
          'Somebody has painted every bench on the promenade a bright shade of orange, and left the brushes behind.',
          'Little Harwell',
          'Jonas Birk',
        ],
        [
          'The post van rolled into the duck pond again, its third bath since the handbrake was repaired in spring.',
          'Oxmoor',
          'Mrs Tolliver',
        ],
      ],
    ],
    'of the police': [
      (own, place, name) =>
        `${own} Officers from ${place} are looking into it and would like to hear from anybody who was near by at the time. Ask for ${name} at the front desk.`,
      [
        [
          'Nine copper drainpipes were taken from the almshouses between Friday and Sunday, together with a ladder.',
          'Westbrook',
          'Constable Amin',
        ],
        [
          'A delivery of four hundred wooden spoons has vanished from a yard behind the station, pallet and all.',
          'Upper Dene',
          'Sergeant Kroll',
        ],
        [
          'Two men in overalls carried a piano out of the assembly rooms at noon, and nobody thought to stop them.',
          'Carrow',
          'Constable Vane',
        ],
      ],
    ],
  };

  it.each(Object.entries(KINDS))('%s are different stories', (_, [print, reports]) => {
    const texts = reports.map((report) => print(...report));
    for (const [i, one] of texts.entries())
      for (const other of texts.slice(i + 1)) expect(same(one, other)).toBe(false);
  });

  it.each(Object.entries(KINDS))(
    '%s are the same with another first sentence over the same report',
    (_, [print, reports]) => {
      const [own, place, name] = reports[0]!;
      const report = print(own, place, name);
      expect(same(report, `It has happened again, people say. ${report}`)).toBe(true);
      expect(same(report, print(own.replace(/, [^,]*$/, '.'), place, name))).toBe(true);
    },
  );
});

describe('isSameStory, a recurring report', () => {
  it.each(Object.entries(RECURRING_REPORTS))('is another story with other numbers: %s', (_, report) => {
    const r = random(1);
    const reports = Array.from({ length: 20 }, () => report(r));
    reports.forEach((one, i) => {
      for (const other of reports.slice(0, i)) expect(same(one, other)).toBe(false);
    });
  });

  it.each(Object.entries(RECURRING_REPORTS))('is a copy with the same numbers: %s', (_, report) => {
    const text = report(random(3));
    expect(same(text, `By our own correspondent\n\n${text}`)).toBe(true);
    expect(same(text, text.slice(0, text.length * 0.6))).toBe(true);
  });

  it('is the same story if only some numbers are new', () => {
    const toll = (dead: number, hurt: number) =>
      `At least ${dead} people were killed and ${hurt} injured when a ferry sank on the river near Tilney at 6.40 on ` +
      'Sunday morning, the coastguard said. It was carrying 212 passengers and a crew of 14, far more than the 150 it was ' +
      'licensed for. Two helicopters and 11 boats were searching for survivors along 9 miles of the bank.';
    expect(same(toll(12, 30), toll(19, 44))).toBe(true);
  });

  it('is not mistaken for another one if its numbers are in words', () => {
    const news = (votes: string, against: string, libraries: string) =>
      `The council of Marden voted by ${votes} to ${against} on Tuesday to keep all ${libraries} of its libraries open, ` +
      'ending a year of protest by readers, who had collected many signatures against the closures in the town';
    expect(same(news('9', '4', '5'), news('nine', 'four', 'five'))).toBe(true);
  });
});

describe('isSameStory, briefs on one event by different desks', () => {
  it('are different stories', () => {
    for (const briefs of BRIEFS) {
      for (const one of briefs) for (const other of briefs) expect(same(one, other)).toBe(one === other);
    }
  });
});
