import { describe, expect, it } from 'vitest';
import { count, printable } from '../../lib/local/command/terminal.ts';

describe('text on the terminal', () => {
  it.each([
    ['an escape sequence', 'a\u001b[31mred', 'a\\u001b[31mred'],
    ['the same as one character', 'a\u009b31m', 'a\\u009b31m'],
    ['a bell and a backspace', '\u0007\b', '\\u0007\\u0008'],
    ['writing turned round', 'a\u202etxt.exe', 'a\\u202etxt.exe'],
    ['what cannot be seen', 'a\u200bb\ufeff', 'a\\u200bb\\ufeff'],
  ])('shows %s instead of doing it', (_name, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it('is one line', () => {
    expect(printable('one\ntwo\r\n\tthree\u2028four')).toBe('one two three four');
  });

  it('keeps letters of all scripts, and emoji that are joined', () => {
    expect(printable('Zürich 東京 👩‍👩‍👧 ‘’')).toBe('Zürich 東京 👩‍👩‍👧 ‘’');
  });

  it('counts in words', () => {
    expect([count(0, 'file'), count(1, 'file'), count(2000, 'copy', 'copies')]).toEqual([
      '0 files',
      '1 file',
      '2,000 copies',
    ]);
  });
});
