import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Clock, pacer } from '../../functions/backfill/pace.ts';
import { Interrupted, type Outgoing, type Page, sendAll, type Work } from '../../functions/backfill/send-all.ts';

/** Time passes only while waiting, or by `pass`. */
const fakeClock = () => {
  let time = 0;
  const waits: number[] = [];
  const clock: Clock = {
    now: () => time,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
      time += milliseconds;
    },
  };
  const pass = (milliseconds: number) => {
    time += milliseconds;
  };
  return { clock, waits, pass, time: () => time };
};

/** Pages of items with one message each. */
const listOf = (marks: readonly string[], pageSize = 4, queue: (mark: string) => Outgoing['queue'] = () => 'uploads') =>
  async function* (after: string | undefined): AsyncGenerator<Page> {
    const left = after === undefined ? marks : marks.filter((mark) => mark > after);
    for (let i = 0; i < left.length; i += pageSize) {
      const page = left.slice(i, i + pageSize);
      yield {
        items: page.map((mark) => ({ mark, message: { queue: queue(mark), body: mark } })),
        mark: page.at(-1) as string,
      };
    }
  };

const work = (pages: Work['pages'], rest: Partial<Work> = {}) => {
  const sent: string[][] = [];
  return {
    sent,
    pages,
    send: async (messages: Outgoing[]) => {
      sent.push(messages.map(({ body }) => body));
    },
    pace: async () => {},
    mayGoOn: () => true,
    ...rest,
  };
};

const numbered = (count: number): string[] => Array.from({ length: count }, (_, i) => String(i).padStart(4, '0'));

describe('sendAll', () => {
  it('sends everything once, in order, ten at a time', async () => {
    const all = work(listOf(numbered(25), 25));
    expect(await sendAll(all)).toEqual({ sent: 25, done: true });
    expect(all.sent.map((batch) => batch.length)).toEqual([10, 10, 5]);
    expect(all.sent.flat()).toEqual(numbered(25));
  });

  it('is done at once if there is nothing to send', async () => {
    expect(await sendAll(work(listOf([])))).toEqual({ sent: 0, done: true });
  });

  it('never puts messages of two queues in one batch', async () => {
    const all = work(listOf(['a1', 'a2', 'u1', 'a3'], 4, (mark) => (mark.startsWith('u') ? 'uploads' : 'analyses')));
    await sendAll(all);
    expect(all.sent).toEqual([['a1', 'a2'], ['u1'], ['a3']]);
  });

  it('begins after the given mark', async () => {
    const rest = work(listOf(numbered(9)));
    await sendAll(rest, '0005');
    expect(rest.sent.flat()).toEqual(['0006', '0007', '0008']);
  });

  it('stops when told to, and returns the place', async () => {
    let calls = 0;
    const some = work(listOf(numbered(40), 40), { mayGoOn: () => ++calls <= 2 });
    expect(await sendAll(some)).toEqual({ sent: 20, done: false, after: '0019' });
  });

  it('moves the mark past pages with nothing to send', async () => {
    const pages = async function* (): AsyncGenerator<Page> {
      yield { items: [], mark: 'm' };
      yield { items: [], mark: 'n' };
    };
    let calls = 0;
    expect(await sendAll(work(pages, { mayGoOn: () => ++calls < 2 }))).toEqual({ sent: 0, done: false, after: 'n' });
  });

  it('reports the place to continue from if sending fails', async () => {
    let batches = 0;
    const broken = work(listOf(numbered(30), 30), {
      send: async () => {
        if (++batches === 3) throw new Error('no queue');
      },
    });
    const error = (await sendAll(broken).catch((reason: unknown) => reason)) as Interrupted;
    expect(error).toBeInstanceOf(Interrupted);
    expect(error.progress).toEqual({ sent: 20, done: false, after: '0019' });
    expect(error.message).toBe('Error: no queue (20 sent, all up to "0019")');
  });

  it('reports the given mark if listing fails before anything was sent', async () => {
    // biome-ignore lint/correctness/useYield: it fails before its first page
    const pages = async function* (): AsyncGenerator<Page> {
      throw new Error('no listing');
    };
    const error = (await sendAll(work(pages), 'x').catch((reason: unknown) => reason)) as Interrupted;
    expect(error.progress).toEqual({ sent: 0, done: false, after: 'x' });
  });

  it('sends everything however often it is stopped and continued', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(60),
        fc.integer({ min: 1, max: 25 }),
        fc.infiniteStream(fc.boolean()),
        async (count, pageSize, goesOn) => {
          const sent: string[] = [];
          let after: string | undefined;
          for (let done = false; !done; ) {
            const first = { left: true };
            const part = work(listOf(numbered(count), pageSize), {
              mayGoOn: () => {
                const may = first.left || (goesOn.next().value as boolean);
                first.left = false;
                return may;
              },
            });
            const progress = await sendAll(part, after);
            sent.push(...part.sent.flat());
            ({ done, after } = { after, ...progress });
          }
          expect(sent).toEqual(numbered(count));
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('the rate', () => {
  it('is kept: of a hundred messages at twenty a second, ninety are waited for', async () => {
    const { clock, time } = fakeClock();
    await sendAll(work(listOf(numbered(100), 100), { pace: pacer(20, clock) }));
    expect(time()).toBe(4500);
  });

  it('includes the time that sending takes', async () => {
    const { clock, waits, pass } = fakeClock();
    const slow = work(listOf(numbered(30), 30), { pace: pacer(20, clock), send: async () => pass(300) });
    await sendAll(slow);
    expect(waits).toEqual([200, 200]);
  });

  it('is not exceeded to make up for a slow listing', async () => {
    const { clock, waits, pass } = fakeClock();
    const pace = pacer(10, clock);
    await pace(10);
    pass(60_000);
    await pace(10);
    await pace(10);
    expect(waits).toEqual([1000]);
  });
});
