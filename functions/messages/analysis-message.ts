import { textOf } from '../../lib/text/article/article.ts';
import { beginning } from '../../lib/text/article/characters/cut.ts';
import { type AnalysisRequest, MAX_MESSAGE_BYTES, writeMessage } from './message.ts';

/**
 * The message that asks for an analysis. An article too long for one message is cut after a paragraph, or after a word
 * if the first paragraph alone is too long; `textCut` then says how long the whole was.
 */
export const analysisMessage = (request: AnalysisRequest): string => {
  const whole = writeMessage({ kind: 'analyse', ...request });
  if (Buffer.byteLength(whole) <= MAX_MESSAGE_BYTES) return whole;
  const textCut = textOf(request.article).length;
  const cut = (paragraphs: string[]) =>
    writeMessage({ kind: 'analyse', ...request, article: { ...request.article, paragraphs }, textCut });
  return cut(cutParagraphs(request.article.paragraphs, MAX_MESSAGE_BYTES - Buffer.byteLength(cut([]))));
};

const cutParagraphs = (paragraphs: readonly string[], room: number): string[] => {
  const kept: string[] = [];
  let left = room;
  for (const paragraph of paragraphs) {
    const size = Buffer.byteLength(JSON.stringify(paragraph)) + 1;
    if (size > left) {
      if (kept.length === 0) kept.push(cutWords(paragraph, left));
      break;
    }
    kept.push(paragraph);
    left -= size;
  }
  return kept;
};

/** A UTF-16 unit is six bytes of JSON at most (an escape); a sixth of the room is more than any article needs. */
const cutWords = (paragraph: string, room: number): string => {
  const cut = beginning(paragraph, Math.floor(room / 6));
  const space = cut.lastIndexOf(' ');
  return space > 0 ? cut.slice(0, space) : cut;
};
