import { describe, expect, it } from 'vitest';
import { read } from '../reading.ts';

const charges = (...paragraphs: string[]): string[] =>
  read(...paragraphs).map(
    ({ speaker, content, regarding = '-', about }) => `${speaker}: ${content} | ${regarding} | ${about}`,
  );

describe('a charge regards whom it is made against', () => {
  it.each([
    [
      'Viktor Draganov accused Talvania of supplying the guns.',
      'Viktor Draganov: supplying the guns | Talvania | Talvania',
    ],
    [
      'Senator Maria Keller accused the ferry company of hiding two studies.',
      'Maria Keller: hiding two studies | the ferry company | ',
    ],
    [
      'Lena Orsova was accused by Viktor Draganov of lying to the inquiry.',
      'Viktor Draganov: lying to the inquiry | Lena Orsova | Lena Orsova',
    ],
    [
      'Peter Hale spoke first. Maria Keller then blamed him for the collapse of the bridge.',
      'Maria Keller: him for the collapse of the bridge | Peter Hale | Peter Hale',
    ],
    [
      'At the debate Maria Keller turned on Peter Hale and called him a coward.',
      'Maria Keller: him a coward | Peter Hale | Peter Hale',
    ],
  ])('%s', (text, expected) => {
    expect(charges(text)).toContain(expected);
  });

  it('not where the words name them', () => {
    expect(charges('Maria Keller called Peter Hale a coward.')).toEqual([
      'Maria Keller: Peter Hale a coward | - | Peter Hale',
    ]);
  });

  it('and what is denied is what is alleged, not whom it is alleged of', () => {
    const [, denial] = read(
      'Viktor Draganov accused Talvania of supplying the guns.',
      "The country's ambassador, Lena Orsova, rejected the claim.",
    );
    expect(denial).toMatchObject({ speaker: 'Lena Orsova', regarding: 'supplying the guns', about: ['Talvania'] });
  });
});
