import { describe, expect, it } from 'vitest';
import { read } from '../reading.ts';

const stanceOf = (text: string): string | undefined => read(text).find(({ speaker }) => speaker !== 'unknown')?.stance;

describe('the words of a speaker', () => {
  it.each([
    '"I\'ll never forget the night of the flood," Nora Keller said.',
    '"I\'ll tell you what went wrong with the crane," Nora Keller said.',
    '"We will walk away with nothing but debts," Nora Keller said.',
  ])('promise nothing: %s', (text) => {
    expect(stanceOf(text)).toBe('asserts');
  });

  it('promise what they will do', () => {
    expect(stanceOf('"I will resign on Monday," Nora Keller said.')).toBe('promises');
    expect(stanceOf('"We will never sell the crane," Nora Keller said.')).toBe('promises');
  });

  it.each([
    '"I do not believe in miracles," Nora Keller said.',
    '"We\'re not sure how low the river can sink," Nora Keller said.',
    'Nora Keller said she was not aware of the new rule.',
  ])('doubt nothing that anybody says: %s', (text) => {
    expect(stanceOf(text)).toBe('asserts');
  });

  it.each([
    '"I do not believe that the crane was safe," Nora Keller said.',
    '"I am not sure that is true," Nora Keller said.',
    'Nora Keller said she was not aware of any such letter.',
  ])('doubt it: %s', (text) => {
    expect(stanceOf(text)).toBe('doubts');
  });

  it('warn of nothing by an "if" alone', () => {
    expect(stanceOf('"If you are 80 years old, you have seen such floods before," Nora Keller added.')).toBe('asserts');
  });
});

describe('suggest', () => {
  it.each([
    ['asserts', 'The tide fell early, Nora Keller said, suggesting the second storm washed the bank away.'],
    ['asserts', 'Nora Keller suggested that the council had hidden the report.'],
  ])('%s what was or is so: %s', (stance, text) => {
    expect(read(text).find(({ cue }) => cue.startsWith('suggest'))?.stance).toBe(stance);
  });

  it('urges what should be', () => {
    expect(read('Nora Keller suggested that the council should sell the crane.')[0]?.stance).toBe('urges');
  });
});

describe('what few say', () => {
  it.each([
    [true, 'Few engineers believe that the dam is safe.'],
    [true, 'Few of them say that the dam is safe.'],
    [false, 'A few engineers believe that the dam is safe.'],
    [false, 'The few engineers in Harlow believe that the dam is safe.'],
  ])('is negated: %s, %s', (negated, text) => {
    expect(read(text)[0]).toMatchObject({ negated });
  });
});

it('a day between the parts of a verb does not part them', () => {
  expect(read('Ada Holm called Friday for releasing the police videos.')[0]?.stance).toBe('urges');
  expect(read('Ada Holm pledged to “impose further fines” on Monday.')[0]?.stance).toBe('promises');
});

it.each([
  '“I don’t know if Keller realizes this, but that is not a safe plan,” Ada Holm said.',
  '“I’ve never seen a candidate invoke the flood for money,” Ada Holm said.',
])('doubts nothing: %s', (text) => {
  expect(read(text)[0]).toMatchObject({ stance: 'asserts' });
});

it.each([
  ['asserts', '“Let’s go back six months and look at the plan,” Ada Holm said.'],
  ['urges', '“Let’s close the port,” Ada Holm said.'],
  ['asserts', '“The attacks have reinforced stereotypes that are untrue but challenging,” Ada Holm said.'],
  ['denies', '“That is not true,” Ada Holm said.'],
])('%s: %s', (stance, text) => {
  expect(read(text)[0]).toMatchObject({ stance });
});

it.each([
  'The board said in a ruling that the bank “knew or ought to have known” that it was billing the dead.',
  'Ada Holm said that the bridge should never have been built.',
  '“You should have been told in June,” Ada Holm said.',
])('judges what is past, and urges nobody: %s', (text) => {
  expect(read(text)[0]!.stance).not.toBe('urges');
});

it.each([
  [false, 'Ada Holm said the crane could not be mended.'],
  [true, 'Ada Holm said the crane could be mended.'],
])('what could be is hedged, what could not be is certain: %s, %s', (hedged, text) => {
  expect(read(text)[0]).toMatchObject({ hedged });
});

it('what a study suggests urges nobody', () => {
  expect(read('Daily nap linked to lower dementia risk, study suggests')[0]!.stance).toBe('asserts');
});
