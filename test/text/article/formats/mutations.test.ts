import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bulkFormatOf, readBulk } from '../../../../lib/text/article/read-bulk.ts';
import { type Reading, readFile } from '../../../../lib/text/article/read-file.ts';
import { RejectedFile } from '../../../../lib/text/article/rejected-file.ts';
import { bytesOf, STORY } from '../story.ts';
import { atom, csv, docx, eml, html, markdown, newsItem, nitf, pdf, RECORD, rss, zip } from './files.ts';

const FILES: [string, Uint8Array][] = (
  [
    ['a.txt', STORY.join('\n\n')],
    ['a.html', html()],
    ['a.json', JSON.stringify([RECORD, RECORD])],
    ['a.jsonl', `${JSON.stringify(RECORD)}\n${JSON.stringify(RECORD)}\n`],
    ['a.csv', csv()],
    ['a.nitf', nitf()],
    ['a.xml', newsItem()],
    ['a.rss', rss()],
    ['a.atom', atom()],
    ['a.eml', eml()],
    ['a.md', markdown()],
    ['a.docx', docx()],
    ['a.pdf', pdf([[{ text: 'The minister denied it again on Tuesday, as he has done before.', size: 10, gap: 12 }]])],
    [
      'a.ninjs.json',
      JSON.stringify({ uri: 'urn:1', pubstatus: 'usable', bodies: [{ role: 'main', value: RECORD.body }] }, null, 2),
    ],
    ['pages.json', `{"articles": [${JSON.stringify(RECORD)}]}\n{"articles": [${JSON.stringify(RECORD)}]}`],
    ['printed.jsonl', [RECORD, RECORD].map((record) => JSON.stringify(record, null, 2)).join('\n')],
    ['python.jsonl', `${JSON.stringify(RECORD).slice(0, -1)}, "score": NaN}\n`.repeat(2)],
    ['spark.csv', `title,text\n"The \\"port\\"","${RECORD.body.replaceAll('"', '\\"')}"\n`.replace(/$/, '\\N,\\N\n')],
    ['monitor.csv', Buffer.from(`\ufeff${csv('\t')}`, 'utf16le')],
    ['site.xml', rss().replaceAll('content:', 'c:').replace('<item>', '<item><w:status>publish</w:status>')],
    ['a.gz', gzipSync(html())],
    ['a.zip', zip({ 'a.html': html(), 'b.json': JSON.stringify(RECORD) })],
  ] as [string, Uint8Array | string][]
).map(([key, content]) => [key, typeof content === 'string' ? bytesOf(content) : content]);

const change = fc.record({
  how: fc.constantFrom('flip', 'cut', 'drop', 'double', 'insert', 'zero'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 400 }),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 12 }),
});

const mutate = (
  file: Uint8Array,
  { how, at, length, bytes }: { how: string; at: number; length: number; bytes: Uint8Array },
): Uint8Array => {
  const from = Math.floor(at * file.length);
  const [before, piece, after] = [
    file.subarray(0, from),
    file.subarray(from, from + length),
    file.subarray(from + length),
  ];
  switch (how) {
    case 'flip':
      return Buffer.concat([
        before,
        bytes.subarray(0, Math.max(0, file.length - from)),
        file.subarray(from + bytes.length),
      ]);
    case 'cut':
      return before;
    case 'drop':
      return Buffer.concat([before, after]);
    case 'double':
      return Buffer.concat([before, piece, piece, after]);
    case 'insert':
      return Buffer.concat([before, bytes, piece, after]);
    default:
      return Buffer.concat([before, Buffer.alloc(piece.length), after]);
  }
};

const spoil = (file: Uint8Array, changes: readonly Parameters<typeof mutate>[1][]): Uint8Array =>
  changes.reduce((damaged, next) => (damaged.length > 0 ? mutate(damaged, next) : damaged), file);

const changes = fc.array(change, { minLength: 1, maxLength: 4 });
const name = fc.constantFrom(undefined, ...FILES.map(([key]) => key));

/** The same files are spoiled in every run, and others besides. */
const RUNS = [{ numRuns: 400, seed: 20261103 }, { numRuns: 300 }];

it.each(RUNS)(
  'readFile returns articles or a reason for damaged files of every format, under any name: %j',
  async (runs) => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...FILES), changes, name, async ([key, file], spoiling, other) => {
        const outcome = await readFile(spoil(file, spoiling), { key: other ?? key }).catch((error: unknown) => error);
        if (outcome instanceof RejectedFile) expect(outcome.reason).toMatch(/^[\p{L}“].*[.?!”)]$/su);
        else expect((outcome as Reading).articles.length).toBeGreaterThan(0);
      }),
      runs,
    );
  },
);

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 100) yield bytes.subarray(at, at + 100);
}

it.each(RUNS)('readBulk returns each record with an article or a reason for damaged files: %j', async (runs) => {
  const bulk = FILES.filter(([key]) => /json|csv/.test(key));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...bulk), changes, async ([key, file], spoiling) => {
      const bytes = spoil(file, spoiling);
      const format = bulkFormatOf(bytes, key);
      if (format === undefined) return;
      try {
        for await (const record of readBulk(chunksOf(bytes), { key, format }))
          expect('reason' in record ? record.reason.length : record.article.paragraphs.length).toBeGreaterThan(0);
      } catch (error) {
        expect(error).toBeInstanceOf(RejectedFile);
      }
    }),
    runs,
  );
});
