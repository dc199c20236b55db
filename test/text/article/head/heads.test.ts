import { describe, expect, it } from 'vitest';
import { readFile } from '../../../../lib/text/article/read-file.ts';
import { cpuTimeOf, HANGS } from '../../../cpu-time.ts';
import { bytesOf, wrap } from '../story.ts';

const read = async (lines: string[]) => {
  const { articles } = await readFile(bytesOf(lines.join('\n\n')), { key: 'a.txt' });
  return articles[0]!.article;
};

const TITLE = 'Harbour board sells old ferry for a crown';
const LEAD = 'The harbour board of Rill voted on Tuesday to sell the old ferry to a museum for one crown.';
const BODY = [
  LEAD,
  'Chairman Tor Aune said the ferry would be towed away in May. "It leaks," he said.',
  'The museum, Sjøholm, confirmed the sale on Thursday.',
];
const [, SECOND, LAST] = BODY as [string, string, string];
const DAY = '2026-03-04';
const byline = 'By Karl Lund';
const title = TITLE;

describe('the head of a text', () => {
  it.each<[string, string[], object]>([
    ['a deck without a full stop', [TITLE, 'The museum pays one crown, says its head', byline, 'March 4, 2026'], {}],
    [
      'a deck that is a question',
      [TITLE, 'The museum wants it, but who pays for the tow?', byline, '4 March 2026'],
      {},
    ],
    ['a deck that is a sentence', [TITLE, 'The board ended a quarrel of nine years.', byline, '4 March 2026'], {}],
    ['no deck', [TITLE, byline, '4 March 2026'], {}],
    ['the date first', ['4 March 2026', TITLE, byline], {}],
    ['the byline first', [byline, '4 March 2026', TITLE], {}],
    ['a publication first', ['The Elster Courier', 'March 4, 2026', TITLE, byline], { source: 'The Elster Courier' }],
    ['a section', ['POLITICS', TITLE, byline, 'March 4, 2026'], {}],
    ['two sections', ['World | Europe', TITLE, byline, 'March 4, 2026'], {}],
    ['a word in capitals', ['HARBOUR', TITLE, byline, 'March 4, 2026'], {}],
    ['an embargo', ['EMBARGOED UNTIL 00:01 THURSDAY 5 MARCH 2026', TITLE, byline, 'March 4, 2026'], {}],
    ['an embargo in German', ['Sperrfrist: 5. März, 0.01 Uhr', TITLE, byline, 'March 4, 2026'], {}],
    ['a note of an update', ['UPDATED: This story now has the price.', TITLE, byline, 'March 4, 2026'], {}],
    ['a note to readers', ['(Corrects the price in paragraph 1)', TITLE, byline, 'March 4, 2026'], {}],
    ['byline and date on one line', [TITLE, 'By Karl Lund MARCH 4, 2026'], {}],
    ['byline and date between bars', [TITLE, 'By Karl Lund | March 4, 2026, 10:15'], {}],
    ['labels of a site', [TITLE, byline, 'Published', '4 March 2026', '3 min read', 'Photo: Ann Other'], {}],
    ['two dates', [TITLE, byline, 'Published 4 March 2026 | Updated 5 March 2026'], {}],
    ['an update first', [TITLE, byline, 'Updated 5 March 2026, 9:10', 'Published 4 March 2026'], {}],
    ['an update first, on one line', [TITLE, byline, 'Updated 5 March 2026 | Published 4 March 2026'], {}],
    ['an underlined title', [TITLE, '='.repeat(TITLE.length), byline, '4 March 2026'], {}],
  ])('is read with %s', async (_, head, more) => {
    const article = await read([...head, ...BODY]);
    expect(article).toMatchObject({ title, publishedAt: DAY, ...more });
    expect(article.byline).toMatch(/^By Karl Lund$/);
    expect(article.paragraphs.slice(-3)).toEqual(BODY);
    expect(article.paragraphs.slice(0, -3).every((line) => head.includes(line) && !/Karl|2026/.test(line))).toBe(true);
  });

  it.each([
    ['two words', 'Ferry sold'],
    ['a question', 'Who will tow the ferry?'],
    ['capitals', 'BOARD SELLS OLD FERRY'],
    ['title case', 'Board Sells Old Ferry'],
    ['a quotation', '"It has leaked for years"'],
    ['single quotation marks', '‘It has leaked for years’'],
    ['a call for attention', 'EXCLUSIVE: Board sells old ferry'],
    ['a label of an update', 'UPDATE: Board sells old ferry'],
    ['two sentences', 'It leaks. And yet it was sold'],
  ])('has a title of any kind above a byline: %s', async (_, headline) => {
    expect(await read([headline, byline, ...BODY])).toEqual({ title: headline, byline, paragraphs: BODY });
  });

  it.each([
    ['By KARL LUND, Associated Press'],
    ['By Karl Lund and Ann Other'],
    ['By Karl Lund, Ann Other and Jan van der Berg in Hale'],
    ['By Karl Lund, our harbour correspondent'],
    ['JANE DOE | Staff Writer'],
    ['Karl Lund, Rill correspondent'],
    ['Von Karl Lund, dpa'],
    ['Ein Kommentar von Karl Lund'],
    ['Par Jean Petit, envoyé spécial'],
    ['Por Juan Ruiz'],
    ['Door Jan de Vries'],
    ['di Gianni Rossi'],
    ['Av Anna Berg'],
    ['Karl Lund'],
    ['KARL LUND and IDA MOSS'],
    ['Karl Lund in Rill'],
  ])('has a byline of any kind: %s', async (line) => {
    expect(await read([TITLE, line, ...BODY])).toMatchObject({ title, byline: line, paragraphs: BODY });
  });

  it('tells both lines if the first may be a kicker or the headline', async () => {
    const lines = ['HARBOUR SALE', TITLE, byline, ...BODY];
    expect((await read(lines)).title).toBe(`HARBOUR SALE: ${TITLE}`);
  });

  it.each([
    ['RILL, Norrland (AP) — '],
    ['RILL, March 4 (Reuters) - '],
    ['Rill, March 4, 2026 (AFP) - '],
    ['Rill (dpa) - '],
    ['Rill (dpa/lno) - '],
    ['RILL, March 4 (Xinhua) -- '],
    ['RILL, March 4. /TASS/. '],
    ['Rill, 4 mar (EFE).- '],
    ['(ANSA) - RILL, 4 MAR - '],
    ['RILL, March 4 (UPI) -- '],
    ['March 4 (UPI) -- '],
    ['(Bloomberg) -- '],
    ['RILL, Norrland, March 4, 2026 /PRNewswire/ -- '],
    ['RILL, Norrland--(BUSINESS WIRE)--'],
    ['RILL, Norrland, March 04, 2026 (GLOBE NEWSWIRE) -- '],
    ['PORT AVERILL (TWA) _ '],
    ['RILL, Norrland — '],
    ['RILL: '],
    ['(RILL) - '],
  ])('has the dateline of any agency: %s', async (dateline) => {
    const article = await read([TITLE, `${dateline}${LEAD}`, SECOND]);
    expect(article).toMatchObject({ title, dateline, paragraphs: [`${dateline}${LEAD}`, SECOND] });
    expect(article.publishedAt).toBe(/2026/.test(dateline) ? DAY : undefined);
  });

  it('is read without a title too', async () => {
    expect(await read([byline, 'March 4, 2026', ...BODY])).toEqual({ byline, publishedAt: DAY, paragraphs: BODY });
    expect(await read(['(Adds quotes)', byline, `RILL, March 4 (Reuters) - ${LEAD}`, SECOND])).toMatchObject({
      byline,
      dateline: 'RILL, March 4 (Reuters) - ',
    });
  });

  it.each<[string, string[]]>([
    ['a text without one', BODY],
    ['a question above text', ['Who will tow the ferry?', ...BODY]],
    ['two words above text', ['Ferry sold', ...BODY]],
    ['a label above text', ['Correction', ...BODY]],
    ['a chronicle', ['A year on the quay in Rill', 'March 3, 2026', LEAD, 'March 4, 2026', SECOND]],
    ['an interview', ['KING: Good evening, and welcome to the harbour board.', 'AUNE: It leaks.', 'KING: Thank you.']],
    [
      'a list',
      [
        'Ferries of Rill',
        ...['Elster', 'Tarn', 'Sorrel', 'Hale', 'Moss', 'Gull'].map((name) => `The ${name}, for 40 cars`),
      ],
    ],
    ['a sentence that begins as bylines do', ['By Friday, the board had sold the ferry to a museum.', ...BODY]],
    [
      'a sentence that begins as an embargo does',
      ['Embargo until 2028 would cost Rill four ferries, he said.', ...BODY],
    ],
  ])('is not invented for %s', async (_, lines) => {
    expect(await read(lines)).toEqual({ paragraphs: lines });
  });

  it.each([
    ['Di Maio, Meloni and others meet in Rill'],
    ['Von der Leyen, Macron und Meloni beraten'],
    ['Por Rill, the ferry that nobody wants'],
    ['By-election in Rill is won by a ferryman'],
  ])('has a title that begins as bylines do: %s', async (headline) => {
    expect(await read([headline, ...BODY])).toEqual({ title: headline, paragraphs: BODY });
  });

  it('is read from labelled lines in any language, with or without blank lines between them', async () => {
    for (const fields of [
      ['Title: Board sells ferry', 'Author: Karl Lund', 'Date: March 4, 2026', 'Source: Elster Courier'],
      ['Titel: Board sells ferry', 'Autor: Karl Lund', 'Datum: 4. März 2026', 'Quelle: Elster Courier', 'Seite: 4'],
      ['Titre: Board sells ferry', 'Auteur: Karl Lund', 'Date: 4 mars 2026', 'Source: Elster Courier'],
      ['Kop: Board sells ferry', 'Auteur: Karl Lund', 'Datum: 4 maart 2026', 'Bron: Elster Courier'],
    ])
      for (const separator of ['\n', '\n\n']) {
        const { articles } = await readFile(bytesOf([fields.join(separator), ...BODY].join('\n\n')), { key: 'a.txt' });
        expect(articles[0]!.article).toEqual({
          title: 'Board sells ferry',
          author: 'Karl Lund',
          publishedAt: DAY,
          source: 'Elster Courier',
          paragraphs: BODY,
        });
      }
  });

  it('is the same whatever the layout', async () => {
    const long = BODY.map((paragraph) =>
      `${paragraph} ${LEAD}`.replace(LEAD, 'It has lain at the quay for nine years.'),
    );
    const wrapped = long.map((paragraph) => wrap(paragraph));
    const expected = { title, byline, publishedAt: DAY, paragraphs: long };
    const head = [byline, 'March 4, 2026'];
    const layouts = {
      lines: [TITLE, ...head, ...long].join('\n'),
      headTogether: `${[TITLE, ...head].join('\n')}\n\n${wrapped.join('\n\n')}`,
      headBelowTitle: [TITLE, head.join('\n'), ...wrapped].join('\n\n'),
      centred: [`            ${TITLE}`, `      ${head.join('\n        ')}`, ...wrapped].join('\n\n'),
      bodyTogether: [TITLE, head.join('\n'), wrapped.join('\n')].join('\n\n'),
    };
    for (const [name, text] of Object.entries(layouts)) {
      const { articles } = await readFile(bytesOf(text), { key: 'a.txt' });
      expect([name, articles[0]!.article]).toEqual([name, expected]);
    }
  });
});

