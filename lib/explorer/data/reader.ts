import {
  BatchGetCommand,
  type BatchGetCommandOutput,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import { keysOfOutcome, withOutcome } from '../../../functions/tables/outcome-shards.ts';
import type { Outcome } from '../../../functions/tables/rows.ts';

/** The names of the tables. */
export interface Tables {
  files: string;
  articles: string;
  stories: string;
  statements: string;
  mentions: string;
  fingerprints: string;
}

/** The first rows of a list, and whether there are more. */
export interface Listing<Row> {
  rows: Row[];
  more: boolean;
}

type Item = Record<string, unknown>;

export interface Query {
  table: keyof Tables;
  index?: string;
  /** The partition key: its attribute and value. */
  key: readonly [name: string, value: string];
  /** Of the sort key: its attribute, and the values from the first to the last, both included. */
  range?: readonly [name: string, from: string, to: string];
  /** Only these attributes. */
  attributes?: readonly string[];
  /** The latest first, by the sort key. */
  latestFirst?: boolean;
  /** The most rows that are read. */
  limit: number;
}

const MAX_BATCH = 100;
const MAX_TRIES = 5;

/**
 * Reads the tables for the views: by key and by index, never a whole table, and never more than a limit. It only reads.
 * Reads are eventually consistent: half the price, and what a page shows may be a second old.
 */
export class Reader {
  readonly #db: DynamoDBDocumentClient;
  readonly #tables: Tables;
  readonly #areOutcomesSpread: boolean;

  constructor(db: DynamoDBDocumentClient, tables: Tables, areOutcomesSpread = false) {
    this.#db = db;
    this.#tables = tables;
    this.#areOutcomesSpread = areOutcomesSpread;
  }

  async get<Row>(table: keyof Tables, key: Item): Promise<Row | undefined> {
    const { Item } = await this.#db.send(new GetCommand({ TableName: this.#tables[table], Key: key }));
    return Item && (withOutcome(Item) as Row);
  }

  /** The rows that exist of these keys, in the order of the keys. */
  async getAll<Row>(table: keyof Tables, keys: readonly Item[], attributes?: readonly string[]): Promise<Row[]> {
    const distinct = [...new Map(keys.map((key) => [nameOf(key), key])).values()];
    const batches = Array.from({ length: Math.ceil(distinct.length / MAX_BATCH) }, (_, i) =>
      distinct.slice(i * MAX_BATCH, (i + 1) * MAX_BATCH),
    );
    const keyNames = Object.keys(keys[0] ?? {});
    const wanted = attributes && [...new Set([...keyNames, ...attributes])];
    const found = (await Promise.all(batches.map((batch) => this.#getBatch(table, batch, wanted)))).flat();
    const byKey = new Map(found.map((row) => [nameOf(pick(row, keyNames)), row]));
    return distinct.flatMap((key) => (byKey.get(nameOf(key)) as Row | undefined) ?? []);
  }

  async query<Row>({ table, index, key, range, attributes, latestFirst, limit }: Query): Promise<Listing<Row>> {
    const names = new Map<string, string>();
    const nameFor = (attribute: string) => {
      names.set(`#${attribute}`, attribute);
      return `#${attribute}`;
    };
    const condition = `${nameFor(key[0])} = :key${range ? ` AND ${nameFor(range[0])} BETWEEN :from AND :to` : ''}`;
    const projection = attributes?.map(nameFor).join(', ');
    const rows: Item[] = [];
    let from: Item | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await this.#db.send(
        new QueryCommand({
          TableName: this.#tables[table],
          IndexName: index,
          KeyConditionExpression: condition,
          ProjectionExpression: projection,
          ExpressionAttributeNames: Object.fromEntries(names),
          ExpressionAttributeValues: { ':key': key[1], ...(range && { ':from': range[1], ':to': range[2] }) },
          ScanIndexForward: !latestFirst,
          Limit: limit - rows.length,
          ExclusiveStartKey: from,
        }),
      );
      rows.push(...Items);
      from = LastEvaluatedKey;
    } while (from && rows.length < limit);
    return { rows: rows.map(withOutcome) as Row[], more: from !== undefined };
  }

  /** Files by what became of them, in the order of their arrival. */
  async files<Row extends { receivedAt: string }>(
    outcome: Outcome,
    query: Pick<Query, 'range' | 'attributes' | 'latestFirst' | 'limit'>,
  ): Promise<Listing<Row>> {
    const { attributes, latestFirst, limit } = query;
    const lists = await Promise.all(
      (this.#areOutcomesSpread ? keysOfOutcome(outcome) : [outcome]).map((key) =>
        this.query<Row>({
          ...query,
          ...(attributes && { attributes: [...new Set([...attributes, 'receivedAt'])] }),
          table: 'files',
          index: 'byOutcome',
          key: ['outcome', key],
        }),
      ),
    );
    const rows = lists.flatMap((list) => list.rows);
    if (lists.length > 1) rows.sort((a, b) => (a.receivedAt < b.receivedAt === !latestFirst ? -1 : 1));
    return { rows: rows.slice(0, limit), more: rows.length > limit || lists.some(({ more }) => more) };
  }

  async #getBatch(table: keyof Tables, keys: Item[], attributes: readonly string[] | undefined): Promise<Item[]> {
    const name = this.#tables[table];
    const projection = attributes && {
      ProjectionExpression: attributes.map((attribute) => `#${attribute}`).join(', '),
      ExpressionAttributeNames: Object.fromEntries(attributes.map((attribute) => [`#${attribute}`, attribute])),
    };
    const rows: Item[] = [];
    let left = keys;
    for (let tried = 0; left.length > 0 && tried < MAX_TRIES; tried++) {
      if (tried > 0) await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** tried));
      const answer: BatchGetCommandOutput = await this.#db.send(
        new BatchGetCommand({ RequestItems: { [name]: { Keys: left, ...projection } } }),
      );
      rows.push(...(answer.Responses?.[name] ?? []).map(withOutcome));
      left = (answer.UnprocessedKeys?.[name]?.Keys as Item[] | undefined) ?? [];
    }
    // A page without some of its rows would look whole.
    if (left.length > 0) throw new Error(`DynamoDB did not answer for ${left.length} rows: it throttles reads`);
    return rows;
  }
}

const pick = (row: Item, names: readonly string[]): Item => Object.fromEntries(names.map((name) => [name, row[name]]));

const nameOf = (key: Item): string => JSON.stringify(Object.entries(key).sort(([a], [b]) => (a < b ? -1 : 1)));
