import { describe, expect, it } from 'vitest';
import type { Entity } from '../../../lib/text/language/document.ts';
import type { Mention } from '../../../lib/text/language/entities/mention.ts';
import { settleTypes } from '../../../lib/text/language/entities/settle-types.ts';
import { splitMention } from '../../../lib/text/language/entities/split-mention.ts';
import { trimMention } from '../../../lib/text/language/entities/trim-mention.ts';
import { readDocument } from '../../../lib/text/language/read-document.ts';
import type { EntityType } from '../../../lib/text/vocabulary.ts';

const entitiesOf = (text: string, title?: string): Entity[] => readDocument([text], title ? { title } : {}).entities;

const find = (entities: Entity[], name: string): Entity => {
  const entity = entities.find((candidate) => candidate.name === name);
  if (!entity) throw new Error(`no ${name} among ${entities.map((found) => found.name).join(', ')}`);
  return entity;
};

describe('a person is one entity that goes by', () => {
  it.each([
    [
      'a surname with particles',
      'Jan van der Berg, the Dutch foreign minister, met Angela Merkel in Berlin. Van der Berg said she had agreed.',
      'Jan van der Berg',
      'Van der Berg',
    ],
    [
      'a surname with bin',
      'Crown Prince Mohammed bin Salman met John Kerry in Riyadh. Mr Kerry said that bin Salman had agreed.',
      'Mohammed bin Salman',
      'bin Salman',
    ],
    [
      'a surname with al-, after a title',
      'Adel al-Jubeir, the Saudi foreign minister, spoke in Cairo. "We agree," Mr al-Jubeir said.',
      'Adel al-Jubeir',
      'al-Jubeir',
    ],
    [
      'a surname without its article',
      'President Bashar al-Assad spoke in Damascus on Sunday. Assad said that Syria would win.',
      'Bashar al-Assad',
      'Assad',
    ],
    [
      'a family name that comes first',
      'China’s foreign minister, Wang Yi, flew to Moscow. "We are neighbours," Mr Wang told reporters.',
      'Wang Yi',
      'Wang',
    ],
    [
      'a surname with an apostrophe',
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
      'a given name after an honorific',
      'Dame Vera Lynn has died aged 103. Boris Johnson said that Dame Vera had lifted us all.',
      'Vera Lynn',
      'Vera',
    ],
  ])('%s', (_, text, name, alias) => {
    const entities = entitiesOf(text);
    expect(find(entities, name).aliases).toContain(alias);
    expect(entities.filter((entity) => entity.name.endsWith(alias))).toHaveLength(name.endsWith(alias) ? 1 : 0);
  });
});

describe('a person', () => {
  it('of a short form with a title of office is the one who holds the office', () => {
    const entities = entitiesOf(
      'Justice Sarah Smith ruled on Thursday. Alan Smith, the founder, and his daughter Emily Smith sat in court. ' +
        'Mr Smith wept. Justice Smith said the law was clear.',
    );
    expect(find(entities, 'Sarah Smith').aliases).toContain('Justice Smith');
    expect(find(entities, 'Alan Smith').aliases).toContain('Mr Smith');
  });

  it('has no nickname in the name, but the form with it as an alias', () => {
    const entities = entitiesOf('The troops left, Colonel John "Jack" Dorrian said. Dorrian spoke in Baghdad.');
    expect(find(entities, 'John Dorrian')).toMatchObject({ type: 'person', count: 2 });
    expect(find(entities, 'John Dorrian').aliases).toContain('John "Jack" Dorrian');
  });

  it('keeps a title such as Pope or Prince if the name is one word', () => {
    const entities = entitiesOf('Pope Francis prayed in Rome on Sunday. Prince Charles sent a letter to Pope Francis.');
    expect(entities.map((entity) => entity.name)).toEqual(expect.arrayContaining(['Pope Francis', 'Prince Charles']));
  });

  it('is not their spokesperson', () => {
    const entities = entitiesOf(
      'Lord Mandelson quit on Friday. A spokesman for Lord Mandelson said he had no comment.',
    );
    expect(entities).toMatchObject([{ name: 'Lord Mandelson', aliases: ['Mandelson'], count: 2 }]);
  });

  it('has no alias that is a couple', () => {
    const entities = entitiesOf('Mr and Mrs Harrison, of Leeds, won on Friday. Mrs Harrison said it had taken years.');
    expect(entities.flatMap(({ aliases }) => aliases)).not.toContain('Mr and Mrs Harrison');
  });
});

it('a headline verb separates the names beside it', () => {
  const { tokens } = readDocument(['Ingrid Halvorsen Says Tomasz Wierzba Left.']).sentences[0]!;
  const mention = trimMention('person', tokens, 0, 0, 5, false)!;
  expect(splitMention(mention, tokens, false).map(({ surface }) => surface)).toEqual([
    'Ingrid Halvorsen',
    'Tomasz Wierzba',
  ]);
});

