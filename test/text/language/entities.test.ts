import { describe, expect, it } from 'vitest';
import type { Entity } from '../../../lib/text/language/document.ts';
import { type Mention, trimmed } from '../../../lib/text/language/entities/mentions.ts';
import { settleTypes } from '../../../lib/text/language/entities/namesakes.ts';
import { partsOf } from '../../../lib/text/language/entities/parts.ts';
import { readDocument } from '../../../lib/text/language/read-document.ts';
import type { EntityType } from '../../../lib/text/vocabulary.ts';

const entitiesOf = (text: string, title?: string): Entity[] => readDocument([text], title ? { title } : {}).entities;

const find = (entities: Entity[], name: string): Entity => {
  const entity = entities.find((candidate) => candidate.name === name);
  if (!entity) throw new Error(`no ${name} among ${entities.map((found) => found.name).join(', ')}`);
  return entity;
};

describe('one person, one row', () => {
  it.each([
    [
      'a surname with particles',
      'Jan van der Berg, the Dutch foreign minister, met Angela Merkel in Berlin. Van der Berg said she had agreed.',
      'Jan van der Berg',
      'Van der Berg',
    ],
    [
      'bin, where the short form has it too',
      'Crown Prince Mohammed bin Salman met John Kerry in Riyadh. Mr Kerry said that bin Salman had agreed.',
      'Mohammed bin Salman',
      'bin Salman',
    ],
    [
      'al-, with a title before it',
      'Adel al-Jubeir, the Saudi foreign minister, spoke in Cairo. "We agree," Mr al-Jubeir said.',
      'Adel al-Jubeir',
      'al-Jubeir',
    ],
    [
      'the article left out of the short form',
      'President Bashar al-Assad spoke in Damascus on Sunday. Assad said that Syria would win.',
      'Bashar al-Assad',
      'Assad',
    ],
    [
      'a family name that stands first',
      'China’s foreign minister, Wang Yi, flew to Moscow. "We are neighbours," Mr Wang told reporters.',
      'Wang Yi',
      'Wang',
    ],
    [
      'an apostrophe in the name',
      "Peter O'Donnell, a council spokesman, said the roads were safe. O'Donnell's deputy declined to comment.",
      "Peter O'Donnell",
      "O'Donnell",
    ],
    [
      'the beginning of a long name',
      'Abu Hamza al-Masri appeared in court in London. Abu Hamza said nothing, his lawyer told reporters.',
      'Abu Hamza al-Masri',
      'Abu Hamza',
    ],
    [
      'a given name cut short',
      'Rafael Benitez took over at Newcastle United in 2016. Rafa Benitez said he was happy.',
      'Rafael Benitez',
      'Rafa Benitez',
    ],
    [
      'an honorific before the given name',
      'Dame Vera Lynn has died aged 103. Boris Johnson said that Dame Vera had lifted us all.',
      'Vera Lynn',
      'Vera',
    ],
  ])('%s', (_, text, name, alias) => {
    const entities = entitiesOf(text);
    expect(find(entities, name).aliases).toContain(alias);
    expect(entities.filter((entity) => entity.name.endsWith(alias))).toHaveLength(name.endsWith(alias) ? 1 : 0);
  });

  it('a short form with an office is whoever holds the office', () => {
    const entities = entitiesOf(
      'Justice Sarah Smith ruled on Thursday. Alan Smith, the founder, and his daughter Emily Smith sat in court. ' +
        'Mr Smith wept. Justice Smith said the law was clear.',
    );
    expect(find(entities, 'Sarah Smith').aliases).toContain('Justice Smith');
    expect(find(entities, 'Alan Smith').aliases).toContain('Mr Smith');
  });

  it('a nickname in quotation marks stays out of the name and is a form of it', () => {
    const entities = entitiesOf('The troops left, Colonel John "Jack" Dorrian said. Dorrian spoke in Baghdad.');
    expect(find(entities, 'John Dorrian')).toMatchObject({ type: 'person', count: 2 });
    expect(find(entities, 'John Dorrian').aliases).toContain('John "Jack" Dorrian');
  });

  it('a king, pope or prince keeps the title where the name is one word', () => {
    const entities = entitiesOf('Pope Francis prayed in Rome on Sunday. Prince Charles sent a letter to Pope Francis.');
    expect(entities.map((entity) => entity.name)).toEqual(expect.arrayContaining(['Pope Francis', 'Prince Charles']));
  });

  it('somebody who speaks for a person is another', () => {
    const entities = entitiesOf(
      'Lord Mandelson quit on Friday. A spokesman for Lord Mandelson said he had no comment.',
    );
    expect(entities).toMatchObject([{ name: 'Lord Mandelson', aliases: ['Mandelson'], count: 2 }]);
  });

  it('a couple is no form of either', () => {
    const entities = entitiesOf('Mr and Mrs Harrison, of Leeds, won on Friday. Mrs Harrison said it had taken years.');
    expect(entities.flatMap(({ aliases }) => aliases)).not.toContain('Mr and Mrs Harrison');
  });
});

