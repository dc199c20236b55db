/** `npm run soak -- --files 5000 --seed 7` asks for more; `npm test` runs a short one. */
import type { TimerOptions } from 'node:timers';
import { describe, expect, it, vi } from 'vitest';
import { random } from '../bench/similarity/random.ts';
import { type Item, rowsOf } from '../tables/bare-tables.ts';
import { expectAllToHold } from './check.ts';
import { Faults } from './faults.ts';
import { createTables, fill, type TableName } from './tables.ts';
import { Traffic } from './traffic.ts';
import { World } from './world.ts';

/** One for all functions, however often they are loaded: the soak puts the stand-ins in place of HTTP. */
vi.mock(import('../../functions/tables/client-settings.ts'), (original) => original());

/** What waits does so for a tenth of the time: a function that stands still tries nothing, and the others are soon through. */
vi.mock(import('node:timers/promises'), async (original) => {
  const timers = await original();
  const setTimeout = <T>(delay?: number, ...rest: [T?, TimerOptions?]) =>
    timers.setTimeout(delay && delay / 10, ...rest);
  return { ...timers, setTimeout: setTimeout as typeof timers.setTimeout };
});

const { lately } = vi.hoisted(() => ({
  /** Remembers the last few hundred answers. */
  lately<In extends unknown[], Out>(work: (...values: In) => Out, nameOf: (...values: In) => unknown) {
    const known = new Map<unknown, Out>();
    return (...values: In): Out => {
      const name = nameOf(...values);
      const answer = known.get(name) ?? work(...values);
      known.delete(name);
      known.set(name, answer);
      if (known.size > 300) known.delete(known.keys().next().value);
      return answer;
    };
  },
}));

/**
 * What reads texts and compares them keeps nothing: a function that is loaded anew need not decode its models and compile its
 * code again, and need not analyse again what another has just analysed. That was half of the time, and tries nothing.
 */
vi.mock(import('../../functions/analyse/rows/analyse-article.ts'), (original) => original());
vi.mock(import('../../lib/text/article/rejected-file.ts'), (original) => original());
vi.mock(import('../../lib/text/article/read-bulk.ts'), (original) => original());
vi.mock(import('../../lib/text/article/read-file.ts'), async (original) => {
  const read = await original();
  const nameOf = (bytes: Uint8Array, { key, receivedAt }: { key: string; receivedAt?: string }) =>
    `${receivedAt} ${key} ${Buffer.from(bytes).toString('latin1')}`;
  return { ...read, readFile: lately(read.readFile, nameOf) };
});
vi.mock(import('../../lib/text/similarity/changes/version-changes.ts'), (original) => original());
vi.mock(import('../../lib/text/similarity/compare.ts'), (original) => original());
vi.mock(import('../../lib/text/similarity/sketch.ts'), (original) => original());
vi.mock(import('../../lib/text/similarity/stored-sketch.ts'), (original) => original());
vi.mock(import('../../lib/text/statements/story/story-statements.ts'), (original) => original());
vi.mock(import('../../lib/text/language/read-document.ts'), async (original) => {
  const read = await original();
  return { ...read, readDocument: lately(read.readDocument, (...values) => JSON.stringify(values)) };
});
vi.mock(import('../../lib/text/statements/read-statements.ts'), async (original) => {
  const read = await original();
  return { ...read, readStatements: lately(read.readStatements, (document) => document) };
});

const HOURS = 8 * 3_600_000;
const FILES = Number(process.env.SOAK_FILES ?? 20);
const SEED = Number(process.env.SOAK_SEED ?? 1);

/** Tables that are restored; the others are made anew. */
const RESTORED = ['Files', 'Articles', 'Statements', 'Mentions'] as const satisfies TableName[];

const print = (title: string, counts: ReadonlyMap<string, number>): void => {
  if (process.env.SOAK_FILES === undefined) return;
  const lines = [...counts].sort().map(([name, count]) => `  ${String(count).padStart(7)}  ${name}`);
  process.stdout.write(`${[title, ...lines].join('\n')}\n`);
};

describe('the real functions over the stand-ins, whatever goes wrong', () => {
  it(
    'lose nothing and double nothing, and their tables are rebuilt from others of different moments',
    async () => {
      // The traffic is the same for a seed; which call meets which fault depends on the clock too.
      const r = random(SEED);
      const faults = new Faults(random(SEED + 1));
      const uninstall = faults.install();
      const world = await World.start(faults, random(SEED + 2));
      try {
        await world.deploy(await createTables(world.clients.dynamodb, ''), 1);
        const traffic = new Traffic(world, r, { seed: SEED, stories: Math.ceil(FILES / 6) });
        /** What the tables held at some moments. */
        const moments: Record<string, Item[]>[] = [Object.fromEntries(RESTORED.map((name) => [name, []]))];
        world.startWorkers();
        await traffic.run(FILES, async (i) => {
          if (i % Math.ceil(FILES / 4) !== 0) return;
          const { tables } = world.deployment;
          const rows = await Promise.all(
            RESTORED.map(async (name) => [name, await rowsOf(world.clients.dynamodb, tables[name])]),
          );
          moments.push(Object.fromEntries(rows));
        });
        await world.settled();
        await world.stopWorkers();
        print(`${FILES} changes of the inbox, seed ${SEED}:`, traffic.counts);
        await expectAllToHold(world, traffic, traffic.events);

        const tables = await createTables(world.clients.dynamodb, '-2');
        for (const name of RESTORED) await fill(world.clients.dynamodb, tables[name], r.pick(moments)[name]!);
        const before = traffic.events.length;
        await world.deploy(tables, 2);
        world.startWorkers();
        const more = traffic.run(Math.ceil(FILES / 5));
        await carryOut(world, faults, { task: 'rebuild', rate: 1000 });
        await more;
        await world.settled();
        await carryOut(world, faults, { task: 'sweep', rate: 1000 });
        await world.stopWorkers();
        const { events } = traffic;
        const live = events.slice(before);
        const stored = events.slice(0, before).filter((event) => event.kind === 'created' && traffic.isStored(event));
        await expectAllToHold(world, traffic, [...stored, ...live]);
        print('Faults:', faults.counts);
        print(
          '',
          new Map([
            ['invocations', world.invocations],
            ['messages delivered again', world.redelivered],
          ]),
        );
        expect(faults.counts.size).toBeGreaterThan(3);
      } finally {
        await world.stop();
        uninstall();
      }
    },
    HOURS,
  );
});

/** Invokes the function of backfills until all is done, as an operator does: after an error from where it had come. */
const carryOut = async (world: World, faults: Faults, first: object): Promise<void> => {
  const context = { getRemainingTimeInMillis: () => 900_000 };
  for (let order: object | undefined = first; order; ) {
    const now: object = order;
    order = await faults
      .run(() => world.deployment.backfill(now, context), { mayDie: false })
      .then(
        ({ next }) => next,
        (error: { progress?: { after?: string } }) => {
          if (!error.progress) throw error;
          return { ...now, ...(error.progress.after !== undefined && { after: error.progress.after }) };
        },
      );
  }
};
