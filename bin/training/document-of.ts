import type { Document } from '../../lib/text/language/document.ts';
import { readDocument } from '../../lib/text/language/read-document.ts';
import type { AnnotatedText } from './annotated-text.ts';

/** The annotated text as the reader of statements gets it. */
export const documentOf = ({ text, paragraphs }: AnnotatedText): Document => {
  const document = readDocument(paragraphs);
  if (document.text !== text) throw new Error('the document is laid out otherwise than the annotations');
  return document;
};
