import { expect, it } from 'vitest';
import { lines } from '../reading.ts';

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
  ['Keller said it would appeal and did not expect to lose.', 'Keller: it would appeal and did not expect to lose'],
  [
    'Keller said they would drop the plan and push for another.',
    'Keller: they would drop the plan and push for another',
  ],
])('but the verbs of what is said stay together: %s', (text, expected) => {
  expect(lines(text)).toContain(expected);
});