it('"It\'s" is not part of a name', () => {
  const [person] = entitiesOf("Tomasz Wierzba left. It's Mr. Wierzba who keeps leaving.");
  expect(person?.aliases).toContain('Mr. Wierzba');
  expect(person?.aliases.filter((alias) => /It/.test(alias))).toEqual([]);
});

describe('an organisation', () => {
  it.each([
    "The Finnish Anglers' Federation wants a fund.",
    'A fund is what the Finnish Anglers’ Federation wants, its president said.',
  ])('may be named after its members: %s', (text) => {
    const names = entitiesOf(text).map(({ name, type }) => `${type} ${name.replace('’', "'")}`);
    expect(names).toEqual(["organisation Finnish Anglers' Federation"]);
  });

  it('is not an owner together with what is owned', () => {
    const names = entitiesOf("The Beatles' Abbey Road was played, and the Workers' lunch was late.").map(
      ({ name }) => name,
    );
    expect(names.filter((name) => /lunch|Workers' /.test(name))).toEqual([]);
  });

  it('has the name of its members as an alias', () => {
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
  ])('has its initials or short form as an alias: %s', (text, name, alias) => {
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
  ])('is recognised by the last word of its name, as is a place: %s', (text, name, type) => {
    expect(find(entitiesOf(text), name).type).toBe(type);
  });

  it('is not the town it is named after', () => {
    const entities = entitiesOf('The family, of Leeds, won their case against Leeds City Council on Friday in Leeds.');
    expect(find(entities, 'Leeds')).toMatchObject({ type: 'place' });
    expect(find(entities, 'Leeds City Council').aliases).not.toContain('Leeds');
  });
});

describe('a name is of the type that the text gives it', () => {
  it.each([
    ['in a noun before it', 'Dagbrev', 'Nobody knew it, the newspaper Dagbrev reported on Friday.', 'organisation'],
    [
      'in an apposition',
      'Greenwatch',
      'Greenwatch, a campaign group, called for the gates to be closed.',
      'organisation',
    ],
    [
      'in an apposition to an owner',
      'Blue Sea Lines',
      "The ferry's owner, Blue Sea Lines, denied it had been overloaded.",
      'organisation',
    ],
    ['in a noun before a comma', 'Kassel Hydro', 'The operator, Kassel Hydro, denied any wrongdoing.', 'organisation'],
    [
      'in the last word of the name',
      'Holm Capital',
      'The dealers, Brix and Holm Capital, were at a loss on Friday.',
      'organisation',
    ],
    [
      'in the preposition before it',
      'Torvane',
      'A government laboratory in Torvane released a toxic gas last autumn.',
      'place',
    ],
  ])('%s', (_, name, text, type) => {
    expect(find(entitiesOf(text), name).type).toBe(type);
  });

  it('is a company everywhere if it once has shares', () => {
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

  it('is still a country if a newspaper has the same name', () => {
    const entities = entitiesOf(
      'The daily Iran on Thursday quoted a minister. Agents had arrested 137 people in Iran for spying.',
    );
    expect(entities.filter(({ name }) => name === 'Iran').map(({ type }) => type)).toContain('place');
  });

  it('is still a town if a group is mentioned after it', () => {
    const entities = entitiesOf('They met near the eastern city of Turnhout, a group of scouts said.');
    expect(find(entities, 'Turnhout').type).toBe('place');
  });
});

describe('a place', () => {
  it('has its fuller form as an alias', () => {
    const entities = entitiesOf('He urged caution in Washington, D.C., on Friday. Washington is quiet in August.');
    expect(find(entities, 'Washington')).toMatchObject({ type: 'place', count: 2 });
    expect(find(entities, 'Washington').aliases).toContain('Washington, D.C.');
  });

  it('has the form with its kind as an alias', () => {
    const entities = entitiesOf('Troops entered Idlib province on Friday. Jets hit the port city of Tartus.');
    expect(find(entities, 'Idlib').aliases).toContain('Idlib province');
    expect(find(entities, 'Tartus').aliases).toContain('port city of Tartus');
  });

  it('loses its possessive in a text that was tokenised before', () => {
    const entities = entitiesOf("Jets hit Syria ' s Idlib on Friday, and Lebanon ' s Hezbollah denied it.");
    expect(entities.map((entity) => entity.name)).toEqual(expect.arrayContaining(['Syria', 'Lebanon', 'Hezbollah']));
  });
});

describe('a headline', () => {
  it('never makes one name of two people and the verb between them', () => {
    const entities = entitiesOf(
      'Kim Jong-un met Moon Jae-in on Friday. Mr Kim told Mr Moon that he would visit Seoul.',
      'Kim meets Moon',
    );
    for (const { name } of entities) expect(name).not.toContain('meets');
  });
});
