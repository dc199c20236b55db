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
