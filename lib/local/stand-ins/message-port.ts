/** A service's requests and answers as messages between threads. */
import type { MessagePort } from 'node:worker_threads';
import type { Service, WireRequest } from './wire.ts';

export type RequestMessage = WireRequest & { id: number };

/** `isLarge` in place of an answer that is not to be held at once: it can be had over HTTP. */
export type AnswerMessage =
  | { id: number; status: number; headers: Record<string, string>; body: string | Uint8Array }
  | { id: number; isLarge: true };

/** Sends as one message what is said until the event loop goes round: each message wakes the other thread. */
export const sendingTogether = <Message>(port: MessagePort) => {
  let waiting: Message[] = [];
  return (message: Message): void => {
    if (waiting.push(message) > 1) return;
    setImmediate(() => {
      port.postMessage(waiting);
      waiting = [];
    });
  };
};

/** Answers the requests that come through the port. */
export const serve = (service: Service, port: MessagePort): void => {
  const send = sendingTogether<AnswerMessage>(port);
  const answer = async ({ id, ...request }: RequestMessage): Promise<void> => {
    const { status, headers, body } = await service(request);
    const isWhole = typeof body === 'string' || body instanceof Uint8Array;
    send(isWhole ? { id, status, headers, body } : { id, isLarge: true });
  };
  port.on('message', (requests: RequestMessage[]) => requests.forEach(answer));
  // It is open as long as the thread at its other end; this one need not stay for it.
  port.unref();
};
