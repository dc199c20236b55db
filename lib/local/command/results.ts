import type { FileRow, MentionRow, StatementRow } from '../../../functions/tables/rows.ts';
import type { Local } from '../local.ts';

/** The rows to show, and how many there are in all. */
export interface Listing<Row> {
  rows: Row[];
  total: number;
}

/** A name with all its mentions. */
export interface NameSummary {
  name: string;
  type: string;
  aliases: string[];
  role?: string | undefined;
  /** The number of mentions in all articles. */
  count: number;
  articles: number;
}

export interface Results {
  files: Listing<FileRow>;
  /** The number of files by outcome. */
  outcomes: Map<string, number>;
  /** In the order of the articles and of their text. */
  statements: Listing<StatementRow>;
  names: Listing<NameSummary>;
}

/**
 * Reads the tables page by page: memory holds the rows that are shown, and an entry for each file and each name.
 *
 * @param maxRows how many rows of each kind are shown
 */
export const readResults = async (local: Local, maxRows: number): Promise<Results> => {
  const files = new FirstRows<FileRow>(maxRows, (a, b) => compare(arrival(a), arrival(b)));
  const outcomes = new Map<string, number>();
  const arrivals = new Map<string, string>();
  for await (const row of local.scan('Files')) {
    const file = row as unknown as FileRow;
    files.add(file);
    outcomes.set(file.outcome, (outcomes.get(file.outcome) ?? 0) + 1);
    if (file.articleId !== undefined && file.outcome !== 'copy') arrivals.set(file.articleId, arrival(file));
  }
  const order = ({ articleId }: StatementRow) => `${arrivals.get(articleId) ?? ''} ${articleId}`;
  const statements = new FirstRows<StatementRow>(
    maxRows,
    (a, b) => compare(order(a), order(b)) || (a.start ?? 0) - (b.start ?? 0),
  );
  for await (const row of local.scan('Statements')) statements.add(row as unknown as StatementRow);
  return { files: files.listing(), outcomes, statements: statements.listing(), names: await readNames(local, maxRows) };
};

const readNames = async (local: Local, maxRows: number): Promise<Listing<NameSummary>> => {
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
  const byType = Map.groupBy(names.values(), ({ type }) => type);
  const rowsPerType = Math.ceil(maxRows / Math.max(1, byType.size));
  const rows = [...byType]
    .sort(([a], [b]) => typeRank(a) - typeRank(b) || compare(a, b))
    .flatMap(([, group]) => group.sort((a, b) => b.count - a.count || compare(a.name, b.name)).slice(0, rowsPerType));
  return { rows, total: names.size };
};

const typeRank = (type: string): number => {
  const rank = ['person', 'organisation', 'place'].indexOf(type);
  return rank < 0 ? 3 : rank;
};

/** The sort key of files by arrival, and of the articles of a file by their numbers. */
const arrival = ({ receivedAt, key }: FileRow): string => `${receivedAt} ${key}`;

/** Compares numbers within texts as numbers: the second article of a file comes before the tenth. */
const { compare } = new Intl.Collator('en', { numeric: true });

/** Keeps the first `maxRows` of the rows added, in the order of `compareRows`. */
class FirstRows<Row> {
  readonly #maxRows: number;
  readonly #compare: (a: Row, b: Row) => number;
  #rows: Row[] = [];
  #total = 0;

  constructor(maxRows: number, compareRows: (a: Row, b: Row) => number) {
    this.#maxRows = maxRows;
    this.#compare = compareRows;
  }

  add(row: Row): void {
    this.#total++;
    this.#rows.push(row);
    if (this.#rows.length >= 2 * this.#maxRows + 1000) this.#cut();
  }

  listing(): Listing<Row> {
    this.#cut();
    return { rows: this.#rows, total: this.#total };
  }

  #cut(): void {
    this.#rows = this.#rows.sort(this.#compare).slice(0, this.#maxRows);
  }
}
