import { describe, expect, it } from 'vitest';
import { placedWords, searchWords } from '../../../lib/text/search/search-words.ts';

describe('the words of a search', () => {
  it.each([
    ['case', 'NATO Council', ['nato', 'council']],
    ['accents', 'Élysée Müller Çelik', ['elysee', 'muller', 'celik']],
    ['letters that are no letter with an accent', 'Łódź Strauß Øresund Ægir', ['lodz', 'strauss', 'oresund', 'aegir']],
    ['apostrophes of either form', "didn’t O'Brien", ['didnt', 'obrien']],
    ['punctuation', '“Well,” he said: no—never!', ['well', 'he', 'said', 'no', 'never']],
    ['the form of letters', 'ﬁnal ＮＡＴＯ', ['final', 'nato']],
  ])('do not depend on %s', (_, text, words) => {
    expect(searchWords(text)).toEqual(words);
  });

  it('are those of any script', () => {
    expect(searchWords('محمد صلاح и Ельцин')).toEqual(['محمد', 'صلاح', 'и', 'ельцин']);
  });

  it('say where they stand', () => {
    const text = 'Is it Müller’s?';
    expect(placedWords(text).map(({ start, end }) => text.slice(start, end))).toEqual(['Is', 'it', 'Müller’s']);
  });
});
