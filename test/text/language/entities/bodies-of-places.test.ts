import { describe, expect, it } from 'vitest';
import { entitiesOf, namesIn } from './marked-names.ts';

describe('a body that is named after places', () => {
  it.each([
    [
      'of two counties',
      'Insp Ida Quill, of [LOC Devon] and [ORG Cornwall Police], spoke.',
      ['organisation Devon and Cornwall Police'],
    ],
    [
      'of two counties, with a service',
      'The [LOC Dorset] & [ORG Wiltshire Fire Service] came.',
      ['organisation Dorset & Wiltshire Fire Service'],
    ],
    [
      'of a nation, if it speaks',
      '[LOC National Rail] told passengers to wait. [LOC National Rail] was late.',
      ['organisation National Rail'],
    ],
    ['in a country', 'She works for [LOC Oceana Greece] now.', ['organisation Oceana Greece']],
    [
      'by its head, though the tagger missed it',
      'Moorland Water denied that the pipes had run dry.',
      ['organisation Moorland Water'],
    ],
    [
      'by its head, of which the tagger found the beginning',
      '[ORG Calder] Rail cut its trains.',
      ['organisation Calder Rail'],
    ],
    [
      'by what it is called',
      'He spoke for the platform [LOC Salvem la Costa], he said.',
      ['organisation Salvem la Costa'],
    ],
  ])('%s', (_, marked, names) => {
    expect(namesIn(marked)).toEqual(names);
  });

  it.each([
    [
      'a county beside another police force',
      'In [LOC Devon] and [ORG Cornwall Police] said so.',
      ['place Devon', 'organisation Cornwall Police'],
    ],
    [
      'two forces',
      '[ORG Devon Police] and [ORG Cornwall Police] met.',
      ['organisation Devon Police', 'organisation Cornwall Police'],
    ],
    ['a part of a country', 'He lives in [LOC Mainland Greece] now.', ['place Mainland Greece']],
    ['a park of a nation', 'They met in the [LOC National Mall] today.', ['place National Mall']],
    ['an arm of the sea', 'Ships left the [ORG Calder Firth] today.', ['place Calder Firth']],
  ])('is not %s', (_, marked, names) => {
    expect(namesIn(marked)).toEqual(names);
  });
});

describe('initials that no bracket explains', () => {
  it.each([
    ['of two words', 'He told The [ORG Nordic Press] so. [ORG NP] writer Ida Quill was there.', 'NP'],
    ['without the society at the end', 'The [ORG Harbour and Ferry Workers Union] met. [ORG HFW] left.', 'HFW'],
    ['before the full name', '[ORG AP] said so. The [ORG Associated Press] has it.', 'AP'],
  ])('are one with the name, %s', (_, marked, initials) => {
    expect(entitiesOf(marked)).toMatchObject([{ type: 'organisation', aliases: [initials], count: 2 }]);
  });

  it('are not if two names have them', () => {
    expect(namesIn('The [ORG Nordic Press] and the [ORG Northern Post] met [ORG NP].')).toHaveLength(3);
  });
});

describe('a word that is no name', () => {
  it.each(['"We did not tell them. [PER Mine] cried."', '[PER Sterling] was flat against the dollar.'])(
    '%s',
    (marked) => {
      expect(namesIn(marked)).toEqual([]);
    },
  );

  it('but is one as part of a full name', () => {
    expect(namesIn('[PER Nora Sterling] spoke. [PER Sterling] left.')).toEqual(['person Nora Sterling']);
  });
});

describe('a member with the seat behind the name', () => {
  it.each(['[ORG Sioned Hale] MP', '[ORG Sioned Hale MP]'])('%s is a person', (marked) => {
    expect(namesIn(`"Saved!" — ${marked} was glad.`)).toEqual(['person Sioned Hale']);
  });

  it('but not the party before it', () => {
    expect(namesIn('A [ORG Labour Party] MP was glad.')).toEqual(['organisation Labour Party']);
  });
});

describe('a place in a list that a noun for bodies opens', () => {
  it.each([
    [
      'Some universities, including [LOC Marlow], [ORG Harlow College] and [LOC Exeter], have labs. [LOC Marlow] is glad.',
      ['organisation Marlow', 'organisation Harlow College', 'organisation Exeter'],
    ],
    [
      'Three clubs, such as [LOC Harlow] and [LOC Marlow], agreed. The fans are glad.',
      ['organisation Harlow', 'organisation Marlow'],
    ],
  ])('is a body: %s', (marked, names) => {
    expect(namesIn(marked)).toEqual(names);
  });

  it.each([
    ['Firms in cities such as [LOC Leeds] and [LOC Exeter] agreed.', ['place Leeds', 'place Exeter']],
    ['Companies in places like [LOC Leeds] left.', ['place Leeds']],
  ])('but not of places: %s', (marked, names) => {
    expect(namesIn(marked)).toEqual(names);
  });
});
