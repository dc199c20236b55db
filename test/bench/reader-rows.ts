/**
 * The rows of texts that a reader has labelled, for the scorers of statements and names:
 *
 *     node test/bench/reader-rows.ts LABELLED.jsonl ROWS.jsonl
 *
 * Each line of LABELLED.jsonl has an `id` and a `text`. The rows are those of `npm start -- --out`, made in process and
 * each text by itself, as far as the scorers read them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { analyseArticle } from '../../functions/analyse/rows/analyse-article.ts';
import { articleIdOf } from '../../lib/text/article/article-id.ts';
import { readFile } from '../../lib/text/article/read-file.ts';

const [labelled, out] = process.argv.slice(2);
if (!labelled || !out) throw new Error('usage: node test/bench/reader-rows.ts LABELLED.jsonl ROWS.jsonl');

const rows: object[] = [];
for (const line of readFileSync(labelled, 'utf8').split('\n').filter(Boolean)) {
  const { id, text } = JSON.parse(line) as { id: string; text: string };
  const key = `${id}.txt`;
  const { articles } = await readFile(Buffer.from(text), { key });
  for (const { article } of articles) {
    const articleId = articleIdOf(article);
    const receivedAt = '2026-01-01T00:00:00.000Z';
    const analysis = await analyseArticle({ articleId, storyId: articleId, key, version: 'v', receivedAt, article });
    rows.push({ table: 'Files', key, articleId });
    rows.push({ table: 'Articles', ...analysis.article });
    for (const row of analysis.statements) rows.push({ table: 'Statements', ...row });
    for (const row of analysis.mentions) rows.push({ table: 'Mentions', ...row });
  }
}
writeFileSync(out, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
