import { constants, inflateRawSync } from 'node:zlib';
import { RejectedFile } from '../../rejected-file.ts';

/** How far before a stream its dictionary may start. */
const MAX_DICTIONARY_BYTES = 2000;
/** The header of a zlib stream, before the deflated data. */
const ZLIB_HEADER_BYTES = 2;
/** PDF.js takes quadratic time over graphics states saved ("q") and not restored ("Q"). */
const MAX_SAVED_STATES = 1000;

const [CARRIAGE_RETURN, SPACE, SAVE, RESTORE] = [0x0d, 0x20, 0x71, 0x51];
const STREAM = 'stream';

/**
 * Checks what a PDF unpacks to, as PDF.js has no limit. Pictures are not counted: reading the text does not unpack
 * them.
 *
 * @param limit bytes that the PDF may unpack to
 * @throws {RejectedFile} if it unpacks to more, or would take PDF.js too long
 * @see ISO 32000-1, 7.4: filters
 */
export const refusePdfBomb = (bytes: Uint8Array, limit: number): void => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = limit;
  for (let at = file.indexOf(STREAM); at !== -1; at = file.indexOf(STREAM, at + STREAM.length)) {
    if (file.toString('latin1', at - 3, at) === 'end') continue;
    const before = file.toString('latin1', Math.max(0, at - MAX_DICTIONARY_BYTES), at);
    const dictionary = before.slice(before.lastIndexOf(' obj') + 1);
    if (/\/Subtype\s{0,9}\/Image\b/.test(dictionary)) continue;
    const filters = dictionary.match(/\/(?:FlateDecode|Fl)\b/g) ?? [];
    if (filters.length > 1) throw new RejectedFile('The PDF is packed more than once over.');
    const start = at + STREAM.length + (file[at + STREAM.length] === CARRIAGE_RETURN ? 2 : 1);
    const end = file.indexOf('endstream', start);
    const content =
      filters.length === 1
        ? unpacked(file.subarray(start + ZLIB_HEADER_BYTES), left, limit)
        : file.subarray(start, end === -1 ? file.length : end);
    left -= content.length;
    if (savesTooManyStates(content))
      throw new RejectedFile(`The PDF saves its state more than ${MAX_SAVED_STATES} times over.`);
  }
};

const savesTooManyStates = (content: Uint8Array): boolean => {
  let depth = 0;
  for (let at = 0; at < content.length; at++) {
    const byte = content[at];
    if ((byte !== SAVE && byte !== RESTORE) || !isSpace(content[at - 1]) || !isSpace(content[at + 1])) continue;
    depth = byte === SAVE ? depth + 1 : Math.max(0, depth - 1);
    if (depth > MAX_SAVED_STATES) return true;
  }
  return false;
};

const isSpace = (byte: number | undefined): boolean => byte === undefined || byte <= SPACE;

const unpacked = (packed: Buffer, left: number, limit: number): Buffer => {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, left), finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') return Buffer.alloc(0); // broken: PDF.js cannot unpack it either
    throw new RejectedFile(`The PDF unpacks to more than ${limit} bytes, which is the limit.`, { cause: error });
  }
};
