import { describe, expect, it } from 'vitest';
import { read, readRows } from './reading.ts';

/** `speaker: content` of the statements that have a row. */
const rows = (...paragraphs: string[]): string[] =>
  readRows(...paragraphs).map(({ speaker, content }) => `${speaker}: ${content}`);

describe('a quotation without a verb is whose its layout says', () => {
  it.each([
    [
      'behind a dash',
      [
        'The port took over the crane on Monday.',
        '“It was time that somebody looked after it.” – Harbour master Ines Calder',
      ],
      'Ines Calder: It was time that somebody looked after it.',
    ],
    [
      'in what reads so, behind it',
      ['The crane fell on Monday.', '“She was a fine driver,” a statement read.'],
      'a statement: She was a fine driver',
    ],
    [
      'in what somebody has written, before it',
      ['The crane fell on Monday.', 'A statement from the union read: “Nobody told our members.”'],
      'A statement from the union: Nobody told our members.',
    ],
    [
      'in what reads so, before it',
      ['The crane fell on Monday.', 'A sign on the gate read: “Closed until further notice.”'],
      'A sign on the gate: Closed until further notice.',
    ],
    [
      'behind a dash, with a place',
      ['The crane fell on Monday.', '"We heard a crack and ran." —Tom Reid, of Harlow'],
      'Tom Reid: We heard a crack and ran.',
    ],
    [
      'behind a colon',
      ['The crane fell on Monday.', '"We heard a crack and ran": Tom Reid, of Harlow.'],
      'Tom Reid: We heard a crack and ran',
    ],
    [
      'right behind it',
      ['The crane fell on Monday.', '“We heard a crack and ran.” Tom Reid, 41, crane driver'],
      'Tom Reid: We heard a crack and ran.',
    ],
    [
      'before a colon',
      ['The crane fell on Monday.', 'Port director Ole Brandt: “Nobody was near it.”'],
      'Ole Brandt: Nobody was near it.',
    ],
    [
      'in a line above',
      [
        'The crane fell on Monday.',
        'A statement from Port director Ole Brandt:',
        '“Nobody was near it. We are looking into it.”',
      ],
      'Ole Brandt: Nobody was near it. We are looking into it.',
    ],
    [
      'in a line above, by a description',
      ['The crane fell on Monday.', 'And from a spokeswoman for the union:', '“We warned them in May.”'],
      'a spokeswoman for the union: We warned them in May.',
    ],
    [
      'in a line above without a colon',
      ['We asked at the market.', 'Joan Abbot, baker', '“They should mend the roof first.”'],
      'Joan Abbot: They should mend the roof first.',
    ],
    [
      'in a line below',
      ['The crane fell on Monday.', '“It was time that somebody looked after it.”', '— Ines Calder, harbour master'],
      'Ines Calder: It was time that somebody looked after it.',
    ],
    [
      'above a quotation of several paragraphs',
      [
        'The crane fell on Monday.',
        'From the desk of Dr Ole Brandt:',
        '“Nobody was near it.',
        '“We are looking into it.”',
      ],
      'Ole Brandt: Nobody was near it. We are looking into it.',
    ],
  ])('%s', (_, paragraphs, expected) => {
    expect(rows(...paragraphs)).toContain(expected);
  });

  it.each([
    [
      'a list of books',
      ['Her favourite books are these.', '“The Last Bridge of Harlow” – Joan Abbot', '“Rivers” – Tom Reid'],
    ],
    ['a caption', ['The crane fell on Monday.', 'The “Old Lady” crane in 2019. Photo: Tom Reid']],
    ['a place', ['In Harlow: “Closed” signs hang in the windows of the shops.']],
    ['a person as the theme', ['On the death of Tom Reid: “Flags” are sold out in Harlow.']],
  ])('but it has no row where it is %s', (_, paragraphs) => {
    expect(rows(...paragraphs)).toEqual([]);
  });

  it('people in lines of their own have the words above or below them, as the first does', () => {
    const quotes = ['“They should mend the roof first.”', '“A pool is what we need.”'];
    const names = ['Joan Abbot, baker', 'Tom Reid, 41'];
    expect(rows('We asked at the market.', names[0]!, quotes[0]!, names[1]!, quotes[1]!)).toEqual([
      'Joan Abbot: They should mend the roof first.',
      'Tom Reid: A pool is what we need.',
    ]);
    expect(rows('We asked at the market.', quotes[0]!, names[0]!, quotes[1]!, names[1]!)).toEqual([
      'Joan Abbot: They should mend the roof first.',
      'Tom Reid: A pool is what we need.',
    ]);
  });
});

