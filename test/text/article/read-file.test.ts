import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../../lib/text/article/article.ts';
import { articleIdOf } from '../../../lib/text/article/article-id.ts';
import { readFile } from '../../../lib/text/article/read-file.ts';
import { RejectedFile } from '../../../lib/text/article/rejected-file.ts';
import { BODY, BYLINE, bytesOf, DATELINE, STORY, TITLE, wrap } from './story.ts';

const read = async (bytes: Uint8Array | string, about = {}) => {
  const { articles } = await readFile(typeof bytes === 'string' ? bytesOf(bytes) : bytes, { key: 'a.txt', ...about });
  return articles[0]!;
};
const reasonFor = async (bytes: Uint8Array | string, about = {}): Promise<string> => {
  const error = await read(bytes, about).then(
    () => undefined,
    (problem: unknown) => problem,
  );
  expect(error).toBeInstanceOf(RejectedFile);
  return (error as RejectedFile).reason;
};

const utf16 = (text: string, bigEndian: boolean): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};
const LATIN =
  'Le ministre a démenti mardi. « Il n’y a pas eu d’accord secret », a-t-il déclaré à la presse. Le comité de contrôle l’entendra en décembre.';
const cp1252 = (text: string): Uint8Array =>
  Uint8Array.from([...text], (c) => ({ '’': 0x92, '“': 0x93, '”': 0x94, '—': 0x97, '€': 0x80 })[c] ?? c.charCodeAt(0));

describe('readFile, plain text', () => {
  it('separates title, byline and dateline from the body', async () => {
    const { article, repeated } = await read(STORY.join('\n\n'));
    expect(article).toEqual({ title: TITLE, byline: BYLINE, dateline: DATELINE, paragraphs: BODY });
    expect(repeated).toEqual({ passages: 0, beginnings: [] });
  });

  it('removes a long sentence that stands twice in a row, and not a refrain', async () => {
    const [lead = '', ...rest] = BODY;
    const { article, repeated } = await read([TITLE, `${lead} ${lead}`, 'We stay. We stay.', ...rest].join('\n\n'));
    expect(article.paragraphs).toEqual([lead, 'We stay. We stay.', ...rest]);
    expect(repeated.passages).toBe(1);
  });

  it('takes a line that is only a date for the date of publication', async () => {
    const { article } = await read([TITLE, 'Published: 3 November 2026, 10:15 GMT', BYLINE, ...BODY].join('\n'));
    expect(article).toMatchObject({
      title: TITLE,
      byline: BYLINE,
      publishedAt: '2026-11-03T10:15:00.000Z',
      paragraphs: BODY,
    });
  });

  it('reads fields that archives print above a text', async () => {
    const { article } = await read(
      `Title: ${TITLE}\nAuthor: Ingrid Valdasdottir\nDate: 3 November 2026\nSource: Norrland Press Agency\nURL: https://example.org/a\nSection: Harbour\n\n${BODY.join('\n\n')}`,
    );
    expect(article).toEqual({
      title: TITLE,
      author: 'Ingrid Valdasdottir',
      publishedAt: '2026-11-03',
      source: 'Norrland Press Agency',
      url: 'https://example.org/a',
      dateline: DATELINE,
      paragraphs: BODY,
    });
    const talk = ['Title: what does it mean to hold one?', ...BODY.slice(1)];
    expect((await read(talk.join('\n'))).article.paragraphs).toEqual(talk);
  });

  it.each([
    ['a sentence', 'The minister denied that there had been a deal.'],
    [
      'a lead without a full stop in quotation marks',
      '“There was no deal,” the minister said on Tuesday in the harbour town'.concat(','),
    ],
    ['a single word', 'Correction'],
  ])('leaves a first line that may be text in the body: %s', async (_, first) => {
    const { article } = await read([first, ...BODY].join('\n\n'));
    expect(article.title).toBeUndefined();
    expect(article.paragraphs[0]).toBe(first);
  });

  it('reads the same paragraphs from any layout', async () => {
    const wrapped = STORY.map((paragraph) => wrap(paragraph));
    const layouts = {
      blankLines: STORY.join('\n\n'),
      oneLineEach: STORY.join('\n'),
      wrappedWithBlankLines: wrapped.join('\n\n'),
      wrappedWithIndents: [TITLE, BYLINE, '', ...BODY.map((paragraph) => `    ${wrap(paragraph)}`)].join('\n'),
      wrappedOnly: [TITLE, '', BYLINE, '', BODY.map((paragraph) => wrap(paragraph)).join('\n')].join('\n'),
      doubleSpaced: wrapped.join('\n').replaceAll('\n', '\n\n'),
      windows: `${STORY.join('\r\n\r\n')}\r\n`,
      oldMac: STORY.join('\r\r'),
      trailingSpaces: STORY.join('   \n \t \n'),
    };
    for (const [name, text] of Object.entries(layouts)) {
      const { article } = await read(text);
      if (name !== 'doubleSpaced') expect([name, article.paragraphs]).toEqual([name, BODY]);
      expect([
        name,
        articleIdOf({ ...article, paragraphs: [textOf(article).slice(textOf(article).indexOf('PORT'))] }),
      ]).toEqual([name, articleIdOf({ paragraphs: BODY, dateline: DATELINE })]);
    }
  });

  it('does not take a table or a list for wrapped lines', async () => {
    const table = [
      'Results of Saturday’s matches',
      ...Array.from({ length: 12 }, (_, at) => `Elster United ${at} Norrby Athletic ${at + 1} (half-time 0-0)`),
    ];
    expect((await read(table.join('\n'))).article.paragraphs).toEqual(table);
  });
});

