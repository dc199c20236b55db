import { expect, it } from 'vitest';
import type { Context } from '../../functions/analyse/context.ts';
import { handleMessage } from '../../functions/analyse/handle-message.ts';
import { writeOrphans } from '../../functions/analyse/story/follow-article.ts';
import { cutAfter, newsdesk, request, withdrawal } from './newsdesk.ts';

const PARAGRAPHS = { article: { paragraphs: ['0', '2', '4'] } };

/** A long article, of whose text its row has the beginning, and two others. */
const begin = async (short = '2') => {
  const desk = newsdesk();
  const context: Context = { ...desk.context, analyse: cutAfter(1, desk.context.analyse) };
  for (const articleId of ['short', 'long', 'late']) desk.storyOf.set(articleId, 'story');
  await handleMessage(context, request('short', { article: { paragraphs: [short] } }));
  await handleMessage(context, request('long', PARAGRAPHS));
  const said = async () =>
    (await desk.snapshot()).statements.map((row) => `${row.speaker} in ${row.articleId} × ${row.articles}`);
  return { context, said };
};

it.each<[string, (context: Context) => Promise<unknown>]>([
  ['in place of another', (context) => writeOrphans(context, 'story', ['long'])],
  ['as it has come back', (context) => handleMessage(late(context), request('long', PARAGRAPHS))],
])('what a long article says behind the beginning stays if its rows are written %s, from its row', async (_, work) => {
  const { context, said } = await begin();
  const before = await said();
  expect(before).toEqual(['Ann Reed in long × 1', 'Bo Lund in short × 2', 'Dee Park in long × 1']);
  await work(context);
  expect(await said()).toEqual(before);
  await handleMessage(context, request('late', { article: { paragraphs: ['2', '4'] } }));
  expect(await said()).toEqual(['Ann Reed in long × 1', 'Bo Lund in short × 3', 'Dee Park in long × 2']);
});

it('of what it says behind the beginning nobody writes a row in place of another from its row; its text tells', async () => {
  const { context, said } = await begin('4');
  expect(await said()).toEqual(['Ann Reed in long × 1', 'Bo Lund in long × 1', 'Dee Park in short × 2']);
  await handleMessage(context, withdrawal('short'));
  expect(await said()).toEqual(['Ann Reed in long × 1', 'Bo Lund in long × 1']);
  await handleMessage(context, request('long', PARAGRAPHS));
  expect(await said()).toEqual(['Ann Reed in long × 1', 'Bo Lund in long × 1', 'Dee Park in long × 1']);
});

/** It goes and comes back before rows are put. */
const late = (context: Context): Context => {
  let isOver = false;
  const put: typeof context.analyses.put = async (rows) => {
    if (!isOver) {
      isOver = true;
      for (const message of [withdrawal('long'), request('long', { ...PARAGRAPHS, withdrawals: 1 })])
        await handleMessage(context, message);
    }
    await context.analyses.put(rows);
  };
  return { ...context, analyses: { ...context.analyses, put } };
};