describe('the head of a press release', () => {
  const LONG = 'Rill Energy, a maker of tidal turbines, today said that it will build twelve of them in the strait.';
  const RELEASE = [LONG, '"This is a good day for Rill," said Tor Aune, who leads the firm. "We begin in May."'];
  const HEADLINE = 'Rill Energy To Build Twelve Turbines In The Strait';

  it.each<[string, string[]]>([
    ['on a line', ['Contact: Ann Other, press@rill.example, +44 20 7946 0123']],
    [
      'on lines of their own',
      ['Media contact:', 'Ann Other', 'Head of Press, Rill Energy', 'press@rill.example', '(020) 7946 0123'],
    ],
    ['with labels', ['Press enquiries', 'Ann Other', 'Tel: 01632 960 123', 'Email: press@rill.example']],
    ['in German', ['Pressekontakt:', 'Anna Berg', 'Telefon: +49 30 1234567']],
    ['of two people', ['Contacts:', 'Ann Other, ann@rill.example', 'Bo Else, bo@rill.example']],
  ])('has its headline below contacts %s', async (_, contacts) => {
    const article = await read(['FOR IMMEDIATE RELEASE', ...contacts, HEADLINE, ...RELEASE]);
    expect(article).toEqual({ title: HEADLINE, paragraphs: RELEASE });
  });

  it.each([
    ['RILL, Scotland – 4 March 2026 – '],
    ['Rill, Scotland - March 4, 2026 - '],
    ['LONDON | 4 March 2026 | '],
    ['Rill, Wales (4 March 2026) – '],
    ['4 March 2026 – Rill, Wales – '],
    ['March 4, 2026, Rill, UK: '],
    ['RILL, 4th March 2026 – '],
  ])('says its day before the text: "%s"', async (dateline) => {
    const article = await read([HEADLINE, dateline + LONG, RELEASE[1]!]);
    expect(article).toMatchObject({ title: HEADLINE, dateline, publishedAt: DAY });
  });

  it.each<[string, string[]]>([
    [
      'the sender',
      ['About Rill Energy', 'Rill Energy plc makes turbines. For more information visit www.rill.example.'],
    ],
    ['the sender, behind an end mark', ['ENDS', 'About Rill Energy:', 'Founded in 1990, Rill Energy makes turbines.']],
    ['contacts', ['For more information, please contact:', 'Ann Other', 'press@rill.example']],
    ['where to ask', ['For further information visit www.rill.example.']],
    [
      'notes for editors',
      [
        'Notes to editors',
        '1. Pictures are at hand.',
        '2. The strait is nine miles wide.',
        'Media contact: Ann Other, 01632 960123',
      ],
    ],
    [
      'the sender in German',
      ['Über Rill Energie', 'Die Rill Energie AG baut Turbinen.', 'Kontakt:', 'Anna Berg', 'presse@rill.example'],
    ],
  ])('ends above what is said of %s', async (_, end) => {
    expect((await read([HEADLINE, ...RELEASE, ...end])).paragraphs).toEqual(RELEASE);
  });

  it.each([
    ['a heading', ['About the study', 'The team looked at nine turbines over two years, it said.']],
    ['a sentence about contacts', ['Contacts between the firm and the ministry had been cut, said Aune.']],
    [
      'a sentence with a number',
      ['The hotline on 01632 960123 had been called four thousand times since the accident, she said.'],
    ],
    ['advice', ['For more information the board relies on the harbour master.']],
  ])('goes on with %s', async (_, lines) => {
    expect((await read([HEADLINE, ...RELEASE, ...lines])).paragraphs).toEqual([...RELEASE, ...lines]);
  });
});

