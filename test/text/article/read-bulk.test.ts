import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BulkFormat,
  type BulkRecord,
  bulkFormatOf,
  isBulk,
  readBulk,
} from '../../../lib/text/article/read-bulk.ts';
import { RejectedFile } from '../../../lib/text/article/rejected-file.ts';
import { BODY } from './story.ts';

const about = { key: 'a.jsonl' };
const line = (number: number): string =>
  JSON.stringify({ title: `Story ${number}`, text: `${number}. ${BODY.join('\n\n')}` });

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const all = async (
  chunks: AsyncIterable<Uint8Array>,
  from?: { record: number; next: number; begins?: number },
  format?: BulkFormat,
): Promise<BulkRecord[]> => {
  const records: BulkRecord[] = [];
  for await (const record of readBulk(chunks, { ...about, ...(format && { format }) }, from)) records.push(record);
  return records;
};
const titles = (records: BulkRecord[]): (string | undefined)[] =>
  records.map((record) => ('reason' in record ? record.reason : record.article.title));

describe('readBulk', () => {
  const file = Buffer.from([line(1), '{"broken": ', '', line(2), '[1]', line(3)].join('\n'));

  it.each([1, 7, 64, 100_000])('reads the same records in chunks of %d bytes', async (size) => {
    const records = await all(chunksOf(file, size));
    expect(records.map(({ record }) => record)).toEqual([1, 2, 3, 4, 5]);
    expect(titles(records)).toEqual([
      'Story 1',
      expect.stringMatching(/breaks off/),
      'Story 2',
      expect.stringMatching(/object/),
      'Story 3',
    ]);
  });

  it('continues after any record, without reading earlier ones again', async () => {
    const whole = await all(chunksOf(file, 100));
    for (const [at, { record, next }] of whole.entries()) {
      expect(await all(chunksOf(file, 33), { record, next })).toEqual(whole.slice(at + 1));
    }
  });

  it('unpacks gzip, and continues after any record of it', async () => {
    const packed = gzipSync(file);
    const whole = await all(chunksOf(packed, 50));
    expect(whole).toEqual(await all(chunksOf(file, 50)));
    expect(await all(chunksOf(packed, 50), whole[2])).toEqual(whole.slice(3));
  });

  it('yields the records of a truncated gzip file, then refuses the rest', async () => {
    const many = Buffer.from(Array.from({ length: 400 }, (_, at) => line(at)).join('\n'));
    const packed = gzipSync(many, { level: 1 });
    const read: BulkRecord[] = [];
    const outcome = await (async () => {
      for await (const record of readBulk(chunksOf(packed.subarray(0, packed.length - 200), 64), about))
        read.push(record);
    })().catch((error: unknown) => error);
    expect(outcome).toBeInstanceOf(RejectedFile);
    expect(read.length).toBeGreaterThan(100);
  });

  it('skips a line over the limit, without holding it in memory', async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`${line(1)}\n{"text":"`);
      for (let megabyte = 0; megabyte < 60; megabyte++) yield Buffer.alloc(1_000_000, 'a');
      yield Buffer.from(`"}\n${line(2)}\n`);
    }
    expect(titles(await all(endless()))).toEqual([
      'Story 1',
      expect.stringMatching(/longer than 5000000 bytes/),
      'Story 2',
    ]);
  });

  it('reads a line in a legacy encoding', async () => {
    const text = 'Le préfet a démenti mardi. La société a été condamnée. '.repeat(6);
    const latin1 = Buffer.from(JSON.stringify({ title: 'Le préfet', text }), 'latin1');
    expect(titles(await all(chunksOf(latin1, 40)))).toEqual(['Le préfet']);
  });

  it('passes on the error of a failing source, so that reading is retried', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield gzipSync(file).subarray(0, 60);
      throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    }
    await expect(all(failing())).rejects.toThrow('socket hang up');
  });

  it.each([
    ['a.jsonl', true],
    ['a.ndjson.gz', true],
    ['a.csv', true],
    ['a.tsv.gz', true],
    ['a.json', false],
    ['a.txt.gz', false],
  ])('is used for %s: %s', (key, bulk) => expect(isBulk(key)).toBe(bulk));
});

