import { decode } from '../characters/decode.ts';
import { repairMojibake } from '../characters/mojibake.ts';
import { RejectedFile } from '../rejected-file.ts';
import type { DraftRecord } from './draft.ts';
import { kindOf, looksBinary, refusalOf } from './kind.ts';
import { readText } from './read-text.ts';

/** A file inside an archive inside an archive is as deep as anybody packs; deeper is a bomb. */
const DEEPEST = 3;

export interface OpenOptions {
  key: string;
  contentType?: string;
  /** Bytes that may come out of unpacking. */
  limit: number;
  depth?: number;
  /** What has come out of the archives around it so far, which counts as well. */
  out?: { bytes: number };
}

/** The drafts in any file: unpacked, decoded, read by its format. Records of an archive count through its files. */
export async function* open(bytes: Uint8Array, options: OpenOptions): AsyncGenerator<DraftRecord> {
  if (bytes.length === 0) throw new RejectedFile('The file is empty.');
  const { key, limit, contentType, depth = 0, out = { bytes: 0 } } = options;
  const kind = await kindOf(bytes);
  if (kind === undefined) {
    const declared = /charset=["']?([\w-]+)/i.exec(contentType ?? '')?.[1];
    const text = decode(bytes, declared ?? charsetWithin(bytes));
    if (text.trim() === '') throw new RejectedFile('The file is empty: it holds white space only.');
    if (looksBinary(text) && looksBinary(repairMojibake(text)))
      throw new RejectedFile('The file is not text: it holds binary data.');
    yield* readText(text, bytes, key, contentType);
    return;
  }
  if (depth >= DEEPEST) throw new RejectedFile('The file is packed too many times over.');
  switch (kind) {
    case 'application/gzip': {
      const { unpackGzip } = await import('./unpack.ts');
      const unpacked = unpackGzip(bytes, limit, out);
      yield* open(unpacked, { key: key.replace(/\.(?:gz|gzip)$/i, ''), limit, depth: depth + 1, out });
      return;
    }
    case 'application/zip':
      yield* openZip(bytes, limit, depth, out);
      return;
    case 'application/vnd.openxmlformats-officedocument.wordprocessingml.document':
      yield { record: 1, draft: await (await import('./docx.ts')).readDocx(bytes, limit) };
      return;
    case 'application/pdf':
      yield { record: 1, draft: await (await import('./pdf.ts')).readPdf(bytes, limit) };
      return;
    default:
      throw refusalOf(kind);
  }
}

/** Each file of a ZIP in its turn; one that cannot be read is a record with its problem. */
async function* openZip(
  bytes: Uint8Array,
  limit: number,
  depth: number,
  out: { bytes: number },
): AsyncGenerator<DraftRecord> {
  const { unpackZip } = await import('./unpack.ts');
  const files = await unpackZip(bytes, limit, out);
  if (files.some(({ name }) => name === 'word/document.xml')) {
    yield { record: 1, draft: await (await import('./docx.ts')).readDocx(bytes, limit) };
    return;
  }
  if (files.length === 0) throw new RejectedFile('The ZIP archive is empty.');
  let record = 0;
  for (const file of files) {
    try {
      for await (const found of open(file.bytes, { key: file.name, limit, depth: depth + 1, out }))
        yield { ...found, record: ++record };
    } catch (error) {
      if (!(error instanceof RejectedFile)) throw error;
      yield { record: ++record, problem: `${file.name.slice(0, 200)}: ${error.reason}` };
    }
  }
}

/** What a page or an XML document says of its own encoding, within its first bytes. */
const charsetWithin = (bytes: Uint8Array): string | undefined => {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 2048)).toString('latin1');
  return head.includes('<')
    ? /(?:<meta[^>]{0,200}?charset=|<\?xml[^>]{0,100}?encoding=)\s{0,5}["']?([\w-]{2,40})/i.exec(head)?.[1]
    : undefined;
};
