import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { listOf, misspelling, nameRank, type SearchName } from '../../../lib/text/search/name-words.ts';
import { searchWords } from '../../../lib/text/search/search-words.ts';
import type { MentionRow } from '../rows.ts';
import type { NameFound, NameQuery, NamesFound, SearchTables } from '../search.ts';
import { nameList } from './block-pages.ts';
import { aboutOf, unpackNames } from './search-items.ts';
import { blocksOf, entriesIn, pagesIn } from './search-lists.ts';

/** Words of a query that count. */
const MAX_WORDS = 8;
const DEFAULT_LIMIT = 20;
const MAX_SUGGESTIONS = 5;
/** Names looked up at a time. */
const AT_A_TIME = 10;

export const findNames = async (
  db: DynamoDBDocumentClient,
  tables: SearchTables,
  { text, limit = DEFAULT_LIMIT }: NameQuery,
): Promise<NamesFound> => {
  const query = searchWords(text).slice(0, MAX_WORDS);
  if (query.length === 0) return { names: [], more: false, suggestions: [] };
  const listed = await namesListed(db, tables.search);
  // The longest word has the fewest names beside it.
  const longest = query.reduce((a, b) => (b.length > a.length ? b : a));
  const ranked = bestFirst(await listed([longest]), (name) => -nameRank(query, name) || undefined);
  const names = await stillNamed(db, tables.mentions, ranked, limit + 1);
  if (names.length > 0) return { names: names.slice(0, limit), more: names.length > limit, suggestions: [] };
  const near = bestFirst(await listed(query), (name) => misspelling(query, name));
  return { names, more: false, suggestions: await stillNamed(db, tables.mentions, near, MAX_SUGGESTIONS) };
};

/** Names by their score, the least first, the shortest of the same; those without one are left out. */
const bestFirst = (names: Iterable<SearchName>, score: (name: SearchName) => number | undefined): SearchName[] =>
  [...names]
    .flatMap((name) => {
      const is = score(name);
      return is === undefined ? [] : [{ name, is }];
    })
    .sort((a, b) => a.is - b.is || a.name.name.length - b.name.name.length || (a.name.name < b.name.name ? -1 : 1))
    .map(({ name }) => name);

/** Reads the names that have words beginning like one of these; the entries of blocks without pages only once. */
const namesListed = async (db: DynamoDBDocumentClient, table: string) => {
  const { current, sealed } = await blocksOf(db, table, false);
  const open = Array.from({ length: current - sealed }, (_, i) => entriesIn(db, table, sealed + 1 + i));
  const entered = (await Promise.all(open)).flat().flatMap((item) => aboutOf(item).names);
  return async (words: readonly string[]): Promise<Iterable<SearchName>> => {
    const lists = [...new Set(words.map(listOf))];
    const pages = await Promise.all(lists.map((list) => pagesIn(db, table, nameList(list), sealed)));
    const names = new Map<string, SearchName>();
    for (const { name, aliases } of [...entered, ...pages.flat().flatMap(({ content }) => unpackNames(content))]) {
      names.set(name, { name, aliases: [...new Set([...(names.get(name)?.aliases ?? []), ...aliases])] });
    }
    return names.values();
  };
};

/** The first names that have rows in Mentions, with what the latest says. */
const stillNamed = async (
  db: DynamoDBDocumentClient,
  table: string,
  names: readonly SearchName[],
  limit: number,
): Promise<NameFound[]> => {
  const found: NameFound[] = [];
  for (let i = 0; i < names.length && found.length < limit; i += AT_A_TIME) {
    const rows = await Promise.all(names.slice(i, i + AT_A_TIME).map(({ name }) => latestMention(db, table, name)));
    found.push(...rows.flatMap((row) => (row ? [foundIn(row)] : [])));
  }
  return found.slice(0, limit);
};

const foundIn = ({ name, type, seen, role }: MentionRow): NameFound => ({ name, type, seen, ...(role && { role }) });

const latestMention = async (
  db: DynamoDBDocumentClient,
  table: string,
  name: string,
): Promise<MentionRow | undefined> => {
  const { Items = [] } = await db.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: '#name = :name',
      ExpressionAttributeNames: { '#name': 'name' },
      ExpressionAttributeValues: { ':name': name },
      ScanIndexForward: false,
      Limit: 1,
    }),
  );
  return Items[0] as MentionRow | undefined;
};
