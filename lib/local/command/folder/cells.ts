/** Between the entries of a list. */
const BETWEEN = '; ';

/** A value as a person reads it in one cell: the entries of a list with semicolons, those of a map with their names. */
export const readable = (value: unknown): string => {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(readable).join(BETWEEN);
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([name, entry]) => `${name}: ${readable(entry)}`)
      .join(', ');
  }
  return String(value);
};

/**
 * What spreadsheets take for the beginning of a formula, which may run a program or send what other cells hold.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^[\s\p{Cf}]*[=+\-@＝＋－＠﹢﹣﹦﹫]|^[\t\r\n]/u;

/** A cell of a CSV file. An apostrophe before what looks like a formula makes a spreadsheet show it as text. */
export const csvCell = (value: unknown): string | number | boolean => {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  const text = readable(value);
  return FORMULA.test(text) ? `'${text}` : text;
};
