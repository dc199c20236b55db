import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyseArticle } from '../../functions/analyse/rows/analyse-article.ts';
import { readFile } from '../../lib/text/article/read-file.ts';

const SAMPLES = new URL('../articles/', import.meta.url);
const QUESTIONS = readFileSync(new URL('../../docs/questions.md', import.meta.url), 'utf8');

const analysed = async (key: string) => {
  const { articles } = await readFile(readFileSync(new URL(key, SAMPLES)), { key });
  const { article } = articles[0]!;
  const receivedAt = '2026-03-04T05:06:07.000Z';
  return analyseArticle({ articleId: 'a', storyId: 'a', key, version: 'v1', receivedAt, article });
};

/** The cells of a table of docs/questions.md, below its head. */
const tableBelow = (head: string): string[][] => {
  const [, below = ''] = QUESTIONS.split(`${head}\n`);
  const lines = below.split('\n').slice(1);
  return lines.slice(0, lines.indexOf('')).map((line) =>
    line
      .slice(2, -2)
      .split(' | ')
      .map((cell) => cell.trim()),
  );
};

describe('what docs/questions.md shows of the sample articles', () => {
  it('is the dispute about the harbour bridge', async () => {
    const { statements } = await analysed('harbour-bridge-inquiry.txt');
    const disputed = statements.filter(({ stance }) => ['alleges', 'denies', 'doubts'].includes(stance));
    const rows = disputed.map(({ speaker, stance, content, regarding = '' }) => [
      speaker,
      stance,
      [content].flat().join(' … '),
      regarding,
    ]);
    expect(tableBelow('| speaker | stance | content | regarding |').sort()).toEqual(rows.sort());
  });

  it('is what is disputed about Rosario', async () => {
    const { mentions } = await analysed('election-count.txt');
    const { disputes = [] } = mentions.find(({ name }) => name === 'Rosario')!;
    expect(tableBelow('| `disputes` of Rosario |')).toEqual(disputes.map((dispute) => [dispute]));
  });
});
