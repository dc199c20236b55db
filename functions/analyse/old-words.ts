/**
 * The row of an article tells in which words an earlier version said something. Once that is withdrawn, they go: whoever
 * writes such a row first notes it with the words, and looks afterwards whether they were withdrawn; whoever withdraws them
 * says so first, and then looks what was noted. So it does not matter in which order messages arrive.
 */
import type { Withdrawal } from '../tables/analyses.ts';
import type { ArticleRow, Standing } from '../tables/rows.ts';
import type { Context } from './context.ts';

/** Writes the row of an article, as `Analyses` does. */
export const putArticle = async (context: Context, row: ArticleRow, block?: number): Promise<boolean> => {
  const told = await withoutWithdrawnWords(context, row);
  if (!(await context.analyses.putArticle(told, { block, changes: told !== row }))) return false;
  const withdrawn = await withdrawnSince(context, row.oldWordsOf);
  if (withdrawn) await context.analyses.dropOldWords(row.articleId, withdrawn);
  return true;
};

/** Removes the words of a withdrawn article from the rows of others. */
export const dropOldWords = async ({ oldWords, analyses }: Context, withdrawal: Withdrawal): Promise<void> => {
  for (const holder of await oldWords.holders(withdrawal.articleId)) await analyses.dropOldWords(holder, withdrawal);
};

const withoutWithdrawnWords = async (context: Context, row: ArticleRow): Promise<ArticleRow> => {
  const { oldWordsOf, changes, ...rest } = row;
  if (!oldWordsOf) return row;
  const isNoted = await context.oldWords.note(oldWordsOf.articleId, row.articleId);
  return isNoted && !(await withdrawnSince(context, oldWordsOf)) ? row : rest;
};

const withdrawnSince = async ({ analyses }: Context, of: Standing | undefined): Promise<Standing | undefined> => {
  const { withdrawals = 0 } = (of && (await analyses.article(of.articleId))) ?? {};
  return of && withdrawals > of.withdrawals ? { ...of, withdrawals } : undefined;
};
