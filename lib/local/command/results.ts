import type { FileRow, MentionRow, StatementRow } from '../../../functions/tables/rows.ts';
import type { Local } from '../local.ts';

/** The rows worth showing first, and how many there are in all. */
export interface Listing<Row> {
  rows: Row[];
  total: number;
}

/** One name with all its mentions. */
export interface NameSummary {
  name: string;
  type: string;
  aliases: string[];
  role?: string | undefined;
  /** Mentions, in all articles. */
  count: number;
  articles: number;
}

export interface Results {
  files: Listing<FileRow>;
  /** Files by outcome. */
  outcomes: Map<string, number>;
  /** In the order of their articles and of the text. */
  statements: Listing<StatementRow>;
  names: Listing<NameSummary>;
}

/**
 * Reads what is to be shown from the tables, page by page: memory holds as many rows as are shown, and one entry for
 * each file and each name.
 *
 * @param most how many rows of each kind are shown
 */
export async function readResults(local: Local, most: number): Promise<Results> {
  const files = new First<FileRow>(most, (a, b) => compare(arrival(a), arrival(b)));
  const outcomes = new Map<string, number>();
  const arrivals = new Map<string, string>();
  for await (const row of local.scan('Files')) {
    const file = row as unknown as FileRow;
    files.add(file);
    outcomes.set(file.outcome, (outcomes.get(file.outcome) ?? 0) + 1);
    if (file.articleId !== undefined && file.outcome !== 'copy') arrivals.set(file.articleId, arrival(file));
  }
  const order = ({ articleId }: StatementRow) => `${arrivals.get(articleId) ?? ''} ${articleId}`;
  const statements = new First<StatementRow>(
    most,
    (a, b) => compare(order(a), order(b)) || (a.start ?? 0) - (b.start ?? 0),
  );
  for await (const row of local.scan('Statements')) statements.add(row as unknown as StatementRow);
  return { files: files.listing(), outcomes, statements: statements.listing(), names: await readNames(local, most) };
}

async function readNames(local: Local, most: number): Promise<Listing<NameSummary>> {
  const names = new Map<string, NameSummary>();
  for await (const row of local.scan('Mentions')) {
    const { name, type, aliases = [], role, count = 1 } = row as unknown as MentionRow;
    const known = names.get(`${type} ${name}`);
    if (!known) names.set(`${type} ${name}`, { name, type, aliases: [...aliases], role, count, articles: 1 });
    else {
      known.aliases = [...new Set([...known.aliases, ...aliases])];
      known.role ??= role;
      known.count += count;
      known.articles++;
    }
  }
  const types = new Map<string, NameSummary[]>();
  for (const name of names.values()) types.set(name.type, [...(types.get(name.type) ?? []), name]);
  const each = Math.ceil(most / Math.max(1, types.size));
  const rows = [...types.entries()]
    .sort(([a], [b]) => typeRank(a) - typeRank(b) || compare(a, b))
    .flatMap(([, some]) => some.sort((a, b) => b.count - a.count || compare(a.name, b.name)).slice(0, each));
  return { rows, total: names.size };
}

function typeRank(type: string): number {
  const rank = ['person', 'organisation', 'place'].indexOf(type);
  return rank < 0 ? 3 : rank;
}

/** Files in the order in which they came, the articles of one file in theirs. */
function arrival({ receivedAt, key }: FileRow): string {
  return `${receivedAt} ${key}`;
}

/** Numbers in the texts count as numbers: the second article of a file comes before the tenth. */
const { compare } = new Intl.Collator('en', { numeric: true });

/** Keeps the first so many of the rows that are added, by an order. */
class First<Row> {
  readonly #most: number;
  readonly #compare: (a: Row, b: Row) => number;
  #rows: Row[] = [];
  #total = 0;

  constructor(most: number, compareRows: (a: Row, b: Row) => number) {
    this.#most = most;
    this.#compare = compareRows;
  }

  add(row: Row): void {
    this.#total++;
    this.#rows.push(row);
    if (this.#rows.length >= 2 * this.#most + 1000) this.#cut();
  }

  listing(): Listing<Row> {
    this.#cut();
    return { rows: this.#rows, total: this.#total };
  }

  #cut(): void {
    this.#rows = this.#rows.sort(this.#compare).slice(0, this.#most);
  }
}
