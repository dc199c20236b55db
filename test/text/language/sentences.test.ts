import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../../lib/text/language/sentences.ts';

const split = (text: string): string[] =>
  splitSentences(text, [{ start: 0, end: text.length }]).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  it.each([
    [['Gen. Smith and Lt. Col. Lee met.', 'They agreed.']],
    [['He left the U.S. Army in May.', 'Then he rested.']],
    [['He left the U.S.', 'The rest stayed.']],
    [['George W. Bush spoke to Acme Inc. President Jo Doe.', 'She listened.']],
    [['"Are you sure?" Panetta asked.', '"I am."', 'He left.']],
    [['"Who?" he asked.', '“Me!” she said.']],
    [['" We know that," she told reporters.', '" We do not know this."']],
    [['"We had hoped.', 'We were wrong," he said.']],
    [['I think ... Obama did it.', 'Maybe… he did not.']],
    [['He paused...', 'But then he went on.']],
    [['(He came late.)', 'She was there at 3 p.m. on Jan. 5.']],
    [['1. The first point.', '2. The second.']],
    [['It fell 3.5 percent.', '"Too much," said St. John.']],
    [["'It is over.'", 'She wept.']],
    [['What now?!', 'Nobody knows.']],
  ])('are split as in %j', (sentences) => {
    expect(split(sentences.join(' '))).toEqual(sentences);
  });

  it('are cut where a text has no full stops', () => {
    const sentences = splitSentences('and so on '.repeat(1000), [{ start: 0, end: 10_000 }]);
    expect(sentences.map(({ tokens }) => tokens.length)).toEqual(Array(10).fill(300));
  });

  it('never extend across paragraphs', () => {
    const text = 'One line\n\nAnother';
    const found = splitSentences(text, [
      { start: 0, end: 8 },
      { start: 10, end: 17 },
    ]);
    expect(found.map(({ start, end, paragraph }) => [start, end, paragraph])).toEqual([
      [0, 8, 0],
      [10, 17, 1],
    ]);
  });

  it('contain every token exactly once, whatever the text', () => {
    const piece = fc.oneof(
      fc.constantFrom('Gen.', 'U.S.', '."', '?', '…', '"', "'", ' ', 'He', 'said', ')', '1.'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        let at = 0;
        for (const sentence of splitSentences(text, [{ start: 0, end: text.length }])) {
          expect(sentence.start).toBeGreaterThanOrEqual(at);
          expect(sentence.start).toBe(sentence.tokens[0]?.start);
          expect(sentence.end).toBe(sentence.tokens.at(-1)?.end);
          expect(text.slice(at, sentence.start).trim()).toMatch(/^[\p{Cc}\u200b\u2060\ufeff\s]*$/u);
          at = sentence.end;
        }
      }),
    );
  });
});
