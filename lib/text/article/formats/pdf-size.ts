import { constants, inflateRawSync } from 'node:zlib';
import { RejectedFile } from '../rejected-file.ts';

/** How far before a stream its dictionary begins. */
const LONGEST_DICTIONARY = 2000;
/** A zlib stream's two bytes before the deflated data. */
const ZLIB_HEAD = 2;

/**
 * Whether what is packed inside a PDF unpacks to more than may come out: PDF.js has no limit of its own. Pictures are
 * left out, as they are when its text is read.
 *
 * @throws {RejectedFile} where it does
 * @see ISO 32000-1, 7.4: filters
 */
export const refusePdfBomb = (bytes: Uint8Array, limit: number): void => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = limit;
  for (let at = file.indexOf('stream'); at !== -1; at = file.indexOf('stream', at + 6)) {
    if (file.toString('latin1', at - 3, at) === 'end') continue;
    const before = file.toString('latin1', Math.max(0, at - LONGEST_DICTIONARY), at);
    const dictionary = before.slice(before.lastIndexOf(' obj') + 1);
    if (/\/Subtype\s{0,9}\/Image\b/.test(dictionary)) continue;
    const filters = dictionary.match(/\/(?:FlateDecode|Fl)\b/g) ?? [];
    if (filters.length > 1) throw new RejectedFile('The PDF is packed more than once over.');
    const start = at + 6 + (file[at + 6] === 0x0d ? 2 : 1);
    const end = file.indexOf('endstream', start);
    const content =
      filters.length === 1
        ? unpacked(file.subarray(start + ZLIB_HEAD), left, limit)
        : file.subarray(start, end === -1 ? file.length : end);
    left -= content.length;
    if (isNestedTooDeep(content)) throw new RejectedFile(`The PDF saves its state more than ${DEEPEST} times over.`);
  }
};

/** PDF.js takes quadratic time over states saved ("q") and not restored ("Q"). */
const DEEPEST = 1000;

const isNestedTooDeep = (content: Uint8Array): boolean => {
  let depth = 0;
  for (let at = 0; at < content.length; at++) {
    const byte = content[at];
    if ((byte !== 0x71 && byte !== 0x51) || !isSpace(content[at - 1]) || !isSpace(content[at + 1])) continue;
    depth = byte === 0x71 ? depth + 1 : Math.max(0, depth - 1);
    if (depth > DEEPEST) return true;
  }
  return false;
};

const isSpace = (byte: number | undefined): boolean => byte === undefined || byte <= 0x20;

const unpacked = (packed: Buffer, left: number, limit: number): Buffer => {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, left), finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') return Buffer.alloc(0); // broken: PDF.js gets no further
    throw new RejectedFile(`The PDF unpacks to more than ${limit} bytes, which is the limit.`, { cause: error });
  }
};
