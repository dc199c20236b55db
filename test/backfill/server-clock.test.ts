import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answeredAt, keepServerTime } from '../../functions/backfill/server-clock.ts';

const server = createServer((_, response) => {
  response.setHeader('Date', 'Sun, 01 Mar 2026 12:00:00 GMT');
  response.end('<ListVersionsResult><Version><Key>a</Key></Version></ListVersionsResult>');
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve())));
afterAll(() => server.close());

describe('the time of a response', () => {
  it('is the time that S3 states', async () => {
    const s3 = keepServerTime(
      new S3Client({
        endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        region: 'eu-west-1',
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      }),
    );
    const answer = await s3.send(new ListObjectVersionsCommand({ Bucket: 'inbox' }));
    expect(answer.Versions).toEqual([{ Key: 'a' }]);
    expect(answeredAt(answer)).toBe('2026-03-01T12:00:00.000Z');
    s3.destroy();
  });

  it('is the local time if S3 states none', () => {
    const before = new Date().toISOString();
    expect(answeredAt({ $metadata: {} }) >= before).toBe(true);
  });
});
