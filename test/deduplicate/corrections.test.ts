import { describe, expect, it } from 'vitest';
import { HARBOUR, newsroom } from './newsroom.ts';

const MORE = `The port handles 34 per cent of the country's grain, and traders in the capital said prices rose within the hour.

A spokeswoman for the dockers' union said its members had not warned of rust on the crane's legs since the spring of last year.`;
const STORY = `${HARBOUR}\n${MORE}\n`;
const CORRECTED = STORY.replace('34 per cent', '14 per cent');
const TURNED = STORY.replace('had not warned', 'had warned');

describe('a correction', () => {
  it('inside a sentence is told in both rows, and the corrected version is read', async () => {
    const { drop, handle, row, requests } = newsroom();
    const [first, second] = [drop('first.txt', STORY), drop('second.txt', CORRECTED)];
    for (const event of [first, second]) await handle(event);

    expect(await row(second)).toMatchObject({
      outcome: 'variant',
      relation: 'revision',
      copyOf: 'first.txt',
      changes: [
        {
          kind: 'figure',
          before: expect.stringContaining('34 per cent'),
          after: expect.stringContaining('14 per cent'),
        },
      ],
      adds: [expect.stringContaining('14 per cent')],
      drops: [expect.stringContaining('34 per cent')],
    });
    expect(await row(first)).toMatchObject({ outcome: 'new', revisedBy: 'second.txt' });
    expect(requests.map(({ key, repeats, changes }) => [key, repeats, changes?.length])).toEqual([
      ['first.txt', undefined, undefined],
      ['second.txt', undefined, 1],
    ]);
  });

  it('is a correction if the new words say the opposite, or a note says so', async () => {
    const { drop, handle, row } = newsroom();
    const events = [
      drop('first.txt', STORY),
      drop('turned.txt', TURNED),
      drop(
        'noted.txt',
        `${CORRECTED}\nCorrection: An earlier version of this story gave another share of the grain.\n`,
      ),
    ];
    for (const event of events) await handle(event);
    expect(await row(events[1]!)).toMatchObject({ relation: 'correction', changes: [{ kind: 'negation' }] });
    expect(await row(events[2]!)).toMatchObject({ relation: 'correction', changes: [{ kind: 'figure' }] });
    expect(await row(events[0]!)).toMatchObject({ revisedBy: 'noted.txt' });
  });

  it('of the headline alone is told of a copy', async () => {
    const { drop, handle, row } = newsroom();
    const first = drop('first.txt', STORY);
    const second = drop('second.txt', STORY.replace('Harbour closed after', 'Harbour opened after'));
    const other = drop(
      'other.txt',
      STORY.replace('Harbour closed after crane collapse', 'Chaos on the quays of Ellery'),
    );
    for (const event of [first, second, other]) await handle(event);
    expect(await row(second)).toMatchObject({
      outcome: 'copy',
      relation: 'correction',
      changes: [{ before: 'Harbour closed after crane collapse', after: 'Harbour opened after crane collapse' }],
    });
    expect(await row(other)).toMatchObject({ outcome: 'copy', relation: 'exact copy' });
    expect(await row(other)).not.toHaveProperty('changes');
    expect(await row(first)).toMatchObject({ revisedBy: 'second.txt' });
  });

  it('is told whichever version is handled first', async () => {
    const { drop, handle, row } = newsroom();
    const [first, second] = [drop('first.txt', STORY), drop('second.txt', TURNED)];
    for (const event of [second, first]) await handle(event);
    expect(await row(first)).toMatchObject({ outcome: 'new', revisedBy: 'second.txt' });
    expect(await row(second)).toMatchObject({
      outcome: 'variant',
      relation: 'correction',
      changes: [{ kind: 'negation' }],
    });
  });

  it('no longer counts once it is withdrawn: then the one before it does', async () => {
    const { drop, remove, handle, row } = newsroom();
    const events = [drop('first.txt', STORY), drop('second.txt', CORRECTED), drop('third.txt', TURNED)];
    for (const event of events) await handle(event);
    expect(await row(events[0]!)).toMatchObject({ revisedBy: 'third.txt' });
    await handle(remove('third.txt'));
    expect(await row(events[0]!)).toMatchObject({ revisedBy: 'second.txt' });
    await handle(remove('second.txt'));
    expect(await row(events[0]!)).not.toHaveProperty('revisedBy');
  });

  it('that was withdrawn is not shown, though a function noted it after that, and died', async () => {
    const { drop, remove, handle, row, fingerprints } = newsroom();
    const events = [drop('first.txt', STORY), drop('second.txt', CORRECTED), drop('third.txt', TURNED)];
    const [first, second, third] = events as [(typeof events)[0], (typeof events)[0], (typeof events)[0]];
    for (const event of [first, third]) await handle(event);
    const { articleId = '' } = await row(first);
    const noted = await fingerprints.claim(articleId);
    await handle(remove('third.txt'));
    await fingerprints.changeClaim(articleId, {}, { revisedBy: noted?.revisedBy });
    await handle(second);
    expect(await row(first)).toMatchObject({ revisedBy: 'second.txt' });
  });

  it('of a version is compared with that version, and known to all that it changes', async () => {
    const { drop, remove, handle, row } = newsroom();
    const second = `${CORRECTED}\nDivers will search the basin for a second crane on Thursday, weather permitting.\n`;
    const events = [
      drop('first.txt', STORY),
      drop('second.txt', second),
      drop('third.txt', second.replace('had not warned', 'had warned')),
      drop('fourth.txt', second.replace('had not warned', 'had often warned')),
    ];
    for (const event of events) await handle(event);
    const [one, two, three, four] = await Promise.all(events.map(row));
    expect(two).toMatchObject({ copyOf: 'first.txt', changes: [{ kind: 'figure' }] });
    expect(three).toMatchObject({ varies: two!.articleId, copyOf: 'second.txt', variantOf: one!.articleId });
    expect(three!.changes?.map(({ kind }) => kind)).toEqual(['negation']);
    expect(three!.adds).toEqual([expect.stringContaining('had warned')]);
    expect(one).toMatchObject({ revisedBy: 'fourth.txt' });
    expect(two).toMatchObject({ revisedBy: 'fourth.txt' });
    expect(four).not.toHaveProperty('revisedBy');

    await handle(remove('fourth.txt'));
    for (const event of events.slice(0, 2)) expect(await row(event)).toMatchObject({ revisedBy: 'third.txt' });
    await handle(remove('third.txt'));
    expect(await row(events[0]!)).toMatchObject({ revisedBy: 'second.txt' });
    expect(await row(events[1]!)).not.toHaveProperty('revisedBy');
  });

  it('is compared with the latest of equals', async () => {
    const { drop, handle, row } = newsroom();
    const events = ['Thursday', 'Wednesday', 'Saturday'].map((day) =>
      drop(`${day}.txt`, `${STORY}\nOn ${day} the divers begin.\n`),
    );
    for (const event of events) await handle(event);
    expect((await row(events[2]!)).changes).toEqual([
      expect.objectContaining({ before: expect.stringContaining('Wednesday') }),
    ]);
  });

  it('is not compared with what was under its own key, if another version stands', async () => {
    const { drop, handle, row } = newsroom();
    const longer = `${CORRECTED}\nDivers will search the basin for a second crane on Thursday, weather permitting.\n`;
    const events = [
      drop('first.txt', STORY),
      drop('second.txt', longer),
      drop('second.txt', longer.replace('had not warned', 'had warned')),
    ];
    for (const event of events) await handle(event);
    const { copyOf, changes } = await row(events[2]!);
    expect(copyOf).toBe('first.txt');
    expect(changes?.map(({ before }) => before)).toEqual([expect.any(String), expect.any(String)]);
  });

  it('keeps nothing of the old words once the version that had them is withdrawn', async () => {
    const { drop, remove, handle, row } = newsroom();
    const [first, second] = [drop('first.txt', STORY), drop('second.txt', CORRECTED)];
    for (const event of [first, second, remove('first.txt')]) await handle(event);
    const { changes, drops } = await row(second);
    expect(changes).toEqual([{ kind: 'figure', after: expect.stringContaining('14 per cent') }]);
    expect(drops).toBeUndefined();
  });

  describe('of a version that was published later', () => {
    const dated = (day: string, text: string) => `Published: 2026-03-${day}\n\n${text}`;

    it.each([
      ['handled first', (a: unknown, b: unknown) => [b, a]],
      ['uploaded first', (a: unknown, b: unknown) => [a, b]],
    ])('is told in its row, though it was %s', async (_, order) => {
      const { drop, handle, row, requests, remove } = newsroom();
      const second = drop('second.txt', dated('05', TURNED));
      const first = drop('first.txt', dated('04', STORY));
      for (const event of order(first, second) as (typeof first)[]) await handle(event);

      expect(await row(second)).toMatchObject({
        relation: 'correction',
        changes: [
          {
            kind: 'negation',
            before: expect.stringContaining('had not warned'),
            after: expect.stringContaining('had warned'),
          },
        ],
      });
      expect(await row(first)).toMatchObject({ outcome: 'variant', relation: 'revision', revisedBy: 'second.txt' });
      const { articleId } = await row(second);
      expect(await row(first)).toMatchObject({ precedes: articleId });
      expect(await row(first)).not.toHaveProperty('changes');
      expect(requests.findLast(({ key }) => key === 'second.txt')).toMatchObject({ changes: [{ kind: 'negation' }] });

      const before = [await row(first), await row(second), requests.length];
      for (const event of [first, second]) await handle(event);
      expect([await row(first), await row(second), requests.length]).toEqual(before);
      await handle(remove('second.txt'));
      expect(await row(first)).not.toHaveProperty('revisedBy');
    });

    it('takes the place of what its row said about another version, of which nothing stays when it is withdrawn', async () => {
      const { drop, handle, row, remove } = newsroom();
      const longer = drop('longer.txt', `${TURNED}\nDivers will search the basin for a second crane on Thursday.\n`);
      const second = drop('second.txt', dated('05', TURNED));
      const first = drop('first.txt', dated('04', STORY));
      for (const event of [longer, second]) await handle(event);
      expect(await row(second)).toMatchObject({ copyOf: 'longer.txt', drops: [expect.stringContaining('Divers')] });
      await handle(first);
      expect(await row(second)).toMatchObject({
        copyOf: 'first.txt',
        changes: [{ kind: 'negation' }],
        drops: [expect.stringContaining('had not warned')],
      });
      await handle(remove('longer.txt'));
      expect(await row(first)).toMatchObject({ revisedBy: 'second.txt' });
      for (const event of [first, second]) expect(JSON.stringify(await row(event))).not.toContain('Divers');
    });

    it('is told again when both come back, in whatever order', async () => {
      for (const isFirstBackFirst of [true, false]) {
        const { drop, handle, row, remove, removeVersion } = newsroom();
        const second = drop('second.txt', dated('05', TURNED));
        const first = drop('first.txt', dated('04', STORY));
        const gone = [remove('second.txt'), remove('first.txt')];
        for (const event of [second, first, ...gone]) await handle(event);
        const back = (isFirstBackFirst ? gone.toReversed() : gone).map(removeVersion);
        for (const event of back) await handle(event);
        const rows = await Promise.all(
          back.map(({ key, sequencer, ...event }) =>
            row({ ...event, key, sequencer, version: `restored-${sequencer}` }),
          ),
        );
        const named = Object.fromEntries(rows.map((one) => [one.key, one]));
        expect(named['second.txt']).toMatchObject({ changes: [{ kind: 'negation' }] });
        expect(named['first.txt']).toMatchObject({ revisedBy: 'second.txt' });
      }
    });

    it('keeps nothing of the old words once the earlier version is withdrawn', async () => {
      const { drop, handle, row, remove, requests } = newsroom();
      const second = drop('second.txt', dated('05', TURNED));
      const first = drop('first.txt', dated('04', STORY));
      for (const event of [second, first, remove('first.txt')]) await handle(event);
      expect((await row(second)).changes).toEqual([{ kind: 'negation', after: expect.stringContaining('had warned') }]);
      expect(requests.at(-1)).toMatchObject({ key: 'second.txt' });
      expect(requests.at(-1)).not.toHaveProperty('changes');
    });
  });

  it('leaves no old words with the analysis, however many versions have changed them', async () => {
    const { drop, remove, handle, requests } = newsroom();
    const first = drop('first.txt', STORY);
    // Each changes a word of its own, so that it is more like the first than like any other.
    const words = STORY.split(' ');
    const places = words.flatMap((word, i) => (i > 8 && /^[a-z]{5,}$/.test(word) ? [i] : [])).slice(0, 30);
    const others = places.map((at, i) => drop(`${i}.txt`, words.with(at, `${50 + i}`).join(' ')));
    expect(others.length).toBeGreaterThan(24);
    for (const event of [first, ...others]) await handle(event);
    requests.splice(0);
    await handle(remove('first.txt'));
    expect(requests.map(({ key }) => key).sort()).toEqual(others.map(({ key }) => key).sort());
    for (const request of requests) expect(request).not.toHaveProperty('changes');
  });
});
