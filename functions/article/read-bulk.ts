import { finish } from './finish.ts';
import { readJsonLine } from './formats/json-lines.ts';
import { type Line, linesOf, unpacked } from './formats/line-stream.ts';
import { type About, type ReadArticle, type RejectedRecord, TOO_SHORT } from './read-file.ts';
import { RejectedFile } from './rejected-file.ts';

/** The longest line that is read as one article, in bytes, where nothing is said. */
const MAX_BYTES = 5_000_000;

/** Whether a key names JSON Lines, packed or not, which are read as a stream whatever their size. */
export const isBulk = (key: string): boolean => /\.(?:jsonl|ndjson|jsonlines)(?:\.gz)?$/i.test(key);

/**
 * A record of a bulk file, the byte it begins at, and the byte the next one begins at: what a later call needs to go on
 * from there.
 */
export type BulkRecord = (ReadArticle | RejectedRecord) & { offset: number; next: number };

/** Where to begin: behind the record of this number, at the byte `next` of what the file unpacks to. */
export interface BulkStart {
  record: number;
  next: number;
  /** The byte of a file that is not compressed at which the chunks begin; the first where nothing is said. */
  begins?: number;
}

/**
 * The articles of a JSON Lines file of any size, one after the other, in the memory of its longest line. A bad line is
 * a record of its own.
 *
 * @param chunks the file's bytes in order, gzip-compressed or not; `about.maxBytes` bounds a line and not the file.
 * @param about `maxUnpacked`: bytes that may come out of unpacking it
 * @param from where to begin: the `record` and `next` of the last record that was handled.
 * @throws {RejectedFile} where a packed file breaks off or is broken, after the records before it.
 */
export async function* readBulk(
  chunks: AsyncIterable<Uint8Array>,
  about: About & { maxUnpacked?: number },
  { record, next, begins = 0 }: BulkStart = { record: 0, next: 0 },
): AsyncGenerator<BulkRecord> {
  const bytes = begins > 0 ? chunks : bounded(unpacked(chunks), about.maxUnpacked);
  let offset = next;
  for await (const line of linesOf(bytes, about.maxBytes ?? MAX_BYTES, next - begins)) {
    const end = begins + line.next;
    if (line.text?.trim() !== '') {
      record++;
      yield { ...readLine(line, record, about), offset, next: end };
    }
    offset = end;
  }
}

async function* bounded(chunks: AsyncIterable<Uint8Array>, limit = Number.POSITIVE_INFINITY) {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > limit) throw new RejectedFile(`The file unpacks to more than ${limit} bytes, which is the limit.`);
    yield chunk;
  }
}

const readLine = (line: Line, record: number, about: About): ReadArticle | RejectedRecord => {
  if (line.text === undefined) return { record, reason: line.problem };
  const found = readJsonLine(line.text.trim(), record);
  if ('problem' in found) return { record, reason: found.problem };
  const finished = finish(found.draft, about.metadata);
  return finished ? { ...finished, record } : { record, reason: TOO_SHORT };
};
