import { PARAGRAPH_BREAK } from '../../functions/article/article.ts';
import type { Sentence, Span } from '../../functions/language/document.ts';
import { splitSentences } from '../../functions/language/sentences.ts';

/** The text and the sentences of some paragraphs, as the base layer makes them. */
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
