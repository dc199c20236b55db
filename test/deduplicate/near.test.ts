import { describe, expect, it } from 'vitest';
import { HARBOUR, LIBRARY, newsroom } from './newsroom.ts';

const BODY = HARBOUR.split('\n\n').slice(1).join('\n\n').trim();
const MORE = `The port handles a third of the country's grain, and traders in the capital said prices rose within the hour.

A spokeswoman for the dockers' union said its members had warned of rust on the crane's legs since the spring of last year.`;
const LONG = `${HARBOUR}\n${MORE}\n`;

describe('near copies', () => {
  it('join the story of the first, and say how they differ', async () => {
    const { drop, handle, row, story, requests } = newsroom();
    const first = drop('first.txt', LONG);
    const cut = drop('cut.txt', HARBOUR);
    const longer = drop(
      'longer.txt',
      `${LONG}\nThe minister of transport will visit the port on Thursday with two experts from abroad, his office announced.\n`,
    );
    for (const event of [first, cut, longer]) await handle(event);

    const { articleId } = await row(first);
    expect(await row(cut)).toMatchObject({
      outcome: 'variant',
      relation: 'excerpt',
      copyOf: 'first.txt',
      storyId: articleId,
      variantOf: articleId,
      containment: 1,
      drops: MORE.split('\n\n').map((text) => (text.length > 100 ? expect.stringContaining(text.slice(0, 90)) : text)),
    });
    expect(await row(cut)).not.toHaveProperty('adds');
    expect(await row(longer)).toMatchObject({
      outcome: 'variant',
      relation: 'expansion',
      copyOf: 'first.txt',
      storyId: articleId,
      adds: [expect.stringContaining('The minister of transport will visit')],
    });
    expect(await story(first)).toMatchObject({ files: 3, articles: 3, lastSeen: longer.receivedAt });
    expect(requests.map(({ key, repeats = false }) => [key, repeats])).toEqual([
      ['first.txt', false],
      ['cut.txt', true],
      ['longer.txt', false],
    ]);
  });

  it('are reprints if only spelling and typography differ, and their quotations are counted with those of the first', async () => {
    const { drop, handle, row, requests } = newsroom();
    const first = drop('first.txt', LONG);
    const reprint = drop(
      'reprint.txt',
      LONG.replaceAll('Harbour', 'Harbor').replaceAll('harbour', 'harbor').replaceAll('"', '”'),
    );
    for (const event of [first, reprint]) await handle(event);
    expect(await row(reprint)).toMatchObject({ outcome: 'variant', relation: 'reprint' });
    expect(requests).toMatchObject([{ key: 'first.txt' }, { key: 'reprint.txt', repeats: true }]);
  });

  it('leave other stories alone', async () => {
    const { drop, handle, row } = newsroom();
    const events = [
      drop('a.txt', LONG),
      drop('b.txt', LIBRARY),
      drop('c.txt', MORE.toUpperCase().replaceAll('A', 'O')),
    ];
    for (const event of events) await handle(event);
    const rows = await Promise.all(events.map(row));
    expect(new Set(rows.map((each) => each.storyId)).size).toBe(3);
  });

  it('bridge two stories into the earlier, with every row and every count', async () => {
    const { drop, handle, row, stories, storyChanges } = newsroom();
    const half = drop('half.txt', BODY);
    const other = drop('other.txt', LIBRARY);
    const copies = Array.from({ length: 20 }, (_, i) => drop(`copy-${i}.txt`, LIBRARY));
    const both = drop('both.txt', `${LIBRARY}\n${BODY}\n`);
    for (const event of [half, other, ...copies]) await handle(event);
    const [earlier, later] = [await row(half), await row(other)];
    expect(await stories.get(later.storyId!)).toMatchObject({ files: 21, articles: 1 });

    await handle(both);

    for (const event of [half, other, ...copies, both]) expect((await row(event)).storyId).toBe(earlier.storyId);
    expect(await row(other)).toMatchObject({
      outcome: 'variant',
      copyOf: 'half.txt',
      variantOf: earlier.storyId,
    });
    expect(await stories.get(earlier.storyId!)).toMatchObject({
      files: 23,
      articles: 3,
      firstSeen: half.receivedAt,
      lastSeen: both.receivedAt,
    });
    expect(await stories.get(later.storyId!)).toMatchObject({
      mergedInto: earlier.storyId,
      settled: true,
      files: 0,
    });
    expect(storyChanges).toEqual([{ articleId: later.articleId, from: later.storyId }]);
  });

  it('find an earlier article that was handled later', async () => {
    const { drop, handle, row, story } = newsroom();
    const [first, second] = [drop('first.txt', LONG), drop('second.txt', HARBOUR)];
    for (const event of [second, first]) await handle(event);
    expect(await row(first)).toMatchObject({ outcome: 'new' });
    expect(await row(second)).toMatchObject({ outcome: 'variant', copyOf: 'first.txt', relation: 'excerpt' });
    expect(await row(second)).toMatchObject({ storyId: (await row(first)).articleId });
    expect(await story(first)).toMatchObject({ files: 2, articles: 2, firstSeen: first.receivedAt });
  });
});
