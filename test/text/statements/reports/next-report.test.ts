import { expect, it } from 'vitest';
import { lines, read } from '../reading.ts';

it.each([
  [
    'Keller said the country would declare its intention to break with the union by March and suggested that it would leave the market.',
    'Keller: the country would declare its intention to break with the union by March',
  ],
  ['Keller said he makes little and questioned how the plan would help.', 'Keller: he makes little'],
  ['Keller says the wall is unsafe and adds that nobody was told.', 'Keller: the wall is unsafe'],
])('what somebody says next is no part of what he says first: %s', (text, expected) => {
  expect(lines(text)).toContain(expected);
});

it.each([
  ['The port said repairs would end in May but did not say what they had cost.', 'The port: repairs would end in May'],
  ['Keller said the gates were shut, but would not explain why.', 'Keller: the gates were shut'],
  [
    'Keller demanded that the mayor publish the lease, which he said had been signed in secret.',
    'Keller: the mayor publish the lease',
  ],
  ['Keller said the port must sell the ferry, which she described as a wreck.', 'Keller: the port must sell the ferry'],
])('what he keeps back, or says of the last thing, is no part of it: %s', (text, expected) => {
  expect(lines(text)).toContain(expected);
});

it('what somebody hopes to do is said with what it is', () => {
  expect(lines('Keller said he hopes to buy land there.')).toEqual(['Keller: he hopes to buy land there']);
});

it('when somebody was asked is not what they said', () => {
  expect(lines('"We had no idea," Ada Holm said when told of the letter.')).toEqual(['Ada Holm: We had no idea']);
  expect(
    lines('When asked about the loan, the chairman smiled and said, “No comment,” the Harlow Post reported.'),
  ).toContain('Harlow Post: the chairman smiled and said, “No comment,”');
  const said = read('Brandt said when told of her remark that she was wrong.').map(({ content }) => content);
  expect(said).not.toContain('when told of her remark that she was wrong');
});

it.each([
  ['Keller said it would appeal and did not expect to lose.', 'Keller: it would appeal and did not expect to lose'],
  [
    'Keller said they would drop the plan and push for another.',
    'Keller: they would drop the plan and push for another',
  ],
])('but the verbs of what is said stay together: %s', (text, expected) => {
  expect(lines(text)).toContain(expected);
});

it('what a thing cannot say is said by the speaker, whatever the tagger makes of it', () => {
  expect(lines('Giles Orrey said the strike was wrong but blamed ministers for “years of dither”.')[0]).toBe(
    'Giles Orrey: the strike was wrong',
  );
});

it('what another says in the same sentence is theirs', () => {
  expect(
    lines('Opposition parties said he should go, with health secretary Rosalind Keogh accusing him of “contempt”.')[0],
  ).toBe('Opposition parties: he should go');
});
