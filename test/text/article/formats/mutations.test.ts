import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readFile } from '../../../../lib/text/article/read-file.ts';
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

it('readFile returns articles or throws RejectedFile for damaged files of every format, under any name', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...FILES),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(undefined, ...FILES.map(([key]) => key)),
      async ([key, file], changes, other) => {
        const bytes = changes.reduce((damaged, next) => (damaged.length > 0 ? mutate(damaged, next) : damaged), file);
        const outcome = await readFile(bytes, { key: other ?? key }).catch((error: unknown) => error);
        if (outcome instanceof Error && !(outcome instanceof RejectedFile)) throw outcome;
        expect(outcome).toBeDefined();
      },
    ),
    { numRuns: 500 },
  );
});
