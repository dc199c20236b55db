/** A table, kept in SQLite: its items, and for each index the keys of the items that are in it. */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { sortableNumber } from './decimal.ts';
import { invalid } from './refusal.ts';
import type { Index, KeySchema, TableKeys } from './rules.ts';
import { itemSize } from './size.ts';
import type { Item } from './values.ts';

export interface AttributeDefinition {
  AttributeName: string;
  AttributeType: 'S' | 'N' | 'B';
}

export interface TableDefinition extends TableKeys {
  TableName: string;
  AttributeDefinitions: AttributeDefinition[];
}

/** An item as JSON, and its size in bytes. */
export interface Stored {
  text: string;
  size: number;
}

/** Part of a statement's condition, with its values. */
export interface Clause {
  sql: string;
  values: SQLInputValue[];
}

/** Where items are read in the order of keys. */
export interface Order {
  columns: string[];
  /** The attributes of the columns. */
  attributes: string[];
}

/** SQLite compares text and bytes as DynamoDB compares keys. */
export const columnValue = (key: Item, attribute: string, types: ReadonlyMap<string, string>): SQLInputValue => {
  const type = types.get(attribute);
  const value = key[attribute];
  if (type === 'S' && value?.S !== undefined) return value.S;
  if (type === 'N' && value?.N !== undefined) return sortableNumber(value.N);
  if (type === 'B' && value?.B !== undefined) return Buffer.from(value.B, 'base64');
  throw invalid('The provided key element does not match the schema');
};

export class Table {
  readonly definition: TableDefinition;
  readonly created = Date.now() / 1000;
  readonly types: ReadonlyMap<string, string>;
  readonly #name: string;
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #own: Order;
  readonly #indexes: { index: Index; name: string; order: Order }[];

  /** @param number tells its tables in the database from those of others */
  constructor(database: DatabaseSync, number: number, definition: TableDefinition) {
    this.#database = database;
    this.definition = definition;
    this.types = new Map(definition.AttributeDefinitions.map((one) => [one.AttributeName, one.AttributeType]));
    this.#name = `items${number}`;
    this.#own = orderOf('k', definition.KeySchema);
    this.#create(this.#name, this.#own, 'size INTEGER, item TEXT, ');
    this.#indexes = (definition.GlobalSecondaryIndexes ?? []).map((index, i) => {
      const own = orderOf('x', index.KeySchema);
      const order = {
        columns: [...own.columns, ...this.#own.columns],
        attributes: [...own.attributes, ...this.#own.attributes],
      };
      const name = `${this.#name}_${i}`;
      this.#create(name, order, '');
      return { index, name, order };
    });
  }

  drop(): void {
    for (const name of [this.#name, ...this.#indexes.map((index) => index.name)])
      this.#database.exec(`DROP TABLE ${name}`);
  }

  get count(): number {
    return Number(this.#prepare(`SELECT count(*) AS items FROM ${this.#name}`).get()?.items);
  }

  find(key: Item): Stored | undefined {
    const sql = `SELECT item AS text, size FROM ${this.#name} WHERE ${equals(this.#own.columns)}`;
    return this.#prepare(sql).get(...this.#values(this.#own, key)) as unknown as Stored | undefined;
  }

  /** @param before the item that has this key so far */
  put(item: Item, before: Item | undefined): void {
    const sql = `INSERT OR REPLACE INTO ${this.#name} VALUES (${marks(this.#own.columns)}, ?, ?)`;
    this.#prepare(sql).run(...this.#values(this.#own, item), itemSize(item), JSON.stringify(item));
    this.#changeIndexes(before, item);
  }

  remove(before: Item): void {
    this.#prepare(`DELETE FROM ${this.#name} WHERE ${equals(this.#own.columns)}`).run(
      ...this.#values(this.#own, before),
    );
    this.#changeIndexes(before, undefined);
  }

  /** The items of the table or of one of its indexes that meet the clauses, in the order of their keys. */
  select(index: Index | undefined, clauses: readonly Clause[], isReverse: boolean): IterableIterator<Stored> {
    const order = this.order(index);
    const indexed = this.#indexes.find((one) => one.index === index);
    const from = indexed ? `${indexed.name} JOIN ${this.#name} USING (${this.#own.columns.join(', ')})` : this.#name;
    const where = clauses.length > 0 ? `WHERE ${clauses.map(({ sql }) => sql).join(' AND ')}` : '';
    const by = order.columns.map((column) => (isReverse ? `${column} DESC` : column)).join(', ');
    const statement = this.#prepare(`SELECT item AS text, size FROM ${from} ${where} ORDER BY ${by}`);
    return statement.iterate(...clauses.flatMap(({ values }) => values)) as unknown as IterableIterator<Stored>;
  }

  /** The columns by which the items of the table or an index are ordered. */
  order(index: Index | undefined): Order {
    return this.#indexes.find((one) => one.index === index)?.order ?? this.#own;
  }

  #create(name: string, { columns }: Order, rest: string): void {
    this.#database.exec(
      `CREATE TABLE ${name} (${columns.join(', ')}, ${rest}PRIMARY KEY (${columns.join(', ')})) WITHOUT ROWID`,
    );
  }

  #changeIndexes(before: Item | undefined, after: Item | undefined): void {
    for (const { index, name, order } of this.#indexes) {
      const isIn = (item: Item | undefined): item is Item =>
        item !== undefined && index.KeySchema.every(({ AttributeName }) => Object.hasOwn(item, AttributeName));
      const old = isIn(before) ? this.#values(order, before) : undefined;
      const now = isIn(after) ? this.#values(order, after) : undefined;
      if (old && now && JSON.stringify(old) === JSON.stringify(now)) continue;
      if (old) this.#prepare(`DELETE FROM ${name} WHERE ${equals(order.columns)}`).run(...old);
      if (now) this.#prepare(`INSERT INTO ${name} VALUES (${marks(order.columns)})`).run(...now);
    }
  }

  #values({ attributes }: Order, item: Item): SQLInputValue[] {
    return attributes.map((attribute) => columnValue(item, attribute, this.types));
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

const orderOf = (letter: string, keys: readonly KeySchema[]): Order => ({
  columns: keys.map((_, i) => `${letter}${i}`),
  attributes: keys.map(({ AttributeName }) => AttributeName),
});

const equals = (columns: readonly string[]): string => columns.map((column) => `${column} = ?`).join(' AND ');

const marks = (columns: readonly string[]): string => columns.map(() => '?').join(', ');
