import { expect, it } from 'vitest';
import { lines } from '../reading.ts';

it.each([
  [
    'Opening a new ward, the health trust said on Friday it was sure that beds would suffice.',
    'Friday it was',
    'the health trust: it was sure that beds would suffice',
  ],
  [
    'Ines Calder agreed to sell the quay last year when banks asked for it — and rival owners warned they would sue.',
    'agreed to sell',
    'rival owners: they would sue',
  ],
  [
    'Quoting a study, the bank said later that wages had fallen for a year.',
    'Quoting',
    'the bank: wages had fallen for a year',
  ],
])('what stands behind a verb is what it reports, not what stands before it: %s', (text, not, expected) => {
  const read = lines(text);
  expect(read).toContain(expected);
  expect(read.filter((line) => line.includes(not))).toEqual([]);
});

it('a question is not put twice, and its answer is not who asked', () => {
  const read = lines(
    'After council member Petra Lind asked last week “Why has it taken a year when you said it would be done by May?” Mr. Brandt replied that “the reason was the frost, which nobody foresaw.”',
    'Ole Brandt runs the road department.',
  );
  expect(read).toEqual([
    expect.stringMatching(/^Petra Lind: Why has it taken a year/),
    expect.stringMatching(/^Ole Brandt: the reason was the frost/),
  ]);
});

it.each([
  ['The strike ended in May, the union said later that month.', 'the union: The strike ended in May'],
  ['Holm decried that plan, saying the council had taken advice.', 'Holm: the council had taken advice'],
])('but a day or a noun behind "that" opens no clause: %s', (text, expected) => {
  expect(lines(text)).toContain(expected);
});

it.each([
  [
    'An expert is now warning that unless quotas fall, the coast could lose its cod as other seas did.',
    'An expert: unless quotas fall, the coast could lose its cod as other seas did',
  ],
  [
    'The council warned that although rents fell, families would leave the town.',
    'The council: although rents fell, families would leave the town',
  ],
])('the clause before the main clause belongs to what is said: %s', (text, expected) => {
  expect(lines(text)).toContain(expected);
});

it.each([
  [
    'The bank said in a letter to its owners on Friday that it would repay the fees.',
    'The bank: it would repay the fees',
  ],
  ["Holm said Monday's vote was late.", "Holm: Monday's vote was late"],
  ['Looking tired, Hale said the old quay has been sold.', 'Hale: the old quay has been sold'],
])('phrases of when and where stand between the verb and its words: %s', (text, line) => {
  expect(lines(text)).toContain(line);
});
