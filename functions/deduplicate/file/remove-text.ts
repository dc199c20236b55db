import type { FileRow } from '../../tables/rows.ts';
import type { Context } from '../context.ts';
import { stands } from './outcomes.ts';

/** Removes the text of a withdrawn article from a row: the row's own, or what it says about another text. */
export const removeText = async (context: Context, row: FileRow, articleId: string): Promise<void> => {
  if (row.articleId !== articleId) return removeOldWords(context, row);
  const { title, removedPassages, adds, drops, changes } = row;
  if (stands(row) || !(title || removedPassages || adds || drops || changes)) return;
  const names = ['title', 'removedPassages', 'adds', 'drops', 'changes'];
  await context.files.change(row, {}, Object.fromEntries(names.map((name) => [name, undefined])));
};

/** What a text lacks of another, and the words that it changed. Its own words stay, unless they are removed meanwhile. */
const removeOldWords = async (context: Context, known: FileRow): Promise<void> => {
  for (let row: FileRow | undefined = known; row; row = await context.files.get(row)) {
    const { drops, changes } = row;
    if (!drops && !changes?.some(({ before }) => before !== undefined)) return;
    const left = changes?.map(({ kind, after }) => ({ kind, after }));
    if (await context.files.change(row, { changes }, { drops: undefined, changes: left })) return;
  }
};
