import { analyse } from 'chardet';

/** How many bytes are enough to guess an encoding from. */
const SAMPLE = 64_000;

/** Bytes that no UTF-8 text holds are read as this, the commonest old encoding of the web and of newsrooms. */
const FALLBACK = 'windows-1252';

/** Guesses of chardet that TextDecoder knows and that news is written in; the others are mistaken more often than right. */
const PLAUSIBLE = new Set([
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
 * Bytes of a text file to characters: the byte order mark decides, then whether they are UTF-8, then the
 * pattern of zero bytes (UTF-16 without a mark), then what the file was declared to be, then chardet's guess.
 *
 * Never throws; a byte that means nothing becomes U+FFFD or its Windows-1252 character.
 */
export const decode = (bytes: Uint8Array, declared?: string): string => {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return decodeAs('utf-8', bytes) ?? '';
  const marked = markedUtf16(bytes);
  if (marked) return decodeAs(marked, bytes) ?? '';
  const utf16 = unmarkedUtf16(bytes);
  if (utf16) return decodeAs(utf16, bytes) ?? '';
  if (isIso2022(bytes)) return decodeAs('iso-2022-jp', bytes) ?? '';
  return (
    strictUtf8(bytes) ??
    mostlyUtf8(bytes) ??
    (declared && !/^utf-?(8|16)/i.test(declared) ? decodeAs(declared, bytes) : undefined) ??
    decodeAs(guess(bytes), bytes) ??
    ''
  );
};

const startsWith = (bytes: Uint8Array, head: number[]): boolean => head.every((byte, at) => bytes[at] === byte);

const markedUtf16 = (bytes: Uint8Array): string | undefined => {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  return startsWith(bytes, [0xfe, 0xff]) ? 'utf-16be' : undefined;
};

/** Western text in UTF-16 has a zero in almost every second byte and hardly any in the others; UTF-8 has none at all. */
const unmarkedUtf16 = (bytes: Uint8Array): string | undefined => {
  const length = Math.min(bytes.length, SAMPLE) & ~1;
  if (length < 4) return undefined;
  const zeros = [0, 0];
  for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros[at & 1]! += 1;
  const [even, odd] = zeros as [number, number];
  const most = (length / 2) * 0.4;
  const few = (length / 2) * 0.02;
  if (odd > most && even <= few) return 'utf-16le';
  return even > most && odd <= few ? 'utf-16be' : undefined;
};

/** Japanese mail switches to its characters by escape sequences of ASCII bytes: to any other eye it is UTF-8. */
const isIso2022 = (bytes: Uint8Array): boolean => {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, SAMPLE));
  return head.includes('\u001b$B', 0, 'latin1') || head.includes('\u001b$@', 0, 'latin1');
};

const decodeAs = (encoding: string, bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return undefined; // a label nobody knows
  }
};

const strictUtf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** UTF-8 with a few bytes astray: cut inside a character at the end, or a Windows-1252 quotation mark pasted in. */
const mostlyUtf8 = (bytes: Uint8Array): string | undefined => {
  const stray: number[] = [];
  let multibyte = 0;
  for (let at = 0; at < bytes.length; ) {
    const size = sequenceLength(bytes, at);
    if (size === 0) stray.push(at);
    else if (size > 1) multibyte++;
    at += size || 1;
  }
  const cut = stray.length > 0 && stray.length <= 3 && stray[0]! >= bytes.length - 3;
  if (!(multibyte >= stray.length * 5 || (cut && multibyte > 0))) return undefined;
  let text = '';
  let from = 0;
  for (const at of stray) {
    text += decodeAs('utf-8', bytes.subarray(from, at));
    if (!cut) text += decodeAs(FALLBACK, bytes.subarray(at, at + 1));
    from = at + 1;
  }
  return text + decodeAs('utf-8', bytes.subarray(from));
};

/** Bytes of the UTF-8 character that begins at `at`, 0 where none does (overlong forms and surrogates aside: rare). */
const sequenceLength = (bytes: Uint8Array, at: number): number => {
  const first = bytes[at]!;
  if (first < 0x80) return 1;
  const size =
    first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
  if (at + size > bytes.length) return 0;
  for (let next = 1; next < size; next++) if ((bytes[at + next]! & 0xc0) !== 0x80) return 0;
  return size;
};

const guess = (bytes: Uint8Array): string => {
  const best = analyse(bytes.subarray(0, SAMPLE))[0];
  return best && best.confidence >= 30 && PLAUSIBLE.has(best.name) ? best.name : FALLBACK;
};
