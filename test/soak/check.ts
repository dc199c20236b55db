import { expect } from 'vitest';
import type { InboxEvent } from '../../functions/messages/s3-notification.ts';
import { dynamoFingerprints } from '../../functions/tables/fingerprints.ts';
import { pathFrom } from '../../functions/tables/forest.ts';
import type { FileRow } from '../../functions/tables/rows.ts';
import { unpack } from '../../functions/tables/statement-lists.ts';
import { expectInvariants, expectWhatIsThereToStand } from '../deduplicate/invariants.ts';
import { rowsOf } from '../tables/bare-tables.ts';
import { expectAnalysed } from './analysis-invariants.ts';
import type { Traffic } from './traffic.ts';
import type { World } from './world.ts';

/**
 * Every invariant, read off the tables.
 *
 * @param events those whose versions must have a row
 */
export const expectAllToHold = async (world: World, traffic: Traffic, events: readonly InboxEvent[]): Promise<void> => {
  const { tables } = world.deployment;
  const db = world.clients.dynamodb;
  const of = async <T>(table: string) => (await rowsOf(db, table)) as T[];
  const files = await of<FileRow>(tables.Files);
  const fingerprints = await rowsOf(db, tables.Fingerprints);
  const named = (kind: string) => fingerprints.filter(({ fingerprint }) => String(fingerprint).startsWith(kind));
  const claims = named('article#') as never[] as Parameters<typeof expectAnalysed>[0]['claims'][number][];
  const forest = dynamoFingerprints(db, tables.Fingerprints);

  // The row of a bulk file stands for its records, which have rows of their own.
  const isBulk = ({ key, part }: Pick<FileRow, 'key' | 'part'>) => part === undefined && key.endsWith('.jsonl');
  for (const row of files.filter((one) => isBulk(one) && one.outcome === 'new')) {
    expect(row, 'a bulk file').not.toHaveProperty('readingUpTo');
  }
  expectWhatIsThereToStand(traffic.events, files, (key) => traffic.current(key));
  await expectInvariants(
    events.filter((event) => !isBulk(event)),
    {
      files: files.filter((row) => !isBulk(row)),
      stories: (await of(tables.Stories)) as never,
      claims,
      buckets: named('near#').map(({ members }) =>
        Array.from(members as Set<Uint8Array>, (member) => Buffer.from(member).toString('hex')),
      ),
      fingerprints: forest,
      requests: world.requests,
      storyChanges: world.storyChanges,
      withdrawals: world.withdrawals,
    },
  );
  expectAnalysed({
    files: files.filter((row) => !isBulk(row)),
    claims,
    requests: world.requests,
    articles: await of(tables.Articles),
    statements: await of(tables.Statements),
    mentions: await of(tables.Mentions),
    lists: new Map(
      named('said#').flatMap(({ fingerprint, said, isOpen }) =>
        isOpen ? [] : [[String(fingerprint).slice('said#'.length), unpack(said as Uint8Array)] as const],
      ),
    ),
    stories: new Map(
      await Promise.all(
        claims.map(async ({ articleId }) => [articleId, (await pathFrom(forest, articleId)).leader] as const),
      ),
    ),
  });
};
