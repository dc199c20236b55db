import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const DOCS = new URL('../../docs/', import.meta.url);
const documents = readdirSync(DOCS).filter((name) => name.endsWith('.md'));
const read = (name: string): string => readFileSync(new URL(name, DOCS), 'utf8');

/** The targets of relative links, without their anchors. */
const linksIn = (text: string): string[] =>
  [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)(?:#[^)\s]*)?\)/g)].map(([, target]) => target!);

describe.each(documents)('docs/%s', (name) => {
  it('links only to what is there', () => {
    const missing = linksIn(read(name)).filter((target) => !existsSync(fileURLToPath(new URL(target, DOCS))));
    expect(missing).toEqual([]);
  });
});

describe('docs/threats.md', () => {
  it('names the tests that guard: each stands, in these words, in the file that is linked before it', () => {
    let quoted = 0;
    for (const line of read('threats.md').split('\n')) {
      let file: string | undefined;
      for (const [, target, quote] of line.matchAll(/\]\((\.\.\/test\/[^)]+\.ts)\)|"([^"]{8,})"/g)) {
        file = target ?? file;
        if (!quote || !file) continue;
        expect(readFileSync(new URL(file, DOCS), 'utf8'), file).toContain(quote);
        quoted += 1;
      }
    }
    expect(quoted).toBeGreaterThan(30);
  });
});
