import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { dynamoSearch } from '../../../functions/tables/search/dynamo-search.ts';
import type { SearchTables } from '../../../functions/tables/search.ts';
import { Reader, type Tables } from '../../explorer/data/reader.ts';
import { LocalError, TemplateError } from '../errors.ts';
import type { Local } from '../local.ts';
import { pageApp } from './page-app.ts';
import { CurrentWork } from './work.ts';

export interface Page {
  /** `http://127.0.0.1:PORT/` */
  address: string;
  /** Shows on the page how far this work has come. */
  follow(work: Promise<unknown>): void;
  stop(): Promise<void>;
}

export interface PageOptions {
  /** Any free port if left out. */
  port?: number | undefined;
  /** Gets what goes wrong. */
  note: (remark: string) => void;
}

/**
 * Serves the explorer on this machine, for nobody but this machine.
 *
 * @throws {LocalError} if the port is in use
 */
export const startPage = async (local: Local, { port = 0, note }: PageOptions): Promise<Page> => {
  const { dynamodb } = local.clients;
  const tables = tablesOf(local);
  const work = new CurrentWork(local, note);
  let listening = 0;
  const app = pageApp({
    source: { reader: new Reader(dynamodb, tables), search: dynamoSearch(dynamodb, tables) },
    work,
    port: () => listening,
    note,
    // One after the other: of copies, the first is the original.
    async upload(files) {
      for (const { key, bytes } of files) await local.upload(key, bytes);
      work.settle();
    },
  });
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const starting = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, () => resolve(starting));
    starting.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE' ? new LocalError(`Port ${port} is in use; choose another with --port`) : error,
      );
    });
  });
  listening = (server.address() as AddressInfo).port;
  return {
    address: `http://127.0.0.1:${listening}/`,
    follow: (promise) => work.follow(promise),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Browsers keep connections open.
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
};

const tablesOf = ({ tables }: Local): Tables & SearchTables => {
  const named = (title: string) => {
    const table = tables.find((candidate) => candidate.title === title);
    if (!table) throw new TemplateError(`The template has no table ${title}`);
    return table.name;
  };
  return {
    files: named('Files'),
    articles: named('Articles'),
    stories: named('Stories'),
    statements: named('Statements'),
    mentions: named('Mentions'),
    fingerprints: named('Fingerprints'),
    search: named('Search'),
  };
};
