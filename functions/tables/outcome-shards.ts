/**
 * The outcomes of files as they are stored. The index byOutcome has one key for each, and a key takes a thousand entries a
 * second. An installation that gets more spreads the frequent ones over ten: `new 0` … `new 9` in place of `new`.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-sharding.html
 */
import { createHash } from 'node:crypto';
import type { FileRow, Outcome } from './rows.ts';

const SHARDS = 10;

/** One looks for these by hand, and they are few. */
const NEVER_SPREAD: readonly Outcome[] = ['rejected', 'failed'];

/** The key of a file's outcome that is spread. A file keeps its number, so that what is stored can be told from the row. */
export const spreadOutcome = ({ key, version, outcome }: Pick<FileRow, 'key' | 'version' | 'outcome'>): string =>
  NEVER_SPREAD.includes(outcome)
    ? outcome
    : `${outcome} ${createHash('md5').update(`${version} ${key}`).digest()[0]! % SHARDS}`;

/** All keys under which files of an outcome may be listed: also of files that came before outcomes were spread. */
export const keysOfOutcome = (outcome: Outcome): string[] =>
  NEVER_SPREAD.includes(outcome)
    ? [outcome]
    : [outcome, ...Array.from({ length: SHARDS }, (_, shard) => `${outcome} ${shard}`)];

/** A row as it was written, however it is stored. */
export const withOutcome = <Row extends object>(stored: Row): Row =>
  'outcome' in stored ? { ...stored, outcome: String(stored.outcome).split(' ')[0] } : stored;
