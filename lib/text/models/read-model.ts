import { existsSync, readFileSync } from 'node:fs';
import { zstdDecompressSync } from 'node:zlib';

/**
 * Reads a trained model from the `weights` folder, which lies beside this file in the source tree and, each file packed
 * with Zstandard, beside the bundle in the deployed function.
 *
 * @throws {Error} ENOENT when the file is not there: the bundle was made without its models.
 */
export const readModel = (file: string): Buffer => {
  const packed = new URL(`./weights/${file}.zst`, import.meta.url);
  return existsSync(packed)
    ? zstdDecompressSync(readFileSync(packed))
    : readFileSync(new URL(`./weights/${file}`, import.meta.url));
};