describe('the writers of a text', () => {
  it.each([
    'By our business staff',
    'By the News Desk',
    'By our own correspondents',
    'By a staff reporter',
    'Von unserer Redaktion',
    'Par la rédaction',
    'Por la Redacción',
    'By Elster Courier staff',
  ])('need not be named: %s', async (line) => {
    expect(await read([TITLE, line, ...BODY])).toEqual({ title, byline: line, paragraphs: BODY });
  });

  it.each([
    'Staff Writer',
    'Maritime Correspondents',
    'Environment editor',
    'Associated Press',
    'Special to the Elster Courier',
    'Local Democracy Reporter',
    'Korrespondentin in Rill',
  ])('are described by a line of its own: %s', async (job) => {
    for (const more of [[], ['March 4, 2026']]) {
      const article = await read([TITLE, byline, job, ...more, ...BODY]);
      expect(article).toMatchObject({ title, byline: `${byline}, ${job}`, paragraphs: BODY });
      expect(article).not.toHaveProperty('source');
    }
  });

  it.each(['URGENT', 'FLASH', 'NEWS ALERT', 'BULLETIN', 'EILMELDUNG', 'URGENTE'])(
    'are not how urgent it is: %s',
    async (line) => {
      const wired = [`RILL (AP) — ${LEAD}`, SECOND, LAST];
      expect(await read([line, TITLE, byline, ...wired])).toMatchObject({ title, byline, paragraphs: wired });
      expect(await read([line, TITLE, ...wired])).not.toHaveProperty('source');
    },
  );
});

