import {
  type Attribute,
  AttributeType,
  BillingMode,
  type GlobalSecondaryIndexProps,
  ProjectionType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { Config } from './config.ts';
import { encryptionKey } from './encryption.ts';
import { removalPolicy } from './removal-policy.ts';

interface TableShape {
  partitionKey: string;
  sortKey?: string;
  indexes?: Record<string, { partitionKey: string; sortKey?: string; projects: readonly string[] }>;
  timeToLiveAttribute?: string;
}

/**
 * A table for each question; functions/tables/rows.ts describes the rows.
 *
 * What an index projects is a question of cost: an entry takes one write unit per started kilobyte whenever one of its
 * attributes changes, and nothing when only others do. So an index projects what a listing shows: nothing long (an
 * entry stays below one kilobyte: no text, no summary, no lists), and nothing that a later file changes, such as the
 * counts of a story, as every copy would then pay for the index too.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.ThroughputConsiderations.Writes
 */
const SHAPES = {
  Files: {
    partitionKey: 'key',
    sortKey: 'version',
    indexes: {
      byOutcome: {
        partitionKey: 'outcome',
        sortKey: 'receivedAt',
        projects: ['title', 'articleId', 'relation', 'copyOf', 'similarity', 'reason', 'repeatedPassages'],
      },
      // Variants only: there may be any number of exact copies, which should not pay for an entry. Stories names them all.
      byStory: {
        partitionKey: 'variantOf',
        sortKey: 'receivedAt',
        projects: ['outcome', 'title', 'relation', 'copyOf', 'similarity', 'containment', 'adds', 'drops'],
      },
    },
  },
  // Neither by day nor by story: what came on a day and the versions of a story are listed in Files.
  Articles: {
    partitionKey: 'articleId',
    indexes: {
      // Empty, as rows have no `receivedOn` any more: it goes with the next release. One update deletes one index of a table
      // (docs/configuration.md), and this one has deleted `byStory`.
      byDay: {
        partitionKey: 'receivedOn',
        sortKey: 'receivedAt',
        projects: ['title', 'key', 'source', 'author', 'publishedAt', 'language', 'tone', 'words', 'statements'],
      },
    },
  },
  Stories: { partitionKey: 'storyId' },
  Statements: {
    partitionKey: 'speaker',
    sortKey: 'said',
    indexes: {
      // Not by article: what several articles of a story report is one row, of one of them.
      byStory: {
        partitionKey: 'storyId',
        sortKey: 'said',
        projects: ['speakerType', 'role', 'stance', 'kind', 'cue', 'content', 'regarding', 'hedged', 'negated'],
      },
    },
  },
  // No index by article: the row in Articles lists the names, and each would cost an entry.
  Mentions: { partitionKey: 'name', sortKey: 'seen' },
  Fingerprints: { partitionKey: 'fingerprint', timeToLiveAttribute: 'expiresAt' },
  // Lists by words and their beginnings: docs/search.md.
  Search: { partitionKey: 'list', sortKey: 'entry' },
} as const satisfies Record<string, TableShape>;

export type TableName = keyof typeof SHAPES;

/** The seven tables. */
export class Tables extends Construct {
  readonly all: Readonly<Record<TableName, Table>>;
  /** The names of their indexes. */
  readonly indexes: Readonly<Record<TableName, readonly string[]>>;

  constructor(scope: Construct, id: string, config: Config) {
    super(scope, id);
    const tables = Object.entries<TableShape>(SHAPES).map(([name, shape]) => [name, this.#table(name, shape, config)]);
    this.all = Object.fromEntries(tables);
    this.indexes = Object.fromEntries(
      Object.entries<TableShape>(SHAPES).map(([name, { indexes }]) => [name, Object.keys(indexes ?? {})]),
    ) as Record<TableName, string[]>;
  }

  #table(name: string, shape: TableShape, config: Config): Table {
    const { partitionKey, sortKey, indexes, ...rest } = shape;
    const { id, tableName } = nameOf(name, config);
    const key = encryptionKey(this, config);
    const table = new Table(this, id, {
      // A name to find in the console, and to import a retained table into a new stack by
      // (cdk deploy --import-existing-resources).
      tableName,
      ...keys(partitionKey, sortKey),
      ...rest,
      billingMode: BillingMode.PAY_PER_REQUEST,
      ...(key
        ? { encryption: TableEncryption.CUSTOMER_MANAGED, encryptionKey: key }
        : { encryption: TableEncryption.AWS_MANAGED }),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: config.deletionProtection,
      removalPolicy: removalPolicy(config),
    });
    for (const [indexName, index] of Object.entries(indexes ?? {})) {
      table.addGlobalSecondaryIndex({
        indexName,
        ...keys(index.partitionKey, index.sortKey),
        projectionType: ProjectionType.INCLUDE,
        nonKeyAttributes: [...index.projects],
      });
    }
    return table;
  }
}

/** Made anew in each generation, from the files in the inbox. */
const MADE_ANEW = ['Fingerprints', 'Stories', 'Search'];

/**
 * The name of a table in this generation. A table with another name has another id: only as a new resource can it be
 * imported, and the one before it stays.
 */
const nameOf = (name: string, { stackName, generation, tableNames }: Config): { id: string; tableName: string } => {
  const restored = (tableNames as Record<string, string | undefined>)[name];
  if (restored !== undefined) return { id: `${restored.replaceAll(/[^A-Za-z0-9]/g, '')}${name}`, tableName: restored };
  const isFirst = generation === 1 || !MADE_ANEW.includes(name);
  return isFirst
    ? { id: name, tableName: `${stackName}-${name}` }
    : { id: `Generation${generation}${name}`, tableName: `${stackName}-${name}-${generation}` };
};

const text = (name: string): Attribute => ({ name, type: AttributeType.STRING });

const keys = (partitionKey: string, sortKey?: string): Pick<GlobalSecondaryIndexProps, 'partitionKey' | 'sortKey'> => ({
  partitionKey: text(partitionKey),
  ...(sortKey !== undefined && { sortKey: text(sortKey) }),
});
