import { finish } from './finish.ts';
import { readJsonLine } from './formats/json-lines.ts';
import { type Line, linesOf, unpacked } from './formats/line-stream.ts';
import { type About, type ReadArticle, type RejectedRecord, TOO_SHORT } from './read-file.ts';

/** The longest line that is read as one article, in bytes, where nothing is said. */
const MAX_BYTES = 5_000_000;

/** Whether a key names JSON Lines, packed or not, which are read as a stream whatever their size. */
export const isBulk = (key: string): boolean => /\.(?:jsonl|ndjson|jsonlines)(?:\.gz)?$/i.test(key);

/** A record of a bulk file, and where the next one begins: what a later call needs to go on from there. */
export type BulkRecord = (ReadArticle | RejectedRecord) & { next: number };

/**
 * The articles of a JSON Lines file of any size, one after the other, in the memory of its longest line. A bad line is
 * a record of its own.
 *
 * @param chunks the file's bytes in order, gzip-compressed or not; `about.maxBytes` bounds a line and not the file.
 * @param from where to begin: the `record` and the offset (`next`, in unpacked bytes) of the last record that was handled.
 * @throws {RejectedFile} where a packed file breaks off or is broken, after the records before it.
 */
export async function* readBulk(
  chunks: AsyncIterable<Uint8Array>,
  about: About,
  from: { record: number; next: number } = { record: 0, next: 0 },
): AsyncGenerator<BulkRecord> {
  let record = from.record;
  for await (const line of linesOf(unpacked(chunks), about.maxBytes ?? MAX_BYTES, from.next)) {
    if (line.text?.trim() === '') continue;
    record++;
    yield { ...readLine(line, record, about), next: line.next };
  }
}

const readLine = (line: Line, record: number, about: About): ReadArticle | RejectedRecord => {
  if (line.text === undefined) return { record, reason: line.problem };
  const found = readJsonLine(line.text.trim(), record);
  if ('problem' in found) return { record, reason: found.problem };
  const finished = finish(found.draft, about.metadata);
  return finished ? { ...finished, record } : { record, reason: TOO_SHORT };
};
