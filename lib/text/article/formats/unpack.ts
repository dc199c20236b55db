import { constants, gunzipSync } from 'node:zlib';
import { fromBufferPromise } from 'yauzl';
import { RejectedFile } from '../rejected-file.ts';

/** One file of an archive. */
export interface PackedFile {
  name: string;
  bytes: Uint8Array;
}

const MAX_FILES = 10_000;
/** Files that archiving programs add. */
const ARCHIVER_FILE = /(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/;

/**
 * @param unpacked counts the bytes unpacked so far; this file's are added
 * @throws {RejectedFile} if the file is broken, or more than `limit` bytes have been unpacked
 */
export const unpackGzip = (bytes: Uint8Array, limit: number, unpacked = { bytes: 0 }): Uint8Array => {
  try {
    const maxOutputLength = Math.max(1, limit - unpacked.bytes);
    const content = gunzipSync(bytes, { maxOutputLength, finishFlush: constants.Z_FINISH });
    unpacked.bytes += content.length;
    return content;
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
 * The files of a ZIP archive in its order, without folders and files that archiving programs add.
 *
 * @param unpacked counts the bytes unpacked so far; these files' are added
 * @throws {RejectedFile} if the archive is encrypted or broken, or more than `limit` bytes have been unpacked
 */
export const unpackZip = async (
  bytes: Uint8Array,
  limit: number,
  unpacked = { bytes: 0 },
  wanted: (name: string) => boolean = () => true,
): Promise<PackedFile[]> => {
  const files: PackedFile[] = [];
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
    });
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/') || ARCHIVER_FILE.test(entry.fileName) || !wanted(entry.fileName)) continue;
      if (entry.isEncrypted()) throw new RejectedFile('The ZIP archive is encrypted.');
      if (files.length >= MAX_FILES) throw new RejectedFile(`The ZIP archive holds more than ${MAX_FILES} files.`);
      if (unpacked.bytes + entry.uncompressedSize > limit) throw tooMuch(limit);
      const chunks: Buffer[] = [];
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        unpacked.bytes += (chunk as Buffer).length;
        if (unpacked.bytes > limit) throw tooMuch(limit); // the directory may state wrong sizes
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
