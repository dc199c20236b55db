import { describe, expect, it } from 'vitest';
import { handleMessage } from '../../functions/analyse/handle-message.ts';
import { writeOrphans } from '../../functions/analyse/story/follow-article.ts';
import type { AnalysisRequest } from '../../functions/messages/message.ts';
import { newsdesk } from './newsdesk.ts';

const request = (articleId: string, more: Partial<AnalysisRequest> = {}): { kind: 'analyse' } & AnalysisRequest => ({
  kind: 'analyse',
  articleId,
  storyId: 'looked up again',
  key: `${articleId}.txt`,
  version: 'v',
  receivedAt: '2026-03-01T00:00:00.000Z',
  article: { paragraphs: ['0', '2'] },
  ...more,
});

const said = ({ snapshot }: ReturnType<typeof newsdesk>) =>
  snapshot().then(({ statements }) => statements.map(({ articleId, speaker }) => `${speaker} in ${articleId}`).sort());

it.each([
  ['and goes on', {}],
  ['and dies before it deletes what it wrote', { dies: true }],
])(
  'a function that writes rows for a story which its article has left meanwhile, %s, leaves no statement twice',
  async (_, { dies }: { dies?: boolean }) => {
    const desk = newsdesk();
    const { context, storyOf } = desk;
    storyOf.set('earlier', 'story');
    await handleMessage(context, request('earlier'));
    await handleMessage(context, request('article', { article: { paragraphs: ['0', '4'] } }));
    let isLate = false;
    const stalled = {
      ...context,
      analyses: {
        ...context.analyses,
        put: async (rows: Parameters<typeof context.analyses.put>[0]) => {
          if (!isLate) {
            isLate = true;
            storyOf.set('article', 'story');
            await handleMessage(context, { kind: 'change story', articleId: 'article', from: 'article' });
          }
          await context.analyses.put(rows);
          if (dies) throw new Error('timed out');
        },
      },
    };
    const work = writeOrphans(stalled, 'article', ['article']);
    if (dies) {
      await expect(work).rejects.toThrow('timed out');
      await writeOrphans({ ...context, isRetry: true }, 'article', ['article']);
    } else await work;
    expect(await said(desk)).toEqual(['Ann Reed in earlier', 'Bo Lund in earlier', 'Dee Park in article']);
  },
);

it.each<Partial<AnalysisRequest>>([{}, { repeats: true }])(
  'an article that is asked for again in another story leaves nothing in the one before: %j',
  async (more) => {
    const { context, storyOf, snapshot } = newsdesk();
    await handleMessage(context, request('article'));
    // A function asked for the analysis and died; its next try found the article's story, so that it has not moved there.
    storyOf.set('article', 'story');
    await handleMessage(context, request('article', more));
    expect((await context.statementLists.get('article')).story.articles.size).toBe(0);
    expect((await context.statementLists.get('story')).story.articles.size).toBe(1);
    const { articles, statements, mentions } = await snapshot();
    const stories = [...articles, ...statements, ...mentions].map(({ storyId }) => storyId);
    expect(stories).toEqual(Array.from({ length: 5 }, () => 'story'));
  },
);

it('the list of a story that two articles leave at once does not say any more where their statements ran', async () => {
  const desk = newsdesk();
  const { context, storyOf } = desk;
  const articles = ['one', 'two'];
  for (const articleId of articles) {
    storyOf.set(articleId, 'story');
    await handleMessage(context, request(articleId));
  }
  for (const articleId of articles) storyOf.set(articleId, 'other');
  const move = (articleId: string) => ({ kind: 'change story', articleId, from: 'story' }) as const;
  const stalled = {
    ...context,
    statementLists: {
      ...context.statementLists,
      put: async (...values: Parameters<typeof context.statementLists.put>) => {
        if (values[0] === 'story') await handleMessage(context, move('two'));
        return context.statementLists.put(...values);
      },
    },
  };
  await handleMessage(stalled, move('one'));
  expect((await desk.snapshot()).statements.map(({ articles: ran }) => ran)).toEqual([2, 2]);
});

describe('a function that enters an article in the list of a story that has just been merged, and dies,', () => {
  /** The article was moved, as far as it was there, before it was entered. */
  const entered = async () => {
    const { context, storyOf, earlierStories } = newsdesk();
    storyOf.set('article', 'merged');
    const stalled = {
      ...context,
      statementLists: {
        ...context.statementLists,
        put: async (...values: Parameters<typeof context.statementLists.put>) => {
          storyOf.set('article', 'story');
          earlierStories.set('article', ['merged']);
          await handleMessage(context, { kind: 'change story', articleId: 'article', from: 'merged' });
          await context.statementLists.put(...values);
          throw new Error('timed out');
        },
      },
    };
    const message = request('article');
    await expect(handleMessage(stalled, message)).rejects.toThrow('timed out');
    const articlesIn = async (storyId: string) => [
      ...(await context.statementLists.get(storyId)).story.articles.keys(),
    ];
    expect(await articlesIn('merged')).toEqual(['article']);
    return { context, message, articlesIn };
  };

  it('finds it there at its next try', async () => {
    const { context, message, articlesIn } = await entered();
    await handleMessage({ ...context, isRetry: true }, message);
    expect(await articlesIn('merged')).toEqual([]);
    expect(await articlesIn('story')).toEqual(['article']);
  });

  it('leaves nothing once that is withdrawn, though nobody tries again', async () => {
    const { context, articlesIn } = await entered();
    const withdrawal = { articleId: 'article', storyId: 'story', withdrawals: 1, withdrawnAt: '2026-04-01' };
    await handleMessage(context, { kind: 'withdraw', ...withdrawal });
    expect([...(await articlesIn('merged')), ...(await articlesIn('story'))]).toEqual([]);
  });
});

it('an article whose row does not take the story it moves to fails, instead of being moved for ever', async () => {
  const { context, storyOf } = newsdesk();
  await handleMessage(context, request('article'));
  storyOf.set('article', 'story');
  const deaf = { ...context, analyses: { ...context.analyses, label: async () => {} } };
  const move = handleMessage(deaf, { kind: 'change story', articleId: 'article', from: 'article' });
  await expect(move).rejects.toThrow('changes again and again');
});
