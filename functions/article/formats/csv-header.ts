import { FIELD_NAMES } from './field-names.ts';

const DELIMITERS = [',', ';', '\t', '|'];

/** The delimiter, where a line is a header that names a column of text; undefined where it is none. */
export const csvDelimiter = (line: string): string | undefined => {
  if (line.length > 2000) return undefined;
  const best = DELIMITERS.map((delimiter) => ({ delimiter, cells: line.split(delimiter) })).sort(
    (one, other) => other.cells.length - one.cells.length,
  )[0]!;
  const names = best.cells.map((cell) => cell.toLowerCase().replace(/[^a-z]/g, ''));
  const known = new Set<string>(Object.values(FIELD_NAMES).flat());
  const hits = names.filter((name) => known.has(name)).length;
  return hits >= 2 && names.some((name) => FIELD_NAMES.body.includes(name)) ? best.delimiter : undefined;
};
