import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Analysis, putAnalysis } from '../../functions/store/analyses.ts';
import type { ArticleRow, MentionRow, StatementRow } from '../../functions/store/rows.ts';

vi.mock('node:timers/promises', () => ({ setTimeout: async () => {} }));

const db = mockClient(DynamoDBDocumentClient);
const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-west-1' }));
const tables = { articles: 'articles', statements: 'statements', mentions: 'mentions' };

const analysis = (statements: number, mentions: number): Analysis => ({
  article: { articleId: 'a1' } as ArticleRow,
  statements: Array.from(
    { length: statements },
    (_, n) => ({ speaker: 'X', said: `2026-01-01#a1#${n}` }) as StatementRow,
  ),
  mentions: Array.from({ length: mentions }, (_, n) => ({ name: `N${n}`, seen: '2026-01-01#a1' }) as MentionRow),
});

beforeEach(() => {
  db.reset();
  db.on(BatchWriteCommand).resolves({});
  db.on(PutCommand).resolves({});
  db.on(QueryCommand).resolves({});
});

describe('writing an analysis', () => {
  it('writes 25 rows a request and the article after all of them', async () => {
    await putAnalysis(client, tables, analysis(20, 13));
    const calls = db.calls().map((call) => call.args[0]);
    expect(calls.map((call) => call.constructor.name)).toEqual([
      'QueryCommand',
      'QueryCommand',
      'BatchWriteCommand',
      'BatchWriteCommand',
      'PutCommand',
    ]);
    const sizes = db
      .commandCalls(BatchWriteCommand)
      .map((call) =>
        Object.values(call.args[0].input.RequestItems!).reduce((sum, requests) => sum + requests.length, 0),
      );
    expect(sizes).toEqual([25, 8]);
  });

  it('sends again only what a throttled table left out', async () => {
    const left = { statements: [{ PutRequest: { Item: { speaker: 'X', said: '2026-01-01#a1#1' } } }] };
    db.on(BatchWriteCommand).resolvesOnce({ UnprocessedItems: left }).resolves({});
    await putAnalysis(client, tables, analysis(2, 1));
    expect(db.commandCalls(BatchWriteCommand)[1]!.args[0].input.RequestItems).toEqual(left);
    expect(db.commandCalls(PutCommand)).toHaveLength(1);
  });

  it('gives up on a table that stays throttled, before the article claims to be done', async () => {
    const left = { statements: [{ PutRequest: { Item: { speaker: 'X', said: '2026-01-01#a1#1' } } }] };
    db.on(BatchWriteCommand).resolves({ UnprocessedItems: left });
    await expect(putAnalysis(client, tables, analysis(2, 1))).rejects.toThrow('left items unwritten');
    expect(db.commandCalls(PutCommand)).toHaveLength(0);
  });

  it('writes an article without statements and names', async () => {
    await putAnalysis(client, tables, analysis(0, 0));
    expect(db.commandCalls(BatchWriteCommand)).toHaveLength(0);
    expect(db.commandCalls(PutCommand)).toHaveLength(1);
  });
});

describe('writing an analysis where an earlier one has written', () => {
  const deleted = () =>
    db
      .commandCalls(BatchWriteCommand)
      .flatMap((call) => Object.values(call.args[0].input.RequestItems!).flat())
      .flatMap((request) => request.DeleteRequest?.Key ?? []);

  it('takes away what the article no longer says, page by page of the index', async () => {
    db.on(QueryCommand, { TableName: 'statements' })
      .resolvesOnce({
        Items: [{ speaker: 'X', said: '2026-01-01#a1#0', content: 'kept' }],
        LastEvaluatedKey: { speaker: 'X' },
      })
      .resolves({ Items: [{ speaker: 'Y', said: '2026-01-01#a1#7', content: 'gone' }] });
    db.on(QueryCommand, { TableName: 'mentions' }).resolves({ Items: [{ name: 'N9', seen: '2026-01-01#a1' }] });
    await putAnalysis(client, tables, analysis(1, 1));
    expect(deleted()).toEqual([
      { speaker: 'Y', said: '2026-01-01#a1#7' },
      { name: 'N9', seen: '2026-01-01#a1' },
    ]);
  });

  it('leaves nothing where the article was withdrawn while it was read again', async () => {
    db.on(PutCommand).rejects(new ConditionalCheckFailedException({ message: 'no', $metadata: {} }));
    await putAnalysis(client, tables, analysis(1, 1), { again: true });
    expect(db.commandCalls(PutCommand)[0]!.args[0].input.ConditionExpression).toBe('attribute_exists(#text)');
    expect(deleted()).toEqual([
      { speaker: 'X', said: '2026-01-01#a1#0' },
      { name: 'N0', seen: '2026-01-01#a1' },
    ]);
  });
});
