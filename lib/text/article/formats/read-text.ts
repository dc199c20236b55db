import { RejectedFile } from '../rejected-file.ts';
import type { Draft, DraftRecord } from './draft.ts';
import { isLexis, readLexis } from './lexis.ts';
import { readPlain } from './plain.ts';
import { recognise } from './recognise.ts';

/** The drafts in a decoded text, by its format. The heavier parsers are loaded when the first file needs them. */
export async function* readText(
  text: string,
  bytes: Uint8Array,
  key: string,
  contentType?: string,
): AsyncGenerator<DraftRecord> {
  switch (recognise(text, key, contentType)) {
    case 'html':
      yield one(await (await import('./html/read-html.ts')).readHtml(text));
      return;
    case 'xml':
      yield* (await import('./xml.ts')).readXml(text);
      return;
    case 'json':
      yield* (await import('./json.ts')).readJson(text);
      return;
    case 'json-lines':
      yield* (await import('./json-lines.ts')).readJsonLines(text);
      return;
    case 'csv':
      yield* (await import('./csv.ts')).readCsv(text);
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

const one = (draft: Draft): DraftRecord => {
  if (draft.paragraphs.length === 0) throw new RejectedFile('There is no article text in the file.');
  return { record: 1, draft };
};
