import type { Analyses, MentionKey, RowKey, StatementKey, StoredStatement } from '../../tables/analyses.ts';
import type { ArticleRow, WithdrawnArticleRow } from '../../tables/rows.ts';
import { dayOfRow } from './day.ts';

/** What the keys of an article's rows are made from. */
export type Keyed = Pick<
  ArticleRow,
  'articleId' | 'receivedAt' | 'publishedAt' | 'people' | 'organisations' | 'places' | 'speakers'
>;

export const statementKey = (speaker: string, day: string, articleId: string, number: number): StatementKey => ({
  speaker,
  said: `${day}#${articleId}#${String(number).padStart(3, '0')}`,
});

/**
 * The key of a name's row in an article. If one name stands for two entities (Washington the person and the city), the
 * second gets its type into the key.
 */
export const mentionKey = (name: string, day: string, articleId: string, secondType?: string): MentionKey => ({
  name,
  seen: `${day}#${articleId}${secondType ? `#${secondType}` : ''}`,
});

/** Does an Articles row still say what its article's rows are, or is it a tombstone? */
export const isKeyed = <Row extends Partial<ArticleRow> | WithdrawnArticleRow>(row: Row): row is Row & Keyed =>
  'speakers' in row;

/** The keys of all rows of an article, from its Articles row: no index is asked, since indexes lag. */
export const keysOf = async (analyses: Analyses, row: Keyed): Promise<RowKey[]> => {
  const day = dayOfRow(row);
  const statements = await Promise.all(
    row.speakers.map((speaker) => analyses.statementsBy(speaker, `${day}#${row.articleId}#`)),
  );
  return [...statements.flat(), ...mentionKeys(row, day)];
};

/** What an article says, from the first statement to the last, as its rows have it. */
export const wordsOf = async (analyses: Analyses, row: Keyed): Promise<StoredStatement[]> => {
  const begins = `${dayOfRow(row)}#${row.articleId}#`;
  const statements = await Promise.all(row.speakers.map((speaker) => analyses.wordsBy(speaker, begins)));
  const numberOf = ({ said }: StoredStatement) => Number(said.slice(begins.length));
  return statements.flat().sort((a, b) => numberOf(a) - numberOf(b));
};

const mentionKeys = ({ articleId, people, organisations, places }: Keyed, day: string): MentionKey[] => {
  const types: Record<string, readonly string[]> = { person: people, organisation: organisations, place: places };
  const counted = new Map<string, number>();
  for (const name of Object.values(types).flat()) counted.set(name, (counted.get(name) ?? 0) + 1);
  const shared = Object.entries(types).flatMap(([type, names]) =>
    names.filter((name) => counted.get(name)! > 1).map((name) => mentionKey(name, day, articleId, type)),
  );
  return [...[...counted.keys()].map((name) => mentionKey(name, day, articleId)), ...shared];
};
