import { describe, expect, it } from 'vitest';
import { readDates } from '../../../lib/text/language/dates/read-dates.ts';
import { readDocument } from '../../../lib/text/language/read-document.ts';

const dates = (passage: string | string[], publishedAt = '2011-10-15'): [string, string][] => {
  const document = readDocument([passage].flat());
  return readDates(document, publishedAt).map((found) => {
    expect(document.text.slice(found.start, found.end)).toBe(found.text);
    return [found.text, found.date];
  });
};
/** Published on a Wednesday. */
const daysOf = (...paragraphs: string[]): string[] => dates(paragraphs, '2026-03-04').map(([, date]) => date);

describe('dates of an article', () => {
  it.each([
    ['He testified before a committee last month.', 'last month', '2011-09'],
    ['The minister resigned on 4 March 2010.', '4 March 2010', '2010-03-04'],
    ['It was signed in 1998 by both.', '1998', '1998'],
    ['The talks failed yesterday.', 'yesterday', '2011-10-14'],
    ['She was elected last year.', 'last year', '2010'],
    ['Sales fell in March 2010.', 'March 2010', '2010-03'],
    ['Snow fell last week.', 'last week', '2011-W40'],
  ])('are found in "%s"', (passage, phrase, date) => {
    expect(dates(passage)).toEqual([[phrase, date]]);
  });

  it.each([
    ['Shareholders will gather on Monday to choose a chairman.', '2026-03-09'],
    ['Shareholders gathered on Monday to choose a chairman.', '2026-03-02'],
    ['The zoo reopens its aviary on Saturday.', '2026-03-07'],
    ['The runway was shut on Saturday after a fire.', '2026-02-28'],
    ['The panel is to report on Tuesday.', '2026-03-10'],
    ['A recall is planned for October, spokeswoman Edda Wynn said.', '2026-10'],
    ['A third may come in December.', '2026-12'],
    ['Talks broke down in December.', '2025-12'],
    ['The by-election will be held on Monday week.', '2026-03-16'],
    ['She left on Monday of last week.', '2026-02-23'],
    ['Prices have been rising since January.', '2026-01'],
    ['Bids must be in by Friday.', '2026-03-06'],
    ['The film opens next Thursday.', '2026-03-12'],
    ['He was sworn in last April.', '2025-04'],
    ['The rules are to be relaxed in the coming week.', '2026-W11'],
    ['The festival ran from Friday to Monday.', '2026-02-27 2026-03-02'],
    ['The festival will run from Friday to Monday.', '2026-03-06 2026-03-09'],
    ['The exhibition runs from Thursday until Tuesday.', '2026-03-05 2026-03-10'],
    ['It fell between November and January 2024.', '2023-11 2024-01'],
  ])('are ahead or behind as the sentence says: "%s"', (sentence, expected) => {
    expect(daysOf(sentence).join(' ')).toBe(expected);
  });

  it.each([
    ['An article on 1 March ("The board must sell the ferry") said that it leaks.', '2026-03-01'],
    ['A letter on 26 February (“We will not pay”) came from Ida Moss, and not from her sister.', '2026-02-26'],
    ['The caption of a photograph of 2 March ("They must go") named the wrong man.', '2026-03-02'],
    ['The graphic on 3 March ("How it will look") had the wrong scale.', '2026-03-03'],
    ['A column on 4 February ("Why I will vote") gave the wrong year.', '2026-02-04'],
    ['The report on 9 March will say who is to blame.', '2026-03-09'],
  ])('are behind if something was printed on them: "%s"', (sentence, expected) => {
    expect(daysOf(sentence)).toEqual([expected]);
  });

  it.each([
    ['Police are looking for a man in his forties after a robbery at a bank in Bridge Street on Saturday.'],
    ['Detectives are questioning two men over the theft of a boat from the harbour of Rill on Saturday.'],
    ['Crews are clearing the line following the derailment of a coal train near Hale on Saturday.'],
    ['Families are in mourning after a fire in a hostel on the coast on Saturday.'],
    ['The ship is under repair since a collision with a tug off Rill on Saturday.'],
    ['Officers are appealing for witnesses to a crash on the A6 on Saturday.'],
  ])('are behind after what nobody plans: "%s"', (sentence) => {
    expect(daysOf(sentence)).toEqual(['2026-02-28']);
  });

  it.each([
    ['They met in secret on 3 and 4 June, and again in the hall.', '2025-06-03 2025-06-04'],
    ['Hearings were held on 3, 4 and 7 February.', '2026-02-03 2026-02-04 2026-02-07'],
    ['The offices will be shut on June 3 and 4.', '2026-06-03 2026-06-04'],
    ['It was played on the 3rd and 4th of June.', '2025-06-03 2025-06-04'],
    ['It was played on June 3, 5 and 7, 2024, in Rill.', '2024-06-03 2024-06-05 2024-06-07'],
    ['Votes are planned for 9 or 16 May.', '2026-05-09 2026-05-16'],
    ['On June 3 and 4 people will leave.', '2026-06-03'],
    ['Work began on 2 and 4 March 2025.', '2025-03-02 2025-03-04'],
  ])('share a month: "%s"', (sentence, expected) => {
    expect(daysOf(sentence).join(' ')).toBe(expected);
  });

  it.each([
    ['RILL, March 3 (Reuters) - Nurses who work at night are ill more often.', '2026-03-03'],
    ['RILL, Wales, 28 Feb — Boats are lying in the mud.', '2026-02-28'],
    ['OSLO, Dec. 30 - The board will meet again.', '2025-12-30'],
  ])('in a dateline are the nearest, whatever the verb behind it: "%s"', (sentence, expected) => {
    expect(daysOf(sentence)).toEqual([expected]);
  });

  it.each([
    ['UPDATE: On Thursday evening she said the station would close after all.', ['2026-03-05']],
    ['UPDATE 18:20: The firm said on Friday that it was sold.', ['2026-03-06']],
    ['Updated: The bridge was reopened on Wednesday.', ['2026-03-04']],
    ['UPDATE: He was freed on Monday.', []],
    ['Updates were sent on Thursday to all.', ['2026-02-26']],
    ['UPDATE: The court ruled on 26 February.', ['2026-02-26']],
  ])('in what was added later may lie behind it: "%s"', (sentence, expected) => {
    expect(daysOf('There is no plan to close the station, she said.', sentence)).toEqual(expected);
  });

  it('are the years of feasts', () => {
    expect(daysOf('Work will end by Christmas 2026.')).toEqual(['2026']);
    expect(daysOf('He left at Easter 2019.')).toEqual(['2019']);
  });

  it.each([
    ['The board voted on Tuesday to close the mine.', '2026-03-03'],
    ['The board plans to close the mine on Tuesday.', '2026-03-10'],
    ['Rescuers failed to reach the mine on Tuesday.', '2026-03-03'],
    ['The owners were told to close the mine on Tuesday.', '2026-03-10'],
    ['The union called off the strike due to begin on Tuesday.', '2026-03-10'],
    ['The firm gave up a plan to open the mine on Tuesday.', '2026-03-10'],
  ])('belong to the verb that governs them: "%s"', (sentence, expected) => {
    expect(daysOf(sentence)).toEqual([expected]);
  });

  it('of the day of publication are that day, whether past or to come', () => {
    expect(daysOf('The strike began on Wednesday. The minister will speak on Wednesday.')).toEqual([
      '2026-03-04',
      '2026-03-04',
    ]);
  });

  it.each([
    ['He was arrested on 3 May 2025. The following day he was released.', '2025-05-03 2025-05-04'],
    ['He fell ill on 27 February and died two days later.', '2026-02-27 2026-03-01'],
    ['She said on Monday that he had left two days earlier.', '2026-03-02 2026-02-28'],
    ['In 2019 the mill closed. Two years later it burned down.', '2019 2021'],
  ])('of a story are counted from the date before: "%s"', (passage, expected) => {
    expect(daysOf(passage).join(' ')).toBe(expected);
  });

  it.each(
    [
      'Glass is collected every second Wednesday. A week later the cliff gave way.',
      'A week later the cliff gave way.',
      'Police said on Monday that she had vanished from her home. Two days later she was found.',
      'She was last seen on the Saturday.',
      'He came on a Sunday.',
      'She had been due in court on Monday.',
      'A few days ago nobody knew her.',
      'More than ten years ago the mine closed.',
      'The note is dated 03/04/2026.',
    ].map((passage) => [passage]),
  )('are left out if they cannot be decided: "%s"', (passage) => {
    expect(daysOf(passage).filter((date) => date !== '2026-03-02')).toEqual([]);
  });

  it.each(
    [
      'Subscribers to The Sun learned it first. The Sunday Courier and the Tuesday Circle were silent.',
      'April Hendry and Augustin Roe said Mrs May may march.',
      'Ottilie March leads the march for the forest.',
      'He told the Today programme that he sat in the sun for a second.',
      'Black Friday was a success, said Sheffield Wednesday.',
      'The brewery will shut after 97 years, and the 30-day plan is dead.',
      'She won 6-4, 7-5 in 3 hours and 12 minutes before a crowd of 2011.',
      'On Mondays and every other Tuesday the library is shut.',
      'The 48-year-old paid 1,999 dollars for a three-month course.',
      'USA Today and the film Yesterday were mentioned.',
    ].map((passage) => [passage]),
  )('are not found in names, durations and numbers: "%s"', (passage) => {
    expect(daysOf(passage)).toEqual([]);
  });

  it('are found once if a weekday and a day of the month name the same day', () => {
    expect(daysOf('On Tuesday evening, 9th June 2026, there will be a reading in Thursday Row.')).toEqual([
      '2026-06-09',
    ]);
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