describe('a quotation is whose the sentence beside it says', () => {
  it.each([
    [
      'who does something before',
      ['Fire chief Joan Abbot shook her head. "You should have called us sooner."'],
      'Joan Abbot: You should have called us sooner.',
    ],
    [
      'who is reported before',
      ['Joan Abbot said the roof had burned. "You could see it from Harlow."'],
      'Joan Abbot: You could see it from Harlow.',
    ],
    [
      'whose report a colon ends',
      ['Joan Abbot denies that the alarm was off: "It rang for an hour."'],
      'Joan Abbot: It rang for an hour.',
    ],
    [
      'how somebody put it',
      ['"Too little and far too late." That was how the baker saw it.'],
      'the baker: Too little and far too late.',
    ],
    [
      'whose words they were',
      ['"We shall never sell the mill." Those were the words of Ada Holm, the owner.'],
      'Ada Holm: We shall never sell the mill.',
    ],
    [
      'whose verdict it was',
      ['Ada Holm owns the mill. "A waste of money and time." That was Holm\'s verdict.'],
      'Ada Holm: A waste of money and time.',
    ],
    [
      'goes on behind its report',
      ['Ada Holm met the council on Monday.', '"Suspicion will not do," she told it, rising. "Nor will dislike."'],
      'Ada Holm: Suspicion will not do. Nor will dislike.',
    ],
  ])('%s', (_, paragraphs, expected) => {
    expect(rows(...paragraphs)).toContain(expected);
  });

  it('and what only tells whose it was is no statement', () => {
    expect(rows('"Not before the report is in." That was how the broker put it, Ada Holm said.')).toEqual([
      'the broker: Not before the report is in.',
    ]);
  });

  it.each([
    ['how it ended', '"It rained and rained." That was how it ended.'],
    ['two people before it', 'Ada Holm met Tom Reid. "Not a word about money."'],
  ])('but nobody has it behind %s', (_, text) => {
    expect(readRows(text).filter(({ speaker }) => speaker !== 'unknown')).toEqual([]);
  });
});

describe('interviews', () => {
  it.each(['—', '–', '-'])('printed with %s have answers of the one whom they introduce', (dash) => {
    const statements = readRows(
      'The potter Ada Holm closed her workshop in May. We met her in Tarn.',
      `${dash} Why did you close it?`,
      `${dash} The clay ran out. It was as simple as that.`,
      `${dash} The council says there is clay enough.`,
      `${dash} The council has never dug for it.`,
    );
    expect(statements.map(({ speaker, content, regarding }) => [speaker, content, regarding])).toEqual([
      ['Ada Holm', 'The clay ran out. It was as simple as that.', 'Why did you close it?'],
      ['Ada Holm', 'The council has never dug for it.', 'The council says there is clay enough.'],
    ]);
  });

  it('with Q and A too', () => {
    expect(
      rows(
        'The potter Ada Holm closed her workshop in May.',
        'Q: Why did you close it?',
        'A: The clay ran out. It was as simple as that.',
      ),
    ).toEqual(['Ada Holm: The clay ran out. It was as simple as that.']);
  });

  it('have answers of nobody where several are introduced', () => {
    const turns = [
      '— Why did you close it?',
      '— The clay ran out. It was as simple as that.',
      '— And now?',
      '— We wait.',
    ];
    expect(rows('The potters Ada Holm and Tom Reid met us in Tarn.', ...turns)).toEqual([]);
  });

  it('are no lists', () => {
    expect(
      rows(
        'Ada Holm leads the council. It will do three things.',
        '— Mend the roof.',
        '— Open the pool.',
        '— Plant trees.',
      ),
    ).toEqual([]);
  });
});

