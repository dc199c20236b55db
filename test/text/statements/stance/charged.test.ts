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

describe('who is named between commas is whom the charge is made against', () => {
  it.each([
    ['Brandt accused the mayor of Harlow, Ines Calder, of fraud.', 'fraud'],
    ['The army accused the council’s leader, Ines Calder, of “reckless greed”.', '“reckless greed”'],
    ['Brandt accused Ines Calder, the mayor of Harlow, of taking money from the port.', 'taking money from the port'],
  ])('%s', (text, content) => {
    const [statement] = read(text);
    expect(statement).toMatchObject({ stance: 'alleges', regarding: 'Ines Calder' });
    expect(statement!.content.replace(/[“”]/g, '')).toBe(content.replace(/[“”]/g, ''));
    expect(statement!.about).toContain('Ines Calder');
  });
});
