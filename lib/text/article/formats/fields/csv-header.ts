import { type DateOrder, orderOfDates } from '../../head/date-order.ts';
import { FIELD_NAMES, foldFieldName, SUMMARY_FIELDS } from './field-names.ts';

/** What the first line of a table says: the names of its columns and the delimiter of its cells. */
export interface CsvHeader {
  names: string[];
  delimiter: string;
  /** A backslash takes its meaning from the character behind it. */
  escapes?: true;
  /** What dates such as 14/03/2026 in it tell of 05/03/2026. */
  order?: DateOrder;
}

const DELIMITERS = [',', ';', '\t', '|'];
const MAX_HEADER_CHARACTERS = 10_000;
const KNOWN_FIELDS = new Set<string>(Object.values(FIELD_NAMES).flat());

/**
 * Reads a line as the header of a table of articles.
 *
 * @param minFields known fields it must name, one of them the text: two tell a table from a sentence
 * @returns undefined if it is none
 */
export const csvHeaderOf = (line: string, minFields = 2): CsvHeader | undefined => {
  if (line.length > MAX_HEADER_CHARACTERS || line.trimStart().startsWith('{')) return undefined;
  const best = DELIMITERS.map((delimiter) => ({ delimiter, cells: line.split(delimiter) })).sort(
    (one, other) => other.cells.length - one.cells.length,
  )[0]!;
  const names = best.cells.map((cell, at) => cell.trim().replace(/^"(.*)"$/, '$1') || `column ${at}`);
  const folded = names.map(foldFieldName);
  const texts: string[] = minFields > 1 ? FIELD_NAMES.body : [...FIELD_NAMES.body, ...SUMMARY_FIELDS];
  const hits = folded.filter((name) => KNOWN_FIELDS.has(name) || texts.includes(name)).length;
  if (hits < minFields || !folded.some((name) => texts.includes(name))) return undefined;
  return { names, delimiter: best.delimiter };
};

/**
 * The header of the table that a text begins with, and how its cells are written.
 *
 * @param text the table, or enough of it to show how it is written
 * @returns also how many lines the header takes; undefined if the text is no table of articles
 */
export const readCsvHeader = (text: string, minFields?: number): (CsvHeader & { lines: number }) | undefined => {
  const above = text.split('\n', MAX_LINES_ABOVE + 1);
  // Only of a file that is called a table is it certain that a header is below its first line.
  const last = minFields === 1 ? above.length : isSeparatorLine(above[0]!) ? 2 : 1;
  for (let lines = 1; lines <= last; lines++) {
    const line = (above[lines - 1] ?? '').replace(/^\ufeff/, '').trimEnd();
    const header = csvHeaderOf(line, lines === 1 || isSeparatorLine(above[0]!) ? minFields : 2);
    if (header) {
      const order = orderOfDates(text.slice(0, MAX_SAMPLE_CHARACTERS));
      return {
        ...header,
        lines,
        ...(hasEscapes(text, header.delimiter) && { escapes: true }),
        ...(order && { order }),
      };
    }
  }
  return undefined;
};

/** Lines that stand above a header: a title, when it was exported, the delimiter. */
const MAX_LINES_ABOVE = 5;

/** A table's cells show how they are written within these. */
const MAX_SAMPLE_CHARACTERS = 64_000;

/**
 * Whether backslashes escape: one stands before a quotation mark at which no cell can end, or there is MySQL's and
 * PostgreSQL's mark for no value in a cell of its own.
 */
const hasEscapes = (text: string, delimiter: string): boolean => {
  const sample = text.slice(0, MAX_SAMPLE_CHARACTERS);
  for (let at = sample.indexOf('\\'); at !== -1; at = sample.indexOf('\\', at + 2)) {
    const [before = '\n', next, after = '\n'] = [sample[at - 1], sample[at + 1], sample[at + 2]];
    const isCellEnd = after === delimiter || after === '\n' || after === '\r';
    if (next === '"' && before !== delimiter && after !== '"' && !isCellEnd) return true;
    if (next === 'N' && isCellEnd && (before === delimiter || before === '\n')) return true;
  }
  return false;
};

/** Whether a line is Excel's statement of the delimiter above a header: "sep=;". */
const isSeparatorLine = (line: string): boolean => /^\ufeff?sep=.$/i.test(line.trim());
