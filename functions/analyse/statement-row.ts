import type { AnalysisRequest } from '../events/analysis-request.ts';
import type { Document } from '../language/document.ts';
import { toneOfTokens } from '../language/tone.ts';
import type { Statement } from '../statements/statement.ts';
import type { StatementRow } from '../store/rows.ts';
import { dayOf } from './day.ts';
import { cutList, cutText, LIMITS } from './limits.ts';

/** The Statements row of the `index`th statement of an article. */
export const statementRow = (
  request: AnalysisRequest,
  document: Document,
  { pieces, ...statement }: Statement,
  index: number,
): StatementRow => ({
  ...statement,
  speaker: cutText(statement.speaker, LIMITS.nameCharacters),
  said: `${dayOf(request)}#${request.articleId}#${String(index + 1).padStart(3, '0')}`,
  articleId: request.articleId,
  storyId: request.storyId,
  ...(request.article.title && { title: request.article.title }),
  content: cutText(statement.content, LIMITS.contentCharacters),
  about: cutList(statement.about).kept,
  tone: Math.round(toneOfTokens(tokensIn(document, pieces)) * 100) / 100,
});

const tokensIn = ({ sentences }: Document, pieces: Statement['pieces']) =>
  pieces.flatMap(({ start, end }) => {
    const tokens = [];
    for (let i = firstEndingAfter(sentences, start); i < sentences.length && sentences[i]!.start < end; i++) {
      for (const token of sentences[i]!.tokens) if (token.start >= start && token.end <= end) tokens.push(token);
    }
    return tokens;
  });

/** Binary search: the statements of a long article must not each walk through all of it. */
const firstEndingAfter = (spans: readonly { end: number }[], position: number): number => {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end <= position) low = middle + 1;
    else high = middle;
  }
  return low;
};
