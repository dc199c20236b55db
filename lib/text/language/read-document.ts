import { PARAGRAPH_BREAK } from '../article/article.ts';
import { firstIndex } from '../binary-search.ts';
import type { Document, Span } from './document.ts';
import { readEntities } from './entities/read-entities.ts';
import { NameRecogniser } from './names/recogniser.ts';
import { splitSentences } from './sentences.ts';
import { parse } from './syntax/parse.ts';

let recogniser: NameRecogniser | undefined;

/**
 * Reads an English article: its sentences, the people, organisations and places it names, and its references to them.
 * Every offset is one of `text`, the paragraphs joined as in `Articles.text`; the headline is read as evidence too, and is a
 * document of its own. Linear in the length of the text.
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
  const whole: Document = { text, paragraphs: spans, sentences, trees, entities, references };
  const body = partOf(whole, 0, paragraphs.length);
  return options.title ? { ...body, headline: moved(partOf(whole, paragraphs.length, spans.length)) } : body;
};

/** Some paragraphs of a document, with the entities of all. */
const partOf = (
  { text, paragraphs, sentences, trees, entities, references }: Document,
  from: number,
  to: number,
): Document => {
  const start = paragraphs[from]?.start ?? 0;
  const end = paragraphs[to - 1]?.end ?? 0;
  const [first, last] = [from, to].map((n) => firstIndex(sentences.length, (i) => sentences[i]!.paragraph >= n));
  return {
    text: text.slice(start, end),
    paragraphs: paragraphs.slice(from, to),
    sentences: sentences.slice(first, last),
    trees: trees.slice(first, last),
    entities,
    references: references.filter((reference) => reference.start >= start && reference.end <= end),
  };
};

/** A part as a document of its own: its offsets are those of its own text. */
const moved = (part: Document): Document => {
  const start = part.paragraphs[0]?.start ?? 0;
  const back = <T extends Span>(span: T): T => ({ ...span, start: span.start - start, end: span.end - start });
  const paragraph = part.sentences[0]?.paragraph ?? 0;
  return {
    ...part,
    paragraphs: part.paragraphs.map(back),
    sentences: part.sentences.map((sentence) => ({
      ...back(sentence),
      paragraph: sentence.paragraph - paragraph,
      tokens: sentence.tokens.map(back),
    })),
    references: part.references.map(back),
  };
};
