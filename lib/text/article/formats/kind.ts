import { RejectedFile } from '../rejected-file.ts';

/** How much of a file tells what it is. */
const HEAD = 8192;

/** What a person calls the kinds of file that are not text; the first part of the MIME type where it is not here. */
const NAMES: Record<string, string> = {
  'application/x-msdownload': 'a program (Windows)',
  'application/vnd.microsoft.portable-executable': 'a program (Windows)',
  'application/x-elf': 'a program (Linux)',
  'application/x-mach-binary': 'a program (macOS)',
  'application/wasm': 'a program (WebAssembly)',
  'application/x-sqlite3': 'a database (SQLite)',
  'application/java-vm': 'a program (Java)',
  'text/x-shellscript': 'a program (script)',
};
const FAMILIES: Record<string, string> = {
  image: 'an image',
  audio: 'a sound file',
  video: 'a video',
  font: 'a font',
  model: 'a 3D model',
};

/** Kinds that are text to us, whatever the library says of them. */
const TEXTUAL = /^(?:text\/|application\/xml|image\/svg)/;

/** Beginnings of formats whose heads look like text. */
const TEXTLIKE: [string, string][] = [
  ['%PDF-', 'application/pdf'],
  ['{\\rtf', 'application/rtf'],
  ['%!PS', 'application/postscript'],
  ['#!/', 'text/x-shellscript'],
];

/** What a file is by its first bytes: a MIME type; undefined for text and for what nobody knows. */
export const kindOf = async (bytes: Uint8Array): Promise<string | undefined> => {
  const head = bytes.subarray(0, HEAD);
  const beginning = String.fromCharCode(...head.subarray(0, 8));
  const textlike = TEXTLIKE.find(([mark]) => beginning.startsWith(mark));
  if (textlike) return textlike[1];
  // UTF-16's mark is also how some sound files begin.
  if (beginning.startsWith('\xff\xfe') || beginning.startsWith('\xfe\xff')) return undefined;
  // A text may begin as some binary does by chance ("GIF89a ..."), but it has no control characters.
  if (!head.some((byte) => byte < 9 || (byte > 13 && byte < 32))) return undefined;
  try {
    const { fileTypeFromBuffer } = await import('file-type');
    const type = await fileTypeFromBuffer(head);
    return type && !TEXTUAL.test(type.mime) ? type.mime : undefined;
  } catch {
    return undefined; // a file cut off inside its own header
  }
};

/** The refusal of a kind of file nobody reads articles from. */
export const refusalOf = (kind: string): RejectedFile => {
  const name = NAMES[kind] ?? FAMILIES[kind.split('/')[0]!];
  return new RejectedFile(
    name ? `This is ${name}, not an article (${kind}).` : `This kind of file is not read (${kind}).`,
  );
};

/** A text has hardly any control characters and unreadable bytes. */
export const looksBinary = (text: string): boolean => {
  let odd = 0;
  const length = Math.min(text.length, 200_000);
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (
      (code < 32 && (code < 9 || code > 13) && code !== 27) ||
      (code >= 0x7f && code < 0xa0 && code !== 0x85) ||
      code === 0xfffd
    )
      odd++;
  }
  return odd > 4 && odd > length * 0.01;
};
