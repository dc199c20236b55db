import type { FileRow, StatementRow } from '../../../functions/tables/rows.ts';
import type { Listing, NameSummary, Results } from './results.ts';
import { count, printable, styler, widthOf } from './terminal.ts';
import { type Cells, type Column, renderTable } from './text-table.ts';

/** A statement or a reason longer than this is cut on the screen; characters. */
const longestCell = 400;

type Style = ReturnType<typeof styler>;

/** The results as tables that fit the terminal. */
export function renderResults(results: Results, stream: NodeJS.WriteStream): string {
  const style = styler(stream);
  const width = widthOf(stream);
  const { files, statements, names, outcomes } = tame({ ...results, outcomes: [...results.outcomes] });
  const byOutcome = outcomes.sort(([, a], [, b]) => b - a).map(([outcome, number]) => `${number} ${outcome}`);
  const parts = [
    heading(style, count(files.total, 'file'), byOutcome.join(', ')),
    filesTable(files, width, style),
    more(files, 'file'),
    heading(style, count(statements.total, 'statement')),
    statementsTable(statements, width, style),
    more(statements, 'statement'),
    heading(style, count(names.total, 'name')),
    namesTable(names, width, style),
    more(names, 'name'),
  ];
  return `${parts.filter((part) => part !== '').join('\n')}\n`;
}

function filesTable({ rows }: Listing<FileRow>, width: number, style: Style): string {
  const columns: Column[] = [
    { title: 'File', share: 3, wrapsAnywhere: true },
    { title: 'Outcome', width: 12 },
    { title: 'What', share: 3 },
  ];
  return renderTable(
    columns,
    rows.map((row) => [row.key, colourOutcome(row.outcome, style), aboutFile(row)]),
    width,
    style,
  );
}

function aboutFile({ outcome, title, reason, relation, copyOf, similarity, repeatedPassages }: FileRow): string {
  const parts = [
    outcome === 'copy' && copyOf !== undefined ? `the same as ${copyOf}` : title,
    outcome !== 'copy' && relation !== undefined
      ? `${relation}${copyOf === undefined ? '' : ` of ${copyOf}`}${similarity === undefined ? '' : ` (${Math.round(similarity * 100)} % alike)`}`
      : undefined,
    reason,
    repeatedPassages ? `${count(repeatedPassages, 'repeated passage')} left out` : undefined,
  ];
  return parts.filter((part) => part !== undefined && part !== '').join('; ');
}

function statementsTable({ rows }: Listing<StatementRow>, width: number, style: Style): string {
  const columns: Column[] = [
    { title: 'Who', share: 2 },
    { title: 'Stance', width: 11 },
    { title: 'What', share: 5 },
    { title: 'To, where', share: 2, from: 70 },
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
}

function stripQuotes(content: string): string {
  return content.replace(/^["“”]/u, '').replace(/["“”]$/u, '');
}

function namesTable({ rows }: Listing<NameSummary>, width: number, style: Style): string {
  const columns: Column[] = [
    { title: 'Type', width: 14 },
    { title: 'Name', share: 2 },
    { title: 'Also called', share: 2, from: 70 },
    { title: 'Role', share: 2 },
    { title: 'Times', width: 8, right: true },
    { title: 'Articles', width: 10, right: true, from: 90 },
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
}

/** A copy whose texts, at any depth, are printable and not endless. Done once and first: what follows adds styles. */
function tame<Value>(value: Value): Value {
  if (typeof value === 'string') {
    const characters = [...printable(value)];
    const tamed = characters.length > longestCell ? [...characters.slice(0, longestCell - 1), '…'] : characters;
    return tamed.join('') as Value;
  }
  if (Array.isArray(value)) return value.map(tame) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, tame(item)])) as Value;
}

function heading(style: Style, title: string, remark = ''): string {
  return `\n${style('bold', title)}${remark === '' ? '' : `: ${remark}`}`;
}

function more({ rows, total }: Listing<unknown>, what: string): string {
  const left = total - rows.length;
  return left > 0 ? `… and ${count(left, `more ${what}`)}: --rows N shows more, --out FILE writes all of them.` : '';
}

function colourOutcome(outcome: string, style: Style): string {
  if (outcome === 'new') return style('green', outcome);
  if (outcome === 'rejected') return style('red', outcome);
  return outcome === 'variant' ? style('yellow', outcome) : outcome;
}

function colourStance(stance: string, style: Style): string {
  if (stance === 'denies' || stance === 'doubts') return style('red', stance);
  return stance === 'alleges' || stance === 'warns' ? style('yellow', stance) : stance;
}