describe('readBulk of a list in JSON', () => {
  const element = (number: number): string =>
    JSON.stringify({ title: `Story ${number}`, tags: [[], {}, ']}'], text: `${number}. "}],{" ${BODY.join('\n\n')}` });
  const list = (elements: string[]): Buffer => Buffer.from(`[${elements.join(',\n ')}\n]\n`);
  const elements = [element(1), '{"no": "text"}', element(2), 'null', '{"broken": tru}', element(3)];
  const TITLES = [
    'Story 1',
    expect.stringMatching(/text/),
    'Story 2',
    expect.stringMatching(/no JSON object/),
    expect.stringMatching(/broken/),
    'Story 3',
  ];
  const files: [string, Buffer][] = [
    ['a list', list(elements)],
    [
      'a list inside an answer',
      Buffer.from(
        `{"status": "ok", "n": [1, {"a": 2}], "response": {"docs": [${elements.join()}], "facets": [{"x": 1}]}}`,
      ),
    ],
    ['two lists', Buffer.from(`[${elements.slice(0, 2).join()}] [${elements.slice(2).join()}]`)],
    [
      'pages one behind the other',
      Buffer.from(
        `{"page": 1, "articles": [${elements.slice(0, 2).join()}]}\n{"articles": [${elements.slice(2).join()}]}`,
      ),
    ],
  ];

  describe.each(files)('%s', (_, file) => {
    const format = bulkFormatOf(file, 'a.json');

    it.each([1, 7, 64, 100_000])('gives the same records in chunks of %d bytes', async (size) => {
      const records = await all(chunksOf(file, size), undefined, format);
      expect(records.map(({ record }) => record)).toEqual([1, 2, 3, 4, 5, 6]);
      expect(titles(records)).toEqual(TITLES);
    });

    it('can be continued after any record, from the start of the file or from its byte', async () => {
      const whole = await all(chunksOf(file, 100), undefined, format);
      for (const [at, { record, next }] of whole.entries()) {
        expect(await all(chunksOf(file, 33), { record, next }, format)).toEqual(whole.slice(at + 1));
        const rest = chunksOf(file.subarray(next), 33);
        expect(await all(rest, { record, next, begins: next }, format)).toEqual(whole.slice(at + 1));
      }
    });
  });

  it('gives objects that stand one behind the other, over many lines', async () => {
    const file = Buffer.from([1, 2, 3].map((at) => JSON.stringify(JSON.parse(element(at)), null, 2)).join('\n'));
    const format = bulkFormatOf(file, 'a.jsonl');
    const whole = await all(chunksOf(file, 50), undefined, format);
    expect(titles(whole)).toEqual(['Story 1', 'Story 2', 'Story 3']);
    const [{ record, next }] = whole as [BulkRecord];
    const rest = chunksOf(file.subarray(next), 50);
    expect(await all(rest, { record, next, begins: next }, format)).toEqual(whole.slice(1));
  });

  const readUntilBroken = async (chunks: AsyncIterable<Uint8Array>) => {
    const read: BulkRecord[] = [];
    const error = await (async () => {
      for await (const record of readBulk(chunks, { ...about, format: { sequential: false, json: 'list' } }))
        read.push(record);
    })().catch((problem: unknown) => problem);
    return { read, error };
  };

  it('that breaks off is read up to there, and says where', async () => {
    const file = list([1, 2, 3].map(element)).subarray(0, -40);
    const { read, error } = await readUntilBroken(chunksOf(file, 64));
    expect(titles(read)).toEqual(['Story 1', 'Story 2', expect.stringMatching(/breaks off/)]);
    expect(error).toBeInstanceOf(RejectedFile);
    expect(String(error)).toContain(`at byte ${file.length}`);
  });

  it('with a string that is never closed is read again from the next line that begins an object', async () => {
    const { read, error } = await readUntilBroken(
      chunksOf(Buffer.from(`[\n${element(1)},\n{"title": "x, "text": "y"},\n${element(2)},\n${element(3)}\n]`), 64),
    );
    expect(titles(read)).toEqual(['Story 1', expect.stringMatching(/JSON of this record/), 'Story 2', 'Story 3']);
    expect(error).toBeUndefined();
  });

  it('is read with one element in memory, however long it is', async () => {
    let [made, most] = [0, 0];
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('[');
      for (made = 1; made <= 3000; made++)
        yield Buffer.from(`${made > 1 ? ',' : ''}{"title": "${made}", "text": "${made} ${'word '.repeat(2000)}"}`);
      yield Buffer.from(']');
    }
    let count = 0;
    for await (const { record } of readBulk(endless(), { ...about, format: { sequential: false, json: 'list' } })) {
      most = Math.max(most, made - record);
      count = record;
    }
    expect(count).toBe(3000);
    expect(most).toBeLessThan(2);
  });

  it('loses an element over the limit only', async () => {
    const long = `{"text": "${'a'.repeat(5_100_000)}"}`;
    const { read } = await readUntilBroken(chunksOf(list([element(1), long, element(2)]), 64_000));
    expect(titles(read)).toEqual(['Story 1', expect.stringMatching(/longer than 5000000 bytes/), 'Story 2']);
  });
});

