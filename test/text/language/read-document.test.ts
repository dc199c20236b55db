import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document, Entity } from '../../../lib/text/language/document.ts';
import { readDocument } from '../../../lib/text/language/read-document.ts';

const named = (document: Document, name: string): Entity => {
  const entity = document.entities.find((candidate) => candidate.name === name);
  if (!entity) throw new Error(`no ${name} among ${document.entities.map((found) => found.name).join(', ')}`);
  return entity;
};

/** The name that the nth occurrence of a description or pronoun resolves to. */
const meaning = (document: Document, phrase: string, nth = 0): string | undefined => {
  const found = document.references.filter(({ start, end }) => document.text.slice(start, end) === phrase)[nth];
  return found && document.entities[found.entity]?.name;
};

describe('a person', () => {
  const document = readDocument([
    'The British foreign secretary, William Hague, met Angela Merkel, the German chancellor, in Berlin on Tuesday.',
    '"We agreed," Hague said. The chancellor said she was pleased. Merkel\'s spokesman declined to comment.',
    'Gen. John Allen and Afghan President Hamid Karzai spoke by phone. Karzai urged Allen to act.',
  ]);

  it('is one entity under the full name, with its short forms and without possessives', () => {
    expect(named(document, 'William Hague')).toMatchObject({ type: 'person', count: 2 });
    expect(named(document, 'William Hague').aliases).toContain('Hague');
    expect(named(document, 'Angela Merkel')).toMatchObject({ type: 'person', count: 2 });
    expect(named(document, 'Angela Merkel').aliases).toContain('Merkel');
    expect(named(document, 'John Allen').aliases).toEqual(['Allen', 'Gen. John Allen']);
  });

  it('has the role that is beside the name, before or after it, with or without a comma', () => {
    expect(named(document, 'William Hague').role).toBe('British foreign secretary');
    expect(named(document, 'Angela Merkel').role).toBe('German chancellor');
    expect(named(document, 'Hamid Karzai').role).toBe('Afghan President');
    expect(named(document, 'John Allen').role).toBe('General');
  });

  it('is resolved from a description in the words of the role and from the pronoun after it', () => {
    expect(meaning(document, 'The chancellor')).toBe('Angela Merkel');
    expect(meaning(document, 'she')).toBe('Angela Merkel');
  });

  it('is resolved from another spelling of the role: the Defence Secretary is the Defense Secretary', () => {
    const other = readDocument([
      'US Defence Secretary Leon Panetta arrived in Kabul. "We will stay," the Defense Secretary said.',
    ]);
    expect(meaning(other, 'the Defense Secretary')).toBe('Leon Panetta');
    expect(other.entities.map((entity) => entity.name)).not.toContain('Defense Secretary');
  });

  it('is distinguished from another of the same surname: Mrs Clinton and Bill Clinton are two', () => {
    const clintons = readDocument([
      'Former President Bill Clinton met reporters in Ohio. Mrs Clinton said she would not run. Bill Clinton said he agreed.',
    ]);
    const people = clintons.entities.filter((entity) => entity.type === 'person');
    expect(people.map((person) => [person.name, person.count])).toEqual([
      ['Bill Clinton', 2],
      ['Clinton', 1],
    ]);
    expect(meaning(clintons, 'she')).toBe('Clinton');
    expect(meaning(clintons, 'he')).toBe('Bill Clinton');
  });
});

