import { constants, gunzipSync } from 'node:zlib';
import { fromBufferPromise } from 'yauzl';
import { RejectedFile } from '../rejected-file.ts';

/** One file of an archive. */
export interface Packed {
  name: string;
  bytes: Uint8Array;
}

const MOST_FILES = 10_000;
/** What archivers add beside the files one put in. */
const LITTER = /(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/;

/**
 * @param out what has come out of other files already; grows by what comes out of this one.
 * @throws {RejectedFile} for a broken file, or where more than `limit` bytes have come out.
 */
export const unpackGzip = (bytes: Uint8Array, limit: number, out = { bytes: 0 }): Uint8Array => {
  try {
    const maxOutputLength = Math.max(1, limit - out.bytes);
    const unpacked = gunzipSync(bytes, { maxOutputLength, finishFlush: constants.Z_FINISH });
    out.bytes += unpacked.length;
    return unpacked;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooMuch(limit, error);
    const cut = code === 'Z_BUF_ERROR' || /unexpected end/.test(String(error));
    throw new RejectedFile(cut ? 'The gzip file breaks off before its end.' : 'The gzip file is broken.', {
      cause: error,
    });
  }
};

/**
 * The files of a ZIP archive, in the archive's order, folders and litter left out.
 *
 * @param out what has come out of other files already; grows by what comes out of this one.
 * @throws {RejectedFile} for encrypted and broken archives, and where more than `limit` bytes have come out.
 */
export const unpackZip = async (
  bytes: Uint8Array,
  limit: number,
  out = { bytes: 0 },
  wanted: (name: string) => boolean = () => true,
): Promise<Packed[]> => {
  const files: Packed[] = [];
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
    });
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/') || LITTER.test(entry.fileName) || !wanted(entry.fileName)) continue;
      if (entry.isEncrypted()) throw new RejectedFile('The ZIP archive is encrypted.');
      if (files.length >= MOST_FILES) throw new RejectedFile(`The ZIP archive holds more than ${MOST_FILES} files.`);
      if (out.bytes + entry.uncompressedSize > limit) throw tooMuch(limit);
      const chunks: Buffer[] = [];
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        out.bytes += (chunk as Buffer).length;
        if (out.bytes > limit) throw tooMuch(limit); // the directory may lie about sizes
        chunks.push(chunk as Buffer);
      }
      files.push({ name: entry.fileName, bytes: Buffer.concat(chunks) });
    }
  } catch (error) {
    if (error instanceof RejectedFile) throw error;
    throw new RejectedFile('The ZIP archive is broken and cannot be unpacked.', { cause: error });
  }
  return files;
};

const tooMuch = (limit: number, cause?: unknown): RejectedFile =>
  new RejectedFile(`The file unpacks to more than ${limit} bytes, which is the limit.`, { cause });
