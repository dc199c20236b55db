import { describe, expect, it } from 'vitest';
import { reanalyse } from '../../functions/deduplicate/analysis/reanalyse.ts';
import { HARBOUR, newsroom } from './newsroom.ts';

const withArticle = async () => {
  const room = newsroom();
  const event = room.drop('a.txt', HARBOUR);
  await room.handle(event);
  const [request] = room.requests.splice(0);
  return { room, event, request: request! };
};

describe('an article that is to be analysed again from its file', () => {
  it('is requested as it was the first time', async () => {
    const { room, request } = await withArticle();
    expect(await reanalyse(room.context, request.articleId)).toBe(true);
    expect(room.requests).toEqual([request]);
  });

  it('is left alone if its file was deleted', async () => {
    const { room, request } = await withArticle();
    await room.handle(room.remove('a.txt'));
    expect(await reanalyse(room.context, request.articleId)).toBe(false);
    expect(room.requests).toEqual([]);
  });

  it('is left alone if its file cannot be read any more', async () => {
    const { room, event, request } = await withArticle();
    room.removeVersion(event);
    expect(await reanalyse(room.context, request.articleId)).toBe(false);
  });

  it('is left alone if it is unknown', async () => {
    expect(await reanalyse(newsroom().context, 'unknown')).toBe(false);
  });
});