describe('a role', () => {
  it.each([
    ['"We know," the association\'s president, Samir Haddad, said.', 'Samir Haddad', "association's president"],
    ['"She is 84," said its director, Megan Rhys.', 'Megan Rhys', 'director'],
    ['Counsel for the inquiry, Helen Strand, asked why.', 'Helen Strand', 'Counsel for the inquiry'],
    ['Lagos State Governor, Mr Tunde Bello, said roads were poor.', 'Tunde Bello', 'Lagos State Governor'],
    ['After four years as minister for trade, Ms Helen Holm left.', 'Helen Holm', undefined],
    [
      '"It is late," said the general secretary of the union, Declan Moore.',
      'Declan Moore',
      'general secretary of the union',
    ],
  ])('may come before a comma and the name: %s', (text, name, role) => {
    expect(named(readDocument([text]), name).role).toBe(role);
  });

  it.each([
    ['Education minister the Hon. Corrin Vale said schools would open.', 'Corrin Vale', 'Education minister'],
    ['Chief Justice the Honourable Ada Holm said the court was full.', 'Ada Holm', 'Chief Justice'],
    ['The Rt Hon Ole Brandt MP said rain would come.', 'Ole Brandt', undefined],
  ])('is no form of address: %s', (text, name, role) => {
    expect(named(readDocument([text]), name).role).toBe(role);
  });
});

describe('a short form', () => {
  it('of a company is not taken for a person', () => {
    const document = readDocument([
      'Tessaro Bank will close 40 branches, it said on Monday. Tessaro has cut 600 jobs. "It is sad," Tessaro said.',
    ]);
    expect(document.entities).toMatchObject([{ name: 'Tessaro Bank', type: 'organisation', aliases: ['Tessaro'] }]);
  });

  it('may be a family name that comes first', () => {
    const document = readDocument([
      'Xi Jinping will visit New Delhi on Monday. Xi last met Narendra Modi in June. Modi thanked Xi.',
    ]);
    expect(named(document, 'Xi Jinping')).toMatchObject({ aliases: ['Xi'], count: 3 });
    expect(named(document, 'Narendra Modi')).toMatchObject({ aliases: ['Modi'], count: 2 });
  });

  it('is resolved from the role after a name', () => {
    const document = readDocument([
      'President Barack Obama chose Chuck Hagel, a former Republican senator from Nebraska. The senator thanked the president.',
    ]);
    expect(named(document, 'Chuck Hagel').role).toBe('former Republican senator from Nebraska');
    expect(meaning(document, 'The senator')).toBe('Chuck Hagel');
    expect(meaning(document, 'the president')).toBe('Barack Obama');
  });
});

describe('an organisation', () => {
  const meant = (...paragraphs: string[]): string[] => {
    const { text, entities, references } = readDocument(paragraphs);
    return references
      .filter(({ kind }) => kind === 'description')
      .map(({ start, end, entity }) => `${text.slice(start, end)}: ${entities[entity]!.name}`);
  };

  it('is described by what it is, and not by what it is for', () => {
    expect(
      meant(
        'The Harlow Department of Fisheries met. The department was late. The fisheries are closed. The board of fisheries left.',
      ),
    ).toEqual(['The department: Harlow Department of Fisheries']);
    expect(meant('The Harlow Board of Elections met. The board of elections said no.')).toEqual([
      'The board of elections: Harlow Board of Elections',
    ]);
  });

  it('is not described before it is named: another may be meant', () => {
    expect(
      meant('The road department kept it quiet. The department had no answer.', 'The Harlow Department of Roads pays.'),
    ).toEqual([]);
  });

  it('has initials as an alias that are exactly those of its words', () => {
    const document = readDocument([
      'The International Atomic Energy Agency said Iran had enriched uranium. The IAEA, based in Vienna, sent inspectors.',
    ]);
    expect(named(document, 'International Atomic Energy Agency').aliases).toEqual(['IAEA']);
  });

  it('has the initials that the text gives it as an alias', () => {
    const document = readDocument([
      'The Inter-Services Intelligence (ISI) denied the claim on Monday. The ISI said it had no links with the group.',
    ]);
    expect(named(document, 'Inter-Services Intelligence')).toMatchObject({ aliases: ['ISI'], type: 'organisation' });
    expect(document.entities).toHaveLength(1);
  });

  it('is resolved from "it said"', () => {
    const document = readDocument(['Apple Inc said on Friday it would cut prices. It said sales had fallen in China.']);
    expect(meaning(document, 'It')).toBe('Apple Inc');
  });
});

