import { expect, it } from 'vitest';
import { read } from '../reading.ts';

it.each([
  ['At the forum, Maria Keller called the vote a mistake.', 'forum'],
  ['During the debate, Maria Keller said that the vote was a mistake.', 'debate'],
])('the venue is no speaker who is named behind it: %s', (text, venue) => {
  expect(read(text)).toMatchObject([{ speaker: 'Maria Keller', venue }]);
});

it.each([
  'Ada Holm, the top Liberal on the trade committee, called on the port to pay.',
  '"The port must pay," said Ada Holm, the top Liberal on the trade committee.',
])('nor is the office of the speaker: %s', (text) => {
  expect(read(text)[0]).toMatchObject({ speaker: 'Ada Holm' });
  expect(read(text)[0]?.venue).toBeUndefined();
});

it.each([
  ['2010', 'Ole Brandt, who in 2010 said the port should close, has changed his mind.'],
  ['late Saturday', '"This is a day for pride," Ole Brandt said late Saturday.'],
  ['late Thursday', 'The bank said in a statement late Thursday that it would repay the fees.'],
  ['two years ago', 'Ole Brandt warned two years ago that the dam would break.'],
  ['Several weeks ago', 'Several weeks ago, the bank said it would repay the fees.'],
  ['Wednesday', 'Standing in the yard on Wednesday, Ole Brandt said that the port was safe.'],
  [undefined, 'Ole Brandt condemned Friday’s test, saying that it was a provocation.'],
  [undefined, 'His parents died in a crash in 1987, and Ole Brandt says that the road should close.'],
])('when it was said is %s: %s', (when, text) => {
  expect(read(text).find(({ speaker }) => speaker !== 'unknown')?.when).toBe(when);
});

it('a venue ends before what tells the time', () => {
  expect(read('The bank said in a statement late Thursday that it would repay the fees.')[0]?.venue).toBe('statement');
});

it('nor ends with what leads to the time', () => {
  const [statement] = read('Ole Brandt said in a debate at Marlow University in 1973 that the port was safe.');
  expect(statement).toMatchObject({ venue: 'debate at Marlow University', when: '1973' });
});

it('applause hears nothing', () => {
  expect(read('“You cut it to one trip a day,” Ada Holm said, to applause.')[0]).not.toHaveProperty('addressee');
});
