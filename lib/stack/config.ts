/**
 * The settings in which deployments differ: the defaults of each stage, and what an operator may set in the context.
 */
import { RetentionDays } from 'aws-cdk-lib/aws-logs';

export type StageName = 'development' | 'production';

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
  stage: StageName;
  stackName: string;
  /** Whether the tables and the inbox are protected against deletion and outlive the stack. */
  keepsData: boolean;
  /** A larger file is rejected, and its row says so. */
  maxFileBytes: number;
  /** The limit for JSON Lines, which are streamed; each line must keep to `maxFileBytes`. */
  maxBulkBytes: number;
  logRetention: RetentionDays;
  /** How long a replaced or deleted version of a file is kept. */
  versionRetentionDays: number;
  deduplicate: WorkerConfig;
  analyse: WorkerConfig;
  backfill: FunctionConfig;
  /** A message that has waited this long raises an alarm; longer than one retry takes. */
  staleAfterMinutes: number;
  /**
   * An alarm after so many hours without a file (at most 168); without it none, as only the newsroom knows what is too
   * long.
   */
  silenceHours?: number;
  /** Gets the alarms; without it they only show in CloudWatch. */
  alarmEmail?: string;
}

/** An invalid setting, with a message for the operator. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

// One full vCPU is 1,769 MB: analysis computes on one core, deduplication mostly waits for DynamoDB.
// https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
// Five and five fit the ten concurrent executions a new account starts with: were the queues allowed more than the
// account has, throttled messages would use up their receives and end as dead letters.
const WORKERS = {
  deduplicate: { memoryMegabytes: 1024, timeoutSeconds: 120, batchSize: 10, concurrency: 5 },
  analyse: { memoryMegabytes: 1769, timeoutSeconds: 60, batchSize: 10, concurrency: 5 },
};

// It mostly waits, for as long as Lambda permits.
const BACKFILL = { memoryMegabytes: 256, timeoutSeconds: 900 };

const STAGES: Record<StageName, Config> = {
  development: {
    stage: 'development',
    stackName: 'Newsprint-development',
    keepsData: false,
    maxFileBytes: 5_000_000,
    maxBulkBytes: 2_000_000_000,
    logRetention: RetentionDays.ONE_WEEK,
    versionRetentionDays: 1,
    deduplicate: { ...WORKERS.deduplicate, concurrency: 2 },
    analyse: { ...WORKERS.analyse, concurrency: 2 },
    backfill: BACKFILL,
    staleAfterMinutes: 60,
  },
  production: {
    stage: 'production',
    stackName: 'Newsprint',
    keepsData: true,
    maxFileBytes: 5_000_000,
    maxBulkBytes: 2_000_000_000,
    logRetention: RetentionDays.THREE_MONTHS,
    versionRetentionDays: 30,
    ...WORKERS,
    backfill: BACKFILL,
    staleAfterMinutes: 30,
  },
};

/**
 * The configuration of the stage that the context names (`cdk deploy -c stage=development`), or of `production`, with
 * the settings that the context overrides.
 *
 * @param context reads a context key, like `node.tryGetContext`: a string from the command line, any JSON from cdk.json
 * @throws {ConfigError} for an unknown stage and a setting out of range
 */
export const readConfig = (context: (key: string) => unknown): Config => {
  const stage = context('stage') ?? 'production';
  if (typeof stage !== 'string' || !Object.hasOwn(STAGES, stage)) {
    throw new ConfigError(`Unknown stage ${JSON.stringify(stage)}: choose one of ${Object.keys(STAGES).join(', ')}.`);
  }
  const defaults = STAGES[stage as StageName];
  const number = <T extends number | undefined>(key: string, defaultValue: T, range: Range): T | number => {
    const value = context(key) ?? undefined;
    return value === undefined ? defaultValue : wholeNumber(key, value, range);
  };
  const silenceHours = number('silenceHours', defaults.silenceHours, { from: 1, to: 168 });
  const alarmEmail = context('alarmEmail') ?? defaults.alarmEmail;
  if (alarmEmail !== undefined && (typeof alarmEmail !== 'string' || !/^[^\s@]+@[^\s@]+$/.test(alarmEmail))) {
    throw new ConfigError(`alarmEmail must be an e-mail address, not ${JSON.stringify(alarmEmail)}.`);
  }
  return {
    ...defaults,
    maxFileBytes: number('maxFileBytes', defaults.maxFileBytes, { from: 1 }),
    maxBulkBytes: number('maxBulkBytes', defaults.maxBulkBytes, { from: 1 }),
    logRetention: number('logRetentionDays', defaults.logRetention, { among: LOG_RETENTION_DAYS }),
    versionRetentionDays: number('versionRetentionDays', defaults.versionRetentionDays, { from: 1 }),
    deduplicate: {
      ...defaults.deduplicate,
      concurrency: number('deduplicateConcurrency', defaults.deduplicate.concurrency, CONCURRENCY),
    },
    analyse: {
      ...defaults.analyse,
      concurrency: number('analyseConcurrency', defaults.analyse.concurrency, CONCURRENCY),
    },
    ...(silenceHours !== undefined && { silenceHours }),
    ...(alarmEmail !== undefined && { alarmEmail }),
  };
};

type Range = { from: number; to?: number } | { among: readonly number[] };

// https://docs.aws.amazon.com/lambda/latest/api/API_ScalingConfig.html
const CONCURRENCY: Range = { from: 2, to: 1000 };

/** The only numbers that CloudWatch Logs accepts; the enumeration's highest means "for ever". */
const LOG_RETENTION_DAYS = Object.values(RetentionDays).filter(
  (days): days is RetentionDays => typeof days === 'number' && days !== RetentionDays.INFINITE,
);

const wholeNumber = (key: string, value: unknown, range: Range): number => {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  const [fits, wanted] =
    'among' in range
      ? [range.among.includes(number as number), `one of ${range.among.join(', ')}`]
      : [
          Number.isSafeInteger(number) &&
            (number as number) >= range.from &&
            (number as number) <= (range.to ?? Number.MAX_SAFE_INTEGER),
          range.to === undefined
            ? `a whole number of at least ${range.from}`
            : `a whole number from ${range.from} to ${range.to}`,
        ];
  if (!fits) throw new ConfigError(`${key} must be ${wanted}, not ${JSON.stringify(value)}.`);
  return number as number;
};
