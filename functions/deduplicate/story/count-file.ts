import { type Claim, isClaimOf } from '../../tables/fingerprints.ts';
import { fileEntry } from '../../tables/ledger.ts';
import type { Context } from '../context.ts';
import type { Upload } from '../file/file-row.ts';
import { countInStory, finishMerges } from './merge-story.ts';

/**
 * Counts a file in its article's story, and the article with the file that claimed it first.
 *
 * @param likely the article that leads the story, as far as is known
 * @returns the story
 */
export const countFile = (context: Context, file: Upload, claim: Claim, likely?: string): Promise<string> => {
  const what = {
    entry: fileEntry(file),
    files: 1,
    articles: isClaimOf(claim, file) && !claim.succeeds ? 1 : 0,
    seen: { first: file.receivedAt, last: file.receivedAt },
    claim,
  };
  return countInStory(context, claim.articleId, what, likely);
};

/** Has a file been counted that has no row yet? Then the work on it has to be finished. */
export const isBeingCounted = async (context: Context, file: Upload, articleId: string): Promise<boolean> => {
  const story = await context.stories.get(await finishMerges(context, articleId));
  return story?.latest.includes(fileEntry(file)) ?? false;
};
