import type { FileRow } from '../../tables/rows.ts';
import { type Context, claimOf } from '../context.ts';
import { comparedWith, stands } from './outcomes.ts';

const TEXTS = ['title', 'removedPassages', 'adds', 'drops', 'changes'] as const satisfies readonly (keyof FileRow)[];

/** Does the row hold words of its article, or of the one that was compared with that? */
export const hasText = (row: FileRow): boolean => TEXTS.some((name) => row[name]);

/** Does it hold words of the article that its own was compared with? */
export const hasOldWords = ({ drops, changes = [] }: FileRow): boolean =>
  drops !== undefined || changes.some(({ before }) => before !== undefined);

/** Removes the text of a withdrawn article from a row: the row's own, or what it says about another text. */
export const removeText = async (context: Context, row: FileRow, articleId: string): Promise<void> => {
  if (row.articleId !== articleId) return removeOldWords(context, row, articleId);
  if (stands(row) || !hasText(row)) return;
  await context.files.change(row, {}, Object.fromEntries(TEXTS.map((name) => [name, undefined])));
};

/** What a text lacks of another, and the words that it changed. Its own words stay. */
const removeOldWords = async (context: Context, row: FileRow, varied: string): Promise<void> => {
  for (let now: FileRow | undefined = row; now; now = await context.files.get(row)) {
    // A later version may tell of changes in a third text by now, and nothing of this one.
    if (comparedWith(now) !== varied || !hasOldWords(now)) return;
    const { articleId, varies, changes } = now;
    const left = changes?.map(({ kind, after }) => ({ kind, after }));
    if (!(await context.files.change(row, { varies }, { drops: undefined, changes: left }))) continue;
    // Its own article may have been withdrawn meanwhile, and have lost these words already.
    if (!articleId || !(await claimOf(context, articleId)).withdrawnAt) return;
    const withdrawn = await context.files.get(row);
    if (withdrawn) await removeText(context, withdrawn, articleId);
    return;
  }
};
