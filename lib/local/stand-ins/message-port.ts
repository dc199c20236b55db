/** A service's requests and answers as messages between threads. */
import type { MessagePort } from 'node:worker_threads';
import type { Service, WireRequest } from './wire.ts';

export type RequestMessage = WireRequest & { id: number };

/** `isLarge` in place of an answer that is not to be held at once: it can be had over HTTP. */
export type AnswerMessage =
  | { id: number; status: number; headers: Record<string, string>; body: string | Uint8Array }
  | { id: number; isLarge: true };

/** Answers the requests that come through the port. */
export const serve = (service: Service, port: MessagePort): void => {
  port.on('message', async ({ id, ...request }: RequestMessage) => {
    const { status, headers, body } = await service(request);
    const isWhole = typeof body === 'string' || body instanceof Uint8Array;
    const answer: AnswerMessage = isWhole ? { id, status, headers, body } : { id, isLarge: true };
    port.postMessage(answer);
  });
  // It is open as long as the thread at its other end; this one need not stay for it.
  port.unref();
};