describe('readBulk of a table', () => {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const row = (number: number): string => `Story ${number},${quoted(`${number}. ${BODY.join('\n\n')}`)},2026-11-03`;
  const rows = [row(1), 'No text here,,2026-11-03', '', row(2), '"never, closed" but goes on,text', row(3)];
  const file = Buffer.from(`\ufefftitle,text,date\r\n${rows.join('\r\n')}\r\n`);
  const format = bulkFormatOf(file, 'a.csv');

  it.each([1, 7, 64, 100_000])('reads the same records in chunks of %d bytes', async (size) => {
    const records = await all(chunksOf(file, size), undefined, format);
    expect(records.map(({ record }) => record)).toEqual([1, 2, 3, 4, 5]);
    expect(titles(records)).toEqual([
      'Story 1',
      'This row has no text.',
      'Story 2',
      expect.stringMatching(/too short/),
      'Story 3',
    ]);
  });

  it('continues after any record, from the start of the file or from its byte', async () => {
    const whole = await all(chunksOf(file, 100), undefined, format);
    for (const [at, { record, next }] of whole.entries()) {
      expect(await all(chunksOf(file, 33), { record, next }, format)).toEqual(whole.slice(at + 1));
      const rest = chunksOf(file.subarray(next), 33);
      expect(await all(rest, { record, next, begins: next }, format)).toEqual(whole.slice(at + 1));
    }
  });

  it('loses at most one record’s limit to an unclosed quotation mark', async () => {
    const swallowed = Array.from({ length: 30 }, (_, at) => `Story ${at},text`).join('\n');
    const text = `title,text\nBroken,"it begins\n${swallowed}\n${'x'.repeat(5_000_000)}\nLast,${BODY.join(' ')}\n`;
    const records = await all(chunksOf(Buffer.from(text), 64_000), undefined, bulkFormatOf(Buffer.from(text), 'a.csv'));
    expect(titles(records)).toEqual([expect.stringMatching(/longer than/), 'Last']);
  });
});

