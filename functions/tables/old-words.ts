import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { whenItHolds } from './condition.ts';

/**
 * In which rows the words of an article may be that others have changed: one item of Fingerprints for each article. What
 * is noted stays. Every read is consistent.
 */
export interface OldWords {
  /** Notes that the row of another article may hold them. Returns false if there are too many of these. */
  note(articleId: string, holder: string): Promise<boolean>;
  holders(articleId: string): Promise<string[]>;
}

/** Three kilobytes, so three write units. */
export const MAX_HOLDERS = 90;

export const dynamoOldWords = (db: DynamoDBDocumentClient, table: string): OldWords => {
  const key = (articleId: string) => ({ fingerprint: `words#${articleId}` });
  return {
    note: (articleId, holder) =>
      whenItHolds(
        db.send(
          new UpdateCommand({
            TableName: table,
            Key: key(articleId),
            UpdateExpression: 'ADD holders :holders',
            ConditionExpression: 'attribute_not_exists(holders) OR contains(holders, :holder) OR size(holders) < :most',
            ExpressionAttributeValues: { ':holders': new Set([holder]), ':holder': holder, ':most': MAX_HOLDERS },
          }),
        ),
      ),

    async holders(articleId) {
      const { Item } = await db.send(new GetCommand({ TableName: table, Key: key(articleId), ConsistentRead: true }));
      return [...((Item?.holders as Set<string> | undefined) ?? [])];
    },
  };
};
