import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../../lib/text/language/read-document.ts';
import { readStatements } from '../../../../lib/text/statements/read-statements.ts';

const speakerOfLast = (...paragraphs: string[]): string | undefined =>
  readStatements(readDocument(paragraphs)).findLast(({ cue }) => cue === 'said')?.speaker;

describe('"he said" behind a quotation that opens a paragraph, as one opened the paragraph before', () => {
  it.each([
    [
      'Paul Imrie',
      '"It was a fault of theirs," Paul Imrie said, as was claimed by Martin Hale before a committee last week.',
      '"We will ask for the money back," he said.',
    ],
    ['Remy Falk', '"The team was sold," Remy Falk said.', '"They would sell the grass too," he said.'],
  ])('is %s', (name, ...paragraphs) => {
    expect(speakerOfLast(...paragraphs)).toBe(name);
  });
});
