import { RejectedFile } from '../rejected-file.ts';
import type { ExtractedArticle, ExtractedRecord } from './extracted-article.ts';
import { isLexis, readLexis } from './lexis.ts';
import { readPlain } from './plain.ts';
import { textFormatOf } from './text-format.ts';

/**
 * Extracts the articles of a text by its format. Parsers are loaded when the first file needs them.
 *
 * @param text the decoded file
 * @param bytes the same, undecoded: mail declares an encoding for each part
 */
export async function* readText(
  text: string,
  bytes: Uint8Array,
  key: string,
  contentType?: string,
): AsyncGenerator<ExtractedRecord> {
  switch (textFormatOf(text, key, contentType)) {
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
      yield one(await (await import('./eml.ts')).readEml(bytes));
      return;
    case 'markdown':
      yield one((await import('./markdown.ts')).readMarkdown(text));
      return;
    default:
      if (isLexis(text)) yield* readLexis(text);
      else yield one(readPlain(text));
  }
}

const one = (extracted: ExtractedArticle): ExtractedRecord => {
  if (extracted.paragraphs.length === 0) throw new RejectedFile('There is no article text in the file.');
  return { record: 1, extracted };
};
