import type { FileRow, Outcome, StoryPart } from '../../tables/rows.ts';

/** Does the file stand, as one that brought its article? Copies can point at it. */
export const isFirst = (row: FileRow | undefined): boolean => row?.outcome === 'new' || row?.outcome === 'variant';

/** Does the file stand: uploaded, accepted, not withdrawn since? */
export const stands = (row: FileRow): boolean => isFirst(row) || row.outcome === 'copy';

/** The article that a variant was compared with. */
export const comparedWith = ({ varies, variantOf }: FileRow): string | undefined => varies ?? variantOf;

export const isWithdrawn = (row: FileRow): boolean => row.outcome === 'superseded' || row.outcome === 'removed';

/** Did the file kill the function, or fail at each try? Then the next try may still succeed. */
export const hasFailed = (row: FileRow): boolean => row.outcome === 'failed';

/** Has the file been counted in a story? Only then does its row name one. */
export const isCounted = (row: FileRow): boolean => row.storyId !== undefined;

/** The stories in a row that may not have counted it yet: all that it came with, or the one that was added last. */
export const uncountedIn = ({ contains = [], mentioning, heldLater }: FileRow): readonly StoryPart[] =>
  !mentioning ? [] : heldLater ? contains.slice(-1) : contains;

/** Is it the row of a bulk file of which every record has been handled or sent to be handled? */
export const isBulkFileRead = (row: FileRow): boolean => row.articles !== undefined && row.readingUpTo === undefined;

export const outcomeAfter = (later: FileRow): Outcome =>
  later.outcome === 'removed' && !isCounted(later) ? 'removed' : 'superseded';
