import { describe, expect, it } from 'vitest';
import { handleEvent } from '../../functions/deduplicate/event/handle-event.ts';
import { HARBOUR, LIBRARY, newsroom } from './newsroom.ts';
import { article, paragraph } from './texts.ts';

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

  it('bridge two pieces of a story into the earlier, with every row and every count', async () => {
    const { drop, handle, row, stories, storyChanges } = newsroom();
    const half = drop('half.txt', article(0, 1));
    const other = drop('other.txt', article(2, 3));
    const copies = Array.from({ length: 20 }, (_, i) => drop(`copy-${i}.txt`, article(2, 3)));
    const both = drop('both.txt', article(0, 1, 2, 3));
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

  it('tell the analysis that an article moves, though the file that brought it is gone and only a copy stands', async () => {
    const { drop, handle, row, storyChanges } = newsroom();
    const half = drop('half.txt', article(0, 1));
    const other = drop('other.txt', article(2, 3));
    const copy = drop('copy.txt', article(2, 3));
    for (const event of [half, other, copy, drop('other.txt', LIBRARY)]) await handle(event);
    const { articleId, storyId } = await row(copy);
    expect(await row(other)).toMatchObject({ outcome: 'superseded', articleId });

    await handle(drop('both.txt', article(0, 1, 2, 3)));

    expect((await row(copy)).storyId).toBe((await row(half)).storyId);
    expect(storyChanges).toEqual([{ articleId, from: storyId }]);
  });

  it('leave the stories that a digest holds apart, and say which it holds; those count it', async () => {
    const { drop, remove, handle, row, stories } = newsroom();
    const [harbour, library] = [drop('harbour.txt', HARBOUR), drop('library.txt', LIBRARY)];
    const digest = drop('digest.txt', `In brief\n\n${BODY}\n\n${LIBRARY}\n`);
    const again = drop(
      'again.txt',
      `In brief today\n\n${BODY}\n\n${LIBRARY}\n\nThat is all we have for you this morning.\n`,
    );
    for (const event of [harbour, library, digest, again]) await handle(event);

    const [one, other, both] = [await row(harbour), await row(library), await row(digest)];
    expect(new Set([one.storyId, other.storyId, both.storyId]).size).toBe(3);
    expect(both).toMatchObject({ outcome: 'new', relation: 'digest' });
    expect(both.contains?.map(({ storyId, key }) => [storyId, key]).sort()).toEqual(
      [
        [one.storyId, 'harbour.txt'],
        [other.storyId, 'library.txt'],
      ].sort(),
    );
    for (const { share } of both.contains ?? []) expect(share).toBeCloseTo(0.5, 0);
    // A copy of the digest is its variant, and joins nothing else.
    expect(await row(again)).toMatchObject({ outcome: 'variant', copyOf: 'digest.txt', storyId: both.storyId });
    expect(await stories.get(one.storyId!)).toMatchObject({ files: 1, digests: 1 });
    await handle(remove('digest.txt'));
    expect(await stories.get(one.storyId!)).toMatchObject({ files: 1, digests: 0 });
  });

  it('are told from a digest that came before the stories it begins to tell', async () => {
    const { drop, remove, handle, row, stories: counted } = newsroom();
    const story = (n: number) => article(n, n + 1, n + 2, n + 3);
    const digest = drop('digest.txt', [0, 4, 8].map((n) => paragraph(n)).join('\n\n'));
    const stories = [0, 4, 8].map((n) => drop(`story-${n}.txt`, story(n)));
    const short = drop('short.txt', paragraph(8));
    for (const event of [digest, ...stories, short]) await handle(event);
    const rows = await Promise.all([digest, ...stories].map(row));
    expect(new Set(rows.map(({ storyId }) => storyId)).size).toBe(4);
    // What both hold is of the story, and not of the digest.
    expect(await row(short)).toMatchObject({ outcome: 'variant', copyOf: 'story-8.txt' });
    // It lists them as they come, and they count it: not the first, as two versions of one story begin alike.
    const told = rows.slice(2);
    const held = await row(digest);
    expect(held).toMatchObject({ outcome: 'new', relation: 'digest', heldAs: 'digest', heldLater: 2 });
    expect(held.contains).toEqual(told.map(({ key, storyId }) => ({ key, storyId, share: expect.closeTo(1 / 3, 1) })));
    for (const { storyId } of told) expect(await counted.get(storyId!)).toMatchObject({ digests: 1 });
    await handle(remove('digest.txt'));
    for (const { storyId } of told) expect(await counted.get(storyId!)).toMatchObject({ digests: 0 });
  });

  it('are listed by a digest whose row is written after they came', async () => {
    const { drop, handle, row, stories, context, files } = newsroom();
    const digest = drop('digest.txt', [0, 4, 8].map((n) => paragraph(n)).join('\n\n'));
    const later = [4, 8].map((n) => drop(`story-${n}.txt`, article(n, n + 1, n + 2, n + 3)));
    const add: typeof files.add = async (digestRow) => {
      for (const event of later) await handle(event);
      return files.add(digestRow);
    };
    await handleEvent({ ...context, files: { ...files, add } }, digest);
    const told = await Promise.all(later.map(row));
    const held = await row(digest);
    expect(held).toMatchObject({ relation: 'digest', heldLater: 2 });
    expect(held.contains?.map(({ key }) => key)).toEqual(['story-4.txt', 'story-8.txt']);
    for (const { storyId } of told) expect(await stories.get(storyId!)).toMatchObject({ files: 1, digests: 1 });
  });

  it('are told from a digest of whole stories that came before, but for the first of them', async () => {
    const { drop, handle, row } = newsroom();
    const whole = (n: number) => article(n, n + 1);
    const digest = drop('digest.txt', [0, 4, 8].map(whole).join('\n\n'));
    const stories = [0, 4, 8].map((n) => drop(`story-${n}.txt`, whole(n)));
    for (const event of [digest, ...stories]) await handle(event);
    const [held, ...rows] = await Promise.all([digest, ...stories].map(row));
    expect(new Set(rows.map(({ storyId }) => storyId)).size).toBe(3);
    expect(rows.filter(({ storyId }) => storyId === held!.storyId)).toHaveLength(1);
  });

  it('are not texts that quote a passage, which say whom they quote', async () => {
    const { drop, handle, row, stories } = newsroom();
    const first = drop('first.txt', LONG);
    const own = Array.from({ length: 5 }, (_, i) => paragraph(i)).join('\n\n');
    const quotes = drop('quotes.txt', `${own}\n\n${MORE}\n`);
    for (const event of [first, quotes]) await handle(event);
    const { storyId } = await row(first);
    expect(await row(quotes)).toMatchObject({
      outcome: 'new',
      relation: 'quotes',
      contains: [{ storyId, key: 'first.txt', share: expect.any(Number) }],
    });
    expect((await row(quotes)).storyId).not.toBe(storyId);
    expect(await stories.get(storyId!)).toMatchObject({ files: 1, quotedBy: 1 });
  });

  it('are not press releases that end with the same paragraphs', async () => {
    const { drop, handle, row } = newsroom();
    const about = [20, 21].map(paragraph).join('\n\n');
    const releases = [0, 2, 4, 6].map((n) =>
      drop(`release-${n}.txt`, `${paragraph(n)}\n\n${paragraph(n + 1)}\n\n${about}\n`),
    );
    for (const event of releases) await handle(event);
    const stories = await Promise.all(releases.map(async (event) => (await row(event)).storyId));
    expect(new Set(stories).size).toBe(releases.length);
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

  it('are listed by a digest though a function noted it while it did the work of another file, and did not live to finish', async () => {
    const { drop, handle, row, fingerprints } = newsroom();
    const digest = drop('digest.txt', [0, 4, 8].map((n) => paragraph(n)).join('\n\n'));
    const text = article(8, 9, 10, 11);
    const [replaced, first, later] = [drop('a.txt', text), drop('first.txt', text), drop('a.txt', LONG)];
    for (const event of [first, digest, later]) await handle(event);
    const [{ articleId = '' }, { articleId: digestId }] = [await row(first), await row(digest)];
    await fingerprints.changeClaim(articleId, {}, { heldIn: `${digestId}:0.333` });
    await handle(replaced);
    expect(await row(replaced)).toMatchObject({ outcome: 'superseded' });
    expect(await fingerprints.claim(articleId)).not.toHaveProperty('heldIn');
    expect((await row(digest)).contains?.map(({ key }) => key)).toContain('first.txt');
  });

  it('leave no merge unfinished that another function looks for before it has begun', async () => {
    const { drop, handle, row, fingerprints, stories } = newsroom();
    const [half, other] = [drop('half.txt', article(0, 1)), drop('other.txt', article(2, 3))];
    for (const event of [half, other]) await handle(event);
    const [{ articleId = '' }, { articleId: later = '' }] = [await row(half), await row(other)];
    // One function notes what it is about to do, and stalls; another comes by; the first begins to do it, and dies.
    await fingerprints.changeClaim(articleId, {}, { linking: later });
    await handle(half);
    await fingerprints.setParent(later, articleId);
    await handle(half);
    expect(await stories.get(later)).toMatchObject({ mergedInto: articleId, settled: true });
    expect(await row(other)).toMatchObject({ storyId: articleId });
    expect(await fingerprints.claim(articleId)).not.toHaveProperty('linking');
  });

  it('leave no merge unfinished that a function noted and did not live to finish, while it did the work of a later version', async () => {
    const { drop, handle, row, fingerprints } = newsroom();
    const [first, other, again] = [drop('a.txt', LONG), drop('b.txt', HARBOUR), drop('a.txt', LONG)];
    for (const event of [other, again]) await handle(event);
    const [{ articleId = '' }, { articleId: linking }] = [await row(again), await row(other)];
    await fingerprints.changeClaim(articleId, {}, { linking });
    await handle(first);
    expect(await row(first)).toMatchObject({ outcome: 'superseded' });
    expect(await fingerprints.claim(articleId)).not.toHaveProperty('linking');
  });
});
