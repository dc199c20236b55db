/** What differs between one deployment and another: one typed record a stage, and what an operator may set by context. */
import { RetentionDays } from 'aws-cdk-lib/aws-logs';

export type StageName = 'development' | 'production';

export interface FunctionConfig {
  memoryMegabytes: number;
  timeoutSeconds: number;
}

export interface WorkerConfig extends FunctionConfig {
  /** Messages handed to one invocation, at most. */
  batchSize: number;
  /** Invocations that one queue may hold at a time: 2 to 1000. */
  concurrency: number;
}

export interface Config {
  stage: StageName;
  stackName: string;
  /** Keep the tables and the inbox when the stack goes, and refuse to delete them before. */
  keepsData: boolean;
  /** A larger file is rejected, with a row that says so. */
  maxFileBytes: number;
  /** The same for JSON Lines, which are streamed; each of their lines is held to `maxFileBytes`. */
  maxBulkBytes: number;
  logRetention: RetentionDays;
  /** How long a replaced or removed version of a file can still be fetched. */
  versionRetentionDays: number;
  deduplicate: WorkerConfig;
  analyse: WorkerConfig;
  backfill: FunctionConfig;
  /** A message that has waited so long raises the alarm: longer than one retry takes. */
  staleAfterMinutes: number;
  /** Alarm when no file has come for so many hours (at most 168); only the newsroom knows what is too quiet. */
  silenceHours?: number;
  /** Where alarms are sent; without it they show in CloudWatch alone. */
  alarmEmail?: string;
}

/** A setting that cannot be used, in words its setter understands. */
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

// It waits for most of its time, which is all that Lambda gives.
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
 * The configuration of the stage that the context names (`cdk deploy -c stage=development`), `production` where it
 * names none, with the settings that the context overrides.
 *
 * @param context reads one context key, as `node.tryGetContext` does: text from the command line, any JSON from cdk.json
 * @throws {ConfigError} on an unknown stage or a setting out of its range
 */
export const readConfig = (context: (key: string) => unknown): Config => {
  const stage = context('stage') ?? 'production';
  if (typeof stage !== 'string' || !Object.hasOwn(STAGES, stage)) {
    throw new ConfigError(`Unknown stage ${JSON.stringify(stage)}: choose one of ${Object.keys(STAGES).join(', ')}.`);
  }
  const defaults = STAGES[stage as StageName];
  const number = <T extends number | undefined>(key: string, otherwise: T, range: Range): T | number => {
    const value = context(key) ?? undefined;
    return value === undefined ? otherwise : wholeNumber(key, value, range);
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

/** CloudWatch Logs takes no other numbers; the enumeration's highest stands for "for ever". */
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
