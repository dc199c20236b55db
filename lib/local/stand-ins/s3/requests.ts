/** What stands in the headers and the body of a request for an object. */
import type { WireRequest } from '../wire.ts';
import { Refusal } from './refusal.ts';
import { elements, elementText } from './xml.ts';

const KEPT_HEADERS =
  /^(?:content-type|content-language|content-encoding|content-disposition|cache-control|expires|x-amz-meta-.*)$/;

export const keptHeaders = ({ headers }: WireRequest): Record<string, string> => ({
  'content-type': 'binary/octet-stream',
  ...Object.fromEntries(
    Object.entries(headers).filter(
      (header): header is [string, string] =>
        KEPT_HEADERS.test(header[0]) && header[1] !== undefined && header[1] !== 'aws-chunked',
    ),
  ),
});

export const tagsInHeader = ({ headers }: WireRequest): [string, string][] => [
  ...new URLSearchParams(headers['x-amz-tagging'] ?? ''),
];

export const tagsInXml = (body: string): [string, string][] =>
  elements(body, 'Tag').map((tag) => [elementText(tag, 'Key') ?? '', elementText(tag, 'Value') ?? '']);

export const bodyOf = ({ headers, body }: WireRequest): Uint8Array => {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return headers['x-amz-content-sha256']?.startsWith('STREAMING-') ? unchunked(bytes) : bytes;
};

/** A body that the client has cut into signed chunks. https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html */
const unchunked = (body: Uint8Array): Uint8Array => {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = bytes.indexOf('\r\n', at);
    const length = Number.parseInt(bytes.toString('latin1', at, end), 16);
    if (!length) return Buffer.concat(chunks);
    chunks.push(bytes.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
};

/** The part of an object that the header asks for. https://datatracker.ietf.org/doc/html/rfc9110#name-range */
export const rangeOf = (header: string | undefined, size: number): { from: number; to: number; isPart: boolean } => {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return { from: 0, to: size, isPart: false };
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size : Math.min(size, Number(last) + 1);
  if (from >= size) throw new Refusal(416, 'InvalidRange', 'The requested range is not satisfiable');
  return { from, to, isPart: true };
};
