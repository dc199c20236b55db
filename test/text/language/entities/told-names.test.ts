import { describe, expect, it } from 'vitest';
import { namesIn } from './marked-names.ts';

describe('names that the tagger missed', () => {
  it.each([
    ['by the office behind it', 'Ban Ki-moon, the secretary general of the bloc, sat there.', 'person Ban Ki-moon'],
    ['by the age behind it', 'They met Tiur Sahat, 41, a fisherman, there.', 'person Tiur Sahat'],
  ])('are told %s', (_, marked, name) => {
    expect(namesIn(marked)).toEqual([name]);
  });

  it.each(['Tall Wharf, the last dock in the city, will close.', 'North Star, the favourite, won.'])(
    'and nothing else is: %s',
    (marked) => {
      expect(namesIn(marked)).toEqual([]);
    },
  );
});

describe('what somebody does for a living is no part of the name it opens a sentence with', () => {
  it.each([
    ['[PER Grazier Noelene Abbott] said it was dry.', 'person Noelene Abbott'],
    ['[PER Truckie Len Farrugia] said it was late.', 'person Len Farrugia'],
    ['[PER Hunter James Holt] said he saw it.', 'person James Holt'],
    ['[PER Hunter Biden] said he saw it.', 'person Hunter Biden'],
  ])('%s', (marked, name) => {
    expect(namesIn(marked)).toEqual([name]);
  });
});

it.each([
  ['[ORG Councillor Des Hargreave] asked why.', 'person Des Hargreave'],
  ['[ORG Senator Ines Calder] asked why.', 'person Ines Calder'],
])('whom a title calls is a person: %s', (marked, name) => {
  expect(namesIn(marked)).toEqual([name]);
});
