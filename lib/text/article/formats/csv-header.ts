import { FIELD_NAMES } from './field-names.ts';

/** What the first line of a table says: the names of its columns, and what parts its cells. */
export interface CsvHeader {
  names: string[];
  delimiter: string;
}

const DELIMITERS = [',', ';', '\t', '|'];
const LONGEST_HEADER = 10_000;
const KNOWN = new Set<string>(Object.values(FIELD_NAMES).flat());

/**
 * The header of a table of articles, where a line is one.
 *
 * @param fewest columns it must name that an article has, one for its text among them: two tell a table from a sentence.
 */
export const csvHeaderOf = (line: string, fewest = 2): CsvHeader | undefined => {
  if (line.length > LONGEST_HEADER || line.trimStart().startsWith('{')) return undefined;
  const best = DELIMITERS.map((delimiter) => ({ delimiter, cells: line.split(delimiter) })).sort(
    (one, other) => other.cells.length - one.cells.length,
  )[0]!;
  const names = best.cells.map((cell, at) => cell.trim().replace(/^"(.*)"$/, '$1') || `column ${at}`);
  const folded = names.map((name) => name.toLowerCase().replace(/[^a-z]/g, ''));
  const hits = folded.filter((name) => KNOWN.has(name)).length;
  if (hits < fewest || !folded.some((name) => FIELD_NAMES.body.includes(name))) return undefined;
  return { names, delimiter: best.delimiter };
};

/** The line that Excel writes above a header to say what parts the cells: "sep=;". */
export const isSeparatorLine = (line: string): boolean => /^\ufeff?sep=.$/i.test(line.trim());