describe('readBulk, on any input', () => {
  const piece = fc.constantFrom(
    'title,text\n',
    '"',
    '""',
    ',',
    '\n',
    '\r\n',
    'a word',
    `"${BODY[0]}"`,
    '{"text":"',
    '"}',
    '[',
    ']',
    '{"articles":[',
    '\\',
    '\ufeff',
  );
  const content = fc.oneof(
    fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
    fc.array(piece, { maxLength: 60 }).map((pieces) => Buffer.from(pieces.join(''))),
    fc.array(piece, { maxLength: 60 }).map((pieces) => Buffer.from(`title,text\n${pieces.join('')}`)),
  );

  const JSON_FORMATS: BulkFormat[] = [
    { sequential: false, json: 'list' },
    { sequential: false, json: 'objects' },
  ];

  /** The records before the file breaks off. */
  const until = async (bytes: Uint8Array, size: number, format: BulkFormat): Promise<BulkRecord[]> => {
    const records: BulkRecord[] = [];
    try {
      for await (const record of readBulk(chunksOf(bytes, size), { ...about, format })) records.push(record);
    } catch (error) {
      if (!(error instanceof RejectedFile)) throw error;
    }
    return records;
  };

  const expectConsecutive = (records: BulkRecord[]): void => {
    expect(records.map(({ record }) => record)).toEqual(records.map((_, at) => at + 1));
    for (const { offset, next } of records) expect(next).toBeGreaterThan(offset);
  };

  it('reads the same consecutive records in chunks of any size', async () => {
    await fc.assert(
      fc.asyncProperty(content, fc.integer({ min: 1, max: 50 }), async (bytes, size) => {
        for (const format of [bulkFormatOf(bytes, 'a.csv') ?? { sequential: false }, ...JSON_FORMATS]) {
          const whole = await until(bytes, 1_000_000, format);
          expect(await until(bytes, size, format)).toEqual(whole);
          expectConsecutive(whole);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('bulkFormatOf', () => {
  const json = `${line(1)}\n${line(2)}\n`;
  const csv = 'url;title;text\nhttps://example.org/1;One;…\n';

  it.each<[string, string, Buffer, object | undefined]>([
    ['JSON Lines, by any name', 'export.json', Buffer.from(json), { sequential: false }],
    ['packed JSON Lines', 'export', gzipSync(json), { sequential: true }],
    [
      'JSON Lines in UTF-16, as PowerShell writes them',
      'a.txt',
      Buffer.from(`\ufeff${json}`, 'utf16le'),
      { sequential: true },
    ],
    ['an array', 'a.json', Buffer.from(`[${line(1)},\n${line(2)}]`), { sequential: false, json: 'list' }],
    ['an array in a file of lines', 'a.jsonl', Buffer.from(`[\n${line(1)},\n`), { json: 'list' }],
    [
      'a packed array inside an answer',
      'a.gz',
      gzipSync(`{"response": {"docs": [${line(1)}]}}`),
      { sequential: true, json: 'list' },
    ],
    [
      'objects over many lines',
      'a.jsonl',
      Buffer.from(JSON.stringify({ text: BODY.join(' ') }, null, 2)),
      { json: 'objects' },
    ],
    ['lines of which the first is broken', 'a.jsonl', Buffer.from(`{"broken\n${line(1)}`), { sequential: false }],
    ['a table, by any name', 'export.txt', Buffer.from(csv), { sequential: false, table: { bodyStart: 15 } }],
    [
      'a table below Excel’s separator line',
      'a.csv',
      Buffer.from(`sep=;\n${csv}`),
      { table: { delimiter: ';', bodyStart: 21 } },
    ],
    ['a table without other known columns', 'a.csv', Buffer.from('id,text\n1,…'), { table: { names: ['id', 'text'] } }],
  ])('recognises %s', (_, key, head, format) => expect(bulkFormatOf(head, key)).toMatchObject(format as object));

  it.each([
    ['an object without text', 'a.json', JSON.stringify({ a: 1, items: [1, 2] }, null, 2)],
    ['an array of numbers', 'a.json', '[1, 2, 3]'],
    ['an array of arrays', 'a.json', '[[{"text": "x"}]]'],
    ['a text', 'a.txt', BODY.join('\n')],
    ['a table without a column of text', 'a.csv', 'id,price\n1,2'],
    ['a broken packed file', 'a.csv.gz', '\u001f\u008b\u0008\u0000garbage'],
  ])('does not take %s for bulk', (_, key, head) =>
    expect(bulkFormatOf(Buffer.from(head, 'latin1'), key)).toBeUndefined(),
  );
});
