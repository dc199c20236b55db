import type { Reader } from './reader.ts';
import { firstFileOf } from './story-files.ts';

/** Whether a story is a digest: one text about several things, so that its statements need not answer each other. */
export const isDigest = async (reader: Reader, storyId: string): Promise<boolean> =>
  (await firstFileOf(reader, storyId))?.relation === 'digest';
