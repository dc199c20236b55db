import { describe, expect, it } from 'vitest';
import { contentOf } from '../../../../lib/text/statements/page/pieces-text.ts';

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
