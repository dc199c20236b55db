import { existsSync, readFileSync } from 'node:fs';
import { zstdDecompressSync } from 'node:zlib';

/**
 * Reads a trained model from the `weights` folder, which is beside this file in the source tree and beside the bundle,
 * each file compressed with Zstandard, in the deployed function.
 *
 * @throws {Error} ENOENT if the file is missing: the bundle was made without its models.
 */
export const readModel = (file: string): Buffer => {
  const packed = new URL(`./weights/${file}.zst`, import.meta.url);
  return existsSync(packed)
    ? zstdDecompressSync(readFileSync(packed))
    : readFileSync(new URL(`./weights/${file}`, import.meta.url));
};

/**
 * Parses a model's file: a line of JSON, the header, then arrays. The arrays are copied, so that they are aligned
 * whatever the length of the header.
 */
export const parseModel = <Header>(file: Buffer): { header: Header; body: ArrayBuffer } => {
  const newline = file.indexOf('\n');
  return {
    header: JSON.parse(file.toString('utf8', 0, newline)) as Header,
    body: new Uint8Array(file.subarray(newline + 1)).buffer,
  };
};
