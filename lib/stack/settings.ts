/**
 * What an operator may set for a stage in .newsprint.json. The descriptions are those of docs/newsprint.schema.json, which
 * editors show, and of docs/configuration.md.
 */
import { closest } from 'fastest-levenshtein';
import * as z from 'zod';

export const STAGE_NAMES = ['development', 'production'] as const;
export type StageName = (typeof STAGE_NAMES)[number];

/** An invalid setting, with a message of one line for the operator. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const whole = (from: number, to?: number) => {
  const wanted = to === undefined ? `a whole number of at least ${from}` : `a whole number from ${from} to ${to}`;
  const error = `must be ${wanted}`;
  return z
    .int(error)
    .min(from, error)
    .max(to ?? Number.MAX_SAFE_INTEGER, error);
};

/** The only numbers that CloudWatch Logs accepts. https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
export const LOG_RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

// https://docs.aws.amazon.com/lambda/latest/api/API_ScalingConfig.html
const concurrency = () => whole(2, 1000);

/** The bucket's name is made of this, the account and the region, and may have 63 characters: lib/stack/inbox.ts. */
const NAME = /^[A-Za-z][A-Za-z0-9-]{0,24}[A-Za-z0-9]$/;

/** The tables that can be restored under other names. The others are made anew instead: docs/recovery.md. */
const RESTORABLE_TABLES = ['Files', 'Articles', 'Statements', 'Mentions'] as const;
export type RestorableTable = (typeof RESTORABLE_TABLES)[number];

/** CloudWatch bills each metric of each source. */
const MAX_SOURCES = 20;

const source = z.strictObject(
  {
    prefix: z
      .string('must be the beginning of keys')
      .min(1, 'must be the beginning of keys')
      .max(200, 'must have at most 200 characters'),
    silenceHours: whole(1, 168).optional(),
  },
  'must be an object with a prefix',
);

const SHAPE = {
  like: z.enum(STAGE_NAMES, `must be one of ${STAGE_NAMES.join(', ')}`),
  name: z
    .string('must be a name')
    .regex(NAME, 'must be 2 to 26 letters, digits and hyphens, the first a letter, the last no hyphen'),
  alarmEmail: z.string('must be an e-mail address').regex(/^[^\s@]+@[^\s@]+$/, 'must be an e-mail address'),
  deletionProtection: z.boolean('must be true or false'),
  silenceHours: whole(1, 168),
  sources: z
    .record(
      z.string().regex(/^[A-Za-z0-9][\w .&-]{0,49}$/, 'must be 1 to 50 letters, digits, spaces and . & - _'),
      source,
      'must be an object of sources',
    )
    .refine((all) => Object.keys(all).length <= MAX_SOURCES, `must have at most ${MAX_SOURCES} sources`),
  staleAfterMinutes: whole(15, 1440),
  maxFileBytes: whole(1),
  maxBulkBytes: whole(1),
  maxRecordsPerFile: whole(1),
  maxVersionsPerKey: whole(2),
  maxArticlesPerHour: whole(1),
  maxUnpackedBytesPerDay: whole(1),
  logRetentionDays: z.literal(LOG_RETENTION_DAYS, `must be one of ${LOG_RETENTION_DAYS.join(', ')}`),
  versionRetentionDays: whole(1),
  deduplicateConcurrency: concurrency(),
  analyseConcurrency: concurrency(),
  bulkConcurrency: concurrency(),
  spreadOutcomes: z.boolean('must be true or false'),
  kmsKeyArn: z
    .string('must be the ARN of a KMS key')
    .regex(/^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/, 'must be the ARN of a KMS key (arn:aws:kms:…:key/…)'),
  partnerAccounts: z.array(
    z
      .string('must be the number of an AWS account')
      .regex(/^\d{12}$/, 'must be the number of an AWS account, 12 digits'),
    'must be a list of AWS accounts',
  ),
  generation: whole(1, 1000),
  tableNames: z.partialRecord(
    z.enum(RESTORABLE_TABLES, `must be one of ${RESTORABLE_TABLES.join(', ')}`),
    z.string('must be the name of a table').regex(/^[\w.-]{3,255}$/, 'must be the name of a table'),
    'must be an object of tables and their names',
  ),
  tags: z.record(
    z.string().regex(/^(?!aws:).{1,128}$/, 'must be 1 to 128 characters that do not begin with aws:'),
    z.string('must be a text').max(256, 'must have at most 256 characters'),
    'must be an object of names and values',
  ),
} satisfies Record<string, z.ZodType>;

