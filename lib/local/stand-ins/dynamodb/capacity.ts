import type { KeySchema, TableKeys } from './rules.ts';
import { itemSize } from './size.ts';
import type { Item } from './values.ts';

/** What an index holds of an item. */
interface Projecting {
  KeySchema: KeySchema[];
  Projection?: { ProjectionType?: string; NonKeyAttributes?: string[] };
}

const UNIT_BYTES = 1024;

export const writeUnits = (item: Item): number => Math.max(1, Math.ceil(itemSize(item) / UNIT_BYTES));

/** The entry of an item in an index; undefined if it lacks one of the index's keys. */
export const entryOf = (
  { KeySchema: keys, Projection = {} }: Projecting,
  table: TableKeys,
  item: Item | null | undefined,
): Item | undefined => {
  if (!item || keys.some(({ AttributeName }) => item[AttributeName] === undefined)) return undefined;
  if (Projection.ProjectionType === 'ALL') return item;
  const names = [...table.KeySchema, ...keys].map(({ AttributeName }) => AttributeName);
  return Object.fromEntries(
    [...new Set([...names, ...(Projection.NonKeyAttributes ?? [])])].flatMap((name) =>
      item[name] === undefined ? [] : [[name, item[name]]],
    ),
  );
};

/**
 * The write units that the change of an item takes in one index: none if its entry stays as it is, and two writes if
 * the entry moves to another key.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.ThroughputConsiderations.Writes
 */
export const indexUnits = (
  index: Projecting,
  table: TableKeys,
  before: Item | null | undefined,
  after: Item | null | undefined,
): number => {
  const [old, now] = [entryOf(index, table, before), entryOf(index, table, after)];
  if (!old || !now) return old || now ? writeUnits((old ?? now)!) : 0;
  const moves = index.KeySchema.some(({ AttributeName }) => isOther(old[AttributeName], now[AttributeName]));
  if (moves) return writeUnits(old) + writeUnits(now);
  return isOther(old, now) ? Math.max(writeUnits(old), writeUnits(now)) : 0;
};

const isOther = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other);

const READ_UNIT_BYTES = 4096;

/** What it takes to read so many bytes. */
export const readUnits = (bytes: number, isConsistent = false): number =>
  Math.max(1, Math.ceil(bytes / READ_UNIT_BYTES)) * (isConsistent ? 1 : 0.5);
