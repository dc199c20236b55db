import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { ListQueuesCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileRow } from '../../functions/tables/rows.ts';
import { type Clients, connect, disconnect } from '../../lib/local/cloud/clients.ts';
import { type StandIns, startStandIns } from '../../lib/local/stand-ins/stand-ins.ts';
import { startLocal } from '../../lib/local/start-local.ts';
import { wired } from './wired.ts';

/** Stands for another emulator: all services at one address, and an S3 that delivers no events. */
let standIns: StandIns;
let server: Server;
let endpoint: string;
let clients: Clients;
beforeAll(async () => {
  standIns = await startStandIns('us-east-1', undefined, () => {});
  server = createServer((incoming, outgoing) => {
    const target = String(incoming.headers['x-amz-target'] ?? '');
    const base = target.startsWith('DynamoDB') ? standIns.endpoints.dynamodb : standIns.endpoints.s3;
    const { method, headers } = incoming;
    const forwarded = request(new URL(incoming.url ?? '/', base), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    forwarded.on('error', () => outgoing.destroy());
    outgoing.on('close', () => forwarded.destroy());
    incoming.pipe(forwarded);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://localhost:${(server.address() as AddressInfo).port}`;
  const account = { region: 'us-east-1', accessKeyId: 'id', secretAccessKey: 'secret' };
  clients = connect(standIns.endpoints, account);
});
afterAll(async () => {
  disconnect(clients);
  server.closeAllConnections();
  server.close();
  await standIns?.stop();
});

const namesThere = async (): Promise<string[]> => {
  const [buckets, queues, tables] = await Promise.all([
    clients.s3.send(new ListBucketsCommand()),
    clients.sqs.send(new ListQueuesCommand()),
    clients.dynamodb.send(new ListTablesCommand()),
  ]);
  const all = [
    ...(buckets.Buckets ?? []).map(({ Name }) => Name ?? ''),
    ...(queues.QueueUrls ?? []).map((url) => url.split('/').pop() ?? ''),
    ...(tables.TableNames ?? []),
  ];
  // The stand-in's buckets for versions.
  return all.filter((name) => !name.startsWith('versions-'));
};

describe('with an endpoint', () => {
  it('creates everything there under unique names, delivers events itself if need be, says so, and deletes everything', async () => {
    const notes: string[] = [];
    const local = await startLocal({ ...(await wired()), endpoint, note: (remark) => notes.push(remark) });
    try {
      expect(notes).toEqual(['The S3 at the endpoint delivers no notifications: this process delivers them.']);
      const names = await namesThere();
      expect(names).toHaveLength(1 + 8 + 7);
      for (const name of names) expect(name).toMatch(/^newsprint-[0-9a-f]{8}-/);
      await local.upload('ü +.txt', 'a text at an endpoint');
      expect(await local.settled()).toMatchObject({ ok: true });
      expect(await local.rows<FileRow>('Files')).toEqual([expect.objectContaining({ key: 'ü +.txt', outcome: 'new' })]);
    } finally {
      await local.stop();
    }
    expect(await namesThere()).toEqual([]);
  });

  it('keeps everything there on demand, without a conflict in the next run', async () => {
    const first = await startLocal({ ...(await wired()), endpoint });
    await first.upload('a.txt', 'a text that stays');
    await first.settled();
    await first.stop({ keep: true });
    expect(await namesThere()).toHaveLength(16);
    const second = await startLocal({ ...(await wired()), endpoint });
    expect(await second.rows('Files')).toEqual([]);
    await second.stop();
    expect(await namesThere()).toHaveLength(16);
  });
});
