import { readFileSync } from 'node:fs';
import { PARAGRAPH_BREAK } from '../../lib/text/article/article.ts';
import type { Span } from '../../lib/text/language/document.ts';

/** A labelled article of PolNeAR, its text laid out as the pipeline lays out an article. */
export interface AnnotatedText {
  id: string;
  /** Paragraphs joined by PARAGRAPH_BREAK. */
  text: string;
  paragraphs: string[];
  attributions: { source: Span[]; cue: Span[]; content: Span[] }[];
}

/** A line of the file: offsets count Unicode code points. */
interface AnnotatedLine {
  id: string;
  text: string;
  attributions: { source: [number, number][]; cue: [number, number][]; content: [number, number][] }[];
}

/** Reads PolNeAR's JSON lines; offsets are converted to the text with single white space. */
export const readAnnotatedTexts = (file: string): AnnotatedText[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => layOut(JSON.parse(line) as AnnotatedLine));

const layOut = (line: AnnotatedLine): AnnotatedText => {
  const paragraphs: string[] = [];
  const points = Array.from(line.text);
  /** The new offset of each code point, in UTF-16 code units. */
  const offsets = new Int32Array(points.length + 1);
  let text = '';
  let paragraphStart = 0;
  let pendingSpace = false;
  points.forEach((point, index) => {
    offsets[index] = text.length;
    if (point === '\n') {
      if (text.length > paragraphStart) {
        paragraphs.push(text.slice(paragraphStart));
        text += PARAGRAPH_BREAK;
        paragraphStart = text.length;
      }
      pendingSpace = false;
    } else if (/\s/.test(point)) pendingSpace = text.length > paragraphStart;
    else {
      if (pendingSpace) text += ' ';
      pendingSpace = false;
      offsets[index] = text.length;
      text += point;
    }
  });
  offsets[points.length] = text.length;
  if (text.length > paragraphStart) paragraphs.push(text.slice(paragraphStart));
  const spans = (list: [number, number][]): Span[] =>
    list
      .map(([start, end]) => ({ start: offsets[start]!, end: offsets[end]! }))
      .filter((span) => span.end > span.start);
  return {
    id: line.id,
    text: paragraphs.join(PARAGRAPH_BREAK),
    paragraphs,
    attributions: line.attributions.map((a) => ({
      source: spans(a.source),
      cue: spans(a.cue),
      content: spans(a.content),
    })),
  };
};