describe('a place', () => {
  it('has the name that readers type', () => {
    const document = readDocument([
      'The United States and Britain signed the treaty in Geneva. U.S. officials said the US would pay for it.',
    ]);
    expect(named(document, 'US')).toMatchObject({ type: 'place', count: 3 });
    expect(named(document, 'US').aliases).toEqual(['United States', 'U.S.']);
  });

  it('is in normal case though the dateline is in capitals', () => {
    const document = readDocument([
      'ISLAMABAD (Reuters) - Pakistan opened a border crossing on Monday, officials said.',
    ]);
    expect(named(document, 'Islamabad').type).toBe('place');
  });

  it('is neither a people nor the adjective for it', () => {
    const document = readDocument([
      'Pakistani officials met in Karachi. The Pakistanis said that Pakistan wanted peace with its neighbours.',
    ]);
    expect(document.entities.map((entity) => entity.name).sort()).toEqual(['Karachi', 'Pakistan']);
  });

  it('is distinguished from a person of the same name by context', () => {
    const document = readDocument([
      'Denzel Washington arrived in Washington on Monday. Washington, who won an award, told reporters he loved the city.',
    ]);
    expect(named(document, 'Denzel Washington')).toMatchObject({ type: 'person', count: 2 });
    expect(named(document, 'Washington')).toMatchObject({ type: 'place', count: 1 });
    expect(meaning(document, 'he')).toBe('Denzel Washington');
  });
});

describe('a document', () => {
  it('takes names from the headline, with their case from the body', () => {
    const document = readDocument(
      ['The Karachi police said on Monday that Imran Qureshi had been found.', 'Qureshi left Karachi on Friday.'],
      { title: 'KARACHI POLICE FIND IMRAN QURESHI IN LAHORE' },
    );
    expect(document.text).not.toContain('LAHORE');
    expect(document.sentences).toHaveLength(2);
    const names = document.entities.map((entity) => entity.name);
    expect(names).toContain('Imran Qureshi');
    for (const name of names) expect(name).not.toBe(name.toUpperCase());
    for (const { end } of document.references) expect(end).toBeLessThanOrEqual(document.text.length);
  });

  it('may be empty', () => {
    expect(readDocument([])).toEqual({
      text: '',
      paragraphs: [],
      sentences: [],
      trees: [],
      entities: [],
      references: [],
    });
    expect(readDocument(['', ' ']).entities).toEqual([]);
  });

  it('has references in order with offsets inside the text, whatever the text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'Gen.',
        'Mrs',
        'Clinton',
        'Clinton’s',
        'the',
        'Defence Secretary',
        ',',
        '(',
        'ISI',
        ')',
        '"',
        '“',
        '”',
      ),
      fc.constantFrom(
        'he',
        'She',
        'said',
        'US',
        'U.S.',
        'Haqqani network',
        'of',
        'and',
        '\u0000',
        '😀',
        '...',
        'al-Assad',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    const paragraph = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(' '));
    fc.assert(
      fc.property(
        fc.array(paragraph, { maxLength: 4 }),
        fc.option(paragraph, { nil: undefined }),
        (paragraphs, title) => {
          const document = readDocument(paragraphs, title === undefined ? {} : { title });
          expect(document.text).toBe(paragraphs.join('\n\n'));
          let at = 0;
          for (const { start, end, entity } of document.references) {
            expect(start).toBeGreaterThanOrEqual(at);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(document.text.length);
            expect(document.entities[entity]).toBeDefined();
            at = start;
          }
          for (const { name, aliases, count } of document.entities) {
            expect(name.trim()).toBe(name);
            expect(name).not.toBe('');
            expect(aliases).not.toContain(name);
            expect(count).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
