import { expect, it } from 'vitest';
import { read } from '../reading.ts';

it.each([
  ['At the forum, Maria Keller called the vote a mistake.', 'forum'],
  ['During the debate, Maria Keller said that the vote was a mistake.', 'debate'],
])('the venue is no speaker who is named behind it: %s', (text, venue) => {
  expect(read(text)).toMatchObject([{ speaker: 'Maria Keller', venue }]);
});
