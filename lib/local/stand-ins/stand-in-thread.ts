/**
 * A thread in which a stand-in listens, on this machine only. A thread of its own, because both cores then work, and
 * because an error thrown out of a stand-in ends its thread with a message and not the whole run with a trace.
 */
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import dynalite from 'dynalite';
import { buildApp } from 'fauxqs';
import { objectFiles } from './object-files.ts';
import { keepVersions } from './object-versions.ts';
import type { StandInReply, StandInRequest } from './stand-ins.ts';

const host = '127.0.0.1';
const { service, port, folder, region } = workerData as StandInRequest;

async function listen(): Promise<{ port: number; close(): Promise<void> }> {
  if (service === 'dynamodb') {
    // Tables are usable at once: nothing is learnt from waiting for a stand-in.
    const server = dynalite({ createTableMs: 0, updateTableMs: 0, deleteTableMs: 0, path: folder });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
    return {
      port: (server.address() as AddressInfo).port,
      close: () =>
        new Promise((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    };
  }
  await allowEmojiInMessages();
  const stores = await newStores();
  stores.s3Store.persistence = objectFiles(folder);
  // Without a host of its own fauxqs makes queue URLs from the request's, an address that needs no name service.
  stores.sqsStore.host = '';
  const app = buildApp({ logger: false, defaultRegion: region, stores });
  keepVersions(app, stores.s3Store);
  app.addHook('onRequest', async ({ headers }) => {
    // S3 takes an entity tag with quotes and without; fauxqs compares them as they are.
    const tag = headers['if-match'];
    if (tag !== undefined && /^[0-9a-f]/i.test(tag)) headers['if-match'] = `"${tag}"`;
  });
  await app.listen({ port, host });
  return { port: (app.server.address() as AddressInfo).port, close: () => app.close() };
}

/** A module of fauxqs that it does not export: loaded by address. */
const inside = (path: string) => import(new URL(path, import.meta.resolve('fauxqs')).href);

/**
 * fauxqs' stores. Its `startFauxqs` listens on every network interface, which is no place for a reader's files, and
 * `buildApp` takes stores but does not export their classes.
 */
async function newStores(): Promise<NonNullable<NonNullable<Parameters<typeof buildApp>[0]>['stores']>> {
  type Stores = Awaited<ReturnType<typeof newStores>>;
  const [{ SqsStore }, { SnsStore }, { S3Store }] = (await Promise.all([
    inside('sqs/sqsStore.js'),
    inside('sns/snsStore.js'),
    inside('s3/s3Store.js'),
  ])) as [
    { SqsStore: new () => Stores['sqsStore'] },
    { SnsStore: new () => Stores['snsStore'] },
    { S3Store: new () => Stores['s3Store'] },
  ];
  return { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
}

/**
 * SQS takes every character beyond the Basic Multilingual Plane, emoji among them; fauxqs' pattern lacks the `u` flag
 * and takes their halves for invalid.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
async function allowEmojiInMessages(): Promise<void> {
  const { INVALID_MESSAGE_BODY_CHAR } = (await inside('sqs/sqsTypes.js')) as { INVALID_MESSAGE_BODY_CHAR: RegExp };
  const invalid = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;
  INVALID_MESSAGE_BODY_CHAR.test = (body) => invalid.test(body);
}

// A request that its function gave up, having run out of time: dynalite would make it the end of everything.
process.on('uncaughtException', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') throw error;
});

const reply = (message: StandInReply) => parentPort?.postMessage(message);

try {
  const server = await listen();
  parentPort?.once('message', async () => {
    await server.close();
    reply({ closed: true });
    parentPort?.close();
  });
  reply({ port: server.port });
} catch (error) {
  reply({ error: String(error), code: (error as NodeJS.ErrnoException).code });
}
