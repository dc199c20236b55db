/**
 * The thread of a stand-in, which listens on this machine only. Each has a thread to make use of several cores, and so
 * that an uncaught error ends the thread with a message instead of the run with a stack trace.
 */
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { buildApp } from 'fauxqs';
import type { Stores } from './fauxqs.ts';
import { objectFiles } from './object-files.ts';
import { keepVersions } from './object-versions.ts';
import type { StandInReply, StandInRequest } from './stand-ins.ts';
import { strictDynalite } from './strict-dynalite.ts';

const HOST = '127.0.0.1';
const MAX_KEY_BYTES = 1024;
const { service, port, folder, region } = workerData as StandInRequest;

const listen = async (): Promise<{ port: number; close(): Promise<void> }> => {
  if (service === 'dynamodb') {
    // Tables are ready at once: waiting for a stand-in would show nothing.
    const server = strictDynalite({ createTableMs: 0, updateTableMs: 0, deleteTableMs: 0, path: folder });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, HOST, resolve);
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
  // Without a host, fauxqs uses the request's in queue URLs: an IP address, which needs no name service.
  stores.sqsStore.host = '';
  const app = buildApp({ logger: false, defaultRegion: region, stores });
  app.addHook('preHandler', (request, reply, done) => {
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
    const { '*': key = '' } = (request.params ?? {}) as { '*'?: string };
    if (Buffer.byteLength(key) <= MAX_KEY_BYTES) return done();
    const error = '<Error><Code>KeyTooLongError</Code><Message>Your key is too long</Message></Error>';
    return void reply.status(400).type('application/xml').send(error);
  });
  keepVersions(app, stores.s3Store);
  app.addHook('onRequest', async ({ headers }) => {
    // S3 accepts an entity tag with or without quotes; fauxqs does not.
    const tag = headers['if-match'];
    if (tag !== undefined && /^[0-9a-f]/i.test(tag)) headers['if-match'] = `"${tag}"`;
  });
  await app.listen({ port, host: HOST });
  return { port: (app.server.address() as AddressInfo).port, close: () => app.close() };
};

/** Imports a module that fauxqs does not export. */
const importInternal = (path: string) => import(new URL(path, import.meta.resolve('fauxqs')).href);

/**
 * Creates fauxqs' stores. `buildApp` takes stores, but their classes are not exported; `startFauxqs`, which creates
 * them itself, listens on every network interface, where a user's files must not be.
 */
const newStores = async (): Promise<Stores> => {
  const [{ SqsStore }, { SnsStore }, { S3Store }] = (await Promise.all([
    importInternal('sqs/sqsStore.js'),
    importInternal('sns/snsStore.js'),
    importInternal('s3/s3Store.js'),
  ])) as [
    { SqsStore: new () => Stores['sqsStore'] },
    { SnsStore: new () => Stores['snsStore'] },
    { S3Store: new () => Stores['s3Store'] },
  ];
  return { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
};

/**
 * SQS accepts all characters beyond the Basic Multilingual Plane, such as emoji; fauxqs' pattern lacks the `u` flag and
 * rejects their surrogates.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
const allowEmojiInMessages = async (): Promise<void> => {
  const { INVALID_MESSAGE_BODY_CHAR } = (await importInternal('sqs/sqsTypes.js')) as {
    INVALID_MESSAGE_BODY_CHAR: RegExp;
  };
  const invalid = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;
  INVALID_MESSAGE_BODY_CHAR.test = (body) => invalid.test(body);
};

// The client of a request is gone, a function that ran out of time: in dynalite such an error is uncaught.
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
