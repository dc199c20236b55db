import { expect, it } from 'vitest';
import { lines, readRows } from '../reading.ts';

it.each([
  [
    'Norvo has said before that if it was part of a merger, it would want to be the buyer.',
    'Norvo: if it was part of a merger, it would want to be the buyer',
  ],
  ['Moore said when he asked the boy, he ran.', 'Moore: when he asked the boy, he ran'],
])('a condition is said with what follows from it: %s', (text, line) => {
  expect(lines(text)).toContain(line);
});

it('but who is asked something answers it', () => {
  const rows = readRows('Asked if he had seen the letter, Brandt said that he had not.');
  expect(rows.map(({ content }) => content)).toEqual(['he had not']);
});

it.each([
  [
    'Ms Fell asked that the hearing be moved, to which Judge Orr replied that it could not.',
    'Fell: the hearing be moved',
  ],
  ['Holm said the ship was late, at which point the captain said it was not.', 'Holm: the ship was late'],
])('what another answers is not what the first one said: %s', (text, line) => {
  expect(lines(text)).toContain(line);
});

it.each([
  ['CAIRO (Reuters): Rebels shelled the port on Monday, the army said.', 'the army: Rebels shelled the port on Monday'],
  ['ACCRA: Rebels shelled the port on Monday, the army said.', 'the army: Rebels shelled the port on Monday'],
])('a dateline is not said: %s', (text, line) => {
  expect(lines(text)).toContain(line);
});

it.each([
  ['Said Mayor Ines Dunn: “I made some calls.”', 'Ines Dunn: I made some calls.'],
  ['Said Holmqvist: “The ferry is late.”', 'Holmqvist: The ferry is late.'],
])('whom the verb opens the sentence before is no part of what is said: %s', (text, line) => {
  expect(lines(text)).toContain(line);
});

it('he and she may stand behind a verb that opens the sentence', () => {
  expect(lines('Governor Tunde Ade spoke on Thursday.', 'Said he: “I rang the port twice. It was shut.”')).toEqual([
    'Tunde Ade: I rang the port twice. It was shut.',
  ]);
});

it.each([
  [
    '“The top priorities are an immediate truce and the safety of nurses,” Berg was quoted as saying.',
    'Berg: The top priorities are an immediate truce and the safety of nurses',
  ],
  [
    '“Boats and crews are ready, and the port is full,” Ole Brandt was quoted as saying by the Courier.',
    'Ole Brandt: Boats and crews are ready, and the port is full',
  ],
])('the quotation before "was quoted as saying" is what is said: %s', (text, line) => {
  expect(readRows(text).map(({ speaker, content }) => `${speaker}: ${content}`)).toEqual([line]);
});

it.each([
  ['Other examples cited include a school and two roads.'],
  [
    '“I wanted the record to be soft,” says Lund, who’ll release Tell Me It Is Over on May 3.',
    'Lund: I wanted the record to be soft',
  ],
])('neither what is cited nor the verb of a title says anything: %s', (text, ...expected) => {
  expect(readRows(text).map(({ speaker, content }) => `${speaker}: ${content}`)).toEqual(expected);
});
