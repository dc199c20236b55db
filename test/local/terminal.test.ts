import { describe, expect, it } from 'vitest';
import { count, printable } from '../../lib/local/command/terminal.ts';

describe('text on the terminal', () => {
  it.each([
    ['an escape sequence', 'a\u001b[31mred', 'a\\u001b[31mred'],
    ['an escape sequence that begins with one character', 'a\u009b31m', 'a\\u009b31m'],
    ['a bell and a backspace', '\u0007\b', '\\u0007\\u0008'],
    ['a change of the direction of writing', 'a\u202etxt.exe', 'a\\u202etxt.exe'],
    ['invisible characters', 'a\u200bb\ufeff', 'a\\u200bb\\ufeff'],
  ])('shows %s', (_name, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it('is one line', () => {
    expect(printable('one\ntwo\r\n\tthree\u2028four')).toBe('one two three four');
  });

  it('keeps letters of all scripts and joined emoji', () => {
    expect(printable('Zürich 東京 👩‍👩‍👧 ‘’')).toBe('Zürich 東京 👩‍👩‍👧 ‘’');
  });

  it('has numbers with nouns', () => {
    expect([count(0, 'file'), count(1, 'file'), count(2000, 'copy', 'copies')]).toEqual([
      '0 files',
      '1 file',
      '2,000 copies',
    ]);
  });
});
