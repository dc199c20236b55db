import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { compareAndSet, whenItHolds } from './condition.ts';
import type { StoryRow } from './rows.ts';

/** An addition to a story's counts, with the state of the row that it was based on. */
export interface Addition {
  /** Names what is counted. The addition is refused if one of the row's latest entries has the name. */
  entry: string;
  /** Entries noted beside it. */
  beside?: string[];
  files: number;
  articles: number;
  digests?: number;
  quotedBy?: number;
  withdrawals?: number;
  /** Only if the time lies outside those in the row; refused if the row has moved past it meanwhile. */
  firstSeen?: string;
  lastSeen?: string;
  /** The row as it was read. */
  seen: Pick<StoryRow, 'pages' | 'latest'>;
  /** The latest entries that stay in the row; the others have been noted on a page, which this closes. */
  keep?: string[];
}

/** The Stories table. Every read is consistent. */
export interface Stories {
  get(storyId: string): Promise<StoryRow | undefined>;
  /** Writes the row if there is none. Returns whether it did. */
  create(row: StoryRow): Promise<boolean>;
  /** Counts, unless the row has changed since it was read. Returns whether it did. */
  count(storyId: string, addition: Addition): Promise<boolean>;
  /** Closes a story, whether or not it has a row: from now on it is part of another and counts nothing. */
  close(storyId: string, into: string): Promise<void>;
  /** Notes that nothing is left to do about a closed story. */
  settle(storyId: string): Promise<void>;
  /** Changes the headline of a story that is not closed, if its row is still as seen. Returns whether it did. */
  rename(storyId: string, seen: Pick<StoryRow, 'headline' | 'articles'>, to: string): Promise<boolean>;
}

export const dynamoStories = (db: DynamoDBDocumentClient, table: string): Stories => ({
  async get(storyId) {
    const { Item } = await db.send(new GetCommand({ TableName: table, Key: { storyId }, ConsistentRead: true }));
    return Item as StoryRow | undefined;
  },

  create: (row) =>
    whenItHolds(
      db.send(new PutCommand({ TableName: table, Item: row, ConditionExpression: 'attribute_not_exists(storyId)' })),
    ),

  count: (storyId, addition) =>
    whenItHolds(db.send(new UpdateCommand({ TableName: table, Key: { storyId }, ...countExpression(addition) }))),

  async close(storyId, into) {
    await whenItHolds(
      db.send(
        new UpdateCommand({
          TableName: table,
          Key: { storyId },
          UpdateExpression:
            'SET mergedInto = :into, files = if_not_exists(files, :none), articles = if_not_exists(articles, :none), ' +
            'latest = if_not_exists(latest, :nobody), pages = if_not_exists(pages, :none) REMOVE headline',
          ConditionExpression: 'attribute_not_exists(mergedInto)',
          ExpressionAttributeValues: { ':into': into, ':none': 0, ':nobody': [] },
        }),
      ),
    );
  },

  async settle(storyId) {
    await whenItHolds(
      db.send(
        new UpdateCommand({
          TableName: table,
          Key: { storyId },
          UpdateExpression: 'SET settled = :yes, files = :none, articles = :none REMOVE digests, quotedBy, withdrawals',
          ConditionExpression: 'attribute_exists(mergedInto)',
          ExpressionAttributeValues: { ':yes': true, ':none': 0 },
        }),
      ),
    );
  },

  rename: (storyId, { headline, articles }, to) =>
    whenItHolds(
      db.send(
        new UpdateCommand({
          TableName: table,
          Key: { storyId },
          ...compareAndSet('storyId', { headline, articles, mergedInto: undefined }, { headline: to }),
        }),
      ),
    ),
});

/** DynamoDB has no maximum: a condition sets a time only if it lies outside those in the row at that moment. */
const countExpression = (addition: Addition) => {
  const {
    entry,
    beside = [],
    files,
    articles,
    digests,
    quotedBy,
    withdrawals,
    firstSeen,
    lastSeen,
    seen,
    keep,
  } = addition;
  const values: Record<string, unknown> = {
    ':entry': entry,
    ':files': files,
    ':articles': articles,
    ':pages': seen.pages,
    ':added': [entry, ...beside],
  };
  const sets: string[] = [];
  const conditions = ['attribute_not_exists(mergedInto)', 'pages = :pages', 'NOT contains(latest, :entry)'];
  if (keep) {
    // Within one page the list only grows: the same length is the same list.
    conditions.push('size(latest) = :length');
    values[':length'] = seen.latest.length;
    values[':added'] = [...keep, entry, ...beside];
    values[':next'] = seen.pages + 1;
    sets.push('latest = :added', 'pages = :next');
  } else {
    sets.push('latest = list_append(latest, :added)');
  }
  if (firstSeen) {
    conditions.push('firstSeen > :first');
    values[':first'] = firstSeen;
    sets.push('firstSeen = :first');
  }
  if (lastSeen) {
    conditions.push('lastSeen < :last');
    values[':last'] = lastSeen;
    sets.push('lastSeen = :last');
  }
  const adds = ['files :files', 'articles :articles'];
  for (const [name, number] of Object.entries({ digests, quotedBy, withdrawals })) {
    if (!number) continue;
    adds.push(`${name} :${name}`);
    values[`:${name}`] = number;
  }
  return {
    UpdateExpression: `SET ${sets.join(', ')} ADD ${adds.join(', ')}`,
    ConditionExpression: conditions.join(' AND '),
    ExpressionAttributeValues: values,
  };
};
