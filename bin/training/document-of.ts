import type { Document } from '../../lib/text/language/document.ts';
import { readDocument } from '../../lib/text/language/read-document.ts';
import type { AnnotatedText } from './annotated-text.ts';

/**
 * The annotated text as the statement reader gets it.
 *
 * @throws {Error} if the document's text, to which its offsets refer, differs from the annotated one.
 */
export const documentOf = ({ text, paragraphs }: AnnotatedText): Document => {
  const document = readDocument(paragraphs);
  if (document.text !== text) throw new Error('the text of the document differs from the annotated one');
  return document;
};
