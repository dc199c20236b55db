import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, disconnect } from '../../lib/local/cloud/clients.ts';
import { ExecutionEnvironment } from '../../lib/local/lambda/execution-environment.ts';
import { type LocalFunction, runtimeEnvironment } from '../../lib/local/lambda/functions.ts';
import { requestHandlerFor } from '../../lib/local/stand-ins/request-handler.ts';
import { type StandIns, startStandIns } from '../../lib/local/stand-ins/stand-ins.ts';
import type { Service } from '../../lib/local/stand-ins/wire.ts';

const account = { region: 'eu-west-1', accessKeyId: 'id', secretAccessKey: 'secret' };
const folder = mkdtempSync(join(tmpdir(), 'newsprint-functions-'));
/** Asks what it is told, with the real SDK. */
const CODE = `
import http from 'node:http';
import { GetObjectCommand, S3Client } from '${import.meta.resolve('@aws-sdk/client-s3')}';
const s3 = new S3Client({ forcePathStyle: true });
export const handler = async ({ bucket, key, address }) => {
  if (address) return new Promise((resolve) => http.request(new URL(address), (response) => response.on('data', (data) => resolve(String(data)))).end());
  try {
    const { Body, ContentLength } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return [ContentLength, (await Body.transformToByteArray()).length];
  } catch (error) {
    return error.name;
  }
};`;

let standIns: StandIns;
let other: Server;
let environment: ExecutionEnvironment;
/** The paths of requests that came as messages. */
const handed: string[] = [];
const sizes = { small: 10, large: 3 * 1024 * 1024 };
beforeAll(async () => {
  writeFileSync(join(folder, 'index.mjs'), CODE);
  standIns = await startStandIns(account.region, undefined, () => {});
  const clients = connect(standIns.endpoints, account, requestHandlerFor(standIns.service));
  await clients.s3.send(new CreateBucketCommand({ Bucket: 'inbox' }));
  for (const [Key, size] of Object.entries(sizes)) {
    await clients.s3.send(new PutObjectCommand({ Bucket: 'inbox', Key, Body: Buffer.alloc(size, 'x') }));
  }
  disconnect(clients);
  other = createServer((_request, response) => response.end('another'));
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));

  const lambda: LocalFunction = {
    id: 'Function',
    name: 'reader',
    arn: 'arn:aws:lambda:eu-west-1:123456789012:function:reader',
    folder,
    handler: 'index.handler',
    timeoutSeconds: 30,
    memoryMegabytes: 256,
    environment: {},
  };
  const service: Service = (request, gone) => {
    handed.push(request.path);
    return standIns.service(request, gone);
  };
  const variables = runtimeEnvironment(lambda, standIns.endpoints, account);
  environment = new ExecutionEnvironment(lambda, variables, () => {}, { address: standIns.endpoints.s3, service });
});
afterAll(async () => {
  await environment?.stop();
  other?.close();
  await standIns?.stop();
  rmSync(folder, { recursive: true });
});

describe("a function's request", () => {
  it('to a stand-in goes without a connection, and is answered as over one', async () => {
    expect(await environment.invoke({ bucket: 'inbox', key: 'small' })).toEqual([sizes.small, sizes.small]);
    expect(handed).toEqual(['/inbox/small?x-id=GetObject']);
    expect(await environment.invoke({ bucket: 'inbox', key: 'missing' })).toBe('NoSuchKey');
  });

  it('whose answer is too large for a message goes over HTTP', async () => {
    expect(await environment.invoke({ bucket: 'inbox', key: 'large' })).toEqual([sizes.large, sizes.large]);
  });

  it('to anybody else goes where it is sent', async () => {
    const before = handed.length;
    const address = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    expect(await environment.invoke({ address })).toBe('another');
    expect(handed).toHaveLength(before);
  });
});
