import { analyse } from 'chardet';

/** Bytes that an encoding is guessed from. */
const SAMPLE_BYTES = 64_000;

/** A guess of chardet counts from this confidence on. */
const MIN_CONFIDENCE_PERCENT = 30;

/** For bytes that are not UTF-8: the most common legacy encoding of the web and of newsrooms. */
const FALLBACK_ENCODING = 'windows-1252';

/** Encodings that news is written in and TextDecoder knows; chardet's other guesses are wrong more often than right. */
const PLAUSIBLE_ENCODINGS = new Set([
  'Shift_JIS',
  'EUC-JP',
  'EUC-KR',
  'Big5',
  'GB18030',
  'KOI8-R',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'ISO-8859-2',
  'ISO-8859-5',
  'ISO-8859-6',
  'ISO-8859-7',
  'ISO-8859-8',
  'ISO-8859-9',
]);

/**
 * Decodes the bytes of a text file. In this order decide: the byte order mark, the pattern of zero bytes (UTF-16
 * without a mark), the escape sequences of ISO-2022-JP, whether the bytes are UTF-8, the declared encoding, chardet's
 * guess.
 *
 * Never throws: an invalid byte becomes U+FFFD or its Windows-1252 character.
 *
 * @param declared the label of the encoding that the file or its Content-Type states
 */
export const decode = (bytes: Uint8Array, declared?: string): string => {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return decodeAs('utf-8', bytes) ?? '';
  const marked = utf16ByMark(bytes);
  if (marked) return decodeAs(marked, bytes) ?? '';
  const utf16 = utf16ByZeros(bytes);
  if (utf16) return decodeAs(utf16, bytes) ?? '';
  if (isIso2022(bytes)) return decodeAs('iso-2022-jp', bytes) ?? '';
  return (
    strictUtf8(bytes) ??
    partlyUtf8(bytes, /^utf-?8/i.test(declared ?? '')) ??
    (declared && !/^utf-?(8|16)/i.test(declared) ? decodeAs(declared, bytes) : undefined) ??
    decodeAs(guess(bytes), bytes) ??
    ''
  );
};

const startsWith = (bytes: Uint8Array, prefix: number[]): boolean => prefix.every((byte, at) => bytes[at] === byte);

/** The encoding named by a byte order mark of UTF-16. */
export const utf16ByMark = (bytes: Uint8Array): string | undefined => {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  return startsWith(bytes, [0xfe, 0xff]) ? 'utf-16be' : undefined;
};

/** In Western text in UTF-16 almost every second byte is zero and hardly any other; UTF-8 has no zeros at all. */
const utf16ByZeros = (bytes: Uint8Array): string | undefined => {
  const length = Math.min(bytes.length, SAMPLE_BYTES) & ~1;
  if (length < 4) return undefined;
  const zeros = [0, 0];
  for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros[at & 1]! += 1;
  const [even, odd] = zeros as [number, number];
  const many = (length / 2) * 0.4;
  const few = (length / 2) * 0.02;
  if (odd > many && even <= few) return 'utf-16le';
  return even > many && odd <= few ? 'utf-16be' : undefined;
};

/** Japanese mail switches character sets with escape sequences of ASCII bytes, so it is also valid UTF-8. */
const isIso2022 = (bytes: Uint8Array): boolean => {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, SAMPLE_BYTES));
  return head.includes('\u001b$B', 0, 'latin1') || head.includes('\u001b$@', 0, 'latin1');
};

const decodeAs = (encoding: string, bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return undefined; // an unknown label
  }
};

const strictUtf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** How many times as many UTF-8 characters as invalid bytes make a text UTF-8 although it was declared otherwise. */
const MOSTLY = 5;
/** The share of UTF-8 characters in wholly valid lines, for one invalid byte, from which a text is of two encodings. */
const MIXED = 0.1;

/** What a line, or the text up to the next tag, holds: UTF-8 characters of several bytes, and bytes of no such character. */
interface Block {
  start: number;
  end: number;
  multibyte: number;
  stray: number;
}

/**
 * UTF-8 with invalid bytes: a last character cut short, a quotation mark pasted in, or paragraphs pasted from a file in
 * another encoding. Each line is read as what it is.
 *
 * @param isDeclared whether the file states that it is UTF-8
 */
