import { RejectedFile } from '../rejected-file.ts';

/** Bytes of a file that its type is read from. */
const HEAD_BYTES = 8192;
/** Characters of a text that are checked for binary data. */
const CHECKED_CHARACTERS = 200_000;
/** Control characters but for white space, escape and next line (U+0085), and the replacement character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it matches control characters on purpose
const UNPRINTABLE = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f-\u0084\u0086-\u009f\ufffd]/g;
/** So many are accepted in any text. */
const MAX_UNPRINTABLE = 4;

/** What people call binary types; others are named by the first part of their MIME type. */
const TYPE_NAMES: Record<string, string> = {
  'application/x-msdownload': 'a program (Windows)',
  'application/vnd.microsoft.portable-executable': 'a program (Windows)',
  'application/x-elf': 'a program (Linux)',
  'application/x-mach-binary': 'a program (macOS)',
  'application/wasm': 'a program (WebAssembly)',
  'application/x-sqlite3': 'a database (SQLite)',
  'application/java-vm': 'a program (Java)',
  'text/x-shellscript': 'a program (script)',
};
const FAMILY_NAMES: Record<string, string> = {
  image: 'an image',
  audio: 'a sound file',
  video: 'a video',
  font: 'a font',
  model: 'a 3D model',
};

/** Types that file-type recognises and that are read as text here. */
const TEXT_TYPES = /^(?:text\/|application\/xml|image\/svg)/;

/** First characters of formats that look like text but are not. */
const TEXTLIKE_BEGINNINGS: [string, string][] = [
  ['%PDF-', 'application/pdf'],
  ['{\\rtf', 'application/rtf'],
  ['%!PS', 'application/postscript'],
  ['#!/', 'text/x-shellscript'],
];

/** The MIME type of a binary file, by its first bytes; undefined for text and unknown types. */
export const binaryTypeOf = async (bytes: Uint8Array): Promise<string | undefined> => {
  const head = bytes.subarray(0, HEAD_BYTES);
  const beginning = String.fromCharCode(...head.subarray(0, 8));
  const textlike = TEXTLIKE_BEGINNINGS.find(([mark]) => beginning.startsWith(mark));
  if (textlike) return textlike[1];
  // Some sound files begin as UTF-16's byte order mark does.
  if (beginning.startsWith('\xff\xfe') || beginning.startsWith('\xfe\xff')) return undefined;
  // A text may happen to begin like a binary format ("GIF89a ..."), but it has no control characters.
  if (!head.some((byte) => byte < 9 || (byte > 13 && byte < 32))) return undefined;
  try {
    const { fileTypeFromBuffer } = await import('file-type');
    const type = await fileTypeFromBuffer(head);
    return type && !TEXT_TYPES.test(type.mime) ? type.mime : undefined;
  } catch {
    return undefined; // cut off inside its header
  }
};

/** The error for a type of file that is not read. */
export const unreadableType = (type: string): RejectedFile => {
  const name = TYPE_NAMES[type] ?? FAMILY_NAMES[type.split('/')[0]!];
  return new RejectedFile(
    name ? `This is ${name}, not an article (${type}).` : `This kind of file is not read (${type}).`,
  );
};

/**
 * Whether a decoded text is binary data: more than one character in a hundred is a control or replacement character.
 */
export const looksBinary = (text: string): boolean => {
  const checked = text.slice(0, CHECKED_CHARACTERS);
  const unprintable = checked.match(UNPRINTABLE)?.length ?? 0;
  return unprintable > MAX_UNPRINTABLE && unprintable > checked.length * 0.01;
};
