import { Readable } from 'node:stream';
import type { S3ClientConfig } from '@aws-sdk/client-s3';
import type { Service } from './wire.ts';

type RequestHandler = NonNullable<S3ClientConfig['requestHandler']>;
type Query = Record<string, string | string[] | null>;

/** A request as the SDK's clients hand it over. */
interface ClientRequest {
  method: string;
  path: string;
  query: Query;
  headers: Record<string, string>;
  body?: unknown;
}

/** What the SDK's clients take in place of HTTP: their requests go to a service in the same thread. */
export const requestHandlerFor = (service: Service): RequestHandler => ({
  metadata: { handlerProtocol: 'http/1.1' },
  async handle(
    { method, path, query, headers, body }: ClientRequest,
    { abortSignal }: { abortSignal?: AbortSignal } = {},
  ) {
    const lowerCase = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    const request = { method, path: path + searchOf(query), headers: lowerCase, body: await wholeOf(body) };
    const answer = await service(request, abortSignal);
    abortSignal?.throwIfAborted();
    const { status, headers: about, body: content } = answer;
    const response = {
      statusCode: status,
      headers: { date: new Date().toUTCString(), ...about },
      body:
        typeof content === 'string'
          ? Buffer.from(content)
          : Readable.from(content instanceof Uint8Array ? [content] : content),
    };
    return { response };
  },
  updateHttpClientConfig() {},
  httpHandlerConfigs: () => ({}),
  destroy() {},
});

const searchOf = (query: Query): string => {
  const pairs = Object.entries(query).flatMap(([name, values]) =>
    [values].flat().map((value) => encodeURIComponent(name) + (value === null ? '' : `=${encodeURIComponent(value)}`)),
  );
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
};

const wholeOf = async (body: unknown): Promise<string | Uint8Array> => {
  if (body === undefined || body === null) return '';
  if (typeof body === 'string' || body instanceof Uint8Array) return body;
  const chunks: Uint8Array[] = [];
  for await (const chunk of body as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
};
