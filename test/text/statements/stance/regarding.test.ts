import { describe, expect, it } from 'vitest';
import { read, readRows } from '../reading.ts';

/** Who denies or doubts what about a name: the question a reader asks of a disagreement. */
const replies = (name: string, ...paragraphs: string[]): string[] =>
  read(...paragraphs)
    .filter(({ stance, about }) => (stance === 'denies' || stance === 'doubts') && about.includes(name))
    .map(({ speaker, stance, regarding }) => `${speaker} ${stance}: ${regarding}`);

describe('a denial that only points back is about what it points at', () => {
  it('"such a link", and the question a quotation answers', () => {
    expect(
      replies(
        'Corran Line',
        '"I don\'t know that for a fact," Martin Hale told in an interview to the BBC when asked about the payments to ' +
          'the Corran Line as was alleged by Tom Reid in his testimony before a Senate committee last month. ' +
          'Brookfield Council had denied such payments.',
      ),
    ).toEqual([
      'Martin Hale doubts: the payments to the Corran Line',
      'Brookfield Council denies: the payments to the Corran Line',
    ]);
  });

  it('"the claim"', () => {
    expect(
      replies(
        'Talvania',
        'General Viktor Draganov accused Talvania of supplying the guns.',
        "The country's ambassador, Lena Orsova, rejected the claim.",
      ),
    ).toEqual(['Lena Orsova denies: supplying the guns']);
  });

  it('"it"', () => {
    expect(
      replies(
        'Corran Line',
        'Tom Reid has alleged that the Corran Line hid two reports on the leak. The council denied it.',
      ),
    ).toEqual(['The council denies: the Corran Line hid two reports on the leak']);
  });

  it.fails('"an assertion that somebody rejected"', () => {
    const statements = read(
      "Tom Reid accused the Corran Line of paying for votes, an assertion that the company's director rejected.",
    );
    expect(statements.at(-1)).toMatchObject({ stance: 'denies', content: 'an assertion', about: ['Corran Line'] });
  });

  it('"this", of a statement whose last words look like one of nobody', () => {
    expect(
      read(
        'According to a nurse who asked not to be named, the lift had been broken for weeks and the owner knew about it. ' +
          'Castor Clinics denied this.',
      ).at(-1),
    ).toMatchObject({ regarding: 'the lift had been broken for weeks and the owner knew about it' });
  });

  it('"called the accusation a disgrace"', () => {
    expect(
      replies(
        'Marovia',
        'Senator Howard Blaine alleged that Marovia had bought eleven secret cables.',
        'The embassy called the accusation "a disgrace".',
      ),
    ).toEqual(['The embassy denies: Marovia had bought eleven secret cables']);
  });

  it.fails('"any wrongdoing"', () => {
    expect(
      replies(
        'Meridian Bank',
        'Helen Ortiz accused Meridian Bank of hiding its losses. A spokesman denied any wrongdoing.',
      ),
    ).toEqual(['A spokesman denies: Meridian Bank of hiding its losses']);
  });

  it('"That is not true", said in so many words', () => {
    expect(
      replies(
        'Meridian Bank',
        'Helen Ortiz claimed that Meridian Bank had hidden its losses.',
        '"That is simply not true," said Martin Hale.',
      ),
    ).toEqual(['Martin Hale denies: Meridian Bank had hidden its losses']);
  });

  it('a claim by the name of who made it', () => {
    const statements = read(
      'Helen Ortiz said that Meridian Bank would close. Martin Hale said the town was full of rumours.',
      "The bank dismissed Ortiz's claim.",
    );
    expect(statements.at(-1)).toMatchObject({ regarding: 'Meridian Bank would close' });
  });
});

describe('of several statements, a noun points at the one whose verb it is made of', () => {
  it.each([
    [
      'hiding four invoices',
      'Helen Ortiz accused Meridian Bank of hiding four invoices. Tom Reid alleged that it paid two mayors in fuel. ' +
        'The bank dismissed the accusation.',
    ],
    [
      'to move the market to the quay',
      'Tom Reid proposed to move the market to the quay. Helen Ortiz promised to pay for the tents. Traders rejected ' +
        'the proposal.',
    ],
    [
      'Meridian Bank had taken the money',
      'Tom Reid claimed that Meridian Bank had taken the money. Helen Ortiz accused it of selling the yard twice. The ' +
        'bank rejected the claim.',
    ],
  ])('%s', (regarding, text) => {
    expect(readRows(text).at(-1)).toMatchObject({ stance: 'denies', regarding });
  });
});