describe('the day of a text', () => {
  it.each([
    ['EMBARGOED UNTIL 00:01 GMT WEDNESDAY 4 MARCH 2026', '2026-03-04T00:01:00.000Z'],
    ['Embargo: 4 March 2026', DAY],
    ['Sperrfrist: 4. März 2026, 12 Uhr', DAY],
    ['For release: March 4, 2026', DAY],
    ['NOT FOR PUBLICATION BEFORE 4 MARCH 2026', DAY],
    ['STRICTLY EMBARGOED TO 6am, 4 March 2026', DAY],
  ])('is that of its release, if nothing else says one: %s', async (line, day) => {
    expect(await read([line, TITLE, byline, ...BODY])).toMatchObject({ title, publishedAt: day, paragraphs: BODY });
    expect(await read([line, TITLE, byline, '3 March 2026', ...BODY])).toMatchObject({ publishedAt: '2026-03-03' });
  });

  it.each([
    'Valencia, 4 de marzo de 2026',
    'Rill, den 4. März 2026',
    'Paris, le 4 mars 2026',
    'Roma, 4 marzo 2026',
    'Lisboa, 4 de março de 2026',
    'San Juan de Rill, miércoles 4 de marzo de 2026',
    'London, 4th March 2026',
  ])('is beside a place: %s', async (line) => {
    expect(await read([TITLE, byline, line, ...BODY])).toMatchObject({ title, dateline: line, publishedAt: DAY });
  });
});

