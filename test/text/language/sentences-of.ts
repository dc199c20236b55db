import { PARAGRAPH_BREAK } from '../../../lib/text/article/article.ts';
import type { Sentence, Span } from '../../../lib/text/language/document.ts';
import { splitSentences } from '../../../lib/text/language/sentences.ts';

/** The text and the sentences of some paragraphs, as `readDocument` makes them. */
export const sentencesOf = (...paragraphs: string[]): { text: string; sentences: Sentence[] } => {
  const text = paragraphs.join(PARAGRAPH_BREAK);
  const spans: Span[] = [];
  let start = 0;
  for (const paragraph of paragraphs) {
    spans.push({ start, end: start + paragraph.length });
    start += paragraph.length + PARAGRAPH_BREAK.length;
  }
  return { text, sentences: splitSentences(text, spans) };
};
