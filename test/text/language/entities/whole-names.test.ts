import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../../lib/text/language/read-document.ts';

const entitiesOf = (text: string) => readDocument([text]).entities;
const namesIn = (text: string) => entitiesOf(text).map(({ type, name }) => `${type} ${name}`);
const aliasesOf = (text: string, name: string) => entitiesOf(text).find((entity) => entity.name === name)?.aliases;

describe('a nickname in marks', () => {
  it.each([
    ['John "Jack" Smith, a retired miner, said the pit was flooded.', 'John Smith', 'John "Jack" Smith'],
    ['Margaret ("Peggy") Lowe opened the shop in 1971.', 'Margaret Lowe', 'Margaret ("Peggy") Lowe'],
    ["Rafael 'El Toro' Mendez won the bout. El Toro wept.", 'Rafael Mendez', 'El Toro'],
    ['"Stick" Larsen was charged with theft, a prosecutor said.', 'Larsen', '"Stick" Larsen'],
    ['Vera Keller, known to all as “Aunt Bee,” baked. Aunt Bee’s pies sold out.', 'Vera Keller', 'Aunt Bee'],
    ['Thomas Keller, known as Tommy, told the court he was asleep. Tommy’s wife wept.', 'Thomas Keller', 'Tommy'],
  ])('is another name of the person: %s', (text, name, alias) => {
    expect(namesIn(text)).toEqual([`person ${name}`]);
    expect(aliasesOf(text, name)).toContain(alias);
  });

  it.each([
    ['A woman known only as “Mama Lu” told officers she had heard a crash.', 'person Mama Lu'],
    ["A former dealer who goes by the name 'Slim' said the market had moved online.", 'person Slim'],
    ['The boy they call "Tonto" ran away. Tonto was found.', 'person Tonto'],
    ['The rapper, better known as "Big Salt", was arrested. Police said Big Salt had a knife.', 'person Big Salt'],
    ['“We hid,” said a homeless man who goes by the name “Buttons.” Buttons slept there.', 'person Buttons'],
  ])('is the name of somebody who has no other: %s', (text, name) => {
    expect(namesIn(text)).toEqual([name]);
  });

  it.each([
    ['Sheriff Anna Pratt called Wylie a hero. Wylie said he saw orange.', 'Anna Pratt'],
    ['Brandt calls Keller unqualified\n\nTom Brandt spoke on Monday. Mrs. Keller said he was wrong.', 'Tom Brandt'],
    ['Tom Brandt also called Keller a liar.', 'Tom Brandt'],
    ['Rivals of Tom Brandt dubbed Keller the saviour.', 'Tom Brandt'],
    ['When a woman shouted, “Keller,” Brandt laughed. Tom Brandt was on stage.', 'Tom Brandt'],
    ['Tom Brandt just nicknamed Keller the Mayor of Nowhere.', 'Tom Brandt'],
  ])('is nobody whom the person calls something: %s', (text, name) => {
    expect(aliasesOf(text, name)?.filter((alias) => /Keller|Wylie/.test(alias))).toEqual([]);
  });

  it('names nobody where a thing is called so', () => {
    expect(namesIn('The town called it "Big Week". A drug known as "Spice" was found.')).toEqual([]);
  });
});