describe('the head of a text whose title or author the file states', () => {
  it('is no part of the text', async () => {
    const heads = [
      [TITLE, byline, 'March 4, 2026'],
      ['The museum pays one crown', byline, 'March 4, 2026'],
      ['Karl Lund'],
    ];
    for (const head of heads) {
      const record = { title: TITLE, author: 'Karl Lund', text: [...head, ...BODY, 'Karl Lund'].join('\n\n') };
      const { articles } = await readFile(bytesOf(JSON.stringify(record)), { key: 'a.json' });
      const decks = head.filter((line) => line.startsWith('The museum'));
      expect(articles[0]!.article).toMatchObject({ title, author: 'Karl Lund', paragraphs: [...decks, ...BODY] });
    }
  });
});

describe('the foot of a text', () => {
  it.each([
    ['(Reporting by Karl Lund in Rill and Ann Other; Editing by Bo Else)', /^Reporting by Karl Lund in Rill/],
    ['Reporting by Karl Lund; editing by Bo Else.', /editing by Bo Else$/],
    ['— Karl Lund', /^Karl Lund$/],
    ['Karl Lund', /^Karl Lund$/],
    ['(Karl Lund, AFP)', /^Karl Lund, AFP$/],
    ['By Karl Lund, Elster Courier', /^By Karl Lund, Elster Courier$/],
    ['Additional reporting by Karl Lund', /Karl Lund$/],
    ['--With assistance from Karl Lund.', /Karl Lund$/],
    ['Contributing: Karl Lund and Ann Other', /Karl Lund/],
    ['(Bericht von Karl Lund; redigiert von Ann Other)', /^Bericht von Karl Lund/],
    ['(Reportage Karl Lund, édité par Anne Autre)', /^Reportage Karl Lund/],
    ['(Reporte de Karl Lund; editado por Ana Otra)', /^Reporte de Karl Lund/],
    ['Von Karl Lund, dpa', /^Von Karl Lund, dpa$/],
  ])('names the writers, who are no part of the text: %s', async (line, names) => {
    const article = await read([TITLE, ...BODY, line]);
    expect(article).toMatchObject({ title, paragraphs: BODY });
    expect(article.byline).toMatch(names);
  });

  it('adds them to the byline above the text', async () => {
    const { byline: line } = await read([TITLE, byline, ...BODY, 'Additional reporting by Ann Other']);
    expect(line).toBe('By Karl Lund; Additional reporting by Ann Other');
  });

  it('says who the writers are, whose name alone stands above it', async () => {
    for (const note of [
      'Karl Lund is a teacher in Hale. He writes in a personal capacity.',
      'Karl Lund covers the harbour for the Elster Courier.',
      'Karl Lund is the head of a museum.',
    ])
      expect(await read([TITLE, 'Karl Lund', ...BODY, note])).toEqual({ title, byline: 'Karl Lund', paragraphs: BODY });
    const lines = ['Karl Lund', ...BODY, 'Karl Lund is free, said his lawyer.'];
    expect((await read([TITLE, ...lines])).paragraphs).toEqual(lines);
  });

  it('says who the writers are, which is no part of the text', async () => {
    const notes = [
      'Karl Lund covers the harbour for the Elster Courier.',
      'Karl Lund is a former ferryman and the author of a book.',
    ];
    expect((await read([TITLE, byline, ...BODY, notes[0]!])).paragraphs).toEqual(BODY);
    expect((await read([TITLE, byline, ...BODY, ...notes])).paragraphs).toEqual(BODY);
    const others = [
      'Tor Aune is the author of a book about ferries.',
      'Karl Lund was held on Tuesday, the police said.',
    ];
    for (const line of others) expect((await read([TITLE, byline, ...BODY, line])).paragraphs).toEqual([...BODY, line]);
  });

  it.each([
    'ends',
    '-30-',
    '- ENDS -',
    '###',
    '* * *',
    'Enditem',
    '(MORE)',
    '___',
    'Lund reported from Hale.',
    '___ Lund reported from Hale. Associated Press writer Ann Other in Tarn contributed to this report.',
    'Ann Other contributed reporting.',
    'Follow Karl Lund on Twitter @karl',
    'To contact the reporter on this story: Karl Lund in Rill at karl@agency.example',
    '© 2026 Elster Media. All rights reserved.',
    'Copyright 2026 The Associated Press. All rights reserved.',
    'With agencies',
    'EFE',
    'Contact Karl Lund at klund@paper.example or 555-0142. Follow @klund on Twitter.',
    'Email Karl Lund at klund@paper.example.',
    'Click here to download the Courier app',
    'Download our app for more stories like this',
    'Sign up to First Tide, our free daily newsletter',
    'Do you have a story? Tell us at news@paper.example',
    'Follow us on Facebook',
  ])('is left out: %s', async (line) => {
    expect(await read([TITLE, ...BODY, line])).toEqual({ title, paragraphs: BODY });
  });

  it('is left out behind the last sentence', async () => {
    for (const mark of [' ENDS', ' Enditem', ' -30-', ' (END)', ' ###'])
      expect((await read([TITLE, ...BODY.slice(0, -1), LAST + mark])).paragraphs).toEqual(BODY);
  });

  it.each([
    ['a note of a correction', '(This version corrects the number of ferries.)'],
    ['a note of an update', 'This article was updated on Thursday with the price.'],
    ['who is quoted', '— Tor Aune'],
    ['somebody of the text', 'Tor Aune'],
    ['a place', 'New York'],
    ['a wish', 'Happy New Year'],
    ['a sentence in capitals', 'SO SAID KARL LUND'],
    ['a sentence about a report', 'Reporting by the Elster Courier showed in May that the ferry leaked.'],
    ['a sentence that begins as credits do', 'Door de storm is de veerboot niet uitgevaren, zei de kapitein.'],
    ['a sentence about a contribution', 'Aune contributed a bell to the museum.'],
    ['a sentence about copyright', 'Copyright law does not protect ferries.'],
    ['the end of a story', 'It was the end.'],
    ['a sentence about an app', 'Downloads of the app rose to nine million in May.'],
    ['a sentence about following', 'Follow-up talks are to be held in May.'],
  ])('stays in the text if it is %s', async (_, line) => {
    expect((await read([TITLE, ...BODY, line])).paragraphs).toEqual([...BODY, line]);
  });

  it('stays a name below a quotation', async () => {
    const lines = [LEAD, '"It leaks, and it has leaked since my father sailed on it."', '— Ann Other'];
    expect((await read(lines)).paragraphs).toEqual(lines);
  });
});

describe('heads and feet', () => {
  it('take bounded time for any lines', async () => {
    const parts = [
      'A ',
      'By ',
      'By A, ',
      'a. ',
      '1 ',
      'March 4, 2026 ',
      '(A) ',
      '- ',
      'Reporting by A; ',
      'A and ',
      '/',
      'RILL, ',
    ];
    const time = await cpuTimeOf(async () => {
      for (const part of parts)
        for (const size of [60, 140, 400, 5000]) {
          const line = part.repeat(Math.ceil(size / part.length)).slice(0, size);
          await readFile(
            bytesOf(
              [
                ...Array(30)
                  .fill(line)
                  .map((text, at) => `${text}${at}`),
                LEAD,
              ].join('\n\n'),
            ),
            { key: 'a.txt' },
          );
          await readFile(
            bytesOf(
              [
                LEAD,
                ...Array(30)
                  .fill(line)
                  .map((text, at) => `${text}${at}`),
              ].join('\n\n'),
            ),
            { key: 'a.txt' },
          );
        }
    });
    expect(time).toBeLessThan(HANGS);
  });
});
