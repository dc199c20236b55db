import { describe, expect, it } from 'vitest';
import { handleMessage } from '../../functions/analyse/handle-message.ts';
import { reanalyse } from '../../functions/deduplicate/analysis/reanalyse.ts';
import type { Context } from '../../functions/deduplicate/context.ts';
import { handleEvent } from '../../functions/deduplicate/event/handle-event.ts';
import type { Message } from '../../functions/messages/message.ts';
import type { InboxEvent } from '../../functions/messages/s3-notification.ts';
import { MAX_TEXT_BYTES } from '../../functions/tables/rows.ts';
import { newsdesk } from '../analyse/newsdesk.ts';
import { HARBOUR, LIBRARY, newsroom } from './newsroom.ts';
import { article, paragraph } from './texts.ts';

type Room = ReturnType<typeof newsroom>;

const MORE = `The port handles a third of the country's grain, and traders in the capital said prices rose within the hour.

A spokeswoman for the dockers' union said its members had warned of rust on the crane's legs since the spring of last year.`;
const LONG = `${HARBOUR}\n${MORE}\n`;
const RETITLED = HARBOUR.replace('Harbour closed after crane collapse', 'Quay damaged as crane falls');

const handleAll = async (room: Room, ...events: InboxEvent[]) => {
  for (const event of events) await room.handle(event);
  await room.workOff();
};

