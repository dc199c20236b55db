import { type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { findPhrase, mayChange } from '../../../lib/text/search/phrase.ts';
import { searchWords } from '../../../lib/text/search/search-words.ts';
import type { StatementRow } from '../rows.ts';
import {
  type QuotationFound,
  type QuotationQuery,
  type QuotationsFound,
  type SearchTables,
  spokenText,
} from '../search.ts';
import { candidates } from './candidates.ts';

/** Words of a query that count. */
const MAX_WORDS = 50;
const DEFAULT_LIMIT = 20;
const MAX_SUGGESTIONS = 5;
/** Articles whose statements are compared at most, entries that are read for it, and how many at a time. */
const MAX_ARTICLES = 400;
const MAX_ENTRIES = 2_000;
const AT_A_TIME = 10;

export const findQuotations = async (
  db: DynamoDBDocumentClient,
  tables: SearchTables,
  { words, speaker, from = '', to, limit = DEFAULT_LIMIT }: QuotationQuery,
): Promise<QuotationsFound> => {
  const phrase = searchWords(words).slice(0, MAX_WORDS);
  if (phrase.length < (speaker === undefined ? 2 : 1)) {
    return { quotations: [], more: false, tooFewWords: true, suggestions: [] };
  }
  const days: Days = { from, to: to ?? '9999' };
  const isNarrow = speaker !== undefined || from !== '' || to !== undefined;
  const wanted: Wanted = { phrase, changed: isNarrow ? mayChange(phrase.length) : 0, days, limit };
  const { found, more } =
    speaker === undefined
      ? await saidByAnybody(db, tables, wanted)
      : await saidBy(db, tables.statements, speaker, wanted);
  if (found.length > 0 || phrase.length < 2) return { quotations: found, more, suggestions: [] };
  const near = await saidByAnybody(db, tables, {
    phrase,
    changed: Math.max(1, mayChange(phrase.length)),
    days: { from: '', to: '9999' },
    limit: MAX_SUGGESTIONS,
  });
  return { quotations: [], more, suggestions: near.found };
};

/** The first and the last day, as the beginnings of sort keys. */
interface Days {
  from: string;
  to: string;
}

interface Wanted {
  phrase: readonly string[];
  /** How many words may be changed. */
  changed: number;
  days: Days;
  limit: number;
}

interface Answer {
  found: QuotationFound[];
  more: boolean;
}

/** Sorts after whatever a sort key has behind its day or its article. */
const LAST = '~';

/** All statements of one speaker are compared: no list is needed. */
const saidBy = async (
  db: DynamoDBDocumentClient,
  table: string,
  speaker: string,
  { days, limit, ...wanted }: Wanted,
): Promise<Answer> => {
  const found: QuotationFound[] = [];
  const between = { from: days.from || ' ', to: `${days.to}${LAST}` };
  for await (const rows of statements(db, table, speaker, between)) found.push(...matching(rows, wanted));
  return { found: bestFirst(found).slice(0, limit), more: found.length > limit };
};

/** The statements of articles that have the words in their lists are compared. */
const saidByAnybody = async (db: DynamoDBDocumentClient, tables: SearchTables, wanted: Wanted): Promise<Answer> => {
  const { phrase, changed, days, limit } = wanted;
  const found = new Map<string, QuotationFound>();
  let articles = 0;
  let entries = 0;
  let more = false;
  for await (const group of candidates(db, tables.search, phrase, changed, AT_A_TIME)) {
    const within = group.filter(({ day }) => day >= days.from && day <= `${days.to}${LAST}`);
    // Articles with all the words come latest first: the first hits are the answer. Other wordings have to be compared.
    if (articles >= MAX_ARTICLES || entries >= MAX_ENTRIES || (changed === 0 && found.size > limit)) {
      more = true;
      break;
    }
    articles += within.length;
    entries += AT_A_TIME;
    const rows = await Promise.all(
      within.flatMap(({ articleId, day, speakers }) =>
        speakers.map((speaker) => saidIn(db, tables.statements, speaker, `${day}#${articleId}#`)),
      ),
    );
    for (const one of matching(rows.flat(), wanted)) {
      found.set(JSON.stringify([one.statement.speaker, one.statement.said]), one);
    }
  }
  const best = bestFirst([...found.values()]);
  return { found: best.slice(0, limit), more: more || best.length > limit };
};

const matching = (rows: readonly StatementRow[], { phrase, changed }: Pick<Wanted, 'phrase' | 'changed'>) =>
  rows.flatMap((statement): QuotationFound[] => {
    const place = findPhrase(phrase, spokenText(statement), changed);
    return place ? [{ statement, ...place }] : [];
  });

/** Those in the very words first, then the latest. */
const bestFirst = (found: readonly QuotationFound[]): QuotationFound[] =>
  [...found].sort((a, b) => a.changed - b.changed || (a.statement.said < b.statement.said ? 1 : -1));

async function* statements(
  db: DynamoDBDocumentClient,
  table: string,
  speaker: string,
  { from, to }: Days,
): AsyncGenerator<StatementRow[]> {
  const query = {
    TableName: table,
    KeyConditionExpression: 'speaker = :speaker AND said BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':speaker': speaker, ':from': from, ':to': to },
  };
  for await (const { Items = [] } of paginateQuery({ client: db }, query)) yield Items as StatementRow[];
}

const saidIn = async (
  db: DynamoDBDocumentClient,
  table: string,
  speaker: string,
  saidBegins: string,
): Promise<StatementRow[]> => {
  const rows: StatementRow[] = [];
  for await (const page of statements(db, table, speaker, { from: saidBegins, to: `${saidBegins}${LAST}` })) {
    rows.push(...page);
  }
  return rows;
};
