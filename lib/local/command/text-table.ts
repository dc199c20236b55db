import { stripVTControlCharacters } from 'node:util';
import Table from 'cli-table3';
import type { styler } from './terminal.ts';

type Style = ReturnType<typeof styler>;

export interface Column {
  title: string;
  /** Share of the width that the fixed columns leave. */
  share?: number;
  /** Columns of the terminal. */
  width?: number;
  right?: boolean;
  /** Wrapped anywhere: file names have few spaces. */
  wrapsAnywhere?: boolean;
  /** Left out where the terminal has fewer columns. */
  from?: number;
}

/** A row's cells, or one text across the whole table. */
export type Cells = string[] | string;

/** The table as lines that are no longer than the width; empty without rows. What it is given must be printable. */
export function renderTable(allColumns: Column[], allRows: Cells[], width: number, style: Style): string {
  if (allRows.length === 0) return '';
  const fits = allColumns.map(({ from = 0 }) => width >= from);
  const columns = allColumns.filter((_, index) => fits[index]);
  const cellRows = allRows.flatMap((row) => (typeof row === 'string' ? [] : [row.filter((_, index) => fits[index])]));
  const table = new Table({
    head: columns.map(({ title }) => style('bold', title)),
    colWidths: columnWidths(columns, cellRows, width),
    colAligns: columns.map(({ right }) => (right ? 'right' : 'left')),
    wordWrap: true,
    chars: onlyRules,
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 1 },
  });
  for (const row of allRows) {
    if (typeof row !== 'string') {
      const cells = row.filter((_, index) => fits[index]);
      table.push(cells.map((content, index) => ({ content, wrapOnWordBoundary: !columns[index]?.wrapsAnywhere })));
    } else {
      // A heading stands apart from what is above it.
      if (table.length > 0) table.push([{ colSpan: columns.length, content: '' }]);
      table.push([{ colSpan: columns.length, content: row }]);
    }
  }
  const lines = table.toString().split('\n');
  return lines.map((line) => (line.startsWith('─') ? style('dim', line) : line.trimEnd())).join('\n');
}

/** Columns get what they need where that is less than their share; the others share the rest. */
function columnWidths(columns: Column[], rows: string[][], width: number): number[] {
  const needed = columns.map(({ title, share, width: own }, index) => {
    if (share === undefined) return own ?? 8;
    return Math.max(
      8,
      1 + Math.max(title.length, ...rows.map((row) => [...stripVTControlCharacters(row[index] ?? '')].length)),
    );
  });
  const widths = columns.map(({ share }, index) => (share === undefined ? needed[index] : undefined));
  for (;;) {
    const open = columns.flatMap((_, index) => (widths[index] === undefined ? [index] : []));
    const shares = open.reduce((sum, index) => sum + (columns[index]?.share ?? 0), 0);
    const free = width - columns.length - widths.reduce((sum: number, own) => sum + (own ?? 0), 0);
    const fair = (index: number) => Math.max(8, Math.floor((free * (columns[index]?.share ?? 0)) / shares));
    const modest = open.filter((index) => (needed[index] ?? 0) <= fair(index));
    for (const index of modest.length > 0 ? modest : open) {
      widths[index] = modest.length > 0 ? (needed[index] ?? 8) : fair(index);
    }
    if (modest.length === 0) return widths.map((own) => own ?? 8);
  }
}

/** No lines but a rule below the head and one below the table: more rows fit a screen, and copy well. */
const onlyRules = {
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