describe('one person with the whole name', () => {
  it.each([
    ['Gen. Ludwig von und zu Brandt warned of war. "It is late," von Brandt said.', 'Ludwig von und zu Brandt'],
    ['Pieter van den Broek signed the deal. Van den Broek did not speak.', 'Pieter van den Broek'],
    ['Oscar de los Rios said he would appeal. De los Rios was fined.', 'Oscar de los Rios'],
    ['Luís dos Santos e Silva said taxes would fall. Dos Santos said so twice.', 'Luís dos Santos e Silva'],
    ['Erik von dem Busch said so. Von dem Busch left.', 'Erik von dem Busch'],
    ['Abd al-Rahman ibn Faisal al-Harbi spoke. Al-Harbi said oil would flow.', 'Abd al-Rahman ibn Faisal al-Harbi'],
    ['Charles des Marets met Anna. Des Marets left.', 'Charles des Marets', 'Anna'],
    ['St. Clair Nkemdirim did speak.', 'St. Clair Nkemdirim'],
    ['Baroness Ursula von der Heyden said the law was wrong. Von der Heyden sat.', 'Ursula von der Heyden'],
    ['Inès Dupont QC told the court she was ill.', 'Inès Dupont'],
    ['The scout Robert De Vito spoke. De Vito left.', 'Robert De Vito'],
    ['De Vito won. "I knew it," said Robert De Vito. Robert went home.', 'Robert De Vito'],
    ['He was written about by L. Ron Keller in May.', 'L. Ron Keller'],
  ])('%s', (text, ...names) => {
    expect(namesIn(text)).toEqual(names.map((name) => `person ${name}`));
  });

  it('but a general named by particle and surname keeps both', () => {
    expect(namesIn('President de Gaulle spoke to von Braun.')).toEqual(['person de Gaulle', 'person von Braun']);
  });

  it.each([
    ['Harland, Peter J., 44, of Leeds, was charged. Harland denies it.', 'Peter J. Harland', 'Harland, Peter J.'],
    ['The witness list names "Lowe, Thomas". Mr Lowe is ill.', 'Thomas Lowe', 'Lowe, Thomas'],
    ['Dorothea Finch died. Finch, Dorothea, is listed.', 'Dorothea Finch', 'Finch, Dorothea'],
    ['J. R. Tolmie wrote it. James Robert Tolmie died in 1960.', 'James Robert Tolmie', 'J. R. Tolmie'],
    ['The trial of Karin Ostrov opens. She is named in the file as "Karin O."', 'Karin Ostrov', 'Karin O.'],
  ])('however it is printed: %s', (text, name, alias) => {
    expect(namesIn(text)).toContain(`person ${name}`);
    expect(namesIn(text).filter((one) => one.startsWith('person'))).toHaveLength(1);
    expect(aliasesOf(text, name)).toContain(alias);
  });

  it('is not made of two in a list, nor of two whose middle names differ', () => {
    expect(namesIn('They thanked Keller, Anna and Paul for it.')).not.toContain('person Anna Keller');
    expect(namesIn('George W. Brandt met George H. Brandt.')).toEqual([
      'person George W. Brandt',
      'person George H. Brandt',
    ]);
  });

  it.each([
    ['April Dawes, the clerk, met Mark Rose and Summer Price on Friday.', 'April Dawes', 'Mark Rose', 'Summer Price'],
    ['Theresa May said she may go in May. Mrs May waited.', 'Theresa May'],
    ['The clerk was late. Will said he would not go.', 'Will'],
    ['Grace Bishop and Dean King met. Bishop said it was late.', 'Grace Bishop', 'Dean King'],
    ['Mx Robin Lake told Judge Alan Birch.', 'Robin Lake', 'Alan Birch'],
  ])('though its words are words: %s', (text, ...names) => {
    expect(namesIn(text)).toEqual(names.map((name) => `person ${name}`));
  });
});

describe('a place', () => {
  it.each([
    ['of two words, among others', 'The money went through Hong Kong, Abu Dhabi and Cape Town.', 'Abu Dhabi'],
    ['by a point of the compass or a size', 'The army sent boats to Nether Marlow, it said.', 'Nether Marlow'],
    ['by its noun', 'The river Aske burst its banks on Friday.', 'Aske'],
    ['in a list of places', 'People have been moved out of Ferrow and Carrow, police said.', 'Carrow'],
    ['by its member', 'Ann Fenwick, MP for Marsham, left.', 'Marsham'],
    ['by its peer', 'They met Lord Darrow of Pell in May.', 'Pell'],
    ['in a compound', 'The Leeds-based retailer opened twelve shops.', 'Leeds'],
    ['behind a party', 'Sen. Ann Lowe (D-Mo.) spoke.', 'Missouri'],
    ['before its state', 'She lives in a suburb of Dallas, Texas.', 'Dallas'],
    ['by its head in a short sentence', 'Police sealed off Victoria Street and Albert Square.', 'Albert Square'],
  ])('is told %s', (_, text, name) => {
    expect(namesIn(text)).toContain(`place ${name}`);
    expect(namesIn(text).filter((one) => one.endsWith(` ${name}`))).toHaveLength(1);
  });

  it('is no person beside it, nor the firm of its name', () => {
    expect(namesIn('In London, Keller said he was glad.')).toEqual(['place London', 'person Keller']);
    expect(namesIn('Shares in Toyota fell. Toyota said sales were down in Japan.')).toContain('organisation Toyota');
  });

  it('is one row: North Korea and the North', () => {
    const text = 'North Korea fired a shell. Troops of the North were seen. Seoul warned the North on Monday.';
    expect(namesIn(text).filter((one) => /North/.test(one))).toEqual(['place North Korea']);
  });
});

