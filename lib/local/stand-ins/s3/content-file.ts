import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';

/** A piece of the file. */
export interface Piece {
  offset: number;
  /** Bytes. */
  length: number;
}

const CHUNK_BYTES = 256 * 1024;

/** The contents of all objects, one behind the other in one file, so that memory does not grow with the uploads. */
export class ContentFile {
  readonly #path: string;
  readonly #file: number;
  #end = 0;

  constructor(path: string) {
    this.#path = path;
    this.#file = openSync(path, 'w+');
  }

  append(bytes: Uint8Array): Piece {
    for (let written = 0; written < bytes.length; ) {
      written += writeSync(this.#file, bytes, written, bytes.length - written, this.#end + written);
    }
    const piece = { offset: this.#end, length: bytes.length };
    this.#end += bytes.length;
    return piece;
  }

  /** The bytes from one position of the pieces to another. */
  read(pieces: readonly Piece[], from: number, to: number): Uint8Array {
    const bytes = Buffer.allocUnsafe(to - from);
    let start = 0;
    let filled = 0;
    for (const { offset, length } of pieces) {
      const first = Math.max(from - start, 0);
      const last = Math.min(to - start, length);
      if (first < last) filled += readSync(this.#file, bytes, filled, last - first, offset + first);
      start += length;
    }
    return bytes;
  }

  /** The same in chunks, each read when it is asked for. */
  async *stream(pieces: readonly Piece[], from: number, to: number): AsyncGenerator<Uint8Array> {
    for (let at = from; at < to; at += CHUNK_BYTES) yield this.read(pieces, at, Math.min(to, at + CHUNK_BYTES));
  }

  close(): void {
    closeSync(this.#file);
    rmSync(this.#path, { force: true });
  }
}