describe('nothing is pointed at', () => {
  it('where a content names its own matter', () => {
    const statements = read(
      'Helen Ortiz accused Meridian Bank of fraud. Martin Hale denied that the bridge had cracks.',
    );
    expect(statements.at(-1)?.regarding).toBeUndefined();
  });

  it('where “such an event” points at no statement', () => {
    expect(
      read(
        'Advocates say the system hurts schools.',
        'Martin Hale said it was the third time it had set up such an event.',
      ).at(-1)?.regarding,
    ).toBeUndefined();
  });

  it('where “such as” only gives an example', () => {
    const statements = read(
      'Helen Ortiz said that the bridge would be closed for years. ' +
        'Martin Hale denied that works such as the new pier had cost more than planned.',
    );
    expect(statements.at(-1)).toMatchObject({ speaker: 'Martin Hale', stance: 'denies' });
    expect(statements.at(-1)?.regarding).toBeUndefined();
  });

  it('where nobody else has said anything', () => {
    expect(read('The council denied the allegations.')[0]?.regarding).toBeUndefined();
  });

  it('by what somebody says of their own earlier words', () => {
    const statements = read('Helen Ortiz said the bridge was safe. Ortiz repeated the claim.');
    expect(statements.every(({ regarding }) => regarding === undefined)).toBe(true);
  });
});

describe('another story of a digest is not pointed at', () => {
  const ACCUSED = 'Helen Ortiz alleged that Meridian Bank had hidden its losses.';
  const DENIED = 'The coach of Tarnby Rovers, Martin Hale, called the accusation absurd.';
  const regardingOf = (...paragraphs: string[]) => read(...paragraphs).at(-1)?.regarding;

  it('though it is near, where nothing stands between', () => {
    expect(regardingOf(ACCUSED, DENIED)).toBe('Meridian Bank had hidden its losses');
    expect(regardingOf(ACCUSED, '"That is not true," said Martin Hale.')).toBe('Meridian Bank had hidden its losses');
  });

  it.each([
    ['stars', '* * *'],
    ['a rule', '---'],
    ['words', 'In brief'],
    ['a sub-heading', 'Trouble at the swimming club'],
    ['a question', 'Who paid the referee?'],
  ])('across %s', (_, between) => {
    expect(regardingOf(ACCUSED, between, DENIED)).toBeUndefined();
    expect(regardingOf(ACCUSED, between, '"That is not true," said Martin Hale.')).toBeUndefined();
  });

  it.each([
    ['a point of a list', '• '],
    ['words in capitals', 'SWIMMING. '],
    ['a dateline', 'TARNBY, June 3 - '],
  ])('across %s', (_, leadIn) => {
    expect(regardingOf(ACCUSED, leadIn + DENIED)).toBeUndefined();
  });

  it('nor one some paragraphs back, whose people are not named again', () => {
    const filler = ['The pool is closed.', 'It opens in May.', 'Tickets cost nine crowns.', 'Children swim for less.'];
    expect(regardingOf(ACCUSED, ...filler, DENIED)).toBeUndefined();
    expect(regardingOf(ACCUSED, ...filler.slice(1), DENIED)).toBe('Meridian Bank had hidden its losses');
  });

  it('but the same story is, below a sub-heading', () => {
    expect(
      regardingOf(
        ACCUSED,
        'A clear breach',
        'The director of Meridian Bank, Martin Hale, called the accusation absurd.',
      ),
    ).toBe('Meridian Bank had hidden its losses');
  });
});

describe('an answer regards what was asked', () => {
  it.each([
    ['Asked if she believed the port was safe, Ada Holm said no.', 'denies', 'no', 'if she believed the port was safe'],
    [
      'Asked whether he would resign, Martin Hale said he would not.',
      'asserts',
      'he would not',
      'whether he would resign',
    ],
  ])('%s', (text, stance, content, regarding) => {
    expect(readRows(text)).toMatchObject([{ stance, content, regarding }]);
  });
});

describe('what a noun points at', () => {
  it('is not looked for where the words say it themselves', () => {
    const rows = readRows(
      'Imelda Castagna said that ambulances had waited outside for hours.',
      'The minister, Greg Pascoe, rejected the claim that nothing had been done.',
    );
    expect(rows.at(-1)).not.toHaveProperty('regarding');
  });

  it('has a figure, if the noun is for one', () => {
    const rows = readRows(
      'The board ruled that the bank had billed at least 11,000 of the dead.',
      '“The systems were not broken,” the chair, Prudence Okello, said.',
      'The chief executive, Mark Tolland, disputed the figure.',
    );
    expect(rows.at(-1)!.regarding).toContain('11,000');
  });

  it('is the question put to the speaker, who does not ask it', () => {
    const rows = readRows('Ole Brandt, asked who would pay for the party, laughed and said he had no idea.');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ speaker: 'Ole Brandt', cue: 'said', regarding: 'who would pay for the party' });
  });
});

it('what somebody declines to say, and a bare "it", is nothing that words refer to', () => {
  const rows = readRows(
    'Ron Stubbs declined to discuss the payment.',
    'The attorney, Lou Hammond, said that state law permits such payments.',
    'Rupert Hentzau ruled out a truce when asked about it on Sunday.',
  );
  expect(rows.map(({ regarding }) => regarding)).toEqual([undefined, undefined, undefined]);
});
