import type { Context, SQSRecord } from 'aws-lambda';
import { describe, expect, it, vi } from 'vitest';
import { handleBatch } from '../../functions/messages/handle-batch.ts';

vi.hoisted(() => {
  Object.assign(process.env, {
    MAX_TRIES: '5',
    POWERTOOLS_LOG_LEVEL: 'SILENT',
    POWERTOOLS_SERVICE_NAME: 'deduplicate',
    POWERTOOLS_METRICS_NAMESPACE: 'Newsprint',
    // Metrics go to this console, instead of one of their own.
    POWERTOOLS_DEV: 'true',
    POWERTOOLS_METRICS_DISABLED: 'false',
  });
});

const record = (messageId: string, tries: number): SQSRecord =>
  ({ messageId, body: '', attributes: { ApproximateReceiveCount: String(tries) } }) as SQSRecord;

/** The order in which records begin and end. */
const run = async (records: SQSRecord[]): Promise<string[]> => {
  const seen: string[] = [];
  await handleBatch({ Records: records }, {} as Context, async ({ messageId }) => {
    seen.push(`begin ${messageId}`);
    await new Promise(setImmediate);
    seen.push(`end ${messageId}`);
  });
  return seen;
};

describe('a batch', () => {
  it('has new messages handled together, and those delivered before after them and one at a time', async () => {
    const [first, second, third, fourth, ...again] = await run([
      record('old', 3),
      record('new', 1),
      record('older', 4),
      record('newer', 1),
    ]);
    expect([first, second, third, fourth]).toEqual(['begin new', 'begin newer', 'end new', 'end newer']);
    const order = again.map((text) => text.split(' ')[1]);
    expect(order[0]).toBe(order[1]);
    expect(order[2]).toBe(order[3]);
    expect(new Set(order)).toEqual(new Set(['old', 'older']));
  });

  it('has those delivered before in another order at another try, so that none is always behind another', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const behind = new Map<string, number>();
    for (let tries = 2; tries < 40; tries++) {
      const order = (await run(ids.map((id) => record(id, tries)))).filter((text) => text.startsWith('begin'));
      for (const id of ids) {
        if (order.indexOf(`begin ${id}`) > order.indexOf('begin c')) behind.set(id, (behind.get(id) ?? 0) + 1);
      }
    }
    for (const id of ['a', 'b', 'd', 'e']) {
      expect(behind.get(id), id).toBeGreaterThan(5);
      expect(behind.get(id), id).toBeLessThan(33);
    }
  });

  it('returns those that failed, of both kinds', async () => {
    const records = [record('new', 1), record('good', 1), record('old', 2), record('fine', 2)];
    const answer = await handleBatch({ Records: records }, {} as Context, async ({ messageId }) => {
      if (['new', 'old'].includes(messageId)) throw new Error('no');
    });
    expect(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['new', 'old']);
  });

  it('has a message that is tried for the last time counted before it is handled, by the service', async () => {
    const seen: string[] = [];
    const log = vi.spyOn(console, 'log').mockImplementation((line) => seen.push(line));
    const retries = { hide: async () => {}, secondsAfter: () => 1 };
    const invocation = { getRemainingTimeInMillis: () => 120_000 } as Context;
    const records = [record('third', 4), record('last', 5)];
    await handleBatch({ Records: records }, invocation, async ({ messageId }) => void seen.push(messageId), retries);
    log.mockRestore();
    expect(seen.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ LastTry: 1, service: 'deduplicate', _aws: expect.anything() }),
    ]);
    expect(JSON.parse(seen[0]!)._aws.CloudWatchMetrics).toEqual([
      { Namespace: 'Newsprint', Dimensions: [['service']], Metrics: [{ Name: 'LastTry', Unit: 'Count' }] },
    ]);
  });
});
