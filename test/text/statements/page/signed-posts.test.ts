import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../../lib/text/language/read-document.ts';
import { readSignedPosts } from '../../../../lib/text/statements/page/signed-posts.ts';
import { cpuTimeOf, HANGS } from '../../../cpu-time.ts';

const posts = (...paragraphs: string[]): string[] => {
  const { text, paragraphs: spans } = readDocument(paragraphs);
  return readSignedPosts(text, spans).map(
    ({ speaker, content }) => `${text.slice(speaker.start, speaker.end)}: ${text.slice(content.start, content.end)}`,
  );
};

const SIGNATURE = '— Lena Holm (@MayorHolm) March 3, 2026';

describe('readSignedPosts', () => {
  it('gives each post to its signature, without the links behind its words', () => {
    expect(posts('The quay is open. https://t.co/Ab1 pic.twitter.com/Cd2', SIGNATURE)).toEqual([
      'Lena Holm: The quay is open.',
    ]);
    expect(posts(`“The quay is open.” pic.twitter.com/Ab1https://t.co/Cd2 ${SIGNATURE}`)).toEqual([
      'Lena Holm: The quay is open.',
    ]);
  });

  it('reads links that are printed without a space between them, and words behind them, in no time', async () => {
    const words = `See ${'https://t.co/Ab1'.repeat(40)} today`;
    const time = await cpuTimeOf(() => expect(posts(words, SIGNATURE)).toEqual([`Lena Holm: ${words}`]));
    expect(time).toBeLessThan(HANGS);
  });
});