describe('posts with a signature', () => {
  it.each([
    ['at their end', ['The pool is closed again. Who decided that? #pool — Ada Holm (@adaholm) March 3, 2026']],
    ['below', ['The pool is closed again. Who decided that? #pool', '— Ada Holm (@adaholm) 3 March 2026']],
    ['without a day', ['“The pool is closed again. Who decided that? #pool” — Ada Holm (@adaholm)']],
  ])('%s', (_, post) => {
    expect(rows('The swimmers met on Monday.', ...post)).toEqual([
      'Ada Holm: The pool is closed again. Who decided that? #pool',
    ]);
  });
});

describe('who speak together have a row each', () => {
  it.each([
    ['two people', 'Ivo Lasker and Dana Rowland said they were not afraid.', ['Ivo Lasker', 'Dana Rowland']],
    [
      'states',
      'Britain, France and Germany said on Monday that the talks had failed.',
      ['Britain', 'France', 'Germany'],
    ],
    ['behind the verb', '"We will fight on," said Colin Marsh and Dawn Pell.', ['Colin Marsh', 'Dawn Pell']],
    [
      'with their ages',
      'On Friday Colin Marsh, 44, and Dawn Pell, 39, denied every charge.',
      ['Colin Marsh', 'Dawn Pell'],
    ],
    ['of one family', 'Anna and Tom Vane said the shop would close.', ['Anna Vane', 'Tom Vane']],
    [
      'organisations',
      'Amnesty International and the Red Cross said the road was closed.',
      ['Amnesty International', 'Red Cross'],
    ],
  ])('%s', (_, text, speakers) => {
    expect(readRows(text).map(({ speaker }) => speaker)).toEqual(speakers);
  });

  it.each([
    ['two clauses', 'The case was over, said Ivo Lasker, and Dana Rowland left.', ['Ivo Lasker']],
    ['descriptions', 'Police and the fire service said nobody was hurt.', ['Police and the fire service']],
    [
      'whom somebody met',
      'After meeting Ivo Lasker and Dana Rowland, the mayor said the case was over.',
      ['the mayor'],
    ],
  ])('but not %s', (_, text, speakers) => {
    expect(readRows(text).map(({ speaker }) => speaker)).toEqual(speakers);
  });
});

describe('a description that tells a name is that of the named', () => {
  it.each([
    ['A woman known only as “Aunt Bea” told officers she had seen a grey van.', 'Aunt Bea'],
    ['A resident, who gave his name only as Ahmed, said the water was brown.', 'Ahmed'],
    ['A man identified by police as Joss Brannick said he had seen nothing.', 'Joss Brannick'],
    ['“Last night somebody started shooting,” said a homeless man who goes by the name “Boots.”', 'Boots'],
    ['Former minister for Women and Equalities Nora Quill said she had warned them.', 'Nora Quill'],
  ])('%s', (text, speaker) => {
    expect(readRows(text).map((row) => row.speaker)).toEqual([speaker]);
  });

  it.each([
    ['One baker called Ada Holm a liar.', 'One baker'],
    ['A man known for his temper said he was calm.', 'A man'],
  ])('and nobody else: %s', (text, speaker) => {
    expect(read(text).map((row) => row.speaker)).toEqual([speaker]);
  });

  it('is told by a form of address and a family name', () => {
    expect(rows('Theresa March will walk.', '"I may be there, or I may not," Mrs March told The Herald.')).toEqual([
      'Theresa March: I may be there, or I may not',
    ]);
  });
});

describe('nobody in particular', () => {
  it.each([
    'Anyone who claims that the bridge is safe should walk over it.',
    'Whoever says so has not been down there.',
    'No one at the port said that the crane was safe.',
    'Nobody disputes that the villages were hit.',
  ])('says nothing: %s', (text) => {
    expect(rows(text)).toEqual([]);
  });

  it('says a list of facts', () => {
    expect(
      rows('The survey begins.', 'WHERE: Tern Lake lies 90 kilometres north.', 'WHEN: Flights begin on 14 April.'),
    ).toEqual([]);
    expect(rows('The survey begins.', 'Venue: The town hall is open.', 'Date: Doors open on 14 April.')).toEqual([]);
  });
});