it('the verb of a headline parts the names beside it', () => {
  const { tokens } = readDocument(['Ingrid Halvorsen Says Tomasz Wierzba Left.']).sentences[0]!;
  const mention = trimmed('person', tokens, 0, 0, 5, false)!;
  expect(partsOf(mention, tokens, false).map(({ surface }) => surface)).toEqual(['Ingrid Halvorsen', 'Tomasz Wierzba']);
});

it('"It\'s" is no part of a name', () => {
  const [person] = entitiesOf("Tomasz Wierzba left. It's Mr. Wierzba who keeps leaving.");
  expect(person?.aliases).toContain('Mr. Wierzba');
  expect(person?.aliases.filter((alias) => /It/.test(alias))).toEqual([]);
});

describe('one organisation, one row', () => {
  it.each([
    "The Finnish Anglers' Federation wants a fund.",
    'A fund is what the Finnish Anglers’ Federation wants, its president said.',
  ])('that bears the name of its members: %s', (text) => {
    const names = entitiesOf(text).map(({ name, type }) => `${type} ${name.replace('’', "'")}`);
    expect(names).toEqual(["organisation Finnish Anglers' Federation"]);
  });

  it('is not made of an owner and what he owns', () => {
    const names = entitiesOf("The Beatles' Abbey Road was played, and the Workers' lunch was late.").map(
      ({ name }) => name,
    );
    expect(names.filter((name) => /lunch|Workers' /.test(name))).toEqual([]);
  });

  it('the members of a network go by its name', () => {
    const entities = entitiesOf(
      'Leon Panetta said on Monday that the Haqqani network was to blame. The Haqqanis cross the border, he said.',
    );
    expect(find(entities, 'Haqqani network').aliases).toContain('Haqqanis');
  });

  it.each([
    [
      'The World Health Organization (WHO) said 17 people had died. WHO doctors went there.',
      'World Health Organization',
      'WHO',
    ],
    ['The Federal Reserve (Fed) raised rates. The Fed said that inflation was too high.', 'Federal Reserve', 'Fed'],
    [
      'Fighters of al-Qaeda in the Islamic Maghreb (AQIM) fled on Monday. AQIM has denied it.',
      'al-Qaeda in the Islamic Maghreb',
      'AQIM',
    ],
    [
      'The British Medical Association will strike, it said. BMA members voted by 98%.',
      'British Medical Association',
      'BMA',
    ],
  ])('%s', (text, name, alias) => {
    expect(find(entitiesOf(text), name).aliases).toContain(alias);
  });

  it("keeps an 's that is part of its name", () => {
    const entities = entitiesOf(
      "Moody's Investors Service cut the rating on Friday. Moody's said that risk had grown.",
    );
    expect(find(entities, "Moody's Investors Service").aliases).toContain("Moody's");
  });

  it.each([
    ['Mayor Julián Castro sued the San Antonio Express-News on Friday.', 'San Antonio Express-News', 'organisation'],
    [
      'The Reykjavik Medical University said on Friday that it would close.',
      'Reykjavik Medical University',
      'organisation',
    ],
    ['He joined the Eighth Air Force in 1943.', 'Eighth Air Force', 'organisation'],
    ['He joined the 65th Fighter Wing in 1944.', '65th Fighter Wing', 'organisation'],
    ['Two men drowned in Lincoln Reservoir on Friday, police said.', 'Lincoln Reservoir', 'place'],
  ])('is told by the last word of its name: %s', (text, name, type) => {
    expect(find(entitiesOf(text), name).type).toBe(type);
  });

  it('a town is not the council that bears its name', () => {
    const entities = entitiesOf('The family, of Leeds, won their case against Leeds City Council on Friday in Leeds.');
    expect(find(entities, 'Leeds')).toMatchObject({ type: 'place' });
    expect(find(entities, 'Leeds City Council').aliases).not.toContain('Leeds');
  });
});

describe('a name that the text explains', () => {
  it.each([
    ['before it', 'Dagbrev', 'Nobody knew it, the newspaper Dagbrev reported on Friday.', 'organisation'],
    ['behind it', 'Greenwatch', 'Greenwatch, a campaign group, called for the gates to be closed.', 'organisation'],
    [
      'as the owner',
      'Blue Sea Lines',
      "The ferry's owner, Blue Sea Lines, denied it had been overloaded.",
      'organisation',
    ],
    ['before a comma', 'Kassel Hydro', 'The operator, Kassel Hydro, denied any wrongdoing.', 'organisation'],
    [
      'with its last word',
      'Holm Capital',
      'The dealers, Brix and Holm Capital, were at a loss on Friday.',
      'organisation',
    ],
    ['by what is in it', 'Torvane', 'A government laboratory in Torvane released a toxic gas last autumn.', 'place'],
  ])('%s', (_, name, text, type) => {
    expect(find(entitiesOf(text), name).type).toBe(type);
  });

  it('is a company where it has shares, and throughout', () => {
    const mention = (type: EntityType, sentence: number, first: number): Mention =>
      ({ type, surface: 'Norwind', words: ['Norwind'], start: 0, end: 7, sentence, first, last: first + 1 }) as Mention;
    const sentences = readDocument(['Norwind shares fell. Norwind rose. It was in Norwind. Norwind fell.']).sentences;
    expect(settleTypes([mention('person', 0, 0), mention('person', 1, 0)], sentences).map(({ type }) => type)).toEqual([
      'organisation',
      'organisation',
    ]);
    const more = [mention('organisation', 1, 0), mention('organisation', 3, 0), mention('person', 3, 0)];
    expect(settleTypes(more, sentences).map(({ type }) => type)).toEqual(Array(3).fill('organisation'));
    expect(settleTypes([mention('person', 2, 3)], sentences).map(({ type }) => type)).toEqual(['place']);
  });

  it('stays a country where a newspaper has its name', () => {
    const entities = entitiesOf(
      'The daily Iran on Thursday quoted a minister. Agents had arrested 137 people in Iran for spying.',
    );
    expect(entities.filter(({ name }) => name === 'Iran').map(({ type }) => type)).toContain('place');
  });

  it('stays a town where a group is near it', () => {
    const entities = entitiesOf('They met near the eastern city of Turnhout, a group of scouts said.');
    expect(find(entities, 'Turnhout').type).toBe('place');
  });
});

describe('a place', () => {
  it('in a place is one row, and its full form is a form of it', () => {
    const entities = entitiesOf('He urged caution in Washington, D.C., on Friday. Washington is quiet in August.');
    expect(find(entities, 'Washington')).toMatchObject({ type: 'place', count: 2 });
    expect(find(entities, 'Washington').aliases).toContain('Washington, D.C.');
  });

  it('may be looked up by its kind too', () => {
    const entities = entitiesOf('Troops entered Idlib province on Friday. Jets hit the port city of Tartus.');
    expect(find(entities, 'Idlib').aliases).toContain('Idlib province');
    expect(find(entities, 'Tartus').aliases).toContain('port city of Tartus');
  });

  it('in a text that was taken apart before loses its possessive', () => {
    const entities = entitiesOf("Jets hit Syria ' s Idlib on Friday, and Lebanon ' s Hezbollah denied it.");
    expect(entities.map((entity) => entity.name)).toEqual(expect.arrayContaining(['Syria', 'Lebanon', 'Hezbollah']));
  });
});

describe('a headline', () => {
  it('joins no two people with its verb', () => {
    const entities = entitiesOf(
      'Kim Jong-un met Moon Jae-in on Friday. Mr Kim told Mr Moon that he would visit Seoul.',
      'Kim meets Moon',
    );
    for (const { name } of entities) expect(name).not.toContain('meets');
  });
});
