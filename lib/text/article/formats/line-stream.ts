/** A record's bytes, and the offset behind its end; one beyond the limit is passed over and has a problem instead. */
export type RawRecord = { bytes: Uint8Array; next: number } | { bytes?: undefined; problem: string; next: number };

/** Tells where records end: true for a byte behind which the next one begins. Sees every byte once, in order. */
export type Ends = (chunk: Uint8Array, from: number) => number;

const NEWLINE = 0x0a;

/** Records that are lines. */
export const lineEnds = (): Ends => (chunk, from) => chunk.indexOf(NEWLINE, from);

/**
 * The records of a stream, in the memory of one of them.
 *
 * @param limit bytes a record may have.
 * @param skip bytes to pass over first: the `next` of an earlier record.
 * @param ends the index of the byte that ends a record, from an index on; -1 where the chunk has none.
 */
export async function* recordsOf(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
  skip = 0,
  ends: Ends = lineEnds(),
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
      const end = ends(chunk, from);
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
