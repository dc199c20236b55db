import type { FileRow, StatementRow } from '../../../functions/tables/rows.ts';
import type { Listing, NameSummary, Results } from './results.ts';
import { count, countsOf, printable, styler, widthOf } from './terminal.ts';
import { type Cells, type Column, renderTable } from './text-table.ts';

const MAX_CELL_CHARACTERS = 400;

type Style = ReturnType<typeof styler>;

/** The results as tables that fit the terminal's width. */
export const renderResults = (results: Results, stream: NodeJS.WriteStream): string => {
  const style = styler(stream);
  const width = widthOf(stream);
  const { outcomes, ...listings } = results;
  const { files, statements, names } = printableCopy(listings);
  const parts = [
    heading(style, count(files.total, 'file'), countsOf(outcomes)),
    renderFiles(files, width, style),
    remainder(files, 'file'),
    heading(style, count(statements.total, 'statement')),
    renderStatements(statements, width, style),
    remainder(statements, 'statement'),
    heading(style, count(names.total, 'name')),
    renderNames(names, width, style),
    remainder(names, 'name'),
  ];
  return `${parts.filter((part) => part !== '').join('\n')}\n`;
};

const renderFiles = ({ rows }: Listing<FileRow>, width: number, style: Style): string => {
  const columns: Column[] = [
    { title: 'File', share: 3, wrapsAnywhere: true },
    { title: 'Outcome', width: 12 },
    { title: 'What', share: 3 },
  ];
  return renderTable(
    columns,
    rows.map((row) => [row.key, colourOutcome(row.outcome, style), describeFile(row)]),
    width,
    style,
  );
};

const describeFile = (row: FileRow): string => {
  const { outcome, title, reason, copyOf, repeatedPassages, changes, revisedBy } = row;
  const [change] = changes ?? [];
  const parts = [
    outcome === 'copy' && copyOf !== undefined ? `the same as ${copyOf}` : title,
    outcome === 'copy' && !change ? undefined : describeRelation(row),
    change && (change.before === undefined ? change.after : `“${change.before}” became “${change.after}”`),
    revisedBy && `revised by ${revisedBy}`,
    reason,
    repeatedPassages ? `${count(repeatedPassages, 'repeated passage')} left out` : undefined,
  ];
  return parts.filter((part) => part !== undefined && part !== '').join('; ');
};

const describeRelation = ({ relation, contains, copyOf, similarity }: FileRow): string | undefined => {
  if (relation === undefined) return undefined;
  if (contains) return `${relation === 'digest' ? 'digest of' : 'quotes'} ${contains.map(({ key }) => key).join(', ')}`;
  const alike = similarity === undefined ? '' : ` (${Math.round(similarity * 100)} % alike)`;
  return `${relation}${copyOf === undefined ? '' : ` of ${copyOf}`}${alike}`;
};

const renderStatements = ({ rows }: Listing<StatementRow>, width: number, style: Style): string => {
  const columns: Column[] = [
    { title: 'Who', share: 2 },
    { title: 'Stance', width: 11 },
    { title: 'What', share: 5 },
    { title: 'To, where', share: 2, minTerminalWidth: 70 },
  ];
  const severalArticles = new Set(rows.map(({ articleId }) => articleId)).size > 1;
  const body: Cells[] = [];
  let article = '';
  for (const row of rows) {
    if (severalArticles && row.articleId !== article) body.push(style('italic', row.title ?? row.articleId));
    article = row.articleId;
    const content = [row.content].flat().join(' … ');
    const said = row.kind === 'direct' ? `“${stripQuotes(content)}”` : content;
    const marks = [row.negated && 'negated', row.hedged && 'hedged'].filter(Boolean).join(', ');
    body.push([
      [row.speaker, row.role].filter(Boolean).join(', '),
      colourStance(row.stance, style),
      marks ? `${said} (${marks})` : said,
      [row.addressee && `to ${row.addressee}`, row.venue, row.when].filter(Boolean).join('; '),
    ]);
  }
  return renderTable(columns, body, width, style);
};

const stripQuotes = (content: string): string => content.replace(/^["“”]/u, '').replace(/["“”]$/u, '');

const renderNames = ({ rows }: Listing<NameSummary>, width: number, style: Style): string => {
  const columns: Column[] = [
    { title: 'Type', width: 14 },
    { title: 'Name', share: 2 },
    { title: 'Also called', share: 2, minTerminalWidth: 70 },
    { title: 'Role', share: 2 },
    { title: 'Times', width: 8, alignRight: true },
    { title: 'Articles', width: 10, alignRight: true, minTerminalWidth: 90 },
  ];
  let type = '';
  const body = rows.map((row) => {
    const first = row.type !== type;
    type = row.type;
    const also = row.aliases.filter((alias) => alias !== row.name).join(', ');
    return [
      first ? row.type : '',
      style('bold', row.name),
      also,
      row.role ?? '',
      String(row.count),
      String(row.articles),
    ];
  });
  return renderTable(columns, body, width, style);
};

/** A copy with all texts, at any depth, made printable and cut. This comes first: rendering adds styles. */
const printableCopy = <Value>(value: Value): Value => {
  if (typeof value === 'string') {
    const characters = [...printable(value)];
    const cut =
      characters.length > MAX_CELL_CHARACTERS ? [...characters.slice(0, MAX_CELL_CHARACTERS - 1), '…'] : characters;
    return cut.join('') as Value;
  }
  if (Array.isArray(value)) return value.map(printableCopy) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, printableCopy(item)])) as Value;
};

const heading = (style: Style, title: string, remark = ''): string =>
  `\n${style('bold', title)}${remark === '' ? '' : `: ${remark}`}`;

const remainder = ({ rows, total }: Listing<unknown>, noun: string): string => {
  const left = total - rows.length;
  return left > 0 ? `… and ${count(left, `more ${noun}`)}: --rows N shows more, --out FILE writes all of them.` : '';
};

const colourOutcome = (outcome: string, style: Style): string => {
  if (outcome === 'new') return style('green', outcome);
  if (outcome === 'rejected' || outcome === 'failed') return style('red', outcome);
  return outcome === 'variant' ? style('yellow', outcome) : outcome;
};

const colourStance = (stance: string, style: Style): string => {
  if (stance === 'denies' || stance === 'doubts') return style('red', stance);
  return stance === 'alleges' || stance === 'warns' ? style('yellow', stance) : stance;
};
