/** A record's bytes and the offset after it. A record over the limit has a problem in place of its bytes. */
export type RawRecord = { bytes: Uint8Array; next: number } | { bytes?: undefined; problem: string; next: number };

/**
 * Finds the byte that ends a record, in a chunk from an index on; -1 if the chunk has none. It is given every byte
 * once, in order, so it may keep state.
 */
export type FindRecordEnd = (chunk: Uint8Array, from: number) => number;

const NEWLINE = 0x0a;

/** For records that are lines. */
export const findLineEnd: FindRecordEnd = (chunk, from) => chunk.indexOf(NEWLINE, from);

/**
 * Splits a stream into records, holding one record in memory.
 *
 * @param limit bytes that a record may have
 * @param skip bytes to skip first: the `next` of an earlier record
 */
export async function* splitRecords(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
  skip = 0,
  findEnd: FindRecordEnd = findLineEnd,
): AsyncGenerator<RawRecord> {
  let parts: Uint8Array[] = [];
  let held = 0;
  let offset = 0;
  const take = (next: number): RawRecord => {
    const record =
      held > limit
        ? { problem: `The line is longer than ${limit} bytes, which is the limit.`, next }
        : { bytes: Buffer.concat(parts), next };
    parts = [];
    held = 0;
    return record;
  };
  for await (const chunk of chunks) {
    let from = Math.min(chunk.length, Math.max(0, skip - offset));
    while (from < chunk.length) {
      const end = findEnd(chunk, from);
      const piece = chunk.subarray(from, end === -1 ? chunk.length : end);
      held += piece.length;
      if (held <= limit) parts.push(piece);
      else parts = [];
      if (end === -1) break;
      yield take(offset + end + 1);
      from = end + 1;
    }
    offset += chunk.length;
  }
  if (held > 0) yield take(offset);
}
