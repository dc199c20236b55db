import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readPages } from '../../../../lib/text/article/formats/pdf/read-pages.ts';
import { readFile } from '../../../../lib/text/article/read-file.ts';
import { RejectedFile } from '../../../../lib/text/article/rejected-file.ts';
import { pagesOf } from '../../../bench/hostile/inputs.ts';
import { BODY, BYLINE, bytesOf } from '../story.ts';
import { docx, html, newsItem, nitf, pdf, RECORD, zip } from './files.ts';

const reasonFor = async (content: Uint8Array | string, key: string, maxBytes?: number): Promise<string> => {
  const bytes = typeof content === 'string' ? bytesOf(content) : content;
  const error = await readFile(bytes, { key, ...(maxBytes && { maxBytes }) }).then(
    (reading) => reading,
    (problem: unknown) => problem,
  );
  expect(error).toBeInstanceOf(RejectedFile);
  return (error as RejectedFile).reason;
};

const entities = (declaration: string): string => nitf().replace(/<!DOCTYPE[^>]*>/, `<!DOCTYPE nitf [${declaration}]>`);
const LAUGHS = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('');
const half = (text: string): string => text.slice(0, Math.floor(text.length * 0.7));

describe('readFile, attacks and broken files', () => {
  it.each<[string, Uint8Array | string, string, RegExp]>([
    ['XML with an external entity', entities('<!ENTITY x SYSTEM "file:///etc/passwd">'), 'a.xml', /entities/],
    ['a billion laughs', entities(`<!ENTITY l0 "ha">${LAUGHS}`), 'a.xml', /entities/],
    ['XML that breaks off', half(nitf()), 'a.xml', /breaks off/],
    ['XML nested 100,000 deep', `<?xml version="1.0"?>${'<a>'.repeat(100_000)}`, 'a.xml', /deep/],
    [
      'XML of another vocabulary',
      '<?xml version="1.0"?><invoice><p>One two three four. Five six seven eight nine ten.</p></invoice>',
      'a.xml',
      /<invoice>/,
    ],
    ['an item withdrawn by the agency', `<?xml version="1.0"?>${newsItem('canceled')}`, 'a.xml', /cancelled/],
    ['JSON nested 100,000 deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'a.json', /deep/],
    ['JSON objects nested 100,000 deep', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, 'a.json', /deep/],
    ['JSON that breaks off', half(JSON.stringify(RECORD)), 'a.json', /breaks off/],
    ['broken JSON', '{"text": "One two three." "title": 3}', 'a.json', /broken/],
    ['JSON without text', '{"price": 3, "name": "a chair"}', 'a.json', /no article/],
    ['JSON Lines with only bad lines', '{"a": 1}\n{"a": 2}\n', 'a.jsonl', /None of the 2 records/],
    ['a table without a text column', 'id,price\n1,2\n3,4', 'a.csv', /names no column/],
    ['a table that breaks off inside a cell', `title,text\nA,"${BODY.join('\n')}`, 'a.csv', /breaks off/],
    ['a gzip file that breaks off', gzipSync(randomBytes(5000)).subarray(0, 3000), 'a.gz', /breaks off/],
    [
      'a broken gzip file',
      Buffer.concat([gzipSync(html()).subarray(0, 40), randomBytes(400)]),
      'a.gz',
      /broken|breaks off/,
    ],
    ['a gzip bomb', gzipSync(Buffer.alloc(60_000_000)), 'a.gz', /unpacks to more/],
    ['a gzip bomb in a gzip file', gzipSync(gzipSync(Buffer.alloc(60_000_000))), 'a.gz.gz', /unpacks to more/],
    [
      'a file packed five times',
      gzipSync(gzipSync(gzipSync(gzipSync(gzipSync(html()))))),
      'a.gz',
      /packed too many times/,
    ],
    ['an encrypted ZIP', zip({ 'a.txt': BODY.join('\n') }, { encrypted: true }), 'a.zip', /encrypted/],
    ['a ZIP bomb', zip({ 'a.txt': Buffer.alloc(60_000_000) }), 'a.zip', /unpacks to more/],
    [
      'a ZIP bomb that lies about its size',
      zip({ 'a.txt': Buffer.alloc(60_000_000) }, { size: 100 }),
      'a.zip',
      /unpacks to more|broken/,
    ],
    ['a ZIP that breaks off', zip({ 'a.txt': BODY.join('\n') }).subarray(0, 200), 'a.zip', /broken/],
    ['an empty ZIP', zip({}), 'a.zip', /empty|not read/],
    [
      'a Word file without its document',
      zip({ '[Content_Types].xml': '<Types/>', 'word/styles.xml': '<a/>' }),
      'a.docx',
      /no text|None of|not|vocabulary/,
    ],
    ['a PDF that breaks off', pdf([[{ text: 'x', size: 10, gap: 10 }]]).subarray(0, 60), 'a.pdf', /broken/],
    ['a PDF without a text layer', pdf([[]]), 'a.pdf', /no text layer/],
    ['a PDF bomb', pdf([[]], ' '.repeat(60_000_000)), 'a.pdf', /unpacks to more/],
    ['a PDF that saves its state and never restores it', pdf([[]], ' q'.repeat(100_000)), 'a.pdf', /saves its state/],
    [
      'a page without text',
      '<html><body><nav><a href="/">Home</a></nav><img src="x.jpg"></body></html>',
      'a.html',
      /no article text/,
    ],
    [
      'a page filled by scripts',
      '<html><body><div id="root"></div><script>render()</script></body></html>',
      'a.html',
      /no article text/,
    ],
    [
      'a server’s error page',
      '<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1><p>The requested URL /a was not found on this server.</p></body></html>',
      'a.html',
      /in place of an article/,
    ],
    [
      'a page of bot protection',
      '<html><head><title>courier.example</title></head><body><p>Please enable JavaScript and cookies to continue. This takes a moment only.</p></body></html>',
      'a.html',
      /in place of an article/,
    ],
    ['RTF', '{\\rtf1\\ansi One two three.}', 'a.rtf', /not read/],
  ])('refuses, with a reason: %s', async (_, content, key, reason) => {
    expect(await reasonFor(content, key)).toMatch(reason);
  });

  it('refuses one line of 50 MB, packed or not', async () => {
    const line = Buffer.alloc(50_000_000, 'a');
    expect(await reasonFor(line, 'a.txt')).toMatch(/too large/);
    expect(await reasonFor(gzipSync(line), 'a.txt.gz')).toMatch(/unpacks to more/);
  });

  it('reads a page nested 5,000 deep and refuses one nested 100,000 deep', async () => {
    expect(await reasonFor(`<html><body>${'<div>'.repeat(100_000)}`, 'a.html')).toMatch(/deep/);
    const deep = `<html><body>${'<div>'.repeat(5_000)}${BODY.map((text) => `<p>${text}</p>`).join('')}`;
    const { articles } = await readFile(bytesOf(deep), { key: 'a.html' });
    expect(articles[0]!.article.paragraphs).toEqual(BODY);
  });

  it('refuses a page of too many elements', async () => {
    expect(await reasonFor(`<html><body>${'<b>x</b>'.repeat(400_000)}`, 'a.html')).toMatch(/elements/);
  });

  it.each<[string, (size: number) => string, string]>([
    ['brackets in Markdown', (size) => '['.repeat(size), 'a.md'],
    ['stars in Markdown', (size) => '*a '.repeat(size / 3), 'a.md'],
    ['quotes in Markdown', (size) => '>'.repeat(size), 'a.md'],
    [
      'backticks in Markdown',
      (size) => Array.from({ length: Math.sqrt(size) }, (_, at) => '`'.repeat(at)).join('a'),
      'a.md',
    ],
    ['open tags', (size) => '<'.repeat(size), 'a.html'],
    ['open comments', (size) => `<html><body>${'<!--'.repeat(size / 4)}`, 'a.html'],
    ['attributes', (size) => `<html><p ${'a="b" '.repeat(size / 6)}>x`, 'a.html'],
    ['100,000 links', () => `<html>${'<a href="/a">A link to another story.</a>'.repeat(100_000)}`, 'a.html'],
    [
      'paragraphs that are links',
      (size) => `<html>${'<p><a href="/a">The case goes on.</a></p>'.repeat(size / 40)}`,
      'a.html',
    ],
    [
      'boxes in boxes',
      (size) => `<html>${'<div class="more">'.repeat(190)}${'<p>The case goes on.</p>'.repeat(size / 24)}`,
      'a.html',
    ],
    [
      'boxes in boxes without text',
      (size) => `<html>${'<div class="more">'.repeat(190)}${'<i></i>'.repeat(size / 7)}`,
      'a.html',
    ],
    ['a huge table', (size) => `<html><table>${'<tr><td>a</td><td>b</td></tr>'.repeat(size / 30)}</table>`, 'a.html'],
    [
      'tables in tables',
      (size) => `<html>${'<table><tr><td>a</td><td>'.repeat(60)}${'<i></i>'.repeat(size / 7)}`,
      'a.html',
    ],
    ['posts', (size) => `<html>${'<blockquote>A post — A B (@a) March 3</blockquote>'.repeat(size / 50)}`, 'a.html'],
    [
      'signatures of posts',
      (size) => `<html>${`<blockquote>${'— a ('.repeat(500)}</blockquote>`.repeat(size / 2500)}`,
      'a.html',
    ],
    [
      'quotations in quotations',
      (size) => `<html>${'<blockquote>'.repeat(190)}${'<b>— a (</b>'.repeat(size / 12)}`,
      'a.html',
    ],
    [
      'requests for consent',
      (size) => `<html>${'<div><p>We use cookies with your consent.</p></div>'.repeat(size / 50)}`,
      'a.html',
    ],
    ['bold lead-ins', (size) => `<html><p>${'<b>A lead-in<br></b>'.repeat(size / 20)}`, 'a.html'],
    // With a character beyond Latin-1, which V8's search for a mark cannot rule out at a glance.
    ['line breaks', (size) => `<html><p>—a${'<br>'.repeat(size / 4)}b`, 'a.html'],
    [
      'bars in a headline',
      (size) =>
        `<html><title>A headline at length</title><h1>A headline at length — ${'|'.repeat(size)}x - Courier</h1><p>The case goes on.</p>`,
      'a.html',
    ],
    ['large first letters', (size) => `<html>${'<p>T</p><p>he</p>'.repeat(size / 18)}`, 'a.html'],
    [
      'elements within a sentence',
      (size) => `<html><p>${'word <i class="tooltip">x</i> '.repeat(size / 30)}`,
      'a.html',
    ],
    [
      'lines below the headline',
      (size) =>
        `<html><h1>A headline</h1>${'<h2>A line below it, and a long one at that, with no end in sight</h2>'.repeat(size / 72)}<p>The case goes on in the town of Tarn.</p>`,
      'a.html',
    ],
    ['quotation marks in a table', (size) => `title,text\n${'"a""'.repeat(size / 4)}`, 'a.csv'],
    ['backslashes in a table', (size) => `title,text\n"a \\"b\\"","${'\\'.repeat(size)}`, 'a.csv'],
    ['rows that a quotation mark holds together', (size) => `a,b,text\n"${'x,y,z\n'.repeat(size / 6)}"q`, 'a.csv'],
    [
      'spaces in JSON',
      (size) => JSON.stringify({ title: `${' '.repeat(size)}x`, text: `${' '.repeat(size)}x` }),
      'a.json',
    ],
    ['quotation marks in a list', (size) => `[{"text":"${'"\n '.repeat(size / 3)}`, 'a.json'],
    ['brackets in a list', (size) => `[{"text":${'[{},'.repeat(size / 4)}`, 'a.json'],
    [
      'CDATA in CDATA',
      (size) => `<rss><item><description>${'&lt;![CDATA['.repeat(size / 12)}</description></item></rss>`,
      'a.xml',
    ],
    [
      'escapes of escapes',
      (size) => `<rss><item><description>&${'amp;'.repeat(size / 4)}lt;p></description></item></rss>`,
      'a.xml',
    ],
    [
      'prefixes',
      (size) => `<rss>${'<a:b xmlns:a="x">'.repeat(150)}${'<a:c/>'.repeat(size / 8)}${'</a:b>'.repeat(150)}</rss>`,
      'a.xml',
    ],
    [
      'commas before a job title',
      (size) => nitf().replace(BYLINE, `By A — B${','.repeat(size)}x<byttl>Writer</byttl>`),
      'a.xml',
    ],
    ['marks of blocks', (size) => JSON.stringify({ text: '<!-- wp:'.repeat(size / 8) }), 'a.json'],
    ['captions', (size) => JSON.stringify({ text: '[caption] '.repeat(size / 10) }), 'a.json'],
    ['spaces', (size) => `a${' '.repeat(size)}b`, 'a.txt'],
    ['spaces behind the label of a body', (size) => `Text${' '.repeat(size)}— the end`, 'a.txt'],
    ['full stops', (size) => '.'.repeat(size), 'a.txt'],
    [
      'answers to answers in a subject',
      (size) => `From: a@b.c\nSubject: Re ${'AW AW '.repeat(size / 6)}x\n\nb`,
      'a.eml',
    ],
    [
      'commas in the last line of a mail',
      (size) => `From: A B <a@b.c>\nSubject: b\n\nc\n\n—${','.repeat(size)}x`,
      'a.eml',
    ],
    ['mail headers', (size) => `From: a\nSubject: b\n${'X-A: b\n'.repeat(size / 8)}`, 'a.eml'],
    [
      'nested multiparts',
      (size) =>
        `From: a@b.c\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n${'--a\nContent-Type: multipart/mixed; boundary=a\n\n'.repeat(size / 48)}`,
      'a.eml',
    ],
  ])(
    'reads or refuses crafted input in time: %s',
    async (_, make, key) => {
      const outcome = await readFile(bytesOf(make(400_000)), { key }).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(RejectedFile);
    },
    20_000,
  );

  it('adds up what all files of a ZIP archive unpack to', async () => {
    const bombs = [1, 2, 3].map((at) => [`${at}.gz`, gzipSync(Buffer.alloc(20_000_000))]);
    const { articles, rejected } = await readFile(zip({ 'a.txt': BODY.join('\n\n'), ...Object.fromEntries(bombs) }), {
      key: 'a.zip',
    });
    expect(articles).toHaveLength(1);
    expect(rejected.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/1\.gz: .*not text/),
      expect.stringMatching(/2\.gz: .*unpacks to more/),
      expect.stringMatching(/3\.gz: .*unpacks to more/),
    ]);
  });

  it('limits what a Word file unpacks to', async () => {
    expect(await reasonFor(docx(), 'a.docx', 300)).toMatch(/too large|unpacks/);
  });
});

describe('a PDF that takes PDF.js too much', () => {
  const content = `BT (A few words.) Tj ET\n${'0 0 m 1 1 l\n'.repeat(400_000)}`;

  it('is given up after a time', async () => {
    await expect(readPages(pagesOf(100, content), 0.5)).rejects.toThrow(/takes more than 0.5 seconds/);
  });
});
