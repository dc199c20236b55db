/** In what deployments differ: what each stage has by default, and what an operator has set in .newsprint.json. */
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { ConfigError, type RestorableTable, SETTING_NAMES, type Settings, type StageName } from './settings.ts';
import { type StageSettings, settingsOf } from './settings-file.ts';

export interface Source {
  /** How the keys of its files begin. */
  prefix: string;
  silenceHours?: number | undefined;
}

export interface FunctionConfig {
  memoryMegabytes: number;
  timeoutSeconds: number;
}

export interface WorkerConfig extends FunctionConfig {
  /** Maximum of messages for one invocation. */
  batchSize: number;
  /** Maximum of concurrent invocations by the queue: 2 to 1000. */
  concurrency: number;
}

export interface Config {
  stage: string;
  stackName: string;
  /** Whether the tables and the inbox outlive the stack. */
  keepsData: boolean;
  /** Whether the stack and its tables are protected against deletion. */
  deletionProtection: boolean;
  /** A larger file is rejected, and its row says so. */
  maxFileBytes: number;
  /** The limit for JSON Lines, which are streamed; each line must keep to `maxFileBytes`. */
  maxBulkBytes: number;
  /** Records of a file, articles and records an hour, bytes a day: what is beyond is left out, or waits. */
  maxRecordsPerFile: number;
  maxVersionsPerKey: number;
  maxArticlesPerHour: number;
  maxUnpackedBytesPerDay: number;
  logRetention: RetentionDays;
  /** How long a replaced or deleted version of a file is kept. */
  versionRetentionDays: number;
  deduplicate: WorkerConfig;
  analyse: WorkerConfig;
  /** Maximum of concurrent invocations of either function by the queue of what came in bulk. */
  bulkConcurrency: number;
  backfill: FunctionConfig;
  explore: FunctionConfig;
  /** A message that has waited this long raises an alarm; longer than one retry takes. */
  staleAfterMinutes: number;
  /** Whether the outcomes of files are spread over ten keys of their index (functions/tables/outcome-shards.ts). */
  spreadOutcomes: boolean;
  /**
   * Raised by one after tables were lost or set back: Fingerprints and Stories begin anew, and a rebuild fills them
   * (docs/recovery.md).
   */
  generation: number;
  /** Names of tables that were restored under others than their own, by the tables they take the place of. */
  tableNames: Readonly<Partial<Record<RestorableTable, string>>>;
  /**
   * An alarm after so many hours without a file (at most 168); without it none, as only the newsroom knows what is too
   * long.
   */
  silenceHours?: number;
  /** Those that are measured by themselves, by name. */
  sources: Readonly<Record<string, Source>>;
  /** Gets the alarms; without it they only show in CloudWatch. */
  alarmEmail?: string;
  /** Encrypts the inbox, the tables and the queues; without it, keys that AWS keeps. */
  kmsKeyArn?: string;
  /** May upload, each to a folder of its own. */
  partnerAccounts: readonly string[];
  /** Further tags of the stack. */
  tags: Readonly<Record<string, string>>;
}

// One full vCPU is 1,769 MB: analysis computes on one core, deduplication mostly waits for DynamoDB. With less memory the time
// grows as its price falls: half of it would save half of the waiting, 15 cents a million articles (npm run cost), and take
// twice as long.
// https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
const WORKERS = {
  deduplicate: { memoryMegabytes: 1024, timeoutSeconds: 120, batchSize: 10 },
  analyse: { memoryMegabytes: 1769, timeoutSeconds: 60, batchSize: 10 },
};

// It mostly waits, for as long as Lambda permits.
const BACKFILL = { memoryMegabytes: 256, timeoutSeconds: 900 };

// A reader waits for it: memory buys the processor that a cold start needs.
const EXPLORE = { memoryMegabytes: 1024, timeoutSeconds: 20 };

