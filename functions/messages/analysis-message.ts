import { type Article, textOf } from '../../lib/text/article/article.ts';
import type { AnalysisRequest } from './analysis-request.ts';

/** SQS bills a message by 64 KiB and takes 1 MiB; 240 KiB is far more than any news article and fits every emulator. */
export const MESSAGE_BYTES = 240 * 1024;

/**
 * The request as a message's body. An article too long for one is cut after a paragraph, or after a word where the
 * first paragraph alone is too long, and the request says how long the whole was.
 */
export const analysisMessage = (request: AnalysisRequest): string => {
  const whole = JSON.stringify(request);
  if (bytes(whole) <= MESSAGE_BYTES) return whole;
  const textCut = textOf(request.article).length;
  const cut = (paragraphs: string[]) =>
    JSON.stringify({ ...request, article: { ...request.article, paragraphs }, textCut });
  return cut(cutParagraphs(request.article, MESSAGE_BYTES - bytes(cut([]))));
};

const bytes = (text: string): number => Buffer.byteLength(text);

const cutParagraphs = ({ paragraphs }: Article, room: number): string[] => {
  const kept: string[] = [];
  let left = room;
  for (const paragraph of paragraphs) {
    const size = bytes(JSON.stringify(paragraph)) + 1;
    if (size > left) {
      if (kept.length === 0) kept.push(cutWords(paragraph, left));
      break;
    }
    kept.push(paragraph);
    left -= size;
  }
  return kept;
};

/** A UTF-16 unit is six bytes of JSON at the most (an escape); a third of the room is more than any article needs. */
const cutWords = (paragraph: string, room: number): string => {
  const cut = paragraph.slice(0, Math.floor(room / 6));
  const space = cut.lastIndexOf(' ');
  return space > 0 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '');
};
