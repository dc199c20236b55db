import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { articleIdOf } from '../../../../lib/text/article/article-id.ts';
import { readFile } from '../../../../lib/text/article/read-file.ts';
import { BODY, BYLINE, bytesOf, DATELINE, STORY, TITLE, wrap } from '../story.ts';
import { atom, csv, docx, eml, html, markdown, newsItem, nitf, pdf, RECORD, rss, zip } from './files.ts';

const read = (content: Uint8Array | string, key: string) =>
  readFile(typeof content === 'string' ? bytesOf(content) : content, { key });
const ID = articleIdOf({ paragraphs: BODY, dateline: DATELINE });

const printed = (): Uint8Array => {
  const lines = [
    { text: TITLE, size: 20, gap: 30 },
    ...BODY.flatMap((text) =>
      wrap(text, 80)
        .split('\n')
        .map((line, at) => ({ text: line, size: 10, gap: at === 0 ? 24 : 12 })),
    ),
  ];
  const head = { text: 'The Elster Courier', size: 8, gap: 0 };
  return pdf([
    [head, ...lines.slice(0, 8)],
    [head, ...lines.slice(8), { text: '2', size: 8, gap: 40 }],
    [head, { text: '3', size: 8, gap: 700 }],
  ]);
};

const FORMATS: Record<string, Uint8Array | string> = {
  'a.txt': STORY.join('\n\n'),
  'a.html': html(),
  'a.json': JSON.stringify(RECORD),
  'a.jsonl': `${JSON.stringify(RECORD)}\n`,
  'a.csv': csv(),
  'a.tsv': csv('\t'),
  'a.nitf.xml': nitf(),
  'a.newsml.xml': newsItem(),
  'a.rss': rss(),
  'a.atom': atom(),
  'a.eml': eml(),
  'a.md': markdown(),
  'a.docx': docx(),
  'a.pdf': printed(),
  'a.txt.gz': gzipSync(STORY.join('\n\n')),
  'a.zip': zip({ 'news/a.html': html(), '__MACOSX/._a.html': 'x', 'news/.DS_Store': 'x' }),
};

describe('readFile, the same article in every format', () => {
  it.each(Object.entries(FORMATS))('%s', async (key, content) => {
    const { articles, rejected } = await read(content, key);
    expect(rejected).toEqual([]);
    expect(articles).toHaveLength(1);
    const { article } = articles[0]!;
    expect(article.title).toBe(TITLE);
    expect(article.paragraphs.slice(1)).toEqual(BODY.slice(1));
    expect(article.paragraphs[0]).toContain(BODY[0]!.slice(DATELINE.length));
    expect(article.dateline).toMatch(/^PORT ELSTER, Norrland/);
    expect(articleIdOf(article)).toBe(ID);
  });

  it.each(Object.entries(FORMATS).filter(([key]) => !/\.(?:md|tsv)$/.test(key)))(
    'recognises %s by its content, whatever its name',
    async (_, content) => {
      const { articles } = await read(content, 'upload');
      expect(articleIdOf(articles[0]!.article)).toBe(ID);
    },
  );
});

describe('readFile, the fields of a format', () => {
  const article = async (key: string) => (await read(FORMATS[key]!, key)).articles[0]!.article;
  const at = '2026-11-03T10:15:00.000Z';
  const url = 'https://www.example.org/2026/harbour';
  const author = 'Ingrid Valdasdottir';

  it.each<[string, object]>([
    ['a.html', { publishedAt: at, url, author, source: 'The Elster Courier', language: 'en' }],
    ['a.json', { publishedAt: at, url, author, source: 'Norrland Press Agency', language: 'en' }],
    ['a.csv', { publishedAt: '2026-11-03', url }],
    ['a.nitf.xml', { publishedAt: at, byline: BYLINE, source: 'Norrland Press Agency', language: 'en' }],
    ['a.newsml.xml', { publishedAt: at, byline: BYLINE, source: 'Norrland Press Agency', language: 'en' }],
    ['a.rss', { publishedAt: at, url, author, source: 'The Elster Courier', language: 'en' }],
    ['a.atom', { publishedAt: at, url, author, source: 'The Elster Courier', language: 'en' }],
    ['a.eml', { publishedAt: at, author: 'Ingrid Valdasdóttir' }],
    ['a.md', { publishedAt: '2026-11-03', author }],
    ['a.docx', { author }],
  ])('%s', async (key, fields) => expect(await article(key)).toMatchObject(fields));

  it('fills only fields that the file does not give from S3 metadata', async () => {
    const metadata = { source: 'Norrland%20Press', published: '2026-11-02', author: 'Somebody Else', irrelevant: 'x' };
    const { articles } = await readFile(bytesOf(html()), { key: 'a.html', metadata });
    expect(articles[0]!.article).toMatchObject({ source: 'The Elster Courier', author, publishedAt: at });
    const plain = await readFile(bytesOf(STORY.join('\n\n')), { key: 'a.txt', metadata });
    expect(plain.articles[0]!.article).toMatchObject({
      source: 'Norrland Press',
      publishedAt: '2026-11-02',
      byline: BYLINE,
    });
  });
});

