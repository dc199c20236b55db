import { describe, expect, it } from 'vitest';
import { read } from '../reading.ts';

const aboutOf = (...paragraphs: string[]): string[][] => read(...paragraphs).map(({ about }) => about);

describe('a statement is about whom "he" and "she" in it stand for', () => {
  it.each([
    [
      'named in the same sentence',
      ['“She is unfit to run a harbour,” Peter Hale said of Maria Keller.'],
      ['Maria Keller'],
    ],
    [
      'named in the sentence before',
      ['Maria Keller opened the new terminal on Monday.', '“She never asked us,” Peter Hale said.'],
      ['Maria Keller'],
    ],
    [
      'in reported speech',
      ['Maria Keller opened the new terminal on Monday. Peter Hale said she had not asked anybody.'],
      ['Maria Keller'],
    ],
  ])('%s', (_, paragraphs, expected) => {
    expect(aboutOf(...paragraphs).at(-1)).toEqual(expected);
  });

  it('over several quotations', () => {
    expect(
      aboutOf(
        'Maria Keller opened the new terminal on Monday.',
        '“She never asked us,” Peter Hale said. “Her plan is a bad one,” he added.',
      ),
    ).toEqual([['Maria Keller'], ['Maria Keller']]);
  });

  it.each([
    ['the speaker himself', ['Peter Hale said he had asked for years.']],
    ['the speaker, who has no name', ['Peter Hale spoke on Friday.', 'A witness said he saw a white truck.']],
    [
      'of whom only the speaker is told',
      ['It was a hard year.', '“It is impossible to catch up to him,” said Tom Berg, an adviser to Peter Hale.'],
    ],
    ['one of two', ['Maria Keller met Lena Orsova on Monday.', '“She never asked us,” Peter Hale said.']],
    [
      'somebody without a name',
      [
        'Maria Keller opened the new terminal on Monday with a retired nurse.',
        '“She never asked us,” Peter Hale said.',
      ],
    ],
  ])('not: %s', (_, paragraphs) => {
    expect(aboutOf(...paragraphs).at(-1)).toEqual([]);
  });
});