describe('readFile, characters', () => {
  it.each([
    ['UTF-8', bytesOf(STORY.join('\n\n'))],
    ['UTF-8 with a mark', bytesOf(`\ufeff${STORY.join('\n\n')}`)],
    ['UTF-16 LE with a mark', utf16(`\ufeff${STORY.join('\n\n')}`, false)],
    ['UTF-16 BE with a mark', utf16(`\ufeff${STORY.join('\n\n')}`, true)],
    ['UTF-16 LE', utf16(STORY.join('\n\n'), false)],
    ['UTF-16 BE', utf16(STORY.join('\n\n'), true)],
    ['Windows-1252', cp1252(STORY.join('\n\n'))],
    ['NFD', bytesOf(STORY.join('\n\n').normalize('NFD'))],
    [
      'entities',
      bytesOf(STORY.join('\n\n').replaceAll('“', '&ldquo;').replaceAll('’', '&#8217;').replaceAll('—', '&#x2014;')),
    ],
    [
      'mojibake',
      bytesOf(
        Buffer.from(STORY.join('\n\n'))
          .toString('latin1')
          .replace(/[\x80-\x9f]/g, (c) => new TextDecoder('windows-1252').decode(Uint8Array.of(c.charCodeAt(0)))),
      ),
    ],
    ['mojibake of Latin-1', bytesOf(Buffer.from(STORY.join('\n\n')).toString('latin1'))],
    [
      'invisible characters',
      bytesOf(STORY.join('\n\n').replaceAll('minister', 'min\u00adis\u200bter').replaceAll('on ', 'on\u00a0')),
    ],
    [
      'UTF-8 with a stray Windows byte',
      Buffer.concat([bytesOf(STORY.slice(0, -1).join('\n\n')), bytesOf('\n\n'), cp1252(BODY.at(-1)!)]),
    ],
  ])('reads the same article from %s', async (_, bytes) => {
    const { article } = await read(bytes);
    expect(article).toEqual({ title: TITLE, byline: BYLINE, dateline: DATELINE, paragraphs: BODY });
  });

  it.each([
    ['plain text', 'a.txt', (text: string) => text],
    [
      'HTML, as references',
      'a.html',
      (text: string) => `<article><p>${text.replaceAll('\uffff', '&#xFFFF;')}</p></article>`,
    ],
    ['a field', 'a.json', (text: string) => JSON.stringify({ title: `A ${text.slice(0, 40)}`, text })],
    [
      'halves of surrogate pairs in JSON',
      'a.json',
      (text: string) => JSON.stringify({ text }).replaceAll('\uffff', '\\ud83d'),
    ],
  ])('leaves out what is no character, which queues and tables refuse: %s', async (_, key, laidOut) => {
    const text = `${BODY[1]} \uffff${BODY[2]}\ufffe \ufdd0\u{1ffff}🙂 It said so.`;
    const { article } = await read(bytesOf(laidOut(text)), { key });
    const all = [article.title ?? '', ...article.paragraphs].join(' ');
    expect(all).toContain('🙂 It said so.');
    expect(all.isWellFormed()).toBe(true);
    expect(all).not.toMatch(/\p{Noncharacter_Code_Point}/u);
  });

  it('cuts no field inside a character', async () => {
    const record = { title: '🙂'.repeat(400), source: `x${'🙂'.repeat(400)}`, text: BODY.join('\n\n') };
    const { article } = await read(bytesOf(JSON.stringify(record)), { key: 'a.json' });
    expect([article.title, article.source].map((field) => field?.isWellFormed())).toEqual([true, true]);
  });

  it('guesses Latin-1 French, and prefers the declared charset to a guess', async () => {
    expect((await read(cp1252(LATIN))).article.paragraphs).toEqual([LATIN]);
    const greek =
      'Ο υπουργός δήλωσε την Τρίτη ότι οι συνομιλίες ήταν δύσκολες. Η επόμενη συνάντηση θα γίνει σε λίγες μέρες.';
    const bytes = Uint8Array.from([...greek], (c) =>
      c.charCodeAt(0) > 0x370 ? c.charCodeAt(0) - 0x2d0 : c.charCodeAt(0),
    );
    expect((await read(bytes, { contentType: 'text/plain; charset=iso-8859-7' })).article.paragraphs).toEqual([greek]);
  });

  it('recognises ISO-2022-JP, which has only ASCII bytes', async () => {
    // Between the escape sequences that switch to JIS X 0208 and back.
    const line =
      '\u001b$B9AOQBg?C$O2PMKF|!"^4^X2q<R$HHkL)$N7@Ls$r7k$s$@$3$H$rH]Dj$7$?!#$=$N$h$&$J=qN`$OB8:_$7$J$$$H=R$Y$?!#LnE^$O!"7@Ls$N3[$O@i;MI4K|%f!<%m$K>e$k$H<gD%$7$F$$$k!#\u001b(B';
    expect((await read(bytesOf(line))).article.paragraphs).toEqual([
      '港湾大臣は火曜日、浚渫会社と秘密の契約を結んだことを否定した。そのような書類は存在しないと述べた。野党は、契約の額は千四百万ユーロに上ると主張している。',
    ]);
  });

  it('keeps Persian joiners, and capitals that look like mojibake', async () => {
    const persian =
      'وزیر می\u200cگوید قراردادی در کار نبوده است. کمیته پارلمان هفته آینده او را فرا می\u200cخواند و از او پرسش می\u200cکند.';
    expect((await read(persian)).article.paragraphs).toEqual([persian]);
    const portuguese =
      'O ministro disse «NÃO», e depois «AMANHûdisse outra vez. A comissão quer ver os documentos e não os discursos.';
    expect((await read(portuguese)).article.paragraphs).toEqual([portuguese]);
  });
});

