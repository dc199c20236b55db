import type { Article } from '../../../lib/text/article/article.ts';
import { RejectedFile } from '../../../lib/text/article/rejected-file.ts';
import type { Claim } from '../../tables/fingerprints.ts';
import type { Context } from '../context.ts';
import type { Upload } from '../file/file-row.ts';
import { ObjectGone } from './object-gone.ts';
import { readUpload } from './read-upload.ts';

/** How far into a compressed file to read for something that can be done without, in unpacked bytes: a second's work. */
const MAX_REREAD_BYTES = 100_000_000;

export const isCheapToReread = ({ packed, offset = 0 }: Upload): boolean => !packed || offset <= MAX_REREAD_BYTES;

/** The text of an article, from the file it was first read from; undefined if that is gone or too much work to read. */
export const readClaimed = async (context: Context, claim: Claim): Promise<Article | undefined> => {
  if (claim.withdrawnAt || !isCheapToReread(claim)) return undefined;
  try {
    const { articles } = await readUpload(context, claim);
    return (claim.part === undefined ? articles[0] : articles.find(({ record }) => record === claim.part))?.article;
  } catch (error) {
    if (error instanceof ObjectGone || error instanceof RejectedFile) return undefined;
    throw error;
  }
};
