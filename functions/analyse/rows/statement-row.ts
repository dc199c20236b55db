import { shorten } from '../../../lib/text/article/characters/cut.ts';
import { firstIndex } from '../../../lib/text/binary-search.ts';
import type { Document, Span } from '../../../lib/text/language/document.ts';
import { toneOfTokens } from '../../../lib/text/language/tone.ts';
import { type Statement, UNKNOWN } from '../../../lib/text/statements/statement.ts';
import type { AnalysisRequest } from '../../messages/message.ts';
import type { SpeakerType, StatementRow } from '../../tables/rows.ts';
import { dayOf } from './day.ts';
import { cutList, cutPhrase, LIMITS } from './limits.ts';
import { statementKey } from './row-keys.ts';

/** The Statements row of the `index`th statement of an article. */
export const statementRow = (
  request: AnalysisRequest,
  document: Document,
  statement: Statement,
  index: number,
): StatementRow => {
  const part = partWith(document, statement);
  return {
    ...withoutPieces(statement),
    ...statementKey(speakerOf(statement), dayOf(request), request.articleId, index + 1),
    speakerType: speakerType(document, statement),
    articleId: request.articleId,
    storyId: request.storyId,
    ...(request.article.title && { title: request.article.title }),
    confidence: Math.round(statement.confidence * 100) / 100,
    content: contentOf(part.text, statement.pieces),
    articles: 1,
    firstSeen: request.receivedAt,
    about: cutList(statement.about).kept,
    tone: Math.round(toneOfTokens(tokensIn(part, statement.pieces)) * 100) / 100,
    ...(request.withdrawals && { withdrawals: request.withdrawals }),
  };
};

/** The headline or the text: what the offsets of the statement count in. */
const partWith = (document: Document, { headline }: Statement): Document =>
  headline && document.headline ? document.headline : document;

const PHRASES = ['speakerMention', 'role', 'cue', 'addressee', 'venue', 'when'] as const;

const withoutPieces = ({ pieces, ...statement }: Statement): Omit<Statement, 'pieces'> => {
  const phrases = PHRASES.flatMap((name) => {
    const phrase = statement[name];
    return phrase === undefined ? [] : [[name, cutPhrase(phrase)]];
  });
  return { ...statement, ...Object.fromEntries(phrases) };
};

/** The speaker as a key, cut to the length that a key may have. */
export const speakerOf = ({ speaker }: Statement): string => cutPhrase(speaker);

const speakerType = ({ entities }: Document, { speaker }: Statement): SpeakerType =>
  entities.find(({ name }) => name === speaker)?.type ?? (speaker === UNKNOWN ? UNKNOWN : 'unnamed');

const contentOf = (text: string, pieces: readonly Span[]): string | string[] => {
  let left: number = LIMITS.contentCharacters;
  const content = pieces.map(({ start, end }) => {
    const piece = shorten(text.slice(start, end), Math.max(1, left));
    left -= piece.length;
    return piece;
  });
  return content.length === 1 ? content[0]! : content;
};

const tokensIn = ({ sentences }: Document, pieces: Statement['pieces']) =>
  pieces.flatMap(({ start, end }) => {
    const tokens = [];
    for (let i = firstEndingAfter(sentences, start); i < sentences.length && sentences[i]!.start < end; i++) {
      for (const token of sentences[i]!.tokens) if (token.start >= start && token.end <= end) tokens.push(token);
    }
    return tokens;
  });

/** By binary search, since the time for a long article with many statements would be quadratic otherwise. */
const firstEndingAfter = (spans: readonly { end: number }[], position: number): number =>
  firstIndex(spans.length, (i) => spans[i]!.end > position);
