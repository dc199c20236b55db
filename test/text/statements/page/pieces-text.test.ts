import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../../lib/text/language/read-document.ts';
import { pageOf } from '../../../../lib/text/statements/page/page.ts';
import { contentOf, piecesOf } from '../../../../lib/text/statements/page/pieces-text.ts';

/** The pieces of a text are what stands between [ and ]. */
const content = (marked: string) => {
  const pieces: { start: number; end: number }[] = [];
  let text = '';
  for (const part of marked.split(/(?=[[\]])/)) {
    if (part.startsWith('[')) pieces.push({ start: text.length, end: 0 });
    if (part.startsWith(']')) pieces.at(-1)!.end = text.length;
    text += part.replace(/^[[\]]/, '');
  }
  return contentOf(text, pieces);
};

describe('the content of a statement', () => {
  it('is one piece as it stands', () => {
    expect(content('"[The bridge is safe]," he said.')).toBe('The bridge is safe');
  });

  it('is two sentences where the speaker stands between them', () => {
    expect(content('"[I wrote three times]," he told the inquiry. "[Nobody came.]"')).toBe(
      'I wrote three times. Nobody came.',
    );
  });

  it('is one sentence where the speaker interrupts it', () => {
    expect(content('“[The bridge],” she said, “[is safe.]”')).toBe('The bridge is safe.');
    expect(content('"[The bridge]" she said "[is safe.]"')).toBe('The bridge is safe.');
  });

  it('keeps marks of its own', () => {
    expect(content('"[Is it safe?]" he asked. "[It is.]"')).toBe('Is it safe? It is.');
  });
});

describe('piecesOf', () => {
  const pieces = (text: string, first: string, last: string): string[] => {
    const page = pageOf(readDocument([text]));
    const range = { from: page.text.indexOf(first), to: page.text.indexOf(last) + 1 };
    return piecesOf(page, [range]).map(({ start, end }) => page.document.text.slice(start, end));
  };

  it('keeps marks in pairs where the other one stands beside the words', () => {
    expect(pieces('Iraq said "noble Iraqis" would never do it.', 'noble', 'it')).toEqual([
      '"noble Iraqis" would never do it',
    ]);
    expect(pieces('He wants to "build a bridge," and left.', 'to', 'bridge')).toEqual(['to "build a bridge,"']);
    expect(pieces('He met the Democratic Party (KDP) there.', 'the', 'KDP')).toEqual(['the Democratic Party (KDP)']);
  });

  it('leaves the marks at the ends of a whole quotation', () => {
    expect(pieces('"We won," said Keller.', 'We', 'won')).toEqual(['We won']);
    expect(pieces('He said: "Who won?"', 'Who', 'won')).toEqual(['Who won?']);
  });
});