describe('readFile, refusals', () => {
  const png = Uint8Array.from([
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0,
  ]);
  it.each([
    ['an empty file', new Uint8Array(), /empty/],
    ['white space', bytesOf(' \n\t\r\n\u00a0'), /empty/],
    ['an image', png, /image/],
    [
      'a program',
      Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 62, 0]),
      /program/,
    ],
    [
      'a script',
      bytesOf('#!/bin/sh\necho "This line is long enough for a short article. It has two sentences too, you know."'),
      /program/,
    ],
    ['random bytes', Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919 + (at >> 3)) % 256), /binary|not read/],
    ['a line typed as a test', bytesOf('Hello world, this is a test.'), /too short/],
    ['only a title', bytesOf(TITLE), /too short/],
    ['only punctuation', bytesOf('&&& '.repeat(1000)), /too short/],
  ])('refuses, with a reason: %s', async (_, bytes, reason) => {
    expect(await reasonFor(bytes)).toMatch(reason);
  });

  it('refuses a file over the limit, with both numbers in the reason', async () => {
    expect(await reasonFor('x'.repeat(101), { maxBytes: 100 })).toMatch(/101.*100/);
  });

  it('reads a news flash of one sentence', async () => {
    expect((await read('Brensbach is a municipality in Hesse, Germany.')).article.paragraphs).toHaveLength(1);
  });

  it('reads a brief of three sentences, and a text that begins like a binary format', async () => {
    expect(
      (await read('A man was held on Tuesday. Police say he stole a boat. He denies it.')).article.paragraphs,
    ).toHaveLength(1);
    expect(
      (await read('GIF89a is the name of a format. It is old, and the web still loves it, its makers said.')).article
        .paragraphs,
    ).toHaveLength(1);
  });
});

