import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Service } from './wire.ts';

const HOST = '127.0.0.1';

/** Serves requests over HTTP, to this machine only: for other programs, and for what is too large for a message. */
export const listen = async (service: Service, port: number): Promise<{ port: number; close(): Promise<void> }> => {
  const server = createServer((incoming, outgoing) => {
    // A client that went away needs no answer.
    answer(service, incoming, outgoing).catch(() => outgoing.destroy());
  });
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
};

const answer = async (service: Service, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const headers = incoming.headers as Record<string, string | undefined>;
  const { method = '', url: path = '/' } = incoming;
  const {
    status,
    headers: about,
    body,
  } = await service({ method, path, headers, body: Buffer.concat(chunks) }, gone.signal);
  outgoing.writeHead(status, about);
  if (typeof body === 'string' || body instanceof Uint8Array) outgoing.end(body);
  else await pipeline(Readable.from(body), outgoing);
};
