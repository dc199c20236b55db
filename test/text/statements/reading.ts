import { readDocument } from '../../../lib/text/language/read-document.ts';
import { readStatements } from '../../../lib/text/statements/read-statements.ts';
import type { Statement } from '../../../lib/text/statements/statement.ts';
import { ROW_CONFIDENCE } from '../../../lib/text/statements/verdict/verdict.ts';

/** The statements of an article given by its paragraphs. */
export const read = (...paragraphs: string[]): Statement[] => readStatements(readDocument(paragraphs));

/** `speaker: content` of each, which is most of what a test of a shape wants to see. */
export const lines = (...paragraphs: string[]): string[] =>
  read(...paragraphs).map(({ speaker, content }) => `${speaker}: ${content}`);

/** Those that have a row. */
export const readRows = (...paragraphs: string[]): Statement[] =>
  read(...paragraphs).filter(({ confidence }) => confidence >= ROW_CONFIDENCE);
