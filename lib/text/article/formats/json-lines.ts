import { RejectedFile } from '../rejected-file.ts';
import type { DraftRecord } from './draft.ts';
import { parseJson, readRecord } from './json.ts';

/** One JSON object a line; a bad line is a record of its own with its problem, and the next line is read. */
export function* readJsonLines(text: string): Generator<DraftRecord> {
  let record = 0;
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end === -1 ? text.length : end).trim();
    from = end === -1 ? text.length : end + 1;
    if (line !== '') yield readJsonLine(line, ++record);
  }
}

export const readJsonLine = (line: string, record: number): DraftRecord => {
  try {
    return readRecord(parseJson(line), record);
  } catch (error) {
    if (error instanceof RejectedFile)
      return { record, problem: error.reason.replace('The JSON', 'The JSON of this line') };
    throw error;
  }
};
