import { readFileSync } from 'node:fs';
import type { Span } from '../../lib/text/language/document.ts';

/** One labelled article of PolNeAR, its text laid out as the pipeline lays out an article. */
export interface AnnotatedText {
  id: string;
  /** Paragraphs joined by a blank line. */
  text: string;
  paragraphs: string[];
  attributions: { source: Span[]; cue: Span[]; content: Span[] }[];
}

interface Line {
  id: string;
  text: string;
  attributions: { source: [number, number][]; cue: [number, number][]; content: [number, number][] }[];
}

/** Reads PolNeAR's JSON lines; offsets are carried over to the text with its white space made single. */
export const readAnnotatedTexts = (file: string): AnnotatedText[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => layOut(JSON.parse(line) as Line));

const layOut = (line: Line): AnnotatedText => {
  const paragraphs: string[] = [];
  const moved = new Int32Array(codePoints(line.text).length + 1);
  const points = codePoints(line.text);
  let text = '';
  let paragraphStart = 0;
  let pendingSpace = false;
  points.forEach((point, index) => {
    moved[index] = text.length;
    if (point === '\n') {
      if (text.length > paragraphStart) {
        paragraphs.push(text.slice(paragraphStart));
        text += '\n\n';
        paragraphStart = text.length;
      }
      pendingSpace = false;
    } else if (/\s/.test(point)) pendingSpace = text.length > paragraphStart;
    else {
      if (pendingSpace) text += ' ';
      pendingSpace = false;
      moved[index] = text.length;
      text += point;
    }
  });
  moved[points.length] = text.length;
  if (text.length > paragraphStart) paragraphs.push(text.slice(paragraphStart));
  const spans = (list: [number, number][]): Span[] =>
    list.map(([start, end]) => ({ start: moved[start]!, end: moved[end]! })).filter((span) => span.end > span.start);
  return {
    id: line.id,
    text: paragraphs.join('\n\n'),
    paragraphs,
    attributions: line.attributions.map((a) => ({
      source: spans(a.source),
      cue: spans(a.cue),
      content: spans(a.content),
    })),
  };
};

/** The data counts Unicode code points; strings here count UTF-16 units. */
const codePoints = (text: string): string[] => Array.from(text);
