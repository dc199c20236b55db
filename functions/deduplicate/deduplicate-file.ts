import { type ReadArticle, readFile } from '../article/read-file.ts';
import { RejectedFile } from '../article/rejected-file.ts';
import { ObjectGone } from '../events/object-gone.ts';
import type { FileRow } from '../store/rows.ts';
import type { Context } from './context.ts';
import { deduplicateArticle } from './deduplicate-article.ts';
import { fileRow, type Upload } from './file-row.ts';
import { finishRow } from './finish-row.ts';
import { isCounted } from './outcomes.ts';

/**
 * Finds out what an uploaded file is to those that came before it, and writes it down. Ends in the same rows however
 * often, wherever and beside whatever it is done.
 *
 * @returns the rows written: one, or one for each article of a bulk file
 * @throws every error that another try may not meet
 */
export const deduplicateFile = async (context: Context, file: Upload): Promise<FileRow[]> => {
  const row = await context.files.get(file);
  if (row && (isCounted(row) || row.outcome === 'rejected')) return [await finishRow(context, row)];
  const articles = await readArticles(context, file);
  if ('outcome' in articles) {
    await context.files.add(articles);
    return [await finishRow(context, articles)];
  }
  const rows: FileRow[] = [];
  for (const [part, article] of partsOf(file, articles)) rows.push(await deduplicateArticle(context, part, article));
  return rows;
};

const readArticles = async (context: Context, file: Upload): Promise<ReadArticle[] | FileRow> => {
  try {
    const { bytes, contentType, metadata } = await context.inbox.read(file);
    const about = { key: file.key, maxBytes: context.maxFileBytes };
    const { articles } = await readFile(bytes, {
      ...about,
      ...(contentType && { contentType }),
      ...(metadata && { metadata }),
    });
    return articles;
  } catch (error) {
    if (error instanceof RejectedFile) return { ...fileRow(file), outcome: 'rejected', reason: error.reason };
    if (error instanceof ObjectGone) {
      return { ...fileRow(file), outcome: 'removed', reason: 'It was deleted or replaced before it could be read.' };
    }
    throw error;
  }
};

/** A file of one article is known by its key, the articles of a bulk file by `key#1`, `key#2` … */
const partsOf = (file: Upload, articles: ReadArticle[]): [Upload, ReadArticle][] => {
  if (file.part !== undefined) return [[file, articles[file.part - 1] as ReadArticle]];
  if (articles.length === 1) return [[file, articles[0] as ReadArticle]];
  return articles.map((article, i) => [{ ...file, key: `${file.key}#${i + 1}`, part: i + 1 }, article]);
};
