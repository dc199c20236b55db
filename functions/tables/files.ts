import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { compareAndSet, OneOf, whenItHolds } from './condition.ts';
import { spreadOutcome, withOutcome } from './outcome-shards.ts';
import type { FileRow, Outcome } from './rows.ts';

export type FileKey = Pick<FileRow, 'key' | 'version'>;

/** Attributes of a row as they are or are to be; undefined means absent. */
export type FileAttributes = { readonly [name in keyof FileRow]?: FileRow[name] | undefined };

/** The Files table. Every read is consistent: an index may lag, so it decides nothing. */
export interface Files {
  get(file: FileKey): Promise<FileRow | undefined>;
  /** All versions of a key that have a row, in no order. */
  versions(key: string): Promise<FileRow[]>;
  /**
   * Writes the row if there is none, or one that says that the file failed: that has its place among the versions of its key, so no
   * row of a deletion replaces it. Returns whether it did.
   */
  add(row: FileRow): Promise<boolean>;
  /** Sets attributes if others are still as they were seen. Returns whether it did. */
  change(file: FileKey, seen: FileAttributes, set: FileAttributes): Promise<boolean>;
  /** The rows of a key that an earlier generation has written and this one has not, as they were written. */
  earlier(key: string): Promise<FileRow[]>;
  /** Writes the row of an earlier generation as this one sees it, if it sees any. Returns whether it did. */
  carryOver(file: FileKey): Promise<boolean>;
}

/** The table itself, whatever the generation. */
export interface StoredFiles extends Files {
  /** Replaces a row if its generation and outcome are still as they were seen. Returns whether it did. */
  replace(row: FileRow, seen: Pick<FileRow, 'generation' | 'outcome'>): Promise<boolean>;
}

/** @param isSpread outcomes are stored under ten keys each; what was stored otherwise is read all the same */
export const dynamoFiles = (db: DynamoDBDocumentClient, table: string, isSpread = false): StoredFiles => {
  const stored = (row: FileRow): FileRow => (isSpread ? { ...row, outcome: spreadOutcome(row) as Outcome } : row);
  /** The outcome as it was seen may be stored either way. */
  const asSeen = (file: FileKey, { outcome, ...seen }: FileAttributes) =>
    outcome === undefined ? seen : { ...seen, outcome: new OneOf([outcome, spreadOutcome({ ...file, outcome })]) };
  const asSet = ({ key, version }: FileKey, { outcome, ...set }: FileAttributes): FileAttributes =>
    outcome === undefined ? set : { ...set, outcome: stored({ key, version, outcome } as FileRow).outcome };
  return {
    async get({ key, version }) {
      const { Item } = await db.send(new GetCommand({ TableName: table, Key: { key, version }, ConsistentRead: true }));
      return Item && (withOutcome(Item) as FileRow);
    },

    async versions(key) {
      const rows: FileRow[] = [];
      const query = {
        TableName: table,
        KeyConditionExpression: '#key = :key',
        ExpressionAttributeNames: { '#key': 'key' },
        ExpressionAttributeValues: { ':key': key },
        ConsistentRead: true,
      };
      for await (const { Items = [] } of paginateQuery({ client: db }, query)) rows.push(...(Items as FileRow[]));
      return rows.map(withOutcome);
    },

    add: (row) =>
      whenItHolds(
        db.send(
          new PutCommand({
            TableName: table,
            Item: stored(row),
            ConditionExpression: `attribute_not_exists(#key)${row.deletion ? '' : ' OR outcome = :failed'}`,
            ExpressionAttributeNames: { '#key': 'key' },
            ...(!row.deletion && { ExpressionAttributeValues: { ':failed': 'failed' } }),
          }),
        ),
      ),

    change: ({ key, version }, seen, set) =>
      whenItHolds(
        db.send(
          new UpdateCommand({
            TableName: table,
            Key: { key, version },
            ...compareAndSet('key', asSeen({ key, version }, seen), asSet({ key, version }, set)),
          }),
        ),
      ),

    replace: (row, seen) => {
      const { ConditionExpression, ExpressionAttributeNames, ExpressionAttributeValues } = compareAndSet(
        'key',
        asSeen(row, { generation: seen.generation, outcome: seen.outcome }),
        {},
      );
      const condition = { ConditionExpression, ExpressionAttributeNames, ExpressionAttributeValues };
      return whenItHolds(db.send(new PutCommand({ TableName: table, Item: stored(row), ...condition })));
    },

    earlier: async () => [],
    carryOver: async () => false,
  };
};
