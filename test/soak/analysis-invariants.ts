/** What must hold between the tables of the analysis once nothing is left to do: nothing lost, doubled, or left of what is gone. */
import { expect } from 'vitest';
import type { AnalysisRequest } from '../../functions/messages/message.ts';
import type { Claim } from '../../functions/tables/fingerprints.ts';
import type {
  ArticleRow,
  FileRow,
  MentionRow,
  StatementRow,
  WithdrawnArticleRow,
} from '../../functions/tables/rows.ts';
import { KEPT, type StoryStatements, statementsOf } from '../../lib/text/statements/story/story-statements.ts';

export interface Analysed {
  files: readonly FileRow[];
  claims: readonly Claim[];
  requests: readonly AnalysisRequest[];
  articles: readonly (ArticleRow | WithdrawnArticleRow)[];
  statements: readonly StatementRow[];
  mentions: readonly MentionRow[];
  /** The statements of each story. */
  lists: ReadonlyMap<string, StoryStatements>;
  /** The story of each article. */
  stories: ReadonlyMap<string, string>;
}

export const expectAnalysed = (state: Analysed): void => {
  const standing = new Set(
    state.files.filter(({ outcome }) => ['new', 'copy', 'variant'].includes(outcome)).map(({ articleId }) => articleId),
  );
  const full = new Set(articlesAskedForInFull(state).filter((id) => standing.has(id)));
  whatStandsHasItsRows(state, full);
  whatIsGoneHasNone(state, standing, full);
  listsAndRowsAgree(state, standing, full);
  noStatementStandsTwice(state);
};

const articlesAskedForInFull = ({ claims, requests }: Analysed): string[] => {
  const times = new Map(claims.map(({ articleId, withdrawals = 0 }) => [articleId, withdrawals]));
  return requests
    .filter((request) => (request.withdrawals ?? 0) === times.get(request.articleId))
    .filter(({ repeats, withdrawals }) => !repeats || withdrawals)
    .map(({ articleId }) => articleId);
};

const isText = (row: ArticleRow | WithdrawnArticleRow | undefined): row is ArticleRow =>
  row !== undefined && 'text' in row && !('withdrawnAt' in row);

const whatStandsHasItsRows = ({ articles, mentions, stories }: Analysed, full: ReadonlySet<string>) => {
  const rows = new Map(articles.map((row) => [row.articleId, row]));
  const named = new Set(mentions.map(({ articleId, name }) => `${articleId} ${name}`));
  for (const id of full) {
    const row = rows.get(id);
    expect(isText(row), `does ${id} have its row`).toBe(true);
    if (!isText(row)) continue;
    expect(row.storyId, `story of the article ${id}`).toBe(stories.get(id));
    for (const name of [...row.people, ...row.organisations, ...row.places])
      expect(named.has(`${id} ${name}`), `the row of ${name} in ${id}`).toBe(true);
  }
};

const whatIsGoneHasNone = (
  { articles, statements, mentions, claims, stories }: Analysed,
  standing: ReadonlySet<string | undefined>,
  full: ReadonlySet<string>,
) => {
  for (const row of articles) {
    expect('withdrawnAt' in row, `is ${row.articleId} withdrawn`).toBe(!standing.has(row.articleId));
    if (!standing.has(row.articleId)) expect(row).not.toHaveProperty('text');
  }
  const times = new Map(claims.map(({ articleId, withdrawals = 0 }) => [articleId, withdrawals]));
  for (const row of articles) {
    if (!isText(row) || !row.oldWordsOf) continue;
    const { articleId, withdrawals } = row.oldWordsOf;
    expect(times.get(articleId), `withdrawals of the words in ${row.articleId}`).toBe(withdrawals);
  }
  for (const { articleId, storyId } of [...statements, ...mentions]) {
    expect(full.has(articleId), `does ${articleId}, which has rows, stand`).toBe(true);
    expect(storyId, `story of a row of ${articleId}`).toBe(stories.get(articleId));
  }
};

const listsAndRowsAgree = (
  { articles, statements, lists, stories }: Analysed,
  standing: ReadonlySet<string | undefined>,
  full: ReadonlySet<string>,
) => {
  const rowName = (articleId: string, number: number | string) => `${articleId} ${Number(number)}`;
  const rows = new Map(statements.map((row) => [rowName(row.articleId, row.said.split('#').at(-1)!), row] as const));
  const listed = new Set<string>();
  for (const [storyId, list] of lists) {
    for (const id of list.articles.keys()) {
      expect(standing.has(id), `does ${id}, which the list of ${storyId} has, stand`).toBe(true);
      expect(storyId, `the list that has ${id}`).toBe(stories.get(id));
    }
    for (const { speaker, row, ranIn } of list.statements) {
      if (!row) {
        expect(
          [...ranIn].filter((id) => full.has(id)),
          `articles that have said what has no row`,
        ).toEqual([]);
        continue;
      }
      const name = rowName(row.articleId, row.number);
      listed.add(name);
      expect(rows.get(name), `row ${name} by ${speaker}`).toMatchObject({ speaker, storyId, articles: ranIn.size });
    }
  }
  for (const [name, { articleId, storyId, articles: ran }] of rows) {
    if (!lists.has(storyId)) expect([articleId, ran], `row ${name} of a story without a list`).toEqual([storyId, 1]);
    else if (!isFull(lists.get(storyId))) expect(listed.has(name), `is the row ${name} listed`).toBe(true);
  }
  for (const row of articles) {
    const list = lists.get(row.storyId);
    if (!isText(row) || row.statements === 0 || isFull(list)) continue;
    const said = list ? statementsOf(list, row.articleId) : statements.filter((one) => one.articleId === row.articleId);
    expect(said.length, `statements of ${row.articleId}`).toBe(row.statements);
  }
};

/** What is beyond the bounds of a list is not compared, and has rows of its own. */
const isFull = (list: StoryStatements | undefined): boolean =>
  list !== undefined && (list.articles.size >= KEPT.articles || list.statements.length >= KEPT.statements);

const noStatementStandsTwice = ({ statements, lists }: Analysed) => {
  const seen = new Map<string, string>();
  for (const { storyId, speaker, content, said } of statements) {
    if (isFull(lists.get(storyId))) continue;
    const name = JSON.stringify([storyId, speaker, content]);
    expect(seen.get(name), `another row of ${name}`).toBeUndefined();
    seen.set(name, said);
  }
};
