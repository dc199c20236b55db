import { cleanText } from '../characters/clean-text.ts';
import { beginning } from '../characters/cut.ts';
import { decode } from '../characters/decode.ts';
import { repairMojibake } from '../characters/mojibake.ts';
import { RejectedFile } from '../rejected-file.ts';
import { binaryTypeOf, looksBinary, unreadableType } from './binary-type.ts';
import { readExport } from './exports/read-export.ts';
import type { ExtractedArticle, ExtractedRecord } from './extracted-article.ts';
import { readText } from './read-text.ts';

/** Nobody packs archives deeper on purpose. */
const MAX_ARCHIVE_DEPTH = 3;
/** A page or XML document declares its encoding within these. */
const CHARSET_HEAD_BYTES = 2048;
/** Of a file's name in an archive, in the reason of a refusal. */
const MAX_NAME_CHARACTERS = 200;

export interface ExtractOptions {
  /** The S3 key, path or name in an archive. */
  key: string;
  contentType?: string;
  /** Bytes that the file may unpack to. */
  limit: number;
  /** Bytes that one of the files in it may have if it is one text: a page, a mail, plain text. */
  textLimit: number;
  /** How many archives the file is in. */
  depth?: number;
  /** Bytes unpacked so far from the archives around it, which count towards the limit. */
  unpacked?: { bytes: number };
}

/**
 * Extracts the articles of any file: unpacks and decodes it and reads it by its format. The records of an archive are
 * numbered across its files.
 *
 * @throws {RejectedFile} if the file as a whole cannot be read
 */
export async function* extractArticles(bytes: Uint8Array, options: ExtractOptions): AsyncGenerator<ExtractedRecord> {
  if (bytes.length === 0) throw new RejectedFile('The file is empty.');
  const { key, limit, textLimit, contentType, depth = 0, unpacked = { bytes: 0 } } = options;
  const type = await binaryTypeOf(bytes);
  if (type === undefined) {
    const declared = /charset=["']?([\w-]+)/i.exec(contentType ?? '')?.[1];
    const text = decode(bytes, declared ?? declaredCharset(bytes));
    if (text.trim() === '') throw new RejectedFile('The file is empty: it holds white space only.');
    if (looksBinary(text) && looksBinary(repairMojibake(text)))
      throw new RejectedFile('The file is not text: it holds binary data.');
    yield* readText(text, bytes, { key, limit: textLimit, ...(contentType && { contentType }) });
    return;
  }
  if (depth >= MAX_ARCHIVE_DEPTH) throw new RejectedFile('The file is packed too many times over.');
  switch (type) {
    case 'application/gzip': {
      const { unpackGzip } = await import('./unpack.ts');
      const content = unpackGzip(bytes, limit, unpacked);
      const name = key.replace(/\.(?:gz|gzip)$/i, '');
      yield* extractArticles(content, { ...options, key: name, depth: depth + 1, unpacked });
      return;
    }
    case 'application/zip':
      yield* extractZip(bytes, { ...options, depth, unpacked });
      return;
    case 'application/vnd.openxmlformats-officedocument.wordprocessingml.document':
      yield* documentsOf(await (await import('./docx.ts')).readDocx(bytes, limit));
      return;
    case 'application/pdf':
      yield { record: 1, extracted: await (await import('./pdf/read-pdf.ts')).readPdf(bytes, limit) };
      return;
    default:
      throw unreadableType(type);
  }
}

/** The articles of a word processor's file: of each document, if it is an export from a newspaper database. */
const documentsOf = (extracted: ExtractedArticle): Iterable<ExtractedRecord> =>
  readExport(cleanText([extracted.title ?? '', ...extracted.paragraphs].join('\n\n').trim())) ?? [
    { record: 1, extracted },
  ];

/** The articles of each file of a ZIP archive. A file that cannot be read is a record with its problem. */
async function* extractZip(
  bytes: Uint8Array,
  options: ExtractOptions & { depth: number; unpacked: { bytes: number } },
): AsyncGenerator<ExtractedRecord> {
  const { limit, depth, unpacked } = options;
  const { unpackZip } = await import('./unpack.ts');
  const files = await unpackZip(bytes, limit, unpacked);
  if (files.some(({ name }) => name === 'word/document.xml')) {
    yield* documentsOf(await (await import('./docx.ts')).readDocx(bytes, limit));
    return;
  }
  if (files.length === 0) throw new RejectedFile('The ZIP archive is empty.');
  let record = 0;
  for (const file of files) {
    try {
      for await (const found of extractArticles(file.bytes, { ...options, key: file.name, depth: depth + 1 }))
        yield { ...found, record: ++record };
    } catch (error) {
      if (!(error instanceof RejectedFile)) throw error;
      yield { record: ++record, problem: `${beginning(file.name, MAX_NAME_CHARACTERS)}: ${error.reason}` };
    }
  }
}

/** The encoding that an HTML page or XML document declares in its first bytes. */
const declaredCharset = (bytes: Uint8Array): string | undefined => {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, CHARSET_HEAD_BYTES)).toString(
    'latin1',
  );
  return head.includes('<')
    ? /(?:<meta[^<>]{0,200}?charset=|<\?xml[^<>]{0,100}?encoding=)\s{0,5}["']?([\w-]{2,40})/i.exec(head)?.[1]
    : undefined;
};
