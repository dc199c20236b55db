import { describe, expect, it } from 'vitest';
import { keyOfDropped } from '../../lib/local/explorer/dropped-files.ts';

describe('the key of a dropped file', () => {
  it.each([
    ['story.txt', 'dropped/story.txt'],
    ['folder/story.txt', 'dropped/folder/story.txt'],
    ['C:\\Users\\x\\story.txt', 'dropped/C:/Users/x/story.txt'],
    ['../../etc/passwd', 'dropped/etc/passwd'],
    ['/./a/../b', 'dropped/a/b'],
    ['u\u0308ber.txt', 'dropped/über.txt'],
    ['new\nline\u0000\u202E.txt', 'dropped/newline.txt'],
    ['خبر.txt', 'dropped/خبر.txt'],
    ['', 'dropped/unnamed'],
    ['..', 'dropped/unnamed'],
  ])('of %j is %j', (name, key) => {
    expect(keyOfDropped(name)).toBe(key);
  });

  it('has no more bytes than S3 allows, and keeps the extension', () => {
    for (const name of [`${'x'.repeat(3000)}.pdf`, `${'ü'.repeat(3000)}.pdf`, `${'a/'.repeat(3000)}story.pdf`]) {
      const key = keyOfDropped(name);
      expect(Buffer.byteLength(key)).toBeLessThanOrEqual(1024);
      expect(key).toMatch(/^dropped\/.*\.pdf$/);
    }
  });
});
