import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../../lib/text/language/read-document.ts';

const people = (...paragraphs: string[]): [string, string | undefined, number][] =>
  readDocument(paragraphs)
    .entities.filter(({ type }) => type === 'person')
    .map(({ name, role, count }) => [name, role, count]);

describe('a surname alone', () => {
  it('is whom the article calls Mr. all through, not a relative who is named once', () => {
    const found = people(
      'Brandt Takes It Personally',
      'President Brandt is angry. "My name is not on the ballot," Mr. Brandt said on Saturday.',
      'Mr. Brandt has spoken before. Helen Brandt, the first lady, joined him. Mr. Brandt smiled.',
    );
    expect(found).toContainEqual(['Brandt', 'President', expect.any(Number)]);
    expect(found.find(([name]) => name === 'Helen Brandt')?.[1]).not.toBe('President');
  });

  it('is the relative’s who is named more often', () => {
    const found = people(
      'Helen Keller spoke on Friday. Helen Keller was late.',
      'Keller is seventy. Mr. Keller stayed at home.',
    );
    expect(found.find(([name]) => name === 'Helen Keller')?.[2]).toBe(3);
  });
});

it('finds a family name before a given one behind a title', () => {
  expect(people('The test alarmed the world. Secretary General Ban Ki-moon condemned it.')).toEqual([
    ['Ban Ki-moon', 'Secretary General', 1],
  ]);
});

it('takes the family name alone for the person, and a common word for nobody', () => {
  const found = people(
    'The test alarmed the world. Secretary General Ban Ki-moon condemned it.',
    '"I count on the council," Mr. Ban said. Later Ban demurred. The ban on trade stays.',
  );
  expect(found).toEqual([['Ban Ki-moon', 'Secretary General', 3]]);
});

it('takes two words behind an office for a person, whatever their given name', () => {
  for (const name of ['Jeb Larch', 'Zeph Bush', 'Tove Stone'])
    expect(people(`Former Gov. ${name} of Florida said so.`).map(([found]) => found)).toEqual([name]);
});
