/** Runs files through all functions on the stand-ins, and adds up what the functions log. */
import { DescribeTableCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { entryOf, writeUnits } from '../../../lib/local/stand-ins/dynamodb/capacity.ts';
import type { TableKeys } from '../../../lib/local/stand-ins/dynamodb/rules.ts';
import { itemSize } from '../../../lib/local/stand-ins/dynamodb/size.ts';
import type { Item } from '../../../lib/local/stand-ins/dynamodb/values.ts';
import { startLocal } from '../../../lib/local/start-local.ts';
import type { Assembly } from '../../../lib/local/template/assembly.ts';
import { resourcesOfType } from '../../../lib/local/template/template.ts';
import { BATCH_MESSAGES, type Use } from './bill.ts';
import type { Place } from './scale.ts';

/** Megabytes of memory that come with one full processor. https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html */
const MEGABYTES_PER_PROCESSOR = 1769;

/**
 * Responses of DynamoDB, S3 and SQS that a batch waits for in sequence, and the wait for each. Its records wait together.
 * Counted by making each wait for 400 milliseconds; 15 were counted for deduplicate before it noted what it begins and read
 * the story once more.
 */
const RESPONSES = { deduplicate: 17, analyse: 13 };
const RESPONSE_SECONDS = 0.005;

/** What DynamoDB keeps of an item or an entry of an index beside its attributes. */
const OVERHEAD_BYTES = 100;

export interface Measured extends Use {
  /** Capacity by request and table: `UpdateItem Fingerprints`. */
  byTable: Record<string, number>;
  /** Write units of the entries in indexes, as they stand in the end: `Files.byOutcome`. */
  byIndex: Record<string, number>;
  /** Milliseconds of a processor, by function. */
  milliseconds: Record<string, number>;
  /** Seconds of a function that a file takes, by function: what is billed. */
  seconds: Record<string, number>;
  /** Every table and every index. */
  places: Record<string, Place>;
}

export interface Meter {
  /** Uploads files, by their keys, and waits until all is handled. Returns what each took on average. */
  measure(files: ReadonlyMap<string, Uint8Array>): Promise<Measured>;
  stop(): Promise<void>;
}

type Sums = Omit<Measured, 'byIndex' | 'tableBytes' | 'indexBytes' | 'fileBytes' | 'seconds' | 'places'>;

/** What is in the tables. */
const empty = () => ({
  tableBytes: 0,
  indexBytes: 0,
  byIndex: {} as Record<string, number>,
  bytes: {} as Record<string, number>,
  /** Write units by place and partition key. */
  byKey: {} as Record<string, number>,
});

const nothing = (): Sums => ({
  writeUnits: 0,
  readUnits: 0,
  gigabyteSeconds: 0,
  logBytes: 0,
  analysed: 0,
  sends: 0,
  byTable: {},
  milliseconds: {},
});

/** @param concurrency executions of a function at once; by default as many as a local run has */
export const startMeter = async (assembly: Assembly, concurrency?: number): Promise<Meter> => {
  const nameOf = new Map<string, string>();
  const gigabytes: Record<string, number> = {};
  for (const { id, properties } of resourcesOfType(assembly.template, 'AWS::Lambda::Function')) {
    const { Variables } = properties.Environment as { Variables: Record<string, string> };
    const name = Variables.POWERTOOLS_SERVICE_NAME ?? id;
    nameOf.set(id, name);
    gigabytes[name] = Number(properties.MemorySize) / 1024;
    // Then they say which request to which table took what.
    Variables.POWERTOOLS_LOG_LEVEL = 'DEBUG';
  }
  let sums = nothing();
  const local = await startLocal({
    ...assembly,
    ...(concurrency !== undefined && { concurrency }),
    log: (id, line) => count(sums, nameOf.get(id) ?? id, line),
  });
  const titleOf = (name: string) => local.tables.find((table) => table.name === name)?.title ?? name;

  /** What is in the tables, and what it took to enter it in their indexes once. */
  const stored = async () => {
    const sum = empty();
    const enter = (place: string, keys: TableKeys['KeySchema'], item: Item) => {
      add(sum.bytes, place, itemSize(item) + OVERHEAD_BYTES);
      add(sum.byKey, `${place}\n${Object.values(item[keys[0]!.AttributeName]!)[0]}`, writeUnits(item));
    };
    for (const { name: TableName, title } of local.tables) {
      const { Table } = await local.clients.dynamodb.send(new DescribeTableCommand({ TableName }));
      const { GlobalSecondaryIndexes: indexes = [] } = Table as TableKeys;
      for await (const item of itemsOf(TableName)) {
        sum.tableBytes += itemSize(item) + OVERHEAD_BYTES;
        enter(title, (Table as TableKeys).KeySchema, item);
        for (const index of indexes) {
          const entry = entryOf(index, Table as TableKeys, item);
          if (!entry) continue;
          sum.indexBytes += itemSize(entry) + OVERHEAD_BYTES;
          add(sum.byIndex, `${title}.${index.IndexName}`, writeUnits(entry));
          enter(`${title}.${index.IndexName}`, index.KeySchema, entry);
        }
      }
    }
    return sum;
  };

  async function* itemsOf(TableName: string): AsyncGenerator<Item> {
    let ExclusiveStartKey: Record<string, never> | undefined;
    do {
      // As it is sent, numbers as text: that is what counts.
      const page = await local.clients.dynamodb.send(new ScanCommand({ TableName, ExclusiveStartKey }));
      for (const item of page.Items ?? []) yield asSent(item) as Item;
      ExclusiveStartKey = page.LastEvaluatedKey as Record<string, never> | undefined;
    } while (ExclusiveStartKey);
  }

  let before = empty();
  return {
    async measure(files) {
      sums = nothing();
      for (const [key, bytes] of files) await local.upload(key, bytes);
      await local.settled();
      const { writeUnits, readUnits, gigabyteSeconds, logBytes, analysed, sends, byTable, milliseconds } = sums;
      const now = await stored();
      const each = <T extends number | Record<string, number>>(all: T, was?: T): T => perFile(all, was, files.size);
      const seconds = Object.fromEntries(
        Object.entries(each(milliseconds)).map(([name, cpu]) => [name, billedSeconds(cpu, gigabytes[name]!)]),
      );
      const waiting = { deduplicate: 1, analyse: analysed / files.size };
      let waitedGigabytes = 0;
      for (const [name, share] of Object.entries(waiting)) {
        const wait = (share * RESPONSES[name as keyof typeof RESPONSES] * RESPONSE_SECONDS) / BATCH_MESSAGES;
        add(seconds, name, wait);
        waitedGigabytes += wait * gigabytes[name]!;
      }
      const byTitle = Object.fromEntries(
        Object.entries(each(byTable)).map(([name, units]) => [name.replace(/\S+$/, titleOf), units]),
      );
      const byIndex = each(now.byIndex, before.byIndex);
      const measured = {
        ...each({ writeUnits, readUnits, gigabyteSeconds, logBytes, analysed, sends }),
        tableBytes: each(now.tableBytes, before.tableBytes),
        indexBytes: each(now.indexBytes, before.indexBytes),
        fileBytes: each([...files.values()].reduce((sum, { length }) => sum + length, 0)),
        byIndex,
        byTable: byTitle,
        milliseconds: each(milliseconds),
        seconds,
        places: placesOf(each(now.bytes, before.bytes), each(now.byKey, before.byKey), byTitle, byIndex),
      };
      measured.gigabyteSeconds += waitedGigabytes;
      before = now;
      return measured;
    },
    stop: () => local.stop(),
  };
};

/** Each table and index: what requests to it took, the entries of indexes apart. */
const placesOf = (
  bytes: Record<string, number>,
  byKey: Record<string, number>,
  byTable: Record<string, number>,
  byIndex: Record<string, number>,
): Record<string, Place> => {
  const places: Record<string, Place> = {};
  for (const [name, stored] of Object.entries(bytes)) {
    const requests = Object.entries(byTable).filter(([request]) => request.endsWith(` ${name}`));
    const units = (isRead: boolean) =>
      requests.reduce((sum, [request, used]) => sum + (/^(Get|Query|Scan)/.test(request) === isRead ? used : 0), 0);
    const ofIndexes = Object.entries(byIndex).filter(([index]) => index.startsWith(`${name}.`));
    const keys = Object.entries(byKey).filter(([key]) => key.startsWith(`${name}\n`));
    const [key = '', most = 0] = keys.sort(([, a], [, b]) => b - a)[0] ?? [];
    places[name] = {
      writeUnits: byIndex[name] ?? units(false) - ofIndexes.reduce((sum, [, used]) => sum + used, 0),
      readUnits: units(true),
      bytes: stored,
      busiest: { key: key.slice(name.length + 1), writeUnits: most },
    };
  }
  return places;
};

/** @param cpuMilliseconds of a whole processor */
const billedSeconds = (cpuMilliseconds: number, gigabytes: number): number =>
  cpuMilliseconds / 1000 / Math.min(1, (gigabytes * 1024) / MEGABYTES_PER_PROCESSOR);

const add = (to: Record<string, number>, name: string, value: number): void => {
  to[name] = (to[name] ?? 0) + value;
};

const perFile = <T extends number | Record<string, number>>(all: T, was: T | undefined, files: number): T =>
  (typeof all === 'number'
    ? (all - ((was as number) ?? 0)) / files
    : Object.fromEntries(
        Object.entries(all).map(([name, sum]) => [
          name,
          (sum - ((was as Record<string, number>)?.[name] ?? 0)) / files,
        ]),
      )) as T;

/** Adds what a line of a function's log says. */
const count = (sums: Sums, name: string, line: string): void => {
  if (!line.startsWith('{')) return;
  const entry = JSON.parse(line);
  if (entry.level === 'DEBUG') {
    if (entry.message === 'sent') sums.sends++;
    for (const [request, units] of Object.entries<number>(entry.byTable ?? {})) add(sums.byTable, request, units);
    return;
  }
  sums.logBytes += Buffer.byteLength(line);
  sums.writeUnits += entry.writeUnits ?? 0;
  sums.readUnits += entry.readUnits ?? 0;
  if (entry.message === 'analysed') sums.analysed++;
  if (entry.type !== 'platform.report') return;
  const { cpuMs, memorySizeMB } = entry.record.metrics;
  sums.gigabyteSeconds += billedSeconds(cpuMs, memorySizeMB / 1024) * (memorySizeMB / 1024);
  add(sums.milliseconds, name, cpuMs);
};

/** Bytes in Base64, as in a request. */
const asSent = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(asSent);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asSent(inner)]));
};
