import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../../lib/text/language/sentences.ts';
import { parse } from '../../../lib/text/language/syntax/parse.ts';
import { contentOf } from '../../../lib/text/statements/page/pieces-text.ts';
import { readStatements } from '../../../lib/text/statements/read-statements.ts';

/** The base layer without names: what is fuzzed here is the reader of statements. */
const documentOf = (paragraphs: readonly string[]) => {
  const text = paragraphs.join('\n\n');
  let at = 0;
  const spans = paragraphs.map((paragraph) => {
    const start = at;
    at += paragraph.length + 2;
    return { start, end: start + paragraph.length };
  });
  const sentences = splitSentences(text, spans);
  return { text, paragraphs: spans, sentences, trees: parse(sentences), entities: [], references: [] };
};

const MARKS = [
  '"',
  '“',
  '”',
  '‘',
  '’',
  "'",
  "''",
  '``',
  '«',
  '»',
  '(',
  ')',
  ',',
  '.',
  '?',
  ':',
  ' ',
  ' he said ',
  ' that ',
];

/** A text of `size` characters made of the pieces in an order that a seed chooses. */
const jumble = (pieces: readonly string[], size: number, seed: number): string => {
  let text = 'x';
  let state = seed;
  while (text.length < size) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    text += pieces[state % pieces.length];
  }
  return text.slice(0, size);
};

describe('100 KB of marks', () => {
  it.each([
    ['quotation marks', '"'.repeat(100_000)],
    ['opening marks', '“'.repeat(100_000)],
    ['single marks with spaces', " 'a".repeat(33_000)],
    ['brackets', '('.repeat(50_000) + ')'.repeat(50_000)],
    ['commas', ', '.repeat(50_000)],
    ['quotations of one letter', '"a" '.repeat(25_000)],
    ['cues', 'said '.repeat(20_000)],
    ['a quotation and a cue, over and over', '"No," he said, "I said that he said so," he said. '.repeat(2_000)],
    ['turns', 'A: b. '.repeat(16_000)],
    ['a jumble', jumble(MARKS, 100_000, 7)],
  ])('%s: read without an error', (_, text) => {
    for (const statement of readStatements(documentOf([text])))
      expect(statement.content.length).toBeLessThanOrEqual(text.length);
  });

  it('in as many paragraphs', () => {
    const paragraphs = jumble(MARKS, 100_000, 3)
      .split(' ')
      .filter((paragraph) => paragraph !== '');
    expect(() => readStatements(documentOf(paragraphs))).not.toThrow();
  });
});

it('gives pieces that lie in the text, in order, whatever the text', () => {
  const words = fc.constantFrom(
    ...MARKS,
    'Ortiz',
    'said',
    'denied',
    'the bridge',
    'is',
    'not',
    'true',
    'asked',
    'will',
    'HALE:',
  );
  fc.assert(
    fc.property(fc.array(fc.array(words, { minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 5 }), (parts) => {
      const paragraphs = parts.map((part) => part.join(' ').replace(/\s+/g, ' ').trim()).filter((part) => part !== '');
      const document = documentOf(paragraphs);
      for (const { pieces, content } of readStatements(document)) {
        let last = 0;
        for (const { start, end } of pieces) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(document.text.length);
        expect(contentOf(document.text, pieces)).toBe(content);
      }
    }),
    {
      numRuns: 300,
      examples: [
        [
          [
            ['said', '"', 'is'],
            ['"', ','],
          ],
        ],
      ],
    },
  );
});
