import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { RejectedFile } from '../rejected-file.ts';

/** A line of a stream, and the offset behind its end; a line beyond the limit is passed over and has a problem instead. */
export type Line = { text: string; next: number } | { text?: undefined; problem: string; next: number };

const NEWLINE = 0x0a;

/** The bytes as they are, or unpacked where they begin as gzip does. */
export async function* unpacked(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  const start = await iterator.next();
  const rest = async function* (): AsyncGenerator<Uint8Array> {
    for (let next = start; !next.done; next = await iterator.next()) yield next.value;
  };
  if (start.done || start.value[0] !== 0x1f || start.value[1] !== 0x8b) {
    yield* rest();
    return;
  }
  // What fails is told by whoever reads the last of the streams.
  const gunzip = pipeline(Readable.from(rest()), createGunzip(), () => undefined);
  try {
    yield* gunzip;
  } catch (error) {
    if (!/^(?:Z_|ERR_)/.test((error as NodeJS.ErrnoException).code ?? '')) throw error; // the source failed, not the file
    throw new RejectedFile('The gzip file is broken, or breaks off before its end.', { cause: error });
  }
}

/**
 * The lines of a stream of UTF-8, in the memory of one line.
 *
 * @param limit bytes a line may have.
 * @param skip bytes to pass over first: the `next` of an earlier line.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, limit: number, skip = 0): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let held = 0;
  let offset = 0;
  const take = (next: number): Line => {
    const text =
      held > limit
        ? undefined
        : Buffer.concat(parts)
            .toString('utf8')
            .replace(/^\ufeff/, '');
    parts = [];
    held = 0;
    return text === undefined
      ? { problem: `The line is longer than ${limit} bytes, which is the limit.`, next }
      : { text, next };
  };
  for await (const chunk of chunks) {
    let from = Math.min(chunk.length, Math.max(0, skip - offset));
    while (from < chunk.length) {
      const end = chunk.indexOf(NEWLINE, from);
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
