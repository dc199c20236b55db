import { describe, expect, it } from 'vitest';
import { namesIn } from './marked-names.ts';

describe('somebody whose given name is a word', () => {
  it.each([
    ['before two surnames', 'Comfort [PER Adu Keller] left.', 'person Comfort Adu Keller'],
    ['by a verb of saying', 'Wisdom Keller said it was late.', 'person Wisdom Keller'],
    ['by an age', 'They met Memory Keller, 31, there.', 'person Memory Keller'],
    ['by a role', 'They met farmer Praise Keller there.', 'person Praise Keller'],
    ['that is a day, by a role', 'They met chairman Sunday [PER Keller] there.', 'person Sunday Keller'],
    ['that is a day, by a role the tagger missed', 'They met farmer Friday Keller there.', 'person Friday Keller'],
  ])('is told %s', (_, marked, name) => {
    expect(namesIn(marked)).toEqual([name]);
  });

  it.each([
    ['not on a day', 'On Sunday [PER Petra Keller] left.', ['person Petra Keller']],
    ['not a fund', 'The Wisdom Fund paid for it.', ['organisation Wisdom Fund']],
  ])('%s', (_, marked, names) => {
    expect(namesIn(marked)).toEqual(names);
  });
});

describe('styles of other countries are no part of a name', () => {
  it.each(['Cde', 'Datuk Seri', 'Alhaji', 'Engr.', 'Coun', 'Otunba'])('%s', (style) => {
    expect(namesIn(`On Friday [PER ${style} Musa Keller] left.`)).toEqual(['person Musa Keller']);
  });
});
