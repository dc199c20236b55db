import { setTimeout as sleep } from 'node:timers/promises';
import { BatchWriteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { ArticleRow, MentionRow, StatementRow } from './rows.ts';

export interface Analysis {
  article: ArticleRow;
  statements: StatementRow[];
  mentions: MentionRow[];
}

export interface AnalysisTables {
  articles: string;
  statements: string;
  mentions: string;
}

interface Write {
  table: string;
  item: object;
}

/** BatchWriteItem takes 25 items at the most. */
const BATCH_ITEMS = 25;
const ATTEMPTS = 6;

/**
 * Writes everything an article's analysis found. Puts with keys made of the article alone, so writing it again changes
 * nothing. The Articles row goes last: where it stands, the other rows stand too.
 *
 * @throws {Error} when the tables still refuse items after several tries, or at any error of DynamoDB: both transient.
 */
export const putAnalysis = async (
  db: DynamoDBDocumentClient,
  tables: AnalysisTables,
  analysis: Analysis,
): Promise<void> => {
  const writes: Write[] = [
    ...analysis.statements.map((item) => ({ table: tables.statements, item })),
    ...analysis.mentions.map((item) => ({ table: tables.mentions, item })),
  ];
  const batches = Array.from({ length: Math.ceil(writes.length / BATCH_ITEMS) }, (_, i) =>
    writes.slice(i * BATCH_ITEMS, (i + 1) * BATCH_ITEMS),
  );
  for (const batch of batches) await putBatch(db, batch);
  await db.send(new PutCommand({ TableName: tables.articles, Item: analysis.article }));
};

const putBatch = async (db: DynamoDBDocumentClient, batch: Write[]): Promise<void> => {
  let requests: Record<string, { PutRequest: { Item: object } }[]> = {};
  for (const { table, item } of batch) {
    requests[table] ??= [];
    requests[table].push({ PutRequest: { Item: item } });
  }
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    // A throttled batch answers without an error and names what it left out: back off, then send only that.
    if (attempt > 0) await sleep(50 * 2 ** attempt * (0.5 + Math.random()));
    const { UnprocessedItems } = await db.send(new BatchWriteCommand({ RequestItems: requests }));
    if (!UnprocessedItems || Object.keys(UnprocessedItems).length === 0) return;
    requests = UnprocessedItems as typeof requests;
  }
  throw new Error(`DynamoDB left items unwritten after ${ATTEMPTS} tries: ${Object.keys(requests).join(', ')}`);
};