describe('readFile, on any input', () => {
  it('returns articles or throws RejectedFile', async () => {
    const pieces = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ unit: 'binary', maxLength: 300 }).map(bytesOf),
      fc
        .constantFrom(...STORY, '<html><body>', '{"a":', '\n\n', '%PDF-1.7', 'PK\u0003\u0004', '\u001f\u008b\b')
        .map(bytesOf),
    );
    const about = fc.record({
      key: fc.constantFrom(
        'a.txt',
        'b.html',
        'c.json',
        'd.jsonl',
        'e.csv',
        'f.xml',
        'g.eml',
        'h.md',
        'i.zip',
        'j.gz',
        'k',
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 6 }), about, async (parts, about) => {
        const outcome = await readFile(Buffer.concat(parts), about).catch((error: unknown) => error);
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(RejectedFile);
        else
          for (const { article } of (outcome as Awaited<ReturnType<typeof readFile>>).articles) {
            expect(article.paragraphs.length).toBeGreaterThan(0);
            for (const paragraph of article.paragraphs) expect(paragraph).toBe(paragraph.replace(/\s+/g, ' ').trim());
          }
      }),
      { numRuns: 400 },
    );
  });

  it('reads its own result again as the same article, without repeats', async () => {
    const sentence = fc.constantFrom(
      ...BODY.flatMap((paragraph) => paragraph.split(/(?<=\.”?) /)),
      'Thank you.',
      'Q: And then?',
      '“Yes,” he said.',
    );
    const paragraph = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
    await fc.assert(
      fc.asyncProperty(fc.array(paragraph, { minLength: 1, maxLength: 14 }), async (paragraphs) => {
        const once = await read(paragraphs.join('\n\n')).catch(() => undefined);
        if (!once) return;
        const again = await read(textOf(once.article));
        expect(again.repeated.passages).toBe(0);
        expect(articleIdOf(again.article)).toBe(articleIdOf(once.article));
      }),
      { numRuns: 300 },
    );
  });
});

const SAMPLE = new URL('../../../../shared/articles/', import.meta.url);
describe.skipIf(!existsSync(SAMPLE))('readFile, a wire story pasted twice', () => {
  it('keeps 9 paragraphs and removes 8', async () => {
    const [name] = readdirSync(SAMPLE);
    const { article, repeated } = await read(readFileSync(new URL(name!, SAMPLE)), { key: name });
    expect(article.title).toBeUndefined();
    expect(article.paragraphs).toHaveLength(9);
    expect(repeated.passages).toBe(8);
    expect(repeated.beginnings).toHaveLength(8);
  });
});