describe('readFile, a PDF of two pages', () => {
  it('leaves out lines that recur at page edges, and reads byline and date below the title', async () => {
    const head = { text: 'The Elster Courier 3 November 2026', size: 8, gap: 0 };
    const foot = (page: number) => ({ text: `https://example.org/harbour ${page}/2`, size: 8, gap: 40 });
    const lines = BODY.flatMap((text) =>
      wrap(text, 80)
        .split('\n')
        .map((line, at) => ({ text: line, size: 10, gap: at === 0 ? 24 : 12 })),
    );
    const printed = pdf([
      [
        head,
        { text: TITLE, size: 20, gap: 30 },
        { text: 'November 3, 2026 by Ingrid Berg', size: 8, gap: 14 },
        ...lines.slice(0, 8),
        foot(1),
      ],
      [head, ...lines.slice(8), foot(2)],
    ]);
    const { article } = (await read(printed, 'a.pdf')).articles[0]!;
    expect(article).toMatchObject({ title: TITLE, byline: 'by Ingrid Berg', publishedAt: '2026-11-03' });
    expect(article.paragraphs).toEqual(BODY);
  });
});

describe('readFile, files of many articles', () => {
  const other = {
    title: 'Ferry timetable',
    text: 'The ferry to the outer islands leaves an hour later from Monday on. The harbour master said that the tide leaves no choice.',
  };

  it('rejects a bad line of JSON Lines and reads the next', async () => {
    const lines = [JSON.stringify(RECORD), '{"title": "cut', '{"title": "No text"}', '42', '', JSON.stringify(other)];
    const { articles, rejected } = await read(lines.join('\n'), 'a.jsonl');
    expect(articles.map(({ record, article }) => [record, article.title])).toEqual([
      [1, TITLE],
      [5, 'Ferry timetable'],
    ]);
    expect(rejected.map(({ record }) => record)).toEqual([2, 3, 4]);
    expect(rejected.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/breaks off/),
      expect.stringMatching(/text/),
      expect.stringMatching(/object/),
    ]);
  });

  it.each<[string, unknown]>([
    ['a list', [RECORD, other]],
    ['a list inside an API’s answer', { status: 'ok', response: { results: [RECORD, other] } }],
    [
      'NewsAPI',
      { status: 'ok', totalResults: 2, articles: [{ ...RECORD, body: undefined, content: RECORD.body }, other] },
    ],
    ['Elasticsearch', { hits: { total: 2, hits: [{ _id: 'x', _source: RECORD }, { _source: other }] } }],
    [
      'the Guardian',
      {
        response: {
          results: [
            { webTitle: TITLE, webPublicationDate: '2026-11-03T10:15:00Z', fields: { bodyText: RECORD.body } },
            other,
          ],
        },
      },
    ],
    ['paragraph blocks', [{ title: TITLE, body: BODY.map((text) => ({ type: 'paragraph', data: { text } })) }, other]],
    ['HTML in a field', [{ title: TITLE, body_html: BODY.map((text) => `<p>${text}</p>`).join('') }, other]],
    [
      'JSON Feed',
      {
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Feed',
        items: [{ title: TITLE, content_text: RECORD.body }, other],
      },
    ],
  ])('reads JSON: %s', async (_, value) => {
    const { articles } = await read(JSON.stringify(value), 'a.json');
    expect(articles.map(({ record }) => record)).toEqual([1, 2]);
    expect(articleIdOf(articles[0]!.article)).toBe(ID);
  });

  it('reads each file of a ZIP archive by its format, and names an unreadable one', async () => {
    const { articles, rejected } = await read(
      zip({
        'a.html': html(),
        'b.png': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
        'c.json': JSON.stringify([other, other]),
      }),
      'a.zip',
    );
    expect(articles.map(({ record }) => record)).toEqual([1, 3, 4]);
    expect(rejected).toEqual([{ record: 2, reason: expect.stringMatching(/b\.png.*image/) }]);
  });

  it('reads the items of a NewsML-G2 message and rejects a cancelled one', async () => {
    const message = `<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>${newsItem()}${newsItem('canceled')}</itemSet></newsMessage>`;
    const { articles, rejected } = await read(message, 'a.xml');
    expect(articles).toHaveLength(1);
    expect(rejected).toEqual([{ record: 2, reason: expect.stringMatching(/cancelled/) }]);
  });
});