describe('a paper that somebody spoke to', () => {
  it.each([
    ['"We will not sell," said Ada Holm in an interview with the Sunday Gazette.', 'Sunday Gazette'],
    ['"We will not sell," Ada Holm said in conversation with Radio Tisza.', 'Radio Tisza'],
    ['Ada Holm, speaking to the Thursday Post, said the mill would not be sold.', 'Thursday Post'],
    ['Ada Holm told the Sunday Herald that the mill would not be sold.', 'Sunday Herald'],
  ])('is the hearer, and its name no day: %s', (text, addressee) => {
    const [row] = readRows(text);
    expect(row).toMatchObject({ speaker: 'Ada Holm', addressee });
    expect(row?.when).toBeUndefined();
  });

  it.each([
    'Ada Holm said at the Monday meeting that the mill would close.',
    '"It will close," Ada Holm said on Monday.',
  ])('but a day is a day: %s', (text) => {
    expect(readRows(text)[0]?.when).toBe('Monday');
  });
});

describe('a pull quote', () => {
  const body = [
    'Joan Abbot runs the ward.',
    '"I have buried three colleagues who retired on advice, and I will not be the fourth," she says.',
  ];

  it.each([
    ['without a name', ['"I have buried three colleagues who retired on advice"']],
    ['with a name below', ['"I have buried three colleagues who retired on advice"', 'Joan Abbot']],
    [
      'with a name behind a dash',
      ['“I have buried three colleagues … and I will not be the fourth” — Joan Abbot, surgeon'],
    ],
  ])('%s has no row of its own', (_, pull) => {
    expect(rows(...body, ...pull)).toEqual([
      'Joan Abbot: I have buried three colleagues who retired on advice, and I will not be the fourth',
    ]);
  });

  it('lends its name to the words in the text', () => {
    expect(
      rows(
        'Joan Abbot and Tom Reid run the ward.',
        '"Nobody has steadier hands than this surgeon," he says.',
        '“Nobody has steadier hands than this surgeon”',
        '— Tom Reid, director',
      ),
    ).toEqual(['Tom Reid: Nobody has steadier hands than this surgeon']);
  });
});

describe('what never happened', () => {
  it.each([
    ['The director, Piers Lang, says no patient has ever complained.', 'asserts'],
    ['Piers Lang said nobody had ever seen so much snow.', 'asserts'],
    ['"No employee of this authority has ever asked an inspector to change a finding," Piers Lang said.', 'denies'],
    ['"None of our people has ever been there," Piers Lang said.', 'denies'],
  ])("is denied of one's own alone: %s", (text, stance) => {
    expect(readRows(text)[0]?.stance).toBe(stance);
  });
});

it('who was "she" is not "he" later', () => {
  expect(
    rows(
      'Yusra Hale still operates twice a week.',
      '"I have no intention of going," she says, laughing.',
      'The director, Piers Lang, says she may stay. "She has the steadiest hands in the house," he says.',
    ).at(-1),
  ).toBe('Piers Lang: She has the steadiest hands in the house');
});

it.each(['Labour MP Ada Holm asked for an inquiry.', 'The council asked for a report on the crane.'])(
  'who asks for something urges: %s',
  (text) => {
    expect(readRows(text)[0]?.stance).toBe('urges');
  },
);

describe('reported words end where their speaker reports again', () => {
  it.each([
    ['Ada Holm said the crane was old and urged the port to sell it.', 'the crane was old'],
    ['The mayor said the bridge seemed safe and called for a second inspection.', 'the bridge seemed safe'],
    [
      'Ada Holm said the losses appeared to be small and called on the board to resign.',
      'the losses appeared to be small',
    ],
    ['The union said the offer was an insult, and called for a strike.', 'the offer was an insult'],
    ['The club said the vote was fair but called for calm.', 'the vote was fair'],
    ['Ada Holm said talks were under way, and denied reports of a sale.', 'talks were under way'],
    ['Tom Reid said the figures were correct but promised to publish them all.', 'the figures were correct'],
    [
      'The agency said the software had been replaced and warned that the list would grow.',
      'the software had been replaced',
    ],
  ])('%s', (text, content) => {
    expect(readRows(text)[0]?.content).toBe(content);
  });

  it.each([
    ['Ada Holm said the driver left and told nobody.', 'the driver left and told nobody'],
    ['Ada Holm said the crane was old and rusty.', 'the crane was old and rusty'],
  ])('but not where who they are about may: %s', (text, content) => {
    expect(read(text).some((row) => row.content === content)).toBe(true);
  });
});
