import { RejectedFile } from '../../rejected-file.ts';
import type { ExtractedRecord } from '../extracted-article.ts';
import { parseJson, readRecord } from './json.ts';

/** The articles of JSON Lines, one object per line. A bad line is a record with its problem. */
export function* readJsonLines(text: string): Generator<ExtractedRecord> {
  let record = 0;
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end === -1 ? text.length : end).trim();
    from = end === -1 ? text.length : end + 1;
    if (line !== '') yield readJsonLine(line, ++record);
  }
}

export const readJsonLine = (line: string, record: number): ExtractedRecord => {
  try {
    return readRecord(parseJson(line), record);
  } catch (error) {
    if (error instanceof RejectedFile)
      return { record, problem: error.reason.replace('The JSON', 'The JSON of this line') };
    throw error;
  }
};
