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

it.each([
  ['Ole Pike was proud, saying the men had done it all by themselves:', '“They ran and ran.”'],
  ['Ole Pike said the men had done it by themselves: “They ran and ran.”'],
])('a colon parts what is told from the quotation behind it: %s', (...paragraphs) => {
  const said = readRows(...paragraphs).map(({ content }) => content);
  expect(said).toContain('They ran and ran.');
  expect(said.filter((content) => /selves.*ran/s.test(content))).toEqual([]);
});

it('a claim that somebody is blamed for is not the claim of who blames them', () => {
  expect(lines('The minister criticised reporters for claiming that the fund was empty.')[0]).toBe(
    'The minister: reporters for claiming that the fund was empty',
  );
});

it.each(['The firm called a meeting of staff over pay.', 'Neighbours called an ambulance.'])(
  'nobody says what is called in: %s',
  (text) => {
    expect(readRows(text)).toEqual([]);
  },
);

it('what is called something is told all the same', () => {
  expect(lines('The union called the strike a success.')).toEqual(['The union: the strike a success']);
});

it('a place before a colon says nothing', () => {
  const rows = readRows(
    'Cape Town: Officials on Monday denied claims that the dam had failed, and told farmers to wait for a report.',
  );
  expect(rows.map(({ speaker }) => speaker)).not.toContain('Cape Town');
});

it.each([
  ['Ann Moss said the plan was “dead” and would “never work”.', 'Ann Moss: the plan was “dead” and would “never work”'],
  [
    'Tom Reed said the firm was making “lots of money” and should “put some of it into wages”.',
    'Tom Reed: the firm was making “lots of money” and should “put some of it into wages”',
  ],
])('what would or should be goes on with what is: %s', (text, line) => {
  expect(lines(text)).toContain(line);
});

it('what somebody denied saying is not what they said', () => {
  const said = lines('Dale Orme denied telling police he had burned the letters.');
  expect(said.filter((line) => !line.includes('telling'))).toEqual([]);
});

it.each([
  ['Norford Crown Court heard Dale Orme took the keys but told police: “I gave them back.”', 'Norford Crown Court'],
  ['The tribunal heard she took the money but told managers: “I gave it back.”', 'The tribunal heard'],
])('a court that hears something does not say it: %s', (text, court) => {
  expect(lines(text)).not.toContain(`${court}: I gave them back.`);
  expect(lines(text)).not.toContain(`${court}: I gave it back.`);
});

it('what somebody keeps back is not what they said', () => {
  expect(lines('Dale Orme told officers another man had done it but has declined to name him.')).toContain(
    'Dale Orme: another man had done it',
  );
});

it('a sign at the end of a quotation belongs to it', () => {
  expect(readRows('Anna Bell said: “Costs went up.', '“We pay 20%.”')[0]!.content).toMatch(/20%\.?$/);
});

it('a clause between the subject and its verb belongs to what is said, quoted or not', () => {
  expect(lines('Ada Holm said the letter, which a paper printed last week, “did not reach my desk”.')).toEqual([
    'Ada Holm: the letter, which a paper printed last week, “did not reach my desk”',
  ]);
});

it('what is ruled out stands before "out"', () => {
  expect(readRows('Ole Brandt ruled that out as “a fantasy”.')[0]!.content).toBe('that as “a fantasy”');
});
