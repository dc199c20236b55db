import type { Construct } from 'constructs';
import type { Config } from './config.ts';
import { StackFunction } from './stack-function.ts';
import type { TableName, Tables } from './tables.ts';

/** What it reads, and how: rows by their keys, one or many, and lists by the keys of a table or of its indexes. */
const READS: Partial<Record<TableName, { get?: true; getMany?: true; query?: true; indexes?: readonly string[] }>> = {
  Files: { get: true, getMany: true, query: true, indexes: ['byOutcome', 'byStory'] },
  Articles: { get: true, getMany: true },
  Stories: { get: true, getMany: true },
  Statements: { getMany: true, query: true, indexes: ['byStory'] },
  Mentions: { getMany: true, query: true },
  // The files of a story, and the file of an article.
  Fingerprints: { get: true, getMany: true },
  Search: { get: true, query: true },
};

/** The function behind the explorer on the dashboard. It reads by key and by index, never a whole table, and writes nothing. */
export class Explorer extends StackFunction {
  constructor(scope: Construct, id: string, { config, tables }: { config: Config; tables: Tables }) {
    const read = Object.entries(READS).map(([name, how]) => ({ name, ...how, table: tables.all[name as TableName] }));
    super(scope, id, {
      config,
      name: 'explore',
      environment: {
        ...Object.fromEntries(read.map(({ name, table }) => [`${name.toUpperCase()}_TABLE`, table.tableName])),
        ...(config.spreadOutcomes && { SPREAD_OUTCOMES: 'true' }),
      },
    });
    const arns = (kind: 'get' | 'getMany' | 'query') => read.flatMap((one) => (one[kind] ? one.table.tableArn : []));
    this.allow(['dynamodb:GetItem'], arns('get'));
    this.allow(['dynamodb:BatchGetItem'], arns('getMany'));
    const indexes = read.flatMap(({ indexes: names = [], table }) =>
      names.map((name) => `${table.tableArn}/index/${name}`),
    );
    this.allow(['dynamodb:Query'], [...arns('query'), ...indexes]);
  }
}
