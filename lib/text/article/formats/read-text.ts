import { cleanText } from '../characters/clean-text.ts';
import { RejectedFile } from '../rejected-file.ts';
import { readExport } from './exports/read-export.ts';
import type { ExtractedArticle, ExtractedRecord } from './extracted-article.ts';
import { isMbox } from './mail/mbox-line.ts';
import { readPlain } from './plain.ts';
import { type TextFormat, textFormatOf } from './text-format.ts';

/**
 * Extracts the articles of a text by its format. Parsers are loaded when the first file needs them.
 *
 * @param text the decoded file
 * @param bytes the same, undecoded: mail declares an encoding for each part
 * @param about `limit`: bytes that a text may have that holds one article
 * @throws {RejectedFile} if it cannot be read
 */
export async function* readText(
  text: string,
  bytes: Uint8Array,
  { key, contentType, limit }: { key: string; contentType?: string; limit: number },
): AsyncGenerator<ExtractedRecord> {
  const format = textFormatOf(text, key, contentType);
  if (bytes.length > limit && !HOLDS_MANY.has(format))
    throw new RejectedFile(`The text is too large: ${bytes.length} bytes, and ${limit} are the limit.`);
  if (isMbox(text)) {
    yield* (await import('./mail/read-mbox.ts')).readMbox(bytes);
    return;
  }
  switch (format) {
    case 'html':
      yield one(await (await import('./html/read-html.ts')).readHtml(text));
      return;
    case 'xml':
      yield* (await import('./xml/read-xml.ts')).readXml(text);
      return;
    case 'json':
      yield* (await import('./fields/json.ts')).readJson(text);
      return;
    case 'json-lines':
      yield* (await import('./fields/json-lines.ts')).readJsonLines(text);
      return;
    case 'csv':
      yield* (await import('./fields/csv.ts')).readCsv(text);
      return;
    case 'eml':
      yield one(await (await import('./mail/read-mail.ts')).readMail(bytes));
      return;
    case 'markdown':
      yield one((await import('./markdown.ts')).readMarkdown(text));
      return;
    default: {
      const clean = cleanText(text);
      const documents = readExport(clean);
      if (documents) yield* documents;
      else yield one((await readPasted(text)) ?? readPlain(clean));
    }
  }
}

/** Formats of many articles, each of which has a limit of its own. */
const HOLDS_MANY = new Set<TextFormat>(['xml', 'json', 'json-lines', 'csv']);

const one = (extracted: ExtractedArticle): ExtractedRecord => {
  if (extracted.paragraphs.length === 0) throw new RejectedFile('There is no article text in the file.');
  return { record: 1, extracted };
};

/** The head of a mail may begin within these. */
const PASTED_HEAD_CHARACTERS = 1000;
const SENDER_LINE =
  /^[>*_ \t]{0,20}(?:from|von|de|da|van|fr[åa]n?|absender|mittente|remitente|expéditeur|afzender)[*_]{0,2} ?:/im;

/** The article of a text that is a mail, as pasted or saved from a mail program. */
const readPasted = async (text: string): Promise<ExtractedArticle | undefined> =>
  SENDER_LINE.test(text.slice(0, PASTED_HEAD_CHARACTERS))
    ? (await import('./mail/pasted-mail.ts')).readPastedMail(text)
    : undefined;
