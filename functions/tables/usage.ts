import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';

/** What was handled within an hour or a day. */
export interface Used {
  /** Articles, and records that could not be read. */
  records: number;
  /** Bytes of files, unpacked. */
  bytes: number;
}

/** What all functions together have handled, by period: `2026-03-01T10` or `2026-03-01`. */
export interface Usage {
  /** Adds to a period. Returns its sums so far. */
  add(period: string, used: Used): Promise<Used>;
}

/** Long after the period is over, the row expires. */
const EXPIRES_SECONDS = 7 * 86_400;

/** In the Fingerprints table, as it is for the machine only. A repeated request may count twice: the sums are limits, not bills. */
export const dynamoUsage = (db: DynamoDBDocumentClient, table: string): Usage => ({
  async add(period, { records, bytes }) {
    const { Attributes } = await db.send(
      new UpdateCommand({
        TableName: table,
        Key: { fingerprint: `used#${period}` },
        UpdateExpression: 'ADD #records :records, #bytes :bytes SET expiresAt = :then',
        ExpressionAttributeNames: { '#records': 'records', '#bytes': 'bytes' },
        ExpressionAttributeValues: {
          ':records': records,
          ':bytes': bytes,
          ':then': Math.floor(Date.now() / 1000) + EXPIRES_SECONDS,
        },
        ReturnValues: 'ALL_NEW',
      }),
    );
    return { records: Number(Attributes?.records ?? 0), bytes: Number(Attributes?.bytes ?? 0) };
  },
});