const STAGES = {
  development: {
    name: 'Newsprint-development',
    keepsData: false,
    deletionProtection: false,
    staleAfterMinutes: 60,
    maxFileBytes: 5_000_000,
    maxBulkBytes: 2_000_000_000,
    maxRecordsPerFile: 500_000,
    maxVersionsPerKey: 1000,
    maxArticlesPerHour: 10_000,
    maxUnpackedBytesPerDay: 20_000_000_000,
    logRetentionDays: 7,
    versionRetentionDays: 1,
    deduplicateConcurrency: 2,
    analyseConcurrency: 2,
    bulkConcurrency: 2,
    spreadOutcomes: false,
    generation: 1,
  },
  production: {
    name: 'Newsprint',
    keepsData: true,
    deletionProtection: false,
    staleAfterMinutes: 30,
    maxFileBytes: 5_000_000,
    maxBulkBytes: 2_000_000_000,
    maxRecordsPerFile: 500_000,
    maxVersionsPerKey: 1000,
    maxArticlesPerHour: 100_000,
    maxUnpackedBytesPerDay: 20_000_000_000,
    logRetentionDays: 90,
    versionRetentionDays: 30,
    // Three and three and twice two fit the ten concurrent executions a new account starts with: were the queues allowed
    // more than the account has, throttled messages would use up their receives and end as dead letters.
    deduplicateConcurrency: 3,
    analyseConcurrency: 3,
    bulkConcurrency: 2,
    spreadOutcomes: false,
    generation: 1,
  },
} as const satisfies Record<StageName, Settings & { keepsData: boolean }>;

/** A setting as it will be used, and why. */
export interface ResolvedSetting {
  name: keyof Settings;
  value: unknown;
  /** Where it is set, or which default it is. */
  from: string;
}

/** Every setting of a stage, those that are not set with their defaults; undefined if there is none. */
export const resolveSettings = ({ stage, settings, where }: StageSettings): ResolvedSetting[] => {
  const like = likeOf(stage, settings);
  const defaults: Settings = { ...STAGES[like], name: like === stage ? STAGES[like].name : `Newsprint-${stage}` };
  return SETTING_NAMES.filter((name) => name !== 'like').map((name) =>
    settings[name] === undefined
      ? { name, value: defaults[name], from: defaults[name] === undefined ? 'not set' : `default of ${like}` }
      : { name, value: settings[name], from: where },
  );
};

const likeOf = (stage: string, { like }: Settings): StageName => like ?? (stage as StageName);

/** The configuration of a stage: its settings, with the defaults of the stage for what is not set. */
export const readConfig = (of: StageSettings = { stage: 'production', settings: {}, where: '' }): Config => {
  const { keepsData } = STAGES[likeOf(of.stage, of.settings)];
  const resolved = resolveSettings(of)
    .filter(({ value }) => value !== undefined)
    .map(({ name, value }) => [name, value] as const);
  const { name, logRetentionDays, deduplicateConcurrency, analyseConcurrency, ...rest } = Object.fromEntries(
    resolved,
  ) as unknown as Resolved;
  return {
    stage: of.stage,
    stackName: name,
    keepsData,
    ...rest,
    // The enumeration's values are the numbers of days.
    logRetention: logRetentionDays as number as RetentionDays,
    deduplicate: { ...WORKERS.deduplicate, concurrency: deduplicateConcurrency },
    analyse: { ...WORKERS.analyse, concurrency: analyseConcurrency },
    backfill: BACKFILL,
    explore: EXPLORE,
    partnerAccounts: rest.partnerAccounts ?? [],
    tags: rest.tags ?? {},
    tableNames: rest.tableNames ?? {},
    sources: rest.sources ?? {},
  };
};

type Optional =
  | 'like'
  | 'silenceHours'
  | 'alarmEmail'
  | 'kmsKeyArn'
  | 'sources'
  | 'partnerAccounts'
  | 'tableNames'
  | 'tags';
type Resolved = Required<Omit<Settings, Optional>> & Pick<Settings, Optional>;

/**
 * The configuration of the stage that the context names (`cdk deploy -c stage=development`), or of production.
 *
 * @param context reads a context key, like `node.tryGetContext`
 * @throws {ConfigError} if the stage or a setting of any stage is invalid, or a setting stands in the context
 */
export const configFor = (context: (key: string) => unknown): Config => {
  const misplaced = SETTING_NAMES.find((name) => (context(name) ?? undefined) !== undefined);
  if (misplaced) {
    throw new ConfigError(
      `${misplaced} is set in .newsprint.json, not with -c or in cdk.json: the next deployment would forget it.`,
    );
  }
  const stage = context('stage') ?? 'production';
  return readConfig(settingsOf(typeof stage === 'string' ? stage : JSON.stringify(stage)));
};
