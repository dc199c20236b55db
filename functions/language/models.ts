import { readFileSync } from 'node:fs';

/**
 * Reads a trained model from the `models` folder, which lies beside this file in the source tree and beside the
 * bundle in the deployed function.
 *
 * @throws {Error} ENOENT when the file is not there: the bundle was made without its models.
 */
export const readModel = (file: string): Buffer => readFileSync(new URL(`./models/${file}`, import.meta.url));
