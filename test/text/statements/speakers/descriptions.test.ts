import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../../lib/text/language/read-document.ts';
import { readStatements } from '../../../../lib/text/statements/read-statements.ts';

const speakers = (...paragraphs: string[]): string[] =>
  readStatements(readDocument(paragraphs))
    .filter(({ confidence }) => confidence >= 0.5)
    .map(({ speaker }) => speaker);

describe('a description as the speaker', () => {
  it.each([
    [
      'Ulla Brandvold',
      'Sen. Ulla Brandvold, R-Maine, was in Harlow.',
      'The Maine senator told reporters that the dam was safe.',
    ],
    [
      'Remy Falk',
      'Remy Falk, the coach of Harlow United, left on Friday.',
      'The coach said he had lost the dressing room.',
    ],
    ['Grundal Cranes Ltd', 'Grundal Cranes Ltd has lost a contract.', 'The company said that nothing had been signed.'],
    ['Ines Calder', 'Gov. Ines Calder flew to the island.', 'The governor said the harbour would be rebuilt.'],
    ['Ines Calder', 'New Jersey Gov. Ines Calder flew in with Tor Wik.', 'The New Jersey governor said it was late.'],
    ['Ulla Brandvold', 'Rep. Ulla Brandvold (R-Wis.) met Tor Wik.', 'The Wisconsin Republican said it was late.'],
    ['Tor Wik', 'Senator Tor Wik of Florida met Ines Calder.', 'The Florida senator said it was late.'],
    ['Petra Lind', 'Petra Lind, the former first lady, met Tor Wik.', 'The former first lady said it was late.'],
    ['Ines Calder', 'Supreme Court Justice Ines Calder ruled on Monday.', 'The judge said the port was right.'],
    ['Tor Wik', 'Retired engineer Tor Wik drew the plans.', '"I was never asked again," the engineer said.'],
  ])('is %s', (name, ...paragraphs) => {
    expect(speakers(...paragraphs)).toContain(name);
  });

  it.each([
    [
      'The Brandvold campaign',
      'Ulla Brandvold, a senator, was in Harlow.',
      'The Brandvold campaign said the dam was safe.',
    ],
    [
      'The Wisconsin Republican',
      'Reps. Ulla Brandvold (R-Wis.) and Tor Wik (R-Wis.) met.',
      'The Wisconsin Republican said it was late.',
    ],
    ['The judge', 'Justice Secretary Ines Calder was in court.', 'The judge said the port was right.'],
    ['The crowd', 'Remy Falk, the coach, left on Friday.', 'The crowd demanded that he stay.'],
    ['The lawsuit', 'Ines Calder has sued the port.', 'The lawsuit says the port hid the report.'],
    ['The indictment', 'Tor Wik was arrested on Monday.', 'The indictment says he sold the plans.'],
    ['The survey', 'Petra Lind runs the institute.', 'The survey says that most of them want the bridge.'],
  ])('stays as printed: %s', (printed, ...paragraphs) => {
    const found = speakers(...paragraphs);
    expect(found.filter((speaker) => speaker !== printed)).toEqual([]);
  });
});

it.each([
  ['Harlow Times', 'The Harlow Times is read by thousands.', 'The Harlow Times newspaper said the dam was safe.'],
  ['Dam Watch', 'Members of Dam Watch met in Harlow.', 'The Dam Watch group said the dam leaked.'],
])('a body is told by the name before its noun: %s', (name, ...paragraphs) => {
  expect(speakers(...paragraphs).at(-1)).toBe(name);
});

it('a poll is not the paper it was made for', () => {
  const said = speakers(
    'The Harlow Times was founded in 1901.',
    'The NBC-Harlow Times poll shows that voters like her.',
  );
  expect(said.at(-1)).toBe('The NBC-Harlow Times poll');
});

it('what is the paper’s is not the paper', () => {
  const said = speakers('The Harlow Times was founded in 1901.', 'The Harlow Times’s company said it was late.');
  expect(said.at(-1)).toBe('The Harlow Times’s company');
});

it.each([
  [
    'Norland’s health ministry',
    'Norland’s health ministry said cases rose.',
    'The ministry said cases may fall by May.',
  ],
  ['New York council', 'The New York council said rents would rise.', 'The council said it had no choice.'],
])('a body without a name is told by what it is of: %s', (name, ...paragraphs) => {
  expect(speakers(...paragraphs).at(-1)).toBe(name);
});

it.each([
  ['Garland Foods', 'Garland Foods’ sales fell short of hopes, the company said.'],
  ['the company', 'Garland Foods lost to Marlow Foods. The sales fell, the company said.'],
])('the company is the one body that has been named, %s', (name, ...paragraphs) => {
  expect(speakers(...paragraphs).at(-1)).toBe(name);
});
