import { describe, expect, it } from 'vitest';
import { withoutNotices } from '../../../lib/text/similarity/notices.ts';
import { wordHashes } from '../../../lib/text/similarity/words.ts';

const NEWS = `The harbour of Port Ellery was closed on Monday after a crane fell across its main quay. Nobody was hurt, the
port authority said, and engineers were looking at the damage to the wall and the rails.`;

const left = (text: string) => [...withoutNotices(wordHashes(text))];

describe('publishers’ notices', () => {
  it.each([
    '(Reporting by Ada Quill; Writing by Ravi Menon; Editing by Jo Tanner)',
    'All rights reserved. This material may not be published, broadcast, rewritten or redistributed.',
    'We use cookies to improve your experience on this site. By browsing our website you consent to our privacy policy.',
    'Sign up for our morning newsletter and have it in your inbox before breakfast.',
    'Jo Tanner contributed to this report from Nairobi.',
  ])('leave little in a text: %s', (notice) => {
    const news = wordHashes(NEWS).length;
    const kept = left(`${NEWS} ${notice}`).length;
    // A cue reaches into the sentence before it.
    expect(kept).toBeLessThanOrEqual(news + 2);
    expect(kept).toBeGreaterThanOrEqual(news - 8);
  });

  it('are not taken for news, nor news for them', () => {
    expect(left(NEWS)).toEqual([...wordHashes(NEWS)]);
  });

  it('stay where there is nothing else', () => {
    const notice = 'We use cookies on this site. Read our privacy policy.';
    expect(left(notice)).toEqual([...wordHashes(notice)]);
    expect(left('')).toEqual([]);
  });
});