type SettingName = keyof typeof SHAPE;

/** What each setting means; editors and docs/configuration.md show it. */
export const MEANINGS: Readonly<Record<SettingName, string>> = {
  like: 'Of a stage with a name of its own: which stage it has the defaults of.',
  name: 'The name of the stack, with which the names of its tables, bucket and dashboard begin. Another name is another installation.',
  alarmEmail: 'Gets the alarms. AWS sends a mail to confirm the address first.',
  deletionProtection:
    'Protects the stack and its tables against deletion. Set it once the first deployment has succeeded: a failed one could not be removed.',
  silenceHours:
    'An alarm goes off after so many hours without a file. None if this is not set: only you know what is too long.',
  sources:
    'Sources that are measured by themselves, up to 20, by the beginnings of their keys; an alarm goes off when one has sent nothing for its silenceHours. Each costs 3 dollars a month.',
  staleAfterMinutes: 'An alarm goes off when a message has waited this long.',
  maxFileBytes: 'A larger file is rejected, and its row says so. Of a bulk file, the limit of each record.',
  maxBulkBytes: 'The limit for bulk files (JSON Lines, lists in JSON, tables), which are streamed.',
  maxRecordsPerFile: 'Records of a bulk file beyond this number are left out, and its row says so.',
  maxVersionsPerKey:
    'A key that was uploaded and deleted this often is rejected, as each version takes longer than the one before.',
  maxArticlesPerHour: 'What is more waits for the next hour, bulk files from nine tenths on. An alarm goes off.',
  maxUnpackedBytesPerDay: 'The same for the bytes of all files, unpacked, and the next day (UTC).',
  logRetentionDays: 'How long logs are kept.',
  versionRetentionDays: 'How long a replaced or deleted version of a file is kept.',
  deduplicateConcurrency: 'How many batches of new files are handled at once.',
  analyseConcurrency: 'How many batches of articles are analysed at once.',
  bulkConcurrency: 'How many batches of bulk records are handled at once beside these, and as many are analysed.',
  spreadOutcomes:
    'For more than 500 articles a second: the index byOutcome of Files gets ten keys for each frequent outcome, `new 0` to `new 9`. Once true, it stays so.',
  kmsKeyArn:
    'Your KMS key, which then encrypts the inbox, the tables and the queues. Its policy must allow what docs/configuration.md lists.',
  partnerAccounts: 'AWS accounts that may upload, each to partners/ACCOUNT/ and nowhere else.',
  generation:
    'Raised by one after tables were lost or set back: docs/recovery.md. Some tables then begin anew, and a rebuild fills them.',
  tableNames: 'Names of tables that were restored under others than their own, by the tables whose place they take.',
  tags: 'Further tags of the stack and all its resources, for bills and policies.',
};

const described = Object.fromEntries(
  Object.entries(SHAPE).map(([name, type]) => [name, type.describe(MEANINGS[name as SettingName])]),
) as typeof SHAPE;

export const stageSettings = z.strictObject(described).partial();

export const SETTING_NAMES = Object.keys(SHAPE) as SettingName[];

/** What is set for a stage; everything else has the default of the stage. */
export type Settings = { -readonly [Name in SettingName]?: z.output<(typeof SHAPE)[Name]> };

/**
 * Checks what is set for a stage.
 *
 * @param where how the operator finds the place: `.newsprint.json: stages.production`
 * @throws {ConfigError} for the first setting that does not exist or is out of range
 */
export const readSettings = (settings: unknown, where: string): Settings => {
  const read = stageSettings.safeParse(settings, { reportInput: true });
  if (read.success) return read.data as Settings;
  throw new ConfigError(problemOf(read.error.issues[0]!, where));
};

/** What is wrong, in a line that names the place and the value. */
const problemOf = (issue: z.core.$ZodIssue, where: string): string => {
  const place = [where, ...issue.path.map(String)].join('.');
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    return `${place} has no setting ${JSON.stringify(key)}. Did you mean ${closest(key, SETTING_NAMES)}?`;
  }
  const value = 'input' in issue ? `, not ${JSON.stringify(issue.input)}` : '';
  const message = issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message;
  return `${place} ${message}${value}.`;
};
