import { describe, expect, it } from 'vitest';
import { isCorrectionNote } from '../../../../lib/text/similarity/changes/correction-note.ts';

describe('a note that corrects', () => {
  it.each([
    'Correction: March 5, 2026',
    'CORRECTED-Harbour board backs pier',
    'An earlier version of this article misstated how far the pier had moved.',
    'This story has been corrected to show that the vote was on Monday.',
    'Clarification: The headline was changed after publication.',
    'A previous headline wrongly named the treasurer.',
    'We apologise for the error.',
  ])('is “%s”', (sentence) => {
    expect(isCorrectionNote(sentence)).toBe(true);
  });

  it.each([
    'The minister corrected himself and said the figure was seven.',
    'An earlier report said the ministry had warned the town.',
    'The board published a new version of the plan.',
    'The story was told by three witnesses.',
    'Corrections officers found the cell empty.',
  ])('is not “%s”', (sentence) => {
    expect(isCorrectionNote(sentence)).toBe(false);
  });
});
