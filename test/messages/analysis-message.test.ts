import { describe, expect, it } from 'vitest';
import { analysisMessage, MESSAGE_BYTES } from '../../functions/messages/analysis-message.ts';
import { readAnalysisRequest } from '../../functions/messages/analysis-request.ts';
import { textOf } from '../../lib/text/article/article.ts';

const request = (paragraphs: string[]) => ({
  articleId: 'a',
  storyId: 'a',
  key: 'a.txt',
  version: 'v1',
  receivedAt: '2026-03-01T10:00:00.000Z',
  article: { title: 'Long', paragraphs },
});

describe('the message that asks for an analysis', () => {
  it('holds a whole article of ordinary length', () => {
    const whole = request(['One paragraph.', 'Another.']);
    expect(readAnalysisRequest(analysisMessage(whole))).toEqual(whole);
  });

  it.each(['word ', 'ü\t"', '新聞 ', '😀 '])('is cut after a paragraph and says how long the whole was: %s', (unit) => {
    const whole = request(Array.from({ length: 400 }, () => unit.repeat(500).trim()));
    const message = analysisMessage(whole);
    expect(Buffer.byteLength(message)).toBeLessThanOrEqual(MESSAGE_BYTES);
    const { article, textCut } = readAnalysisRequest(message);
    expect(textCut).toBe(textOf(whole.article).length);
    expect(article.paragraphs.length).toBeGreaterThan(20);
    expect(article.paragraphs).toEqual(whole.article.paragraphs.slice(0, article.paragraphs.length));
  });

  it('is cut inside a paragraph that alone is too long', () => {
    const message = analysisMessage(request(['word '.repeat(100_000)]));
    expect(Buffer.byteLength(message)).toBeLessThanOrEqual(MESSAGE_BYTES);
    expect(readAnalysisRequest(message).article.paragraphs[0]).toMatch(/^(word )+word$/);
  });
});
