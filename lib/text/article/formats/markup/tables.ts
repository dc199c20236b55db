import { all, type Element } from './element.ts';

const MIN_ROWS = 2;
const MAX_CELL_CHARACTERS = 160;
const MAX_CELL_PARAGRAPHS = 3;
const MAX_CELLS = 20_000;

/** A row of a table and its cells. */
export interface Row {
  row: Element;
  cells: Element[];
}

/**
 * The rows of a table of facts or figures; undefined if the table lays a page out: it has cells with much
 * text, with another table or with none beside them.
 */
export const rowsOf = (table: Element): Row[] | undefined => {
  const rows = [table, ...childrenNamed(table, /^t(?:head|body|foot)$/)]
    .flatMap((part) => childrenNamed(part, /^tr$/))
    .map((row) => ({ row, cells: childrenNamed(row, /^t[dh]$/) }));
  const cells = rows.flatMap((row) => row.cells);
  const paired = rows.filter((row) => row.cells.length > 1).length;
  const areFacts = cells.length <= MAX_CELLS && paired >= Math.max(MIN_ROWS, rows.length / 2) && cells.every(isShort);
  return areFacts ? rows : undefined;
};

const childrenNamed = ({ children }: Element, name: RegExp): Element[] =>
  children.filter((part): part is Element => typeof part !== 'string' && name.test(part.name));

const isShort = (cell: Element): boolean => {
  let length = 0;
  const visit = ({ name, children }: Element): void => {
    if (name === 'table') length = Number.POSITIVE_INFINITY;
    for (const part of children) {
      if (length > MAX_CELL_CHARACTERS) return;
      if (typeof part === 'string') length += part.trim().length;
      else visit(part);
    }
  };
  visit(cell);
  return length <= MAX_CELL_CHARACTERS && all(cell, 'p').length < MAX_CELL_PARAGRAPHS;
};

/** A row on a line: "Label: value" of two cells, "200 g flour", "1 | Halden Rovers | 54" of more. */
export const rowLine = (cells: string[]): string => {
  const [first = '', second, ...rest] = cells.filter((text) => text !== '');
  if (second === undefined) return first;
  if (rest.length > 0) return [first, second, ...rest].join(' | ');
  return /^\p{L}/u.test(first) && /[\p{L}\p{N})]$/u.test(first) ? `${first}: ${second}` : `${first} ${second}`;
};
