import { pipeline, Readable } from 'node:stream';
import { constants, createGunzip, gunzipSync } from 'node:zlib';
import { RejectedFile } from '../rejected-file.ts';

/** How much of a stream tells what is in it. */
export const HEAD_BYTES = 64 * 1024;
/** What the head of a packed file may unpack to, to be looked at. */
const LARGEST_HEAD = 4_000_000;

/** The first bytes of a stream, and the whole of it. */
export interface Peeked {
  head: Uint8Array;
  chunks: AsyncIterable<Uint8Array>;
}

/** Looks at the beginning of a stream without losing it. */
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

export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

/** The encoding that a byte order mark names, where it is not one whose line ends are single bytes. */
const wideEncoding = (head: Uint8Array): string | undefined => {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : undefined;
};

/** Whether a file that begins so can be read from its beginning only: its bytes are not those of its lines. */
export const isSequential = (head: Uint8Array): boolean => isGzip(head) || wideEncoding(head) !== undefined;

/** The beginning of what a head unpacks to. */
export const unpackedHead = (head: Uint8Array): Uint8Array => {
  if (!isGzip(head)) return head;
  try {
    return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: LARGEST_HEAD });
  } catch {
    return new Uint8Array();
  }
};

/**
 * The bytes as they are, unpacked where they begin as gzip does, in UTF-8 where they are UTF-16.
 *
 * @throws {RejectedFile} for a packed file that is broken or breaks off, and one that unpacks to more than the limit
 */
export async function* plainBytes(
  source: AsyncIterable<Uint8Array>,
  limit = Number.POSITIVE_INFINITY,
): AsyncGenerator<Uint8Array> {
  const { head, chunks } = await peek(source, 2);
  const bytes = bounded(isGzip(head) ? gunzipped(chunks) : chunks, limit);
  const text = await peek(bytes, 2);
  const encoding = wideEncoding(text.head);
  yield* encoding ? recoded(text.chunks, encoding) : text.chunks;
}

async function* gunzipped(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  // What fails is told by whoever reads the last of the streams.
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
