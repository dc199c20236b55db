import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { handleMessage } from '../../functions/analyse/handle-message.ts';
import { analyseArticle } from '../../functions/analyse/rows/analyse-article.ts';
import { ANALYSIS_VERSION } from '../../functions/tables/analysis-version.ts';
import type { ArticleRow, MentionRow, StatementRow } from '../../functions/tables/rows.ts';
import { newsdesk } from './newsdesk.ts';

type OldRow = { table: string } & Record<string, unknown>;

/** The rows of one article as each version of the analysis wrote them, by `npm start -- --out`. */
const FOLDER = new URL('./old-rows/', import.meta.url);
const versions = readdirSync(FOLDER)
  .map((file) => Number(/^version-(\d+)\.jsonl$/.exec(file)?.[1]))
  .sort((a, b) => a - b);

const rowsOf = (version: number): OldRow[] =>
  readFileSync(new URL(`version-${version}.jsonl`, FOLDER), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as OldRow);

const withOldRows = async (version: number) => {
  const desk = newsdesk();
  const of = <Row>(name: string): Row[] =>
    rowsOf(version).flatMap(({ table, ...row }) => (table === name ? [row as Row] : []));
  const [article] = of<ArticleRow>('Articles');
  await desk.context.analyses.putArticle(article!);
  await desk.context.analyses.put([...of<StatementRow>('Statements'), ...of<MentionRow>('Mentions')]);
  return { ...desk, article: article!, context: { ...desk.context, analyse: analyseArticle } };
};

/** Version 1 was never released. */
const FIRST = 2;

it('has rows of every version of the analysis before this one', () => {
  expect(versions).toEqual(Array.from({ length: ANALYSIS_VERSION - FIRST }, (_, i) => i + FIRST));
});

describe.each(versions)('rows of version %i', (version) => {
  it('are replaced by those of today when the article is analysed again', async () => {
    const { context, article, snapshot } = await withOldRows(version);
    const before = await snapshot();
    expect(before.articles).toMatchObject([{ analysisVersion: version }]);
    expect(before.statements.length).toBeGreaterThan(2);
    expect(before.mentions.length).toBeGreaterThan(2);

    const { done } = await handleMessage(context, { kind: 'reanalyse', bucket: 'inbox', articleId: article.articleId });

    expect(done).toBe('analysed');
    const now = await snapshot();
    const fresh = newsdesk();
    const request = { ...article, version: 'v', article: { ...article, paragraphs: article.text.split('\n\n') } };
    await handleMessage({ ...fresh.context, analyse: analyseArticle }, { kind: 'analyse', ...request });
    const keys = ({ statements, mentions }: typeof now) => [
      ...statements.map(({ speaker, said, content }) => [speaker, said, content]),
      ...mentions.map(({ name, seen }) => [name, seen]),
    ];
    expect(now.articles).toMatchObject([{ analysisVersion: ANALYSIS_VERSION, title: article.title }]);
    expect(keys(now).sort()).toEqual(keys(await fresh.snapshot()).sort());
  });

  it('leave nothing when the article is withdrawn', async () => {
    const { context, article, snapshot } = await withOldRows(version);
    const { articleId, storyId } = article;
    const withdrawnAt = '2026-12-01T00:00:00.000Z';
    await handleMessage(context, { kind: 'withdraw', articleId, storyId, withdrawals: 1, withdrawnAt });
    const { articles, statements, mentions } = await snapshot();
    expect(articles).toMatchObject([{ articleId, withdrawnAt }]);
    expect(articles[0]).not.toHaveProperty('text');
    expect([...statements, ...mentions]).toEqual([]);
  });
});