/** Nothing in any table holds the beginning of one of the text's sentences or of its title. */
const expectNoTrace = async (room: Room, text: string) => {
  const rows = JSON.stringify(await room.snapshot());
  for (const sentence of text.split(/\n\n|(?<=[.!?]"?) /).map((each) => each.trim())) {
    if (sentence.length > 20) expect(rows).not.toContain(JSON.stringify(sentence.slice(0, 40)).slice(1, -1));
  }
};

const expectNothingNew = async (room: Room, ...events: InboxEvent[]) => {
  const before = await room.snapshot();
  await handleAll(room, ...events);
  expect(await room.snapshot()).toEqual(before);
};

describe('an article whose last file is withdrawn', () => {
  it('is withdrawn: the analysis is told, a tombstone says when, and no text is left', async () => {
    const room = newsroom();
    const [upload, removal] = [room.drop('a.txt', `${HARBOUR}\n${HARBOUR}`), room.remove('a.txt')];
    await handleAll(room, upload);
    const { articleId = '' } = await room.row(upload);
    await handleAll(room, removal);

    expect(room.withdrawals).toEqual([
      { articleId, storyId: articleId, withdrawals: 1, withdrawnAt: removal.receivedAt },
    ]);
    expect(await room.row(upload)).toEqual({
      key: 'a.txt',
      version: upload.version,
      outcome: 'removed',
      receivedAt: upload.receivedAt,
      withdrawnAt: removal.receivedAt,
      sequencer: upload.sequencer,
      size: upload.size,
      articleId,
      storyId: articleId,
      repeatedPassages: expect.any(Number),
    });
    expect(await room.story(upload)).toMatchObject({ headline: '(withdrawn)', files: 0, articles: 0 });
    await expectNoTrace(room, HARBOUR);
    await expectNothingNew(room, removal, upload);
    expect(room.withdrawals).toHaveLength(1);
  });

  it.each(['stands', 'was replaced'])(
    'is so to the end, though who began it did the work of another file, which %s, and died',
    async (what) => {
      const room = newsroom();
      const [first, other, later] = [
        room.drop('a.txt', HARBOUR),
        room.drop('b.txt', HARBOUR),
        room.drop('b.txt', LIBRARY),
      ];
      await handleAll(room, first, ...(what === 'stands' ? [] : [later]));
      // On account of a later version, which failed and was erased.
      const gone = { outcome: 'superseded', withdrawnAt: later.receivedAt, withdrawing: true } as const;
      await room.files.change(first, {}, gone);
      await handleAll(room, other);
      expect(await room.row(first)).not.toHaveProperty('withdrawing');
      const standing = what === 'stands' ? 1 : 0;
      expect(await room.story(first)).toMatchObject({ files: standing, articles: standing });
      await expectNothingNew(room, first, other);
    },
  );

  it('stands as long as one of many copies does', async () => {
    const room = newsroom();
    const uploads = Array.from({ length: 20 }, (_, i) => room.drop(`${i}.txt`, HARBOUR));
    await handleAll(room, ...uploads);
    for (const { key } of uploads.slice(0, -1)) await handleAll(room, room.remove(key));
    expect(room.withdrawals).toEqual([]);
    expect(await room.story(uploads[0]!)).toMatchObject({
      headline: 'Harbour closed after crane collapse',
      files: 1,
      articles: 1,
    });
    await handleAll(room, room.remove(uploads.at(-1)!.key));
    expect(room.withdrawals).toHaveLength(1);
    expect(await room.story(uploads[0]!)).toMatchObject({ headline: '(withdrawn)', files: 0, articles: 0 });
    await expectNoTrace(room, HARBOUR);
  });

  it('is withdrawn by the deletion of its version too', async () => {
    const room = newsroom();
    const upload = room.drop('a.txt', HARBOUR);
    await handleAll(room, upload);
    const erasure = room.removeVersion(upload);
    await handleAll(room, erasure);
    expect(room.withdrawals).toMatchObject([{ withdrawals: 1, withdrawnAt: erasure.receivedAt }]);
    expect(await room.row(upload)).toMatchObject({ outcome: 'removed', erasedAt: erasure.receivedAt });
    await expectNoTrace(room, HARBOUR);
  });

  it('leaves no text if its events arrive in the wrong order', async () => {
    const room = newsroom();
    const [upload, removal] = [room.drop('a.txt', HARBOUR), room.remove('a.txt')];
    await handleAll(room, removal, upload);
    expect(await room.row(upload)).toMatchObject({ outcome: 'removed', withdrawnAt: removal.receivedAt });
    expect(room.requests).toEqual([]);
    await expectNoTrace(room, HARBOUR);
  });

  it('is not read again when the analysis is upgraded', async () => {
    const room = newsroom();
    const upload = room.drop('a.txt', HARBOUR);
    await handleAll(room, upload, room.remove('a.txt'));
    const [{ articleId = '' } = {}] = room.requests.splice(0);
    expect(await reanalyse(room.context, articleId)).toBe(false);
    await handleAll(room, room.drop('b.txt', HARBOUR));
    room.requests.splice(0);
    expect(await reanalyse(room.context, articleId)).toBe(true);
    expect(room.requests).toMatchObject([{ articleId, key: 'b.txt', withdrawals: 1 }]);
  });
});

describe('the story of an article that is withdrawn', () => {
  /** A story of one long article, a cut of it that adds nothing, a revised one that does. */
  const withStory = async () => {
    const room = newsroom();
    const first = room.drop('first.txt', LONG);
    const cut = room.drop('cut.txt', RETITLED);
    const longer = room.drop('longer.txt', `${LONG}\n${paragraph(7)}\n`);
    await handleAll(room, first, cut, longer);
    const { articleId = '' } = await room.row(first);
    return { room, first, cut, longer, articleId };
  };

  it('has those analysed in its place that only repeated it', async () => {
    const { room, first, cut, longer, articleId } = await withStory();
    room.requests.splice(0);
    const removal = room.remove(first.key);
    await handleAll(room, removal);
    const { key, version, receivedAt } = cut;
    const insteadOf = { articleId, storyId: articleId, withdrawals: 1, withdrawnAt: removal.receivedAt };
    const file = { storyId: articleId, key, version, receivedAt };
    expect(room.requests).toEqual([{ ...file, articleId: expect.any(String), article: expect.anything(), insteadOf }]);
    expect(room.withdrawals).toEqual([]);
    await expectNothingNew(room, first, cut, longer, removal);
  });

  it('has none analysed that had news', async () => {
    const { room, first, cut, articleId } = await withStory();
    await handleAll(room, room.remove(cut.key));
    for (const sent of [room.requests, room.withdrawals]) sent.splice(0);
    await handleAll(room, room.remove(first.key));
    expect(room.requests).toEqual([]);
    expect(room.withdrawals).toMatchObject([{ articleId, withdrawals: 1 }]);
  });

  it('has those analysed whose rows have not all of their text, news or not', async () => {
    const room = newsroom();
    const paragraphs = Array.from({ length: 700 }, (_, n) => paragraph(n));
    const long = paragraphs.slice(1).join('\n\n');
    expect(long.length).toBeGreaterThan(MAX_TEXT_BYTES);
    const first = room.drop('first.txt', long);
    const longer = room.drop('longer.txt', paragraphs.join('\n\n'));
    await handleAll(room, first, longer);
    expect(await room.row(longer)).toMatchObject({ outcome: 'variant', adds: expect.any(Array) });
    room.requests.splice(0);
    await handleAll(room, room.remove(first.key));
    expect(room.requests).toMatchObject([{ key: 'longer.txt', insteadOf: { withdrawals: 1 } }]);
  });

  it('takes the headline of the earliest article left, and keeps no sentence of the withdrawn one', async () => {
    const { room, first, cut, longer } = await withStory();
    expect((await room.row(cut)).drops).toHaveLength(2);
    await handleAll(room, room.remove(first.key));
    expect(await room.row(cut)).not.toHaveProperty('drops');
    expect(await room.story(longer)).toMatchObject({ headline: 'Quay damaged as crane falls', files: 2, articles: 2 });
    await handleAll(room, room.remove(cut.key));
    expect(await room.story(longer)).toMatchObject({ headline: 'Harbour closed after crane collapse', articles: 1 });
    await handleAll(room, room.remove(longer.key));
    expect(await room.story(longer)).toMatchObject({ headline: '(withdrawn)', files: 0, articles: 0 });
    await expectNoTrace(room, `${LONG}\n${paragraph(7)}\n${RETITLED}`);
  });

  it.each([
    ['from a copy, if the file that brought it is gone', ['copy.txt'], []],
    ['once it can be read, from a copy that came meanwhile', [], ['copy.txt']],
  ])('has what repeats it analysed %s', async (_, before, later) => {
    const room = newsroom();
    const [whole, part] = [room.drop('whole.txt', article(1, 2, 3)), room.drop('part.txt', article(2, 3))];
    const copies = (keys: string[]) => keys.map((key) => room.drop(key, article(2, 3)));
    await handleAll(room, whole, part, ...copies(before));
    expect(room.requests.at(-1)).toMatchObject({ key: 'part.txt', repeats: true });
    const erasure = room.removeVersion(part);
    await handleAll(room, room.remove('whole.txt'), ...copies(later), erasure);
    expect(room.requests.at(-1)).toMatchObject({ key: 'copy.txt', articleId: (await room.row(part)).articleId });
    expect(room.requests.at(-1)).not.toHaveProperty('repeats');
  });

  it('only passes the withdrawal on if none of the others can be read', async () => {
    const { room, first, articleId } = await withStory();
    room.context.inbox.read = async () => ({ bytes: Buffer.from('something else by now') });
    await handleAll(room, room.remove(first.key));
    expect(room.withdrawals).toMatchObject([{ articleId, withdrawals: 1 }]);
  });

  it('has the earliest two dozen analysed, not all', async () => {
    const room = newsroom();
    const paragraphs = Array.from({ length: 26 }, (_, n) => n);
    const first = room.drop('first.txt', article(...paragraphs));
    const cuts = paragraphs.map((n) => room.drop(`${n}`, article(...paragraphs.filter((other) => other !== n))));
    await handleAll(room, first, ...cuts);
    room.requests.splice(0);
    await handleAll(room, room.remove(first.key));
    expect(room.requests.map(({ key }) => Number(key))).toEqual(Array.from({ length: 24 }, (_, i) => i));
  });

  it('takes another headline if a later version of the file that it has one of has the same text under another', async () => {
    const { room, first, cut, longer } = await withStory();
    await handleAll(room, room.remove(first.key), room.remove(longer.key));
    expect(await room.story(cut)).toMatchObject({ headline: 'Quay damaged as crane falls' });
    const later = room.drop(cut.key, RETITLED.replace('Quay damaged as crane falls', 'Crane falls on quay'));
    await handleAll(room, later);
    expect(await room.row(later)).toMatchObject({ articleId: (await room.row(cut)).articleId });
    expect(await room.story(later)).toMatchObject({ headline: 'Crane falls on quay' });
  });

  it('takes in similar articles, and compares them with those that stand', async () => {
    const { room, first, cut, articleId } = await withStory();
    await handleAll(room, room.remove(first.key), room.remove('longer.txt'));
    room.requests.splice(0);
    const late = room.drop('late.txt', `${HARBOUR}\n${paragraph(9)}`);
    await handleAll(room, late);
    expect(await room.row(late)).toMatchObject({
      outcome: 'variant',
      storyId: articleId,
      variantOf: articleId,
      varies: (await room.row(cut)).articleId,
      copyOf: 'cut.txt',
    });
    expect(room.requests).toMatchObject([{ key: 'late.txt', insteadOf: { articleId, withdrawals: 1 } }]);
    expect(room.requests[0]).not.toHaveProperty('repeats');
  });

  it('is listed under the next article if nothing was left', async () => {
    const { room, first, cut, longer, articleId } = await withStory();
    await handleAll(room, ...[first, cut, longer].map(({ key }) => room.remove(key)));
    const late = room.drop('late.txt', `${RETITLED}\n${paragraph(9)}`);
    await handleAll(room, late);
    expect(await room.row(late)).toMatchObject({ outcome: 'variant', relation: expect.any(String) });
    expect(await room.row(late)).not.toHaveProperty('drops');
    expect(await room.stories.get(articleId)).toMatchObject({ headline: 'Quay damaged as crane falls', articles: 1 });
  });

  it('keeps a headline that is right, whoever is delivered again', async () => {
    const room = newsroom();
    const whole = room.drop('whole.txt', article(0, 1, 2, 3));
    const late = room.drop('late.txt', article(0, 1, 2));
    const known = room.drop('known.txt', article(1, 2, 3));
    const again = room.drop('known.txt', article(1, 2, 3));
    await handleAll(room, whole, known, again, room.remove('whole.txt'), late);
    const rows = await room.snapshot();
    await handleAll(room, again);
    expect(await room.snapshot()).toEqual(rows);
  });

  it('leaves no headline behind if it turns out to be part of another', async () => {
    const room = newsroom();
    const [pieces, whole] = [
      [
        [0, 1],
        [2, 3],
      ].map((some) => article(...some)),
      article(0, 1, 2, 3),
    ];
    const [first, second] = [room.drop('a.txt', pieces[0]!), room.drop('b.txt', pieces[1]!)];
    await handleAll(room, first, second);
    const { articleId = '' } = await room.row(second);
    await handleAll(room, room.drop('both.txt', whole));
    expect(await room.stories.get(articleId)).toMatchObject({ mergedInto: (await room.row(first)).articleId });
    await handleAll(room, ...['a.txt', 'b.txt', 'both.txt'].map((key) => room.remove(key)));
    await expectNoTrace(room, whole);
  });
});

describe('an article that comes back', () => {
  it.each(['a.txt', 'another.txt'])('comes back whole, as %s', async (key) => {
    const room = newsroom();
    const [first, removal, again] = [room.drop('a.txt', HARBOUR), room.remove('a.txt'), room.drop(key, HARBOUR)];
    await handleAll(room, first, removal);
    const [asked] = room.requests.splice(0);
    await handleAll(room, again);
    const { version, receivedAt } = again;
    expect(room.requests).toEqual([{ ...asked, key, version, receivedAt, withdrawals: 1 }]);
    expect(await room.row(again)).toMatchObject({ outcome: 'new', title: 'Harbour closed after crane collapse' });
    expect(await room.story(again)).toMatchObject({
      headline: 'Harbour closed after crane collapse',
      files: 1,
      articles: 1,
    });
    expect(await room.row(first)).toMatchObject({ outcome: 'removed', withdrawnAt: removal.receivedAt });
    await expectNothingNew(room, again, removal, first);
  });

  it('is numbered at each withdrawal', async () => {
    const room = newsroom();
    for (let i = 0; i < 12; i++) await handleAll(room, room.drop('a.txt', HARBOUR), room.remove('a.txt'));
    expect(room.requests.map(({ withdrawals = 0 }) => withdrawals)).toEqual(Array.from({ length: 12 }, (_, i) => i));
    expect(room.withdrawals.map(({ withdrawals }) => withdrawals)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
    const [story] = (await room.snapshot()).stories;
    expect(story).toMatchObject({ files: 0, articles: 0 });
    expect(story?.latest.length).toBeLessThanOrEqual(8);
  });

  it('is withdrawn again if an interrupted delivery requests its analysis after all', async () => {
    const room = newsroom();
    const { files } = room.context;
    const [first, second, removal] = [room.drop('a.txt', HARBOUR), room.drop('a.txt', HARBOUR), room.remove('a.txt')];
    await handleAll(room, first);
    room.context.files = { ...files, add: () => Promise.reject(new Error('died')) };
    await expect(room.handle(second)).rejects.toThrow('died');
    room.context.files = files;
    await handleAll(room, removal, second);
    expect(room.requests.map(({ withdrawals = 0 }) => withdrawals)).toEqual([0, 0, 1]);
    expect(room.withdrawals.map(({ withdrawals }) => withdrawals)).toEqual([1, 2]);
    expect(await room.story(first)).toMatchObject({ files: 0, articles: 0 });
  });
});

describe('a later version of a key', () => {
  it('withdraws the article it replaces, which is nowhere else', async () => {
    const room = newsroom();
    const [wrong, right] = [room.drop('a.txt', HARBOUR), room.drop('a.txt', LIBRARY)];
    await handleAll(room, wrong, right);
    const { articleId } = await room.row(wrong);
    expect(room.withdrawals).toMatchObject([{ articleId, withdrawnAt: right.receivedAt }]);
    expect(await room.row(wrong)).toMatchObject({ outcome: 'superseded', withdrawnAt: right.receivedAt });
    await expectNoTrace(room, HARBOUR);
  });

  it('is analysed in full if it corrects the earlier one', async () => {
    const room = newsroom();
    const wrong = room.drop('a.txt', LONG);
    const right = room.drop('a.txt', LONG.replace('Three container ships', 'Two empty barges'));
    await handleAll(room, wrong, right);
    const { articleId } = await room.row(wrong);
    expect(await room.row(right)).toMatchObject({ outcome: 'variant', storyId: articleId });
    expect(await room.row(right)).not.toHaveProperty('drops');
    expect(room.requests.at(-1)).toMatchObject({
      key: 'a.txt',
      version: right.version,
      insteadOf: { articleId },
    });
    expect(await room.story(right)).toMatchObject({ files: 1, articles: 1 });
    expect(JSON.stringify(await room.snapshot())).not.toContain('Three container ships');
  });

  it.each([
    ['after the version before it', [0, 1, 2]],
    ['before it', [1, 0, 2]],
    ['after its erasure', [0, 2, 1]],
    ['last', [2, 0, 1]],
  ])('replaces nothing if it is gone before it is handled: its event comes %s', async (_, order) => {
    const room = newsroom();
    const [upload, later] = [room.drop('a.txt', HARBOUR), room.drop('a.txt', RETITLED)];
    const events = [upload, later, room.removeVersion(later)];
    await handleAll(room, ...order.map((i) => events[i]!));
    expect(await room.row(upload)).toMatchObject({ outcome: 'new' });
    expect(await room.row(later)).toMatchObject({ outcome: 'removed' });
    await expectNothingNew(room, ...events);
  });

  it('leaves the article alone if only its title differs, and gives the story that title', async () => {
    const room = newsroom();
    const [first, second] = [room.drop('a.txt', HARBOUR), room.drop('a.txt', RETITLED)];
    await handleAll(room, first, second);
    expect(room.withdrawals).toEqual([]);
    expect(room.requests.at(-1)).toMatchObject({ article: { title: 'Quay damaged as crane falls' } });
    expect(await room.story(second)).toMatchObject({ headline: 'Quay damaged as crane falls', files: 1, articles: 1 });
  });
});

describe('the analysis', () => {
  it('keeps no words that were withdrawn before a function that merged two stories had sent them, and died', async () => {
    const room = newsroom();
    const desk = newsdesk();
    const sent: Message[] = [];
    const context: Context = {
      ...room.context,
      requestAnalysis: async (request) => void sent.push({ kind: 'analyse', ...request }),
      requestWithdrawal: async (withdrawal) => void sent.push({ kind: 'withdraw', ...withdrawal }),
    };
    const [first, second] = [
      room.drop('first.txt', LONG),
      room.drop('second.txt', LONG.replace('a third', 'a fifth')),
    ] as const;
    const removal = room.remove('first.txt');
    const requestAnalysis: Context['requestAnalysis'] = async (request) => {
      if (!request.changes) return context.requestAnalysis(request);
      // Another delivery finishes the work; then the words are withdrawn.
      for (const event of [first, removal]) await handleEvent(context, event);
      await context.requestAnalysis(request);
      throw new Error('died');
    };
    await handleEvent(context, second);
    await expect(handleEvent({ ...context, requestAnalysis }, first)).rejects.toThrow('died');
    await handleEvent(context, first);

    const analyse: typeof desk.context.analyse = (request) =>
      desk.context.analyse({ ...request, article: { paragraphs: [] } });
    for (const message of sent) await handleMessage({ ...desk.context, analyse }, message);
    const { articleId = '' } = await room.row(second);
    expect(sent.filter((message) => 'changes' in message).length).toBeGreaterThan(1);
    expect(await desk.context.analyses.article(articleId)).toMatchObject({ articleId });
    expect(JSON.stringify((await desk.snapshot()).articles)).not.toContain('third of the country');
  });
});

describe('bulk files', () => {
  it('are withdrawn article by article, except for those that stand elsewhere', async () => {
    const room = newsroom();
    const upload = room.drop('many.json', JSON.stringify([HARBOUR, LIBRARY].map((text) => ({ text }))));
    await handleAll(room, upload, room.drop('b.txt', LIBRARY), room.remove('many.json'));
    const [harbour, library] = await Promise.all(
      [1, 2].map((n) => room.files.get({ key: `many.json#${n}`, version: upload.version })),
    );
    expect([harbour?.outcome, library?.outcome]).toEqual(['removed', 'removed']);
    expect(room.withdrawals.map(({ articleId }) => articleId)).toEqual([harbour?.articleId]);
    await expectNoTrace(room, HARBOUR);
  });
});
