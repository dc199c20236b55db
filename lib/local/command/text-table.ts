import { stripVTControlCharacters } from 'node:util';
import Table from 'cli-table3';
import type { styler } from './terminal.ts';

type Style = ReturnType<typeof styler>;

export interface Column {
  title: string;
  /** Share of the width that the columns of fixed width leave. */
  share?: number;
  /** Columns of the terminal. */
  width?: number;
  alignRight?: boolean;
  /** Wraps within words: file names have few spaces. */
  wrapsAnywhere?: boolean;
  /** Left out if the terminal has fewer columns. */
  minTerminalWidth?: number;
}

/** A row's cells, or one text across the table. */
export type Cells = string[] | string;

/** The table, in lines no longer than `width`; empty if there are no rows. All texts must be printable. */
export const renderTable = (allColumns: Column[], allRows: Cells[], width: number, style: Style): string => {
  if (allRows.length === 0) return '';
  const fits = allColumns.map(({ minTerminalWidth = 0 }) => width >= minTerminalWidth);
  const columns = allColumns.filter((_, index) => fits[index]);
  const cellRows = allRows.flatMap((row) => (typeof row === 'string' ? [] : [row.filter((_, index) => fits[index])]));
  const table = new Table({
    head: columns.map(({ title }) => style('bold', title)),
    colWidths: columnWidths(columns, cellRows, width),
    colAligns: columns.map(({ alignRight }) => (alignRight ? 'right' : 'left')),
    wordWrap: true,
    chars: RULES_ONLY,
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 1 },
  });
  for (const row of allRows) {
    if (typeof row !== 'string') {
      const cells = row.filter((_, index) => fits[index]);
      table.push(cells.map((content, index) => ({ content, wrapOnWordBoundary: !columns[index]?.wrapsAnywhere })));
    } else {
      // A blank row above a heading.
      if (table.length > 0) table.push([{ colSpan: columns.length, content: '' }]);
      table.push([{ colSpan: columns.length, content: row }]);
    }
  }
  const lines = table.toString().split('\n');
  return lines.map((line) => (line.startsWith('─') ? style('dim', line) : line.trimEnd())).join('\n');
};

const MIN_COLUMN_WIDTH = 8;

/** Columns that need less than their share get what they need; the others share the rest. */
const columnWidths = (columns: Column[], rows: string[][], width: number): number[] => {
  const needed = columns.map(({ title, share, width: fixed }, index) => {
    if (share === undefined) return fixed ?? MIN_COLUMN_WIDTH;
    return Math.max(
      MIN_COLUMN_WIDTH,
      1 + Math.max(title.length, ...rows.map((row) => [...stripVTControlCharacters(row[index] ?? '')].length)),
    );
  });
  const widths = columns.map(({ share }, index) => (share === undefined ? needed[index] : undefined));
  for (;;) {
    const open = columns.flatMap((_, index) => (widths[index] === undefined ? [index] : []));
    const shares = open.reduce((sum, index) => sum + (columns[index]!.share ?? 0), 0);
    const free = width - columns.length - widths.reduce((sum: number, set) => sum + (set ?? 0), 0);
    const fair = (index: number) =>
      Math.max(MIN_COLUMN_WIDTH, Math.floor((free * (columns[index]!.share ?? 0)) / shares));
    const modest = open.filter((index) => needed[index]! <= fair(index));
    for (const index of modest.length > 0 ? modest : open) {
      widths[index] = modest.length > 0 ? needed[index]! : fair(index);
    }
    if (modest.length === 0) return widths.map((set) => set!);
  }
};

/** Only a rule below the head and one below the table: more rows fit on a screen, and they copy well. */
const RULES_ONLY = {
  ...Object.fromEntries(
    ['top', 'top-mid', 'top-left', 'top-right', 'left', 'left-mid', 'right', 'right-mid'].map((name) => [name, '']),
  ),
  mid: '─',
  'mid-mid': '─',
  middle: ' ',
  bottom: '─',
  'bottom-mid': '─',
  'bottom-left': '',
  'bottom-right': '',
};
