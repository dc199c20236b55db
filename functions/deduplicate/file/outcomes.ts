import type { FileRow, Outcome } from '../../tables/rows.ts';

/** Does the file stand as an article that copies can point at? */
export const isFirst = (row: FileRow | undefined): boolean => row?.outcome === 'new' || row?.outcome === 'variant';

/** Does the file stand? */
export const stands = (row: FileRow): boolean => isFirst(row) || row.outcome === 'copy';

/** The article whose text a variant was compared with. */
export const comparedWith = ({ varies, variantOf }: FileRow): string | undefined => varies ?? variantOf;

export const isWithdrawn = (row: FileRow): boolean => row.outcome === 'superseded' || row.outcome === 'removed';

/** Has the row's file been counted in a story? Only then does it bear a story. */
export const isCounted = (row: FileRow): boolean => row.storyId !== undefined;

/** Is it the row of a file of many articles, each of which has been handled or sent to be? */
export const isRead = (row: FileRow): boolean => row.articles !== undefined && row.readingUpTo === undefined;

export const outcomeAfter = (later: FileRow): Outcome =>
  later.outcome === 'removed' && !isCounted(later) ? 'removed' : 'superseded';
