import { type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { forEachConcurrently } from '../for-each-concurrently.ts';

export interface Upload {
  key: string;
  /** The version under which Files will list it; undefined if S3 sends the event and may name any version. */
  version: string | undefined;
}

const CONCURRENT_LOOK_UPS = 8;

/** Follows each uploaded version until Files has its outcome. */
export class Outcomes {
  readonly #dynamodb: DynamoDBDocumentClient;
  readonly #filesTable: string | undefined;
  readonly #waiting = new Map<string, Upload[]>();
  readonly #counts = new Map<string, number>();
  #expected = 0;
  #found = 0;
  #lookUps: Promise<void> = Promise.resolve();

  constructor(dynamodb: DynamoDBDocumentClient, filesTable: string | undefined) {
    this.#dynamodb = dynamodb;
    this.#filesTable = filesTable;
  }

  /** The number of uploads. */
  get expected(): number {
    return this.#expected;
  }

  /** The number of uploads that have an outcome. */
  get found(): number {
    return this.#found;
  }

  /** The number of uploads by outcome. */
  get counts(): Record<string, number> {
    return Object.fromEntries(this.#counts);
  }

  /** The keys of uploads without an outcome, without duplicates. */
  get missing(): string[] {
    return [...this.#waiting.keys()];
  }

  /** Stops waiting for the missing outcomes; returns their keys. */
  giveUp(): string[] {
    const { missing } = this;
    this.#waiting.clear();
    return missing;
  }

  expect(upload: Upload): void {
    this.#expected++;
    this.#waiting.set(upload.key, [...(this.#waiting.get(upload.key) ?? []), upload]);
  }

  /** Looks up the outcomes still missing of these keys; of all keys by default. */
  lookUp(keys: Iterable<string> = this.#waiting.keys()): Promise<void> {
    const wanted = [...new Set(keys)].filter((key) => this.#waiting.has(key));
    this.#lookUps = this.#lookUps
      .then(() => forEachConcurrently(wanted, CONCURRENT_LOOK_UPS, (key) => this.#lookUpKey(key)))
      // Looked up again when the queues are empty.
      .catch(() => {});
    return this.#lookUps;
  }

  async #lookUpKey(key: string): Promise<void> {
    const rows = await this.#rowsWithOutcome(key);
    const missing = (this.#waiting.get(key) ?? []).filter(({ version }) => {
      const row = rows.find((candidate) => version === undefined || candidate.version === version);
      if (!row) return true;
      // Two uploads of unknown version need two rows.
      if (version === undefined) rows.splice(rows.indexOf(row), 1);
      this.#counts.set(row.outcome, (this.#counts.get(row.outcome) ?? 0) + 1);
      this.#found++;
      return false;
    });
    if (missing.length > 0) this.#waiting.set(key, missing);
    else this.#waiting.delete(key);
  }

  async #rowsWithOutcome(key: string): Promise<{ version: unknown; outcome: string }[]> {
    if (this.#filesTable === undefined) return [];
    const pages = paginateQuery(
      { client: this.#dynamodb },
      {
        TableName: this.#filesTable,
        KeyConditionExpression: '#key = :key',
        ExpressionAttributeNames: { '#key': 'key', '#version': 'version', '#outcome': 'outcome' },
        ExpressionAttributeValues: { ':key': key },
        ProjectionExpression: '#version, #outcome',
        ConsistentRead: true,
      },
    );
    const rows: { version: unknown; outcome: string }[] = [];
    for await (const { Items = [] } of pages) {
      for (const { version, outcome } of Items) if (typeof outcome === 'string') rows.push({ version, outcome });
    }
    return rows;
  }
}