const partlyUtf8 = (bytes: Uint8Array, isDeclared: boolean): string | undefined => {
  const blocks = utf8Blocks(bytes);
  let multibyte = 0;
  let stray = 0;
  let valid = 0;
  for (const block of blocks) {
    multibyte += block.multibyte;
    stray += block.stray;
    if (block.stray === 0) valid += block.multibyte;
  }
  if (multibyte === 0) return undefined;
  const last = blocks.at(-1)!;
  if (stray <= 3 && last.stray === stray && utf8End(bytes) < bytes.length)
    return decodeAs('utf-8', bytes.subarray(0, utf8End(bytes)));
  if (multibyte < stray * MOSTLY && (valid < stray * MIXED || valid < (isDeclared ? 1 : 2))) return undefined;
  const isForeign = ({ multibyte, stray }: Block): boolean => stray > multibyte;
  const foreign = Buffer.concat(blocks.filter(isForeign).map(({ start, end }) => bytes.subarray(start, end)));
  const encoding = guess(foreign);
  return blocks
    .map((block) => {
      const part = bytes.subarray(block.start, block.end);
      return block.stray === 0
        ? decodeAs('utf-8', part)
        : isForeign(block)
          ? decodeAs(encoding, part)
          : utf8WithStrays(part);
    })
    .join('');
};

const LINE_END = 0x0a;
const TAG_START = 0x3c;

const utf8Blocks = (bytes: Uint8Array): Block[] => {
  const blocks: Block[] = [];
  let block: Block = { start: 0, end: 0, multibyte: 0, stray: 0 };
  for (let at = 0; at < bytes.length; ) {
    if (bytes[at] === LINE_END || bytes[at] === TAG_START) {
      blocks.push({ ...block, end: at });
      block = { start: at, end: at, multibyte: 0, stray: 0 };
    }
    const size = utf8Length(bytes, at);
    if (size === 0) block.stray++;
    else if (size > 1) block.multibyte++;
    at += size || 1;
  }
  blocks.push({ ...block, end: bytes.length });
  return blocks;
};

/** Where the last whole character ends, if the bytes after it begin another one. */
const utf8End = (bytes: Uint8Array): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const at = bytes.length - back;
    if (bytes[at]! >= 0xc2) return utf8Length(bytes, at) === 0 ? at : bytes.length;
    if (bytes[at]! < 0x80) break;
  }
  return bytes.length;
};

const utf8WithStrays = (bytes: Uint8Array): string => {
  let text = '';
  let from = 0;
  for (let at = 0; at < bytes.length; ) {
    const size = utf8Length(bytes, at);
    if (size === 0) {
      text += decodeAs('utf-8', bytes.subarray(from, at));
      text += decodeAs(FALLBACK_ENCODING, bytes.subarray(at, at + 1));
      from = at + 1;
    }
    at += size || 1;
  }
  return text + decodeAs('utf-8', bytes.subarray(from));
};

/** Bytes of the UTF-8 character that begins at `at`, 0 if none does. Overlong forms and surrogates are not checked. */
const utf8Length = (bytes: Uint8Array, at: number): number => {
  const first = bytes[at]!;
  if (first < 0x80) return 1;
  const size =
    first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
  if (at + size > bytes.length) return 0;
  for (let next = 1; next < size; next++) if ((bytes[at + next]! & 0xc0) !== 0x80) return 0;
  return size;
};

/** The likely encoding of bytes that are not UTF-8. */
const guess = (bytes: Uint8Array): string => {
  const best = analyse(bytes.subarray(0, SAMPLE_BYTES))[0];
  if (best && best.confidence >= MIN_CONFIDENCE_PERCENT && PLAUSIBLE_ENCODINGS.has(best.name)) return best.name;
  return isMacRoman(bytes.subarray(0, SAMPLE_BYTES)) ? 'macintosh' : FALLBACK_ENCODING;
};

/** Words as no Western language writes them: a capital or a sign after a small letter, a small letter after a sign. */
const MISSPELT =
  /\p{Ll}[\p{Lu}\p{S}\u0080-\u009f¡-¿ˆ˜‚„†‡•‰‹›](?=\p{Ll})|(?<=^|\s)[ÒÔ](?=\p{L})|\p{Ll}[ÒÓÔÕŽŠ](?=[\s\p{P}]|$)/gu;

/** Whether bytes make fewer misspelt words as Mac Roman than as Windows-1252. */
const isMacRoman = (bytes: Uint8Array): boolean => {
  const [windows, mac] = [FALLBACK_ENCODING, 'macintosh'].map(
    (encoding) => decodeAs(encoding, bytes)!.match(MISSPELT)?.length ?? 0,
  ) as [number, number];
  return windows > 1 && mac * 4 <= windows;
};
