/**
 * Within a function's thread, hands HTTP requests for the stand-ins to the thread that they run in, as messages: a fifth of the
 * time of a run went into sockets and HTTP. The function and the SDK in its bundle are those that are deployed, and notice
 * nothing. Requests to other addresses, and answers that are too large for a message, go over HTTP as always.
 */
import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { Readable, Writable } from 'node:stream';
import type { MessagePort } from 'node:worker_threads';
import { type AnswerMessage, type RequestMessage, sendingTogether } from '../stand-ins/message-port.ts';

type OnResponse = (response: IncomingMessage) => void;
type Request = (options: RequestOptions, onResponse?: OnResponse) => ClientRequest;

const original = http.request as Request;

/** @param address `http://127.0.0.1:4566` */
export const takeShortCut = (address: string, port: MessagePort): void => {
  const { hostname, port: number } = new URL(address);
  const waiting = new Map<number, (answer: AnswerMessage) => void>();
  let requests = 0;
  port.on('message', (answers: AnswerMessage[]) => {
    for (const answer of answers) {
      waiting.get(answer.id)?.(answer);
      waiting.delete(answer.id);
    }
  });
  const sendTogether = sendingTogether<RequestMessage>(port);
  const send: Send = (request, onAnswer) => {
    const id = requests++;
    waiting.set(id, onAnswer);
    sendTogether({ id, ...request });
  };
  const request: Request = (options, onResponse) => {
    if (options.host !== hostname || Number(options.port) !== Number(number)) return original(options, onResponse);
    const handed = new HandedRequest(options, send);
    if (onResponse) handed.once('response', onResponse);
    return handed as unknown as ClientRequest;
  };
  http.request = request as typeof http.request;
  syncBuiltinESMExports();
};

type Send = (request: Omit<RequestMessage, 'id'>, onAnswer: (answer: AnswerMessage) => void) => void;

/** As much of a ClientRequest as the SDK uses. */
class HandedRequest extends Writable {
  readonly #options: RequestOptions;
  readonly #send: Send;
  readonly #chunks: (string | Uint8Array)[] = [];
  #overHttp: ClientRequest | undefined;

  constructor(options: RequestOptions, send: Send) {
    // It closes when it is answered.
    super({ decodeStrings: false, autoDestroy: false });
    this.#options = options;
    this.#send = send;
  }

  override _write(chunk: string | Uint8Array, _encoding: string, done: () => void): void {
    this.#chunks.push(chunk);
    done();
  }

  override _final(done: () => void): void {
    const { method = 'GET', path } = this.#options;
    this.#send({ method, path: path ?? '/', headers: this.#headers, body: this.#body }, (answer) =>
      this.#answer(answer),
    );
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#overHttp?.destroy();
    done(error);
  }

  /** Those that a stand-in reads: of DynamoDB and SQS the operation is enough, and half of a message were signatures. */
  get #headers(): Record<string, string> {
    const headers = Object.entries(this.#options.headers ?? {});
    const target = headers.find(([name]) => name.toLowerCase() === 'x-amz-target');
    const read = target ? [target] : headers.filter(([name]) => name !== 'authorization' && name !== 'user-agent');
    return Object.fromEntries(read.map(([name, value]) => [name.toLowerCase(), String(value)]));
  }

  get #body(): string | Uint8Array {
    const [only = '', another] = this.#chunks;
    return another === undefined ? only : Buffer.concat(this.#chunks.map((chunk) => Buffer.from(chunk as string)));
  }

  #answer(answer: AnswerMessage): void {
    if (this.destroyed) return;
    if ('isLarge' in answer) {
      this.#overHttp = original(this.#options, (response) => this.emit('response', response));
      this.#overHttp.on('error', (error) => this.destroy(error)).end(this.#body);
      return;
    }
    this.emit('response', new HandedResponse(answer));
    this.destroy();
  }
}

class HandedResponse extends Readable {
  readonly statusCode: number;
  readonly headers: Record<string, string>;

  constructor({ status, headers, body }: Extract<AnswerMessage, { status: number }>) {
    super({ read: () => {} });
    this.statusCode = status;
    this.headers = { date: new Date().toUTCString(), ...headers };
    if (body.length > 0) this.push(body);
    this.push(null);
  }
}
