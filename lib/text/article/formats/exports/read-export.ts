import type { ExtractedRecord } from '../extracted-article.ts';
import { readFactiva } from './factiva.ts';
import { isLexis, readLexis } from './lexis.ts';
import { readProQuest } from './proquest.ts';

/**
 * The documents of an export from a newspaper database, each one a record.
 *
 * @param text as `cleanText` returns it
 * @returns undefined if the text is no such export
 */
export const readExport = (text: string): Iterable<ExtractedRecord> | undefined =>
  readProQuest(text) ?? readFactiva(text) ?? (isLexis(text) ? readLexis(text) : undefined);