describe('an organisation', () => {
  it.each([
    [
      'with its two sides',
      "The Universities and Colleges Employers' Association offered 3%.",
      "Universities and Colleges Employers' Association",
    ],
    [
      'of several trades',
      'The National Union of Rail, Maritime and Transport Workers said no.',
      'National Union of Rail, Maritime and Transport Workers',
    ],
    [
      'at the beginning of its sentence',
      'The Public and Commercial Services Union will co-ordinate any action.',
      'Public and Commercial Services Union',
    ],
    [
      'that begins with a country',
      'United States Citizenship and Immigration Services, the agency that oversees the visas, said no.',
      'United States Citizenship and Immigration Services',
    ],
    ['that begins before its head', 'They gave it to the Boys Choir of Harlem last year.', 'Boys Choir of Harlem'],
    ['a newspaper of a day', '"We will not," said Pia Lund in an interview with the Sunday Argus.', 'Sunday Argus'],
    ['without what it is', 'He told the Tidewatch news agency that he would.', 'Tidewatch'],
  ])('is whole: %s', (_, text, name) => {
    expect(namesIn(text).filter((one) => one.startsWith('organisation'))).toEqual([`organisation ${name}`]);
  });

  it.each([
    ['"the Board" of a board', 'The International Fisheries Board met. The Board will meet again.', 1],
    ['a standard by its initials', 'The phones use GSM and GPRS, she said.', 0],
    ['a slogan in marks', 'His hat read "Paint The Town Green Again", he said.', 0],
  ])('is not %s', (_, text, count) => {
    expect(namesIn(text).filter((one) => one.startsWith('organisation'))).toHaveLength(count);
  });

  it.each([
    ['He lied to the Justice Department and Congress.', ['organisation Justice Department', 'organisation Congress']],
    ['The Department of Trade and Industry agreed.', ['organisation Department of Trade and Industry']],
  ])('ends before another body, and not within its own field: %s', (text, expected) => {
    expect(namesIn(text)).toEqual(expected);
  });

  it('of several trades does not take in others that are listed', () => {
    expect(namesIn('The Society of Engineers, Oxfam and Greenpeace said no.')).toContain('organisation Oxfam');
  });
});

describe('the role of a person', () => {
  const roleOf = (text: string, name: string) => entitiesOf(text).find((entity) => entity.name === name)?.role;

  it.each([
    ['leaves out what only begins the sentence', 'As chief executive Anna Keller said, it is late.', 'chief executive'],
    ['leaves out the day', 'On Monday President Anna Keller said so.', 'President'],
    ['takes in "ex-"', 'He met ex-finance chief Anna Keller.', 'ex-finance chief'],
    ['takes in nouns before it', 'He met former school bus driver Anna Keller.', 'former school bus driver'],
    ['takes in no name before it', 'He met Harlow port director Anna Keller.', 'Harlow port director'],
    [
      'keeps the name of a body',
      'He met Anna Keller, president of the Federation of Teachers.',
      'president of the Federation of Teachers',
    ],
    ['is that of each of several', 'Senators Peter Hale and Anna Keller said no.', 'Senator'],
    [
      'is that of each, parties or not',
      'Sens. Peter Hale (D-Ohio), Tom Berg and Anna Keller (R-Utah) said no.',
      'Senator',
    ],
    ['is that of each of some ministers', 'He met ministers Anna Keller and Peter Hale.', 'minister'],
    ['is no honorific', 'The Rt Hon Anna Keller, the chairman, said so.', 'chairman'],
  ])('%s', (_, text, role) => {
    expect(roleOf(text, 'Anna Keller')).toBe(role);
  });

  it('is none of somebody of whom she speaks', () => {
    expect(
      roleOf("It is the fault of the party's nominee with young voters, Keller said. Anna Keller left.", 'Anna Keller'),
    ).toBeUndefined();
  });

  it.each([
    ['what another is to become', 'If Tom Berg is the nominee, Keller will not help. Anna Keller left.'],
    ['that of those who are called after her', 'He is among veteran Keller haters. Anna Keller left.'],
  ])('is not %s', (_, text) => {
    expect(roleOf(text, 'Anna Keller')).toBeUndefined();
  });

  it('is no part of another name of hers where a sentence begins', () => {
    expect(
      aliasesOf('Anna Keller spoke. If Mrs Keller goes, all go. On Monday Mrs Keller left.', 'Anna Keller'),
    ).toEqual(['Keller', 'Mrs Keller']);
  });
});

it.each(['Lindsey', 'Ashley', 'Lee', 'Chris'])('%s tells nobody whether it is he or she', (name) => {
  expect(entitiesOf(`${name} Holmqvist spoke in the town.`)[0]?.gender).toBeUndefined();
});

it.each([
  ['They sailed the Bay of Bengal to the Gulf of Mexico.', ['place Bay of Bengal', 'place Gulf of Mexico']],
  ['Officials in Port of Spain and the Isle of Man agreed.', ['place Port of Spain', 'place Isle of Man']],
  ['The Port of Marlow Authority met.', ['organisation Port of Marlow Authority']],
])('a bay or a port of somewhere is one name: %s', (text, names) => {
  expect(namesIn(text)).toEqual(names);
});
