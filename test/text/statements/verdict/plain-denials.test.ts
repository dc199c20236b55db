import { describe, expect, it } from 'vitest';
import { readRows } from '../reading.ts';

describe('a charge that is plainly denied has a row', () => {
  it.each([
    ['Cole, who denies arson, is due before magistrates on 11 March.', 'arson'],
    ['The Rev Alan Moss, who denies theft, left the court.', 'theft'],
    ['Ada Holm was accused of fraud. She denies this.', 'this'],
    ['Lee Marston denied every charge.', 'every charge'],
    ['Tom Reid, 44, denies two counts of murder.', 'two counts of murder'],
    ['The brothers, who deny fraud, will appear in court.', 'fraud'],
  ])('%s', (text, content) => {
    expect(readRows(text).at(-1)).toMatchObject({ stance: 'denies', content });
  });

  it.each(['Ada Holm was denied a visa.', 'The port denied Ada Holm entry.', 'The club denied its rivals a goal.'])(
    'but not what somebody is not given: %s',
    (text) => {
      expect(readRows(text)).toEqual([]);
    },
  );
});

it.each([
  '"I have not seen prices like it in 30 years," said Ken Dobbs.',
  '"I have never seen such a storm," said Ken Dobbs.',
])('what is like nothing seen before is no doubt: %s', (text) => {
  expect(readRows(text)[0]?.stance).toBe('asserts');
});
