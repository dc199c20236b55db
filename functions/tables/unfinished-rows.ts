import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { RowKey } from './analyses.ts';

/** Rows of an article that somebody is about to put. */
export interface UnfinishedRows {
  articleId: string;
  keys: RowKey[];
}

/**
 * What functions are about to put for articles whose text their messages do not hold: one item of Fingerprints for each article that
 * a message is about. Every read is consistent.
 */
export interface Unfinished {
  /** @param name of this note among those of the message's article */
  note(of: string, name: string, rows: UnfinishedRows): Promise<void>;
  forget(of: string, name: string): Promise<void>;
  notes(of: string): Promise<UnfinishedRows[]>;
}

/** As long as a message may wait, and once more if it comes back from the dead letters. */
const EXPIRES_SECONDS = 30 * 86_400;

export const dynamoUnfinished = (db: DynamoDBDocumentClient, table: string): Unfinished => {
  const keyOf = (articleId: string) => ({ fingerprint: `rows#${articleId}` });
  return {
    async note(of, name, rows) {
      await db.send(
        new UpdateCommand({
          TableName: table,
          Key: keyOf(of),
          UpdateExpression: 'SET #note = :rows, expiresAt = :then',
          ExpressionAttributeNames: { '#note': name },
          ExpressionAttributeValues: { ':rows': rows, ':then': Math.floor(Date.now() / 1000) + EXPIRES_SECONDS },
        }),
      );
    },

    async forget(of, name) {
      await db.send(
        new UpdateCommand({
          TableName: table,
          Key: keyOf(of),
          UpdateExpression: 'REMOVE #note',
          ExpressionAttributeNames: { '#note': name },
        }),
      );
    },

    async notes(of) {
      const { Item = {} } = await db.send(new GetCommand({ TableName: table, Key: keyOf(of), ConsistentRead: true }));
      const { fingerprint, expiresAt, ...notes } = Item;
      return Object.values(notes) as UnfinishedRows[];
    },
  };
};
