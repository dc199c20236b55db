import type { Document, Span } from '../../functions/language/document.ts';
import { splitSentences } from '../../functions/language/sentences.ts';
import type { AnnotatedText } from './annotated-text.ts';

/** The annotated text as the reader of statements gets it. */
export const documentOf = ({ text, paragraphs }: AnnotatedText): Document => {
  const spans: Span[] = [];
  let at = 0;
  for (const paragraph of paragraphs) {
    spans.push({ start: at, end: at + paragraph.length });
    at += paragraph.length + 2;
  }
  return { text, paragraphs: spans, sentences: splitSentences(text, spans), entities: [], references: [] };
};
