import type { FileRow } from '../../tables/rows.ts';
import { type Context, claimOf } from '../context.ts';
import { stands } from './outcomes.ts';

/** Removes the text of a withdrawn article from a row: the row's own, or what it says about another text. */
export const removeText = async (context: Context, row: FileRow, articleId: string): Promise<void> => {
  if (row.articleId !== articleId) return removeOldWords(context, row);
  const { title, removedPassages, adds, drops, changes } = row;
  if (stands(row) || !(title || removedPassages || adds || drops || changes)) return;
  const names = ['title', 'removedPassages', 'adds', 'drops', 'changes'];
  await context.files.change(row, {}, Object.fromEntries(names.map((name) => [name, undefined])));
};

/** What a text lacks of another, and the words that it changed. Its own words stay. */
const removeOldWords = async (context: Context, row: FileRow): Promise<void> => {
  const { articleId, drops, changes } = row;
  if (!drops && !changes?.some(({ before }) => before !== undefined)) return;
  const left = changes?.map(({ kind, after }) => ({ kind, after }));
  await context.files.change(row, {}, { drops: undefined, changes: left });
  // Its own article may have been withdrawn meanwhile, and have lost these words already.
  if (!articleId || !(await claimOf(context, articleId)).withdrawnAt) return;
  const now = await context.files.get(row);
  if (now) await removeText(context, now, articleId);
};
