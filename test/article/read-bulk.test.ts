import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type BulkRecord, isBulk, readBulk } from '../../functions/article/read-bulk.ts';
import { RejectedFile } from '../../functions/article/rejected-file.ts';
import { BODY } from './story.ts';

const about = { key: 'a.jsonl' };
const line = (number: number): string =>
  JSON.stringify({ title: `Story ${number}`, text: `${number}. ${BODY.join('\n\n')}` });

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const all = async (
  chunks: AsyncIterable<Uint8Array>,
  from?: { record: number; next: number },
): Promise<BulkRecord[]> => {
  const records: BulkRecord[] = [];
  for await (const record of readBulk(chunks, about, from)) records.push(record);
  return records;
};
const titles = (records: BulkRecord[]): (string | undefined)[] =>
  records.map((record) => ('reason' in record ? record.reason : record.article.title));

describe('readBulk', () => {
  const file = Buffer.from([line(1), '{"broken": ', '', line(2), '[1]', line(3)].join('\n'));

  it.each([1, 7, 64, 100_000])('reads the same records whatever the chunks: %d bytes each', async (size) => {
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

  it('goes on behind any record, without reading what was handled', async () => {
    const whole = await all(chunksOf(file, 100));
    for (const [at, { record, next }] of whole.entries()) {
      expect(await all(chunksOf(file, 33), { record, next })).toEqual(whole.slice(at + 1));
    }
  });

  it('unpacks gzip on the way, and goes on in it as well', async () => {
    const packed = gzipSync(file);
    const whole = await all(chunksOf(packed, 50));
    expect(whole).toEqual(await all(chunksOf(file, 50)));
    expect(await all(chunksOf(packed, 50), whole[2])).toEqual(whole.slice(3));
  });

  it('yields the records before the break of a gzip file that breaks off, then refuses the rest', async () => {
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

  it('passes over a line beyond the limit, and holds no more than one line', async () => {
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

  it('lets the error of a failing source through, so that it is tried again', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield gzipSync(file).subarray(0, 60);
      throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    }
    await expect(all(failing())).rejects.toThrow('socket hang up');
  });

  it.each([
    ['a.jsonl', true],
    ['a.ndjson.gz', true],
    ['a.json', false],
    ['a.txt.gz', false],
  ])('is what %s is for: %s', (key, bulk) => expect(isBulk(key)).toBe(bulk));
});
