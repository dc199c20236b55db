import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenise } from '../../../lib/text/language/tokens.ts';

const words = (text: string): string =>
  tokenise(text)
    .map((token) => token.text)
    .join(' ');

describe('tokens', () => {
  it.each([
    ["Clinton's plan", "Clinton 's plan"],
    ['the minister’s “plan”', 'the minister ’s “ plan ”'],
    ["We don't, can't and won't; they'll", "We do n't , ca n't and wo n't ; they 'll"],
    ["I'd've", "I 'd 've"],
    ["O'Brien and D’Souza", "O'Brien and D’Souza"],
    ["the Americans' view", "the Americans ' view"],
    ['Gen. Smith of the U.S. Army.', 'Gen. Smith of the U.S. Army .'],
    ['the U.S.-led force (ISAF)', 'the U.S.-led force ( ISAF )'],
    ['George W. Bush, Jr., at 3 p.m.', 'George W. Bush , Jr. , at 3 p.m.'],
    ['It cost $5m, or 3.5%, of US$20,000.', 'It cost $ 5m , or 3.5 % , of US$ 20,000 .'],
    ['Lahore-based, 1996-08-22, 9/11, 10:30', 'Lahore-based , 1996-08-22 , 9/11 , 10:30'],
    ['talks—which failed--ended…', 'talks — which failed -- ended …'],
    ['well...I', 'well ... I'],
    [
      'See https://example.org/a?b=c. Write to a.b@example.org, now',
      'See https://example.org/a?b=c . Write to a.b@example.org , now',
    ],
    ['He left the house.She stayed', 'He left the house . She stayed'],
    ['AT&T and Reuters/AFP', 'AT&T and Reuters / AFP'],
    ["in the '90s 'so' called", "in the '90s ' so ' called"],
    ['"No," he said.', '" No , " he said .'],
    ["Clinton 's split text does n't", "Clinton 's split text does n't"],
    ['the body.', 'the body .'],
  ])('are split as in %s', (text, expected) => {
    expect(words(text)).toBe(expected);
  });

  it('are slices of the text, in order, with only white space between them, whatever the text', () => {
    const piece = fc.oneof(
      fc.constantFrom("'", '’', '"', '.', '-', ' ', '\u00a0', 'n’t', 'U.S.', '@', '://', 'www.', '😀'),
      fc.string({ unit: 'binary' }),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        let at = 0;
        for (const token of tokenise(text)) {
          expect(token.text).toBe(text.slice(token.start, token.end));
          expect(token.text).not.toBe('');
          expect(text.slice(at, token.start)).toMatch(/^[\s\p{Cc}\u200b\u2060\ufeff]*$/u);
          at = token.end;
        }
        expect(text.slice(at)).toMatch(/^[\s\p{Cc}\u200b\u2060\ufeff]*$/u);
      }),
    );
  });

  it('are made only of the part of the text that is asked for', () => {
    expect(tokenise('one two three', 4, 7)).toMatchObject([{ text: 'two', lower: 'two', start: 4, end: 7 }]);
  });
});
