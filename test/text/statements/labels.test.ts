import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../../lib/text/article/read-file.ts';
import { readDocument } from '../../../lib/text/language/read-document.ts';
import { readStatements } from '../../../lib/text/statements/read-statements.ts';

interface Label {
  /** Words of the content that tell the statement from the others of its article. */
  words: string;
  speaker: string;
  stance: string;
}

/**
 * Statements of the sample articles, labelled by hand: who says it, and what the saying does. Those of the second file
 * were labelled before the reader had seen their articles (docs/statements.md has what it made of them then).
 */
const labelsOf = (file: string): Record<string, Label[]> =>
  JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as Record<string, Label[]>;

const statementsOf = async (key: string) => {
  const own = new URL(`./articles/${key}`, import.meta.url);
  const file = existsSync(own) ? own : new URL(`../../articles/${key}`, import.meta.url);
  const { articles } = await readFile(readFileSync(file), { key });
  const { title, paragraphs } = articles[0]!.article;
  return readStatements(readDocument(paragraphs, title === undefined ? {} : { title }));
};

describe.each([
  ['./labels.json', 225],
  ['./labels-unseen.json', 129],
])('the labelled statements of %s', async (file, count) => {
  const rows: (Label & { key: string; found?: { speaker: string; stance: string } })[] = [];
  for (const [key, list] of Object.entries(labelsOf(file))) {
    const statements = await statementsOf(key);
    for (const label of list) {
      // The most telling statement that holds the words: the shortest.
      const found = statements
        .filter(({ content }) => content.includes(label.words))
        .sort((a, b) => a.content.length - b.content.length)[0];
      rows.push({ key, ...label, ...(found && { found }) });
    }
  }
  const share = (right: (row: (typeof rows)[number]) => boolean): number => rows.filter(right).length / rows.length;

  it('are all there', () => {
    expect(rows).toHaveLength(count);
  });

  it('are found, nine in ten', () => {
    expect(share(({ found }) => found !== undefined)).toBeGreaterThanOrEqual(0.9);
  });

  it('have their stance told, 85 in a hundred, those not found counted as wrong', () => {
    expect(share(({ stance, found }) => found?.stance === stance)).toBeGreaterThanOrEqual(0.85);
  });

  it('have their speaker named, 85 in a hundred', () => {
    expect(share(({ speaker, found }) => found?.speaker === speaker)).toBeGreaterThanOrEqual(0.85);
  });
});
