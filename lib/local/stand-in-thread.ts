/**
 * A thread in which a stand-in listens, on this machine only. A thread of its own, because both cores then work, and
 * because an error thrown out of a stand-in ends its thread with a message and not the whole run with a trace.
 */
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import dynalite from 'dynalite';
import { buildApp } from 'fauxqs';
import { objectFiles } from './object-files.ts';
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
  const stores = await newStores();
  stores.s3Store.persistence = objectFiles(folder);
  // Without a host of its own fauxqs makes queue URLs from the request's, an address that needs no name service.
  stores.sqsStore.host = '';
  const app = buildApp({ logger: false, defaultRegion: region, stores });
  await app.listen({ port, host });
  return { port: (app.server.address() as AddressInfo).port, close: () => app.close() };
}

/**
 * fauxqs' stores. Its `startFauxqs` listens on every network interface, which is no place for a reader's files, and
 * `buildApp` takes stores but does not export their classes: they are loaded by address.
 */
async function newStores(): Promise<NonNullable<NonNullable<Parameters<typeof buildApp>[0]>['stores']>> {
  type Stores = Awaited<ReturnType<typeof newStores>>;
  const load = (path: string) => import(new URL(path, import.meta.resolve('fauxqs')).href);
  const [{ SqsStore }, { SnsStore }, { S3Store }] = (await Promise.all([
    load('sqs/sqsStore.js'),
    load('sns/snsStore.js'),
    load('s3/s3Store.js'),
  ])) as [
    { SqsStore: new () => Stores['sqsStore'] },
    { SnsStore: new () => Stores['snsStore'] },
    { S3Store: new () => Stores['s3Store'] },
  ];
  return { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
}

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
