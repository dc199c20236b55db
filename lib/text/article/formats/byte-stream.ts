import { pipeline, Readable } from 'node:stream';
import { constants, createGunzip, gunzipSync } from 'node:zlib';
import { utf16ByMark } from '../characters/decode.ts';
import { RejectedFile } from '../rejected-file.ts';

/** Bytes of a stream that its format is read from. */
const HEAD_BYTES = 64 * 1024;
/** The head of a packed file may unpack to this many bytes. */
const MAX_UNPACKED_HEAD_BYTES = 4_000_000;

/** The first bytes of a stream, and the whole stream. */
export interface Peeked {
  head: Uint8Array;
  chunks: AsyncIterable<Uint8Array>;
}

/** Reads at least `enough` bytes of a stream, or all there are, without consuming them. */
export const peek = async (chunks: AsyncIterable<Uint8Array>, enough = HEAD_BYTES): Promise<Peeked> => {
  const iterator = chunks[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  let held = 0;
  for (let done = false; held < enough && !done; ) {
    const next = await iterator.next();
    done = next.done === true;
    if (!next.done) {
      seen.push(next.value);
      held += next.value.length;
    }
  }
  const all = async function* (): AsyncGenerator<Uint8Array> {
    yield* seen;
    seen.length = 0;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  };
  return { head: Buffer.concat(seen), chunks: all() };
};

const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

/** Whether a file can only be read from its start: packed, or in UTF-16, so its offsets are not those of its lines. */
export const isSequential = (head: Uint8Array): boolean => isGzip(head) || utf16ByMark(head) !== undefined;

/** The head of a file, unpacked if it is gzip; empty if it is broken or unpacks to too much. */
export const unpackedHead = (head: Uint8Array): Uint8Array => {
  if (!isGzip(head)) return head;
  try {
    return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MAX_UNPACKED_HEAD_BYTES });
  } catch {
    return new Uint8Array();
  }
};

/**
 * The bytes of a file, unpacked if they are gzip, converted to UTF-8 if they are UTF-16.
 *
 * @param limit bytes that the file may unpack to
 * @throws {RejectedFile} if a packed file is broken, breaks off or unpacks to more than the limit
 */
export async function* plainBytes(
  source: AsyncIterable<Uint8Array>,
  limit = Number.POSITIVE_INFINITY,
): AsyncGenerator<Uint8Array> {
  const { head, chunks } = await peek(source, 2);
  const bytes = bounded(isGzip(head) ? gunzipped(chunks) : chunks, limit);
  const text = await peek(bytes, 2);
  const encoding = utf16ByMark(text.head);
  yield* encoding ? recoded(text.chunks, encoding) : text.chunks;
}

async function* gunzipped(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  // The error reaches the loop below, which reads the last stream of the pipeline.
  const gunzip = pipeline(Readable.from(chunks), createGunzip(), () => undefined);
  try {
    yield* gunzip;
  } catch (error) {
    if (!/^(?:Z_|ERR_)/.test((error as NodeJS.ErrnoException).code ?? '')) throw error; // the source failed, not the file
    throw new RejectedFile('The gzip file is broken, or breaks off before its end.', { cause: error });
  }
}

async function* bounded(chunks: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > limit) throw new RejectedFile(`The file unpacks to more than ${limit} bytes, which is the limit.`);
    yield chunk;
  }
}

async function* recoded(chunks: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  const last = decoder.decode();
  if (last !== '') yield Buffer.from(last);
}
