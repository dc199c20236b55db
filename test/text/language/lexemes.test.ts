import { describe, expect, it } from 'vitest';
import { lexemeOf, ofLexeme } from '../../../lib/text/language/lexemes.ts';
import { tokenise } from '../../../lib/text/language/tokens.ts';

describe('lexemes', () => {
  it('are one for all tokens that are written alike', () => {
    const [the, bank, The, again] = tokenise('the bank The bank').map(({ lexeme }) => lexeme);
    expect(bank).toBe(again);
    expect(The).not.toBe(the);
    expect(The?.lower).toBe('the');
  });

  it('keep what is worked out of them, each function its own', () => {
    const asked: string[] = [];
    const length = ofLexeme(({ text }) => {
      asked.push(text);
      return text.length;
    });
    const first = ofLexeme(({ lower }) => lower[0] ?? '');
    const word = lexemeOf('Ellery');
    expect([length(word), first(word), length(word), first(word)]).toEqual([6, 'e', 6, 'e']);
    expect(asked).toEqual(['Ellery']);
  });

  it('of no more words than a bound are remembered, and a forgotten one is made anew', () => {
    const before = lexemeOf('quay');
    for (let i = 0; i < 60_000; i++) lexemeOf(`word${i}`);
    const after = lexemeOf('quay');
    expect(after).not.toBe(before);
    expect(after).toEqual({ text: 'quay', lower: 'quay', found: [] });
  });

  it('of noise are not remembered', () => {
    const noise = 'x'.repeat(500);
    expect(lexemeOf(noise)).not.toBe(lexemeOf(noise));
    expect(lexemeOf(noise).text).toBe(noise);
  });
});
