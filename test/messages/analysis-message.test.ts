import { describe, expect, it } from 'vitest';
import { analysisMessage } from '../../functions/messages/analysis-message.ts';
import { type AnalysisRequest, MAX_MESSAGE_BYTES } from '../../functions/messages/message.ts';
import { readMessage } from '../../functions/messages/read-message.ts';
import { textOf } from '../../lib/text/article/article.ts';

const request = (paragraphs: string[]) => ({
  articleId: 'a',
  storyId: 'a',
  key: 'a.txt',
  version: 'v1',
  receivedAt: '2026-03-01T10:00:00.000Z',
  article: { title: 'Long', paragraphs },
});

/** The request that a message carries. */
const requestIn = (body: string): AnalysisRequest => {
  const { kind, ...read } = readMessage(body) as { kind: 'analyse' } & AnalysisRequest;
  expect(kind).toBe('analyse');
  return read;
};

describe('the message that asks for an analysis', () => {
  it('holds a whole article of ordinary length', () => {
    const whole = request(['One paragraph.', 'Another.']);
    expect(requestIn(analysisMessage(whole))).toEqual(whole);
  });

  it.each(['word ', 'ü\t"', '新聞 ', '😀 '])('is cut after a paragraph and says how long the whole was: %s', (unit) => {
    const whole = request(Array.from({ length: 400 }, () => unit.repeat(500).trim()));
    const message = analysisMessage(whole);
    expect(Buffer.byteLength(message)).toBeLessThanOrEqual(MAX_MESSAGE_BYTES);
    const { article, textCut } = requestIn(message);
    expect(textCut).toBe(textOf(whole.article).length);
    expect(article.paragraphs.length).toBeGreaterThan(20);
    expect(article.paragraphs).toEqual(whole.article.paragraphs.slice(0, article.paragraphs.length));
  });

  it('is cut inside a paragraph that alone is too long', () => {
    const message = analysisMessage(request(['word '.repeat(100_000)]));
    expect(Buffer.byteLength(message)).toBeLessThanOrEqual(MAX_MESSAGE_BYTES);
    expect(requestIn(message).article.paragraphs[0]).toMatch(/^(word )+word$/);
  });
});
