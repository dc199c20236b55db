/**
 * A function that writes rows of an article looks afterwards whether that was withdrawn meanwhile. If it dies before, its next try
 * has to know which rows: it has the article's text in its message, or notes them first. The row in Articles does not tell once the
 * article is withdrawn.
 */
import { keyOf, type RowKey } from '../tables/analyses.ts';
import type { Context } from './context.ts';

/** Notes rows that are about to be put. Returns what is to be done once they were looked after. */
export const noteRows = async (
  { unfinished, about }: Context,
  articleId: string,
  rows: readonly RowKey[],
): Promise<() => Promise<void>> => {
  if (rows.length === 0 || about === undefined) return async () => {};
  const name = Math.random().toString(36);
  await unfinished.note(about, name, { articleId, keys: rows.map(keyOf) });
  return () => unfinished.forget(about, name);
};
