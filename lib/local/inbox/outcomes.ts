import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';

export interface Upload {
  key: string;
  /** The version under which Files will list it; undefined where the event is not ours and may name any. */
  version: string | undefined;
}

/** How many keys are looked up at once. */
const lookUpsAtOnce = 8;

/** Follows each uploaded version until Files holds its outcome. */
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

  get expected(): number {
    return this.#expected;
  }

  /** How many uploads have an outcome. */
  get found(): number {
    return this.#found;
  }

  /** Uploads by outcome. */
  get counts(): Record<string, number> {
    return Object.fromEntries(this.#counts);
  }

  /** The keys of uploads without an outcome, each once. */
  get missing(): string[] {
    return [...this.#waiting.keys()];
  }

  /** The keys without an outcome, and no longer waits for them. */
  giveUp(): string[] {
    const { missing } = this;
    this.#waiting.clear();
    return missing;
  }

  expect(upload: Upload): void {
    this.#expected++;
    this.#waiting.set(upload.key, [...(this.#waiting.get(upload.key) ?? []), upload]);
  }

  /** Looks up those of the keys that wait for an outcome, all that wait by default. */
  lookUp(keys: Iterable<string> = this.#waiting.keys()): Promise<void> {
    const wanted = [...new Set(keys)].filter((key) => this.#waiting.has(key));
    this.#lookUps = this.#lookUps
      .then(() => forEachAtOnce(wanted, lookUpsAtOnce, (key) => this.#lookUpKey(key)))
      .catch(() => {}); // Looked up again when everything is quiet.
    return this.#lookUps;
  }

  async #lookUpKey(key: string): Promise<void> {
    if (this.#filesTable === undefined) return;
    const { Items = [] } = await this.#dynamodb.send(
      new QueryCommand({
        TableName: this.#filesTable,
        KeyConditionExpression: '#key = :key',
        ExpressionAttributeNames: { '#key': 'key', '#version': 'version', '#outcome': 'outcome' },
        ExpressionAttributeValues: { ':key': key },
        ProjectionExpression: '#version, #outcome',
        ConsistentRead: true,
      }),
    );
    const rows = Items.filter(({ outcome }) => typeof outcome === 'string');
    const still = (this.#waiting.get(key) ?? []).filter(({ version }) => {
      const row = rows.find((candidate) => version === undefined || candidate.version === version);
      if (!row) return true;
      // A second upload of the key whose version is not known needs a second row.
      if (version === undefined) rows.splice(rows.indexOf(row), 1);
      this.#counts.set(row.outcome, (this.#counts.get(row.outcome) ?? 0) + 1);
      this.#found++;
      return false;
    });
    if (still.length > 0) this.#waiting.set(key, still);
    else this.#waiting.delete(key);
  }
}

/** Calls the function for each item, so many at a time. */
export async function forEachAtOnce<Item>(
  items: Iterable<Item>,
  atOnce: number,
  call: (item: Item) => Promise<void>,
): Promise<void> {
  const iterator = items[Symbol.iterator]();
  const work = async () => {
    for (let next = iterator.next(); !next.done; next = iterator.next()) await call(next.value);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}
