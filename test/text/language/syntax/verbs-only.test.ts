import { describe, expect, it } from 'vitest';
import { readRows } from '../../statements/reading.ts';

describe('verbs of saying in the form that goes with "they"', () => {
  it.each([
    ['Residents near the site', 'Residents near the site allege that lorries have been tipping rubble there at night.'],
    ['South Burnett police', 'South Burnett police allege the man cut a padlock and started the grader with a key.'],
    [
      'two members of the finance team',
      'The firm used the money to stay afloat, two members of the finance team allege.',
    ],
    ['Analysts at Corbel', 'Analysts at Corbel reckon that combining the two groups would save a fortune.'],
    ['Experts', 'Experts fear the dam will burst.'],
    ['Residents', 'Residents claim it was never checked.'],
  ])('are verbs: %s', (speaker, text) => {
    expect(readRows(text).map((row) => row.speaker)).toEqual([speaker]);
  });

  it.each(['The doubt remains.', 'Ada Holm would neither confirm nor deny it.'])(
    'and nouns and infinitives stay what they are: %s',
    (text) => {
      expect(readRows(text).filter(({ negated, stance }) => !negated && stance !== 'denies')).toEqual([]);
    },
  );
});
