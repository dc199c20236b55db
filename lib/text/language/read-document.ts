import { PARAGRAPH_BREAK } from '../article/article.ts';
import type { Document, Span } from './document.ts';
import { readEntities } from './entities/read-entities.ts';
import { NameRecogniser } from './names/recogniser.ts';
import { splitSentences } from './sentences.ts';
import { parse } from './syntax/parse.ts';

let recogniser: NameRecogniser | undefined;

/**
 * Reads the body of an English article: its sentences, the people, organisations and places it names, and its
 * references to them. The title is read as evidence, and its names are entities too, but no reference points into it:
 * every offset is one of `text`, the paragraphs joined as in `Articles.text`. Linear in the length of the text.
 */
export const readDocument = (paragraphs: readonly string[], options: { title?: string } = {}): Document => {
  recogniser ??= new NameRecogniser();
  const passages = options.title ? [...paragraphs, options.title] : paragraphs;
  const text = passages.join(PARAGRAPH_BREAK);
  let start = 0;
  const spans = passages.map((passage): Span => {
    const span = { start, end: start + passage.length };
    start = span.end + PARAGRAPH_BREAK.length;
    return span;
  });
  const sentences = splitSentences(text, spans);
  const trees = parse(sentences);
  const { entities, references } = readEntities(sentences, recogniser.recognise(sentences, trees), trees);
  const bodySpans = spans.slice(0, paragraphs.length);
  const end = bodySpans.at(-1)?.end ?? 0;
  const body = sentences.filter((sentence) => sentence.paragraph < paragraphs.length);
  return {
    text: text.slice(0, end),
    paragraphs: bodySpans,
    sentences: body,
    trees: trees.slice(0, body.length),
    entities,
    references: references.filter((reference) => reference.end <= end),
  };
};
