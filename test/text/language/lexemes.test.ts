import { describe, expect, it } from 'vitest';
import { lexemeOf, ofLexeme } from '../../../lib/text/language/lexemes.ts';
import { tokenise } from '../../../lib/text/language/tokens.ts';

describe('lexemes', () => {
  it('are shared by all tokens with the same text', () => {
    const [the, bank, The, again] = tokenise('the bank The bank').map(({ lexeme }) => lexeme);
    expect(bank).toBe(again);
    expect(The).not.toBe(the);
    expect(The?.lower).toBe('the');
  });

  it('keep the result of each function, which is called once', () => {
    const called: string[] = [];
    const length = ofLexeme(({ text }) => {
      called.push(text);
      return text.length;
    });
    const first = ofLexeme(({ lower }) => lower[0] ?? '');
    const word = lexemeOf('Ellery');
    expect([length(word), first(word), length(word), first(word)]).toEqual([6, 'e', 6, 'e']);
    expect(called).toEqual(['Ellery']);
  });

  it('are kept in limited number, and made again after they were dropped', () => {
    const before = lexemeOf('quay');
    for (let i = 0; i < 60_000; i++) lexemeOf(`word${i}`);
    const after = lexemeOf('quay');
    expect(after).not.toBe(before);
    expect(after).toEqual({ text: 'quay', lower: 'quay', found: [] });
  });

  it('of very long tokens are not kept', () => {
    const noise = 'x'.repeat(500);
    expect(lexemeOf(noise)).not.toBe(lexemeOf(noise));
    expect(lexemeOf(noise).text).toBe(noise);
  });
});
