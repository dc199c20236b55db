import { FIELD_NAMES, foldFieldName } from './field-names.ts';

/** What the first line of a table says: the names of its columns and the delimiter of its cells. */
export interface CsvHeader {
  names: string[];
  delimiter: string;
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
  const hits = folded.filter((name) => KNOWN_FIELDS.has(name)).length;
  if (hits < minFields || !folded.some((name) => FIELD_NAMES.body.includes(name))) return undefined;
  return { names, delimiter: best.delimiter };
};

/** Whether a line is Excel's statement of the delimiter above a header: "sep=;". */
export const isSeparatorLine = (line: string): boolean => /^\ufeff?sep=.$/i.test(line.trim());
