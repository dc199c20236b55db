import { describe, expect, it } from 'vitest';
import { readDates } from '../../../lib/text/language/dates.ts';
import { sentencesOf } from './sentences-of.ts';

const dates = (passage: string, publishedAt = '2011-10-15'): [string, string][] => {
  const { text, sentences } = sentencesOf(passage);
  return readDates(text, sentences, publishedAt).map((found) => {
    expect(text.slice(found.start, found.end)).toBe(found.text);
    return [found.text, found.date];
  });
};

describe('dates of an article', () => {
  it.each([
    ['He testified before a committee last month.', 'last month', '2011-09'],
    ['The minister resigned on 4 March 2010.', '4 March 2010', '2010-03-04'],
    ['It was signed in 1998 by both.', '1998', '1998'],
    ['The talks failed yesterday.', 'yesterday', '2011-10-14'],
    ['She was elected last year.', 'last year', '2010'],
    ['Sales fell in March 2010.', 'March 2010', '2010-03'],
  ])('are found in "%s"', (passage, phrase, date) => {
    expect(dates(passage)).toEqual([[phrase, date]]);
  });

  it('of a weekday are in the past, as most of news is', () => {
    expect(dates('The mayor resigned on Tuesday.')).toEqual([['Tuesday', '2011-10-11']]);
  });

  it('of a weekday are in the future if the sentence is about it', () => {
    expect(dates('The council will meet on Tuesday.')).toEqual([['Tuesday', '2011-10-18']]);
  });

  it('are not found in durations, hours and common words', () => {
    expect(dates('He may have sat for three days until 5 pm, in the sun.')).toEqual([]);
  });

  it('are found in every sentence, in order', () => {
    expect(dates('It opened on 1 May 2009. It closed in June 2010.').map(([, date]) => date)).toEqual([
      '2009-05-01',
      '2010-06',
    ]);
  });

  it('are not found without a date of publication', () => {
    expect(dates('He left yesterday.', 'undated')).toEqual([]);
  });
});
