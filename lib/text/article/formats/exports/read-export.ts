import { cleanText } from '../../characters/clean-text.ts';
import type { ExtractedRecord } from '../extracted-article.ts';
import { readFactiva } from './factiva.ts';
import { isLexis, readLexis } from './lexis.ts';
import { readProQuest } from './proquest.ts';

/**
 * The documents of an export from a newspaper database, each one a record.
 *
 * @returns undefined if the text is no such export
 */
export const readExport = (raw: string): Iterable<ExtractedRecord> | undefined => {
  const text = cleanText(raw);
  return readProQuest(text) ?? readFactiva(text) ?? (isLexis(text) ? readLexis(text) : undefined);
};
