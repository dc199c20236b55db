import { describe, expect, it } from 'vitest';
import { NAME_SIGNS } from '../../../../lib/text/language/entities/firm-signs.ts';
import { readDocument } from '../../../../lib/text/language/read-document.ts';
import { tokenise } from '../../../../lib/text/language/tokens.ts';

/** The tokens of a text and which of them are the name in brackets. */
const read = (marked: string) => {
  const tokens = tokenise(marked.replaceAll(/[[\]]/g, ''));
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  return {
    tokens,
    first: tokens.findIndex((token) => token.start >= start),
    last: tokens.findLastIndex((token) => token.end <= end) + 1,
  };
};

describe('the signs that tell a firm from a person of its name', () => {
  it.each(NAME_SIGNS.map((sign) => [sign.name, sign] as const))('%s', (_, { example, counterexample, applies }) => {
    expect(applies(read(example))).toBe(true);
    expect(applies(read(counterexample))).toBe(false);
  });
});

const namesIn = (text: string) => readDocument([text]).entities.map(({ type, name }) => `${type} ${name}`);
const aliasesOf = (text: string, name: string) =>
  readDocument([text]).entities.find((entity) => entity.name === name)?.aliases;

describe('a firm named like a person', () => {
  it.each([
    [
      'by its shares',
      'Shares in Marlow Quince rose by a fifth on Friday. Quince said it had sold more homes.',
      'Marlow Quince',
      ['Quince'],
    ],
    [
      'by what it says of itself, and as "the bank"',
      "Prescott Hale said it would cut 400 jobs. The bank's chief executive, Nora Finch, blamed low rates. Hale's shares fell.",
      'Prescott Hale',
      ['Hale'],
    ],
    [
      'by what it is called',
      'The supermarket chain Harper Dunn has been fined. Harper Dunn denied it had misled shoppers. Dunn plans to appeal.',
      'Harper Dunn',
      ['Dunn'],
    ],
    ['by what it is called behind it', 'Brooks Lambert, the accountancy firm, said no.', 'Brooks Lambert', []],
    [
      'by those who work there',
      'Analysts at Warren Pike cut their target for Tesco. Warren Pike said margins were thin.',
      'Warren Pike',
      [],
    ],
    [
      'by whom one leaves',
      'Madeleine Hart said she had resigned from Hart Ellery, where she was a partner. Hart Ellery declined to comment.',
      'Hart Ellery',
      [],
    ],
    [
      'by a surname alone with a trade and its own target',
      'Hargrave, the broker, cut its target to ninety pence on Monday.',
      'Hargrave',
      [],
    ],
    [
      'by its end',
      'Cutler & Sons will close its shop in Derby, it said on Monday. Cutler employs 60 people.',
      'Cutler & Sons',
      ['Cutler'],
    ],
    [
      'by its legal form',
      'Bremner Lowe LLP acted for the trust. Lowe said it would appeal.',
      'Bremner Lowe LLP',
      ['Lowe'],
    ],
    ['in the possessive', "Rowan's, the bakers, was fined. Health inspectors found mice at Rowan's.", "Rowan's", []],
    [
      'as every reader knows it',
      'Marks and Spencer said sales rose. Marks & Spencer cut prices.',
      'Marks and Spencer',
      ['Marks & Spencer'],
    ],
  ])('is known %s', (_, text, name, aliases) => {
    expect(namesIn(text)).toContain(`organisation ${name}`);
    expect(aliasesOf(text, name)).toEqual(aliases);
    expect(namesIn(text)).not.toContain(`person ${name}`);
    for (const alias of aliases) expect(namesIn(text)).not.toContain(`person ${alias}`);
  });

  it('and the person of its name are two', () => {
    const text =
      'Lindqvist Group plc reported a loss. Lindqvist blamed the weather. Chief executive Per Lindqvist said he would stay.';
    expect(namesIn(text)).toEqual(['organisation Lindqvist Group plc', 'person Per Lindqvist']);
    expect(aliasesOf(text, 'Lindqvist Group plc')).toEqual(['Lindqvist']);
    expect(
      namesIn(
        "Fletcher's, the department store, said sales had fallen. Analysts said Fletcher's needed cash. Peter Fletcher founded it.",
      ),
    ).toEqual(["organisation Fletcher's", 'person Peter Fletcher']);
  });

  it('is none where the plans are those of a person', () => {
    expect(
      readDocument([
        'Maria Keller spoke on Monday.',
        "The council reported that Keller's plans would cost a lot.",
      ]).entities.map(({ type, name }) => `${type} ${name}`),
    ).toEqual(['person Maria Keller']);
  });
});

describe('a person is no firm', () => {
  it.each([
    [
      'who says what will be',
      'Carla Bruce said it would rain all week. Bruce, who runs the farm, said it was her worst year.',
      'Carla Bruce',
    ],
    [
      'who shares something',
      "Martin Cole said his firm would cut 40 jobs. Cole shares his father's caution.",
      'Martin Cole',
    ],
    [
      'in whom one has confidence',
      'Investors have confidence in Paul Trent. Trent said it had been a hard year, and his customers knew it.',
      'Paul Trent',
    ],
    [
      'with lawyers and a trip',
      "Senator Iris Vance said it would take years. Vance's lawyers agreed. She cut her trip short.",
      'Iris Vance',
    ],
    ['whose friend speaks', "A friend of Dalton's said he was ill.", 'Dalton'],
    ['who is the broker', 'Anna Keller, the broker, said she had sold them.', 'Anna Keller'],
  ])('%s', (_, text, name) => {
    expect(namesIn(text).filter((one) => !one.startsWith('place'))).toEqual([`person ${name}`]);
  });
});
