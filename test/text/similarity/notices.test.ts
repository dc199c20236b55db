import { describe, expect, it } from 'vitest';
import { withoutNotices } from '../../../lib/text/similarity/notices.ts';
import { wordHashes, wordsOf } from '../../../lib/text/similarity/word-hashes.ts';

const NEWS = `The harbour of Port Ellery was closed on Monday after a crane fell across its main quay. Nobody was hurt, the
port authority said, and engineers were looking at the damage to the wall and the rails.`;

const wordsLeft = (text: string) => [...withoutNotices(wordsOf(text)).hashes];

describe('withoutNotices', () => {
  it.each([
    '(Reporting by Ada Quill; Writing by Ravi Menon; Editing by Jo Tanner)',
    'All rights reserved. This material may not be published, broadcast, rewritten or redistributed.',
    'We use cookies to improve your experience on this site. By browsing our website you consent to our privacy policy.',
    'Sign up for our morning newsletter and have it in your inbox before breakfast.',
    'Jo Tanner contributed to this report from Nairobi.',
  ])('removes a notice: %s', (notice) => {
    const news = wordHashes(NEWS).length;
    const kept = wordsLeft(`${NEWS} ${notice}`).length;
    // Words of the sentence before a cue are removed with it.
    expect(kept).toBeLessThanOrEqual(news + 2);
    expect(kept).toBeGreaterThanOrEqual(news - 8);
  });

  it('leaves news unchanged', () => {
    expect(wordsLeft(NEWS)).toEqual([...wordHashes(NEWS)]);
  });

  it('keeps a text that is only notices', () => {
    const notice = 'We use cookies on this site. Read our privacy policy.';
    expect(wordsLeft(notice)).toEqual([...wordHashes(notice)]);
    expect(wordsLeft('')).toEqual([]);
  });
});
