import { describe, expect, it } from 'vitest';
import { entitiesOf, namesIn } from './marked-names.ts';

describe('one name', () => {
  it.each([
    [
      'holds both sides of its "and"',
      "They wrote to the Harbour and [ORG Ferry Workers' Union] on Monday.",
      "organisation Harbour and Ferry Workers' Union",
    ],
    [
      'holds the list that its office is in charge of',
      'A spokesman for the [ORG Department for Parks], Rivers and [LOC Lakes] said so.',
      'organisation Department for Parks, Rivers and Lakes',
    ],
    [
      'reaches to its head, though it begins with a person',
      'He gave it to the [PER Keller] Foundation in spring.',
      'organisation Keller Foundation',
    ],
    [
      'begins with its head before "of"',
      'It hangs in the Museum of [MISC Flight] today.',
      'organisation Museum of Flight',
    ],
    ['is a place by its head', 'They met in [PER Sanders] Park at noon.', 'place Sanders Park'],
  ])('%s', (_, marked, name) => {
    expect(namesIn(marked)).toEqual([name]);
  });

  it('does not join two that only stand side by side', () => {
    expect(namesIn("The ferries and the [ORG Workers' Union] agreed with [ORG Nordbank] and [ORG Sea Trust].")).toEqual(
      ["organisation Workers' Union", 'organisation Nordbank', 'organisation Sea Trust'],
    );
  });

  it('is found under its abbreviation, its short form and the members of a party', () => {
    expect(
      entitiesOf('The [ORG Tories] lost. "The [ORG Conservative Party] will learn," said the [ORG Conservatives].'),
    ).toMatchObject([{ name: 'Conservative Party', aliases: ['Tories', 'Conservatives'], count: 3 }]);
  });

  it('is of the type that it has most often', () => {
    expect(namesIn('[ORG Keller Brandt] rose. [PER Keller Brandt] fell. [ORG Keller Brandt] closed.')).toEqual([
      'organisation Keller Brandt',
    ]);
  });

  it('has the fuller form that is printed as an alias', () => {
    const aliasesOf = (marked: string) => entitiesOf(marked).find(({ type }) => type === 'organisation')?.aliases;
    expect(aliasesOf('The [ORG Tidewatch] news agency said so.')).toEqual(['Tidewatch news agency']);
    expect(aliasesOf('He told [ORG Radio Nord] 2 that he would.')).toEqual(['Radio Nord 2']);
    expect(aliasesOf('The [ORG Tidewatch] report surprised the agency.')).toEqual([]);
  });
});

describe('no name', () => {
  it.each([
    ['a law', 'They backed the [ORG Fisheries Act] on Friday.'],
    ['a contest, nor its initials', 'The [ORG Northern Yacht Show] ([ORG NYS]) opens, and the [ORG NYS] lasts a week.'],
    ['a plan of something', 'They signed a [ORG Memorandum of Understanding] on Friday.'],
    ['initials of words in lower case', 'They offer direct line sharing ([ORG DLS]) and other [ORG DLS] services.'],
    ['an institution by its noun alone', 'The [ORG Council] met on Friday.'],
    ['the surname of a family', '[PER Anna Keller] spoke. The [ORG Kellers] left.', 'person Anna Keller'],
    [
      'a headline that the text does not bear out',
      '[ORG Keller Picks Another Bitter Fight]\n\n[PER Anna Keller] spoke.',
      'person Anna Keller',
    ],
  ])('is %s', (_, marked, ...others) => {
    expect(namesIn(marked)).toEqual(others);
  });

  it('is left out that a headline shares with the text', () => {
    expect(namesIn('[ORG Nordbank] Picks Another Bitter Fight\n\nThe bank [ORG Nordbank] said so.')).toEqual([
      'organisation Nordbank',
    ]);
  });
});

describe('a name that the tagger missed is found', () => {
  it.each([
    ['behind a noun for organisations', 'He told the newspaper Dagbrev that he would.', 'organisation Dagbrev'],
    ['behind such a noun that begins the sentence', 'Airline Nordhavn cut its forecast.', 'organisation Nordhavn'],
    ['as a known place behind "in"', 'He was born in Gothenburg, he said.', 'place Gothenburg'],
    [
      'as a family name with a given name of two syllables',
      'It was won by Wong Kei-lam on Sunday.',
      'person Wong Kei-lam',
    ],
    ['as a newspaper behind "the"', 'He told the Scotsman that he would.', 'organisation Scotsman'],
    [
      'as one that every reader knows',
      'The rules come from the European Commission in spring.',
      'organisation European Commission',
    ],
  ])('%s', (_, marked, name) => {
    expect(namesIn(marked)).toEqual([name]);
  });

  it('but not a month, nor a known place that is a name too', () => {
    expect(namesIn('It was cold in March. He believes in Victoria.')).toEqual([]);
  });
});

describe('a known town', () => {
  const filler = 'The council voted on the plan for the new road, and many people of the town spoke against it. ';

  it('is a place in a report that is not about sport', () => {
    expect(namesIn(`${filler.repeat(4)}The party goes to [ORG Gothenburg].`)).toEqual(['place Gothenburg']);
  });

  it('may be a club in one that is', () => {
    const sport = 'The striker scored the only goal of the match and the coach praised his squad. ';
    expect(namesIn(`${sport.repeat(6)}The cup goes to [ORG Gothenburg].`)).toEqual(['organisation Gothenburg']);
  });
});
