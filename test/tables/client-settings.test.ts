import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { documentClient } from '../../functions/tables/client.ts';
import { CLIENT_SETTINGS } from '../../functions/tables/client-settings.ts';
import { readConfig } from '../../lib/stack/config.ts';

/** Takes requests and answers none. */
let silent: Server;
beforeAll(async () => {
  silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${(silent.address() as AddressInfo).port}`);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
});
afterAll(() => {
  vi.unstubAllEnvs();
  silent.closeAllConnections();
  silent.close();
});

describe('a service that does not answer', () => {
  it('is not waited for beyond the timeout, whichever it is', async () => {
    const requests = [
      documentClient().send(new GetCommand({ TableName: 'Files', Key: { key: 'a' } })),
      new S3Client(CLIENT_SETTINGS).send(new GetObjectCommand({ Bucket: 'inbox', Key: 'a' })),
      new SQSClient(CLIENT_SETTINGS).send(
        new SendMessageCommand({ QueueUrl: `${process.env.AWS_ENDPOINT_URL}/1/queue`, MessageBody: 'a' }),
      ),
    ];
    for (const { status, ...answer } of await Promise.allSettled(requests)) {
      expect(status).toBe('rejected');
      expect(answer).toMatchObject({ reason: { name: 'TimeoutError' } });
    }
  });

  it('is tried three times in the time of any function', () => {
    const { connectionTimeout, requestTimeout } = CLIENT_SETTINGS.requestHandler;
    const { deduplicate, analyse, backfill } = readConfig();
    for (const { timeoutSeconds } of [deduplicate, analyse, backfill]) {
      expect(3 * (connectionTimeout + requestTimeout)).toBeLessThan(timeoutSeconds * 1000);
    }
  });
});
