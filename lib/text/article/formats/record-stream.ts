import { RejectedFile } from '../rejected-file.ts';

/** A record's bytes and the offset after it. A record over the limit has a problem in place of its bytes. */
export type RawRecord = { bytes: Uint8Array; next: number } | { bytes?: undefined; problem: string; next: number };

/** Finds where the records of a format end. It is given every byte once, in order, so it may keep state. */
export interface RecordSplitter {
  /** The index after the record's last byte, in a chunk from an index on; -1 if it goes on in the next chunk. */
  findEnd(chunk: Uint8Array, from: number): number;
  /** Whether what ended last, or ends with the file, is a record; if not, it stands between records. */
  isRecord?(): boolean;
  /** Whether the file may not end here. */
  isOpen?(): boolean;
}

const NEWLINE = 0x0a;

/** For records that are lines. */
export const LINES: RecordSplitter = { findEnd: (chunk, from) => chunk.indexOf(NEWLINE, from) + 1 || -1 };

/**
 * Splits a stream into records, holding one record in memory.
 *
 * @param limit bytes that a record may have
 * @param skip bytes to skip first: the `next` of an earlier record
 * @throws {RejectedFile} if the file breaks off, after the records before that point
 */
export async function* splitRecords(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limit: number,
  skip = 0,
  splitter: RecordSplitter = LINES,
): AsyncGenerator<RawRecord> {
  let parts: Uint8Array[] = [];
  let held = 0;
  let offset = 0;
  const take = (next: number): RawRecord => {
    const record =
      held > limit
        ? { problem: `The record is longer than ${limit} bytes, which is the limit.`, next }
        : { bytes: Buffer.concat(parts), next };
    parts = [];
    held = 0;
    return record;
  };
  for await (const chunk of chunks) {
    let from = Math.min(chunk.length, Math.max(0, skip - offset));
    while (from < chunk.length) {
      const end = splitter.findEnd(chunk, from);
      const piece = chunk.subarray(from, end === -1 ? chunk.length : end);
      held += piece.length;
      if (held <= limit) parts.push(piece);
      else parts = [];
      if (end === -1) break;
      const record = take(offset + end);
      if (splitter.isRecord?.() !== false) yield record;
      from = end;
    }
    offset += chunk.length;
  }
  if (held > 0 && splitter.isRecord?.() !== false) yield take(offset);
  if (splitter.isOpen?.()) throw new RejectedFile(`The JSON breaks off before its end, at byte ${offset}.`);
}
