/** What goes between a client and a stand-in: over HTTP, or from thread to thread. */

export interface WireRequest {
  method: string;
  /** With the query, encoded as it is sent. */
  path: string;
  /** Their names in lower case. */
  headers: Record<string, string | undefined>;
  body: string | Uint8Array;
}

export interface WireResponse {
  status: number;
  headers: Record<string, string>;
  /** Pieces of what is too large to be held at once. */
  body: string | Uint8Array | AsyncIterable<Uint8Array>;
}

/** Answers a request; `gone` is aborted when nobody waits for the answer any more. */
export type Service = (request: WireRequest, gone?: AbortSignal) => WireResponse | Promise<WireResponse>;

export const textOf = (body: string | Uint8Array): string =>
  typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString();
