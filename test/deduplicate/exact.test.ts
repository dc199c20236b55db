import { describe, expect, it } from 'vitest';
import { HARBOUR, LIBRARY, newsroom } from './newsroom.ts';

describe('exact copies', () => {
  it('makes the first file new and counts the second as its copy', async () => {
    const { drop, handle, row, story, requests } = newsroom();
    const first = drop('a.txt', HARBOUR);
    const second = drop('b.txt', HARBOUR.replaceAll('"', '”').toUpperCase());
    await handle(first);
    await handle(second);

    expect(await row(first)).toMatchObject({ outcome: 'new', title: 'Harbour closed after crane collapse' });
    const { articleId } = await row(first);
    expect(await row(second)).toMatchObject({
      outcome: 'copy',
      relation: 'exact copy',
      copyOf: 'a.txt',
      articleId,
      storyId: articleId,
    });
    expect(await story(first)).toMatchObject({
      headline: 'Harbour closed after crane collapse',
      files: 2,
      articles: 1,
      firstSeen: first.receivedAt,
      lastSeen: second.receivedAt,
    });
    expect(requests.map((request) => request.key)).toEqual(['a.txt']);
  });

  it('keeps different articles apart', async () => {
    const { drop, handle, row, stories } = newsroom();
    const events = [drop('a.txt', HARBOUR), drop('b.txt', LIBRARY)];
    for (const event of events) await handle(event);
    const rows = await Promise.all(events.map(row));
    expect(rows.map((each) => each.outcome)).toEqual(['new', 'new']);
    for (const { storyId = '' } of rows) expect(await stories.get(storyId)).toMatchObject({ files: 1, articles: 1 });
  });

  it('changes nothing when the same event is redelivered', async () => {
    const { drop, handle, snapshot } = newsroom();
    const events = [drop('a.txt', HARBOUR), drop('b.txt', HARBOUR)];
    for (const event of events) await handle(event);
    const before = await snapshot();
    for (const event of events.reverse()) await handle(event);
    expect(await snapshot()).toEqual(before);
  });

  it('counts a hundred copies, and a hundred again', async () => {
    const { drop, handle, story, stories, fingerprints } = newsroom();
    const events = Array.from({ length: 101 }, (_, i) => drop(`${i}.txt`, HARBOUR));
    for (const event of [...events, ...events]) await handle(event);
    const row = await story(events[0]!);
    expect(row).toMatchObject({ files: 101, articles: 1, lastSeen: events[100]!.receivedAt });
    expect(row!.latest.length).toBeLessThanOrEqual(8);
    const pages = await Promise.all(
      Array.from({ length: row!.pages }, (_, page) => fingerprints.page(row!.storyId, page)),
    );
    expect([...pages.flat(), ...row!.latest].sort()).toEqual(events.map((e) => `${e.version} ${e.key}`).sort());
    expect(await stories.get(row!.storyId)).toEqual(row);
  });

  it('finishes the work of a function that claimed an article and died', async () => {
    const { drop, handle, row, story, fingerprints, requests } = newsroom();
    const [first, second] = [drop('a.txt', HARBOUR), drop('b.txt', HARBOUR)];
    const addClaim = fingerprints.addClaim;
    fingerprints.addClaim = async (claim) => {
      await addClaim(claim);
      throw new Error('died');
    };
    await expect(handle(first)).rejects.toThrow('died');
    fingerprints.addClaim = addClaim;

    await handle(second);

    expect(await row(first)).toMatchObject({ outcome: 'new' });
    expect(await row(second)).toMatchObject({ outcome: 'copy', copyOf: 'a.txt' });
    expect(await story(first)).toMatchObject({ files: 2, articles: 1 });
    expect(requests.map((request) => request.key)).toEqual(['a.txt']);
  });
});

describe('versions of one key', () => {
  it('supersedes the older, in whatever order their events arrive', async () => {
    for (const reversed of [false, true]) {
      const { drop, handle, row, stories, requests } = newsroom();
      const [older, newer] = [drop('a.txt', HARBOUR), drop('a.txt', LIBRARY)];
      for (const event of reversed ? [newer, older] : [older, newer]) await handle(event);
      expect((await row(older)).outcome).toBe('superseded');
      expect((await row(newer)).outcome).toBe('new');
      expect(requests.map((request) => request.version)).toEqual(reversed ? ['v2'] : ['v1', 'v2']);
      const { storyId } = await row(older);
      if (storyId) expect(await stories.get(storyId)).toMatchObject({ files: 0 });
      else expect(reversed).toBe(true);
    }
  });

  it('makes the same content under the same key new again, and counts the article once', async () => {
    const { drop, handle, row, story } = newsroom();
    const [older, newer] = [drop('a.txt', HARBOUR), drop('a.txt', HARBOUR)];
    for (const event of [older, newer, older]) await handle(event);
    expect((await row(older)).outcome).toBe('superseded');
    expect((await row(newer)).outcome).toBe('new');
    expect(await story(newer)).toMatchObject({ files: 1, articles: 1 });
  });

  it('makes a copy new when the first is gone', async () => {
    const { drop, remove, handle, row, story } = newsroom();
    const [first, removal, second] = [drop('a.txt', HARBOUR), remove('a.txt'), drop('b.txt', HARBOUR)];
    for (const event of [first, removal, second]) await handle(event);
    expect((await row(first)).outcome).toBe('removed');
    expect((await row(second)).outcome).toBe('new');
    expect(await story(second)).toMatchObject({ files: 1, articles: 1 });
  });
});

describe('removals', () => {
  it('removes what was uploaded before, in whatever order the events arrive', async () => {
    for (const reversed of [false, true]) {
      const { drop, remove, handle, row, requests } = newsroom();
      const [upload, removal] = [drop('a.txt', HARBOUR), remove('a.txt')];
      for (const event of reversed ? [removal, upload] : [upload, removal]) await handle(event);
      expect((await row(upload)).outcome).toBe('removed');
      expect(requests).toHaveLength(reversed ? 0 : 1);
    }
  });

  it('keeps what is uploaded after', async () => {
    const { drop, remove, handle, row } = newsroom();
    const [removal, upload] = [remove('a.txt'), drop('a.txt', HARBOUR)];
    for (const event of [upload, removal]) await handle(event);
    expect((await row(upload)).outcome).toBe('new');
  });

  it('removes a single version', async () => {
    for (const reversed of [false, true]) {
      const { drop, removeVersion, handle, row } = newsroom();
      const upload = drop('a.txt', HARBOUR);
      if (!reversed) await handle(upload);
      const removal = removeVersion(upload);
      for (const event of reversed ? [removal, upload] : [removal]) await handle(event);
      expect((await row(upload)).outcome).toBe('removed');
    }
  });
});

describe('files that cannot be read', () => {
  it('rejects a file that is no article, with a reason', async () => {
    const { drop, handle, row } = newsroom();
    const event = drop('empty.txt', '');
    await handle(event);
    await handle(event);
    expect(await row(event)).toMatchObject({ outcome: 'rejected', reason: 'The file is empty.', size: 0 });
  });

  it('says that an object was gone before it was read', async () => {
    const { drop, handle, row, context } = newsroom();
    const event = drop('a.txt', HARBOUR);
    await handle({ ...event, version: 'gone', versionId: 'gone' });
    expect(await context.files.get({ key: 'a.txt', version: 'gone' })).toMatchObject({ outcome: 'removed' });
    expect(await row(event)).toBeUndefined();
  });
});
