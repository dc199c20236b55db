import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { vi } from 'vitest';
import type { Endpoints } from '../../lib/local/cloud/clients.ts';
import type { TableName } from './tables.ts';

export const REGION = 'us-east-1';
export const ACCOUNT = { region: REGION, accessKeyId: 'local', secretAccessKey: 'local' };
export const BUCKET = 'inbox';

export type SqsHandler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;
type BackfillHandler = (
  order: unknown,
  context: Pick<Context, 'getRemainingTimeInMillis'>,
) => Promise<{ done: boolean; next?: object }>;

/** The queues, and which function reads each. */
export const QUEUES = {
  uploads: 'deduplicate',
  records: 'deduplicate',
  analyses: 'analyse',
  bulkAnalyses: 'analyse',
} as const;
export type QueueName = keyof typeof QUEUES;
export const QUEUE_NAMES = Object.keys(QUEUES) as QueueName[];

/** The functions as deployed: with the names of these tables. */
export interface Deployment {
  /** Loads the function of a queue, in a new execution environment as Lambda has it: it handles one event at a time. */
  load(queue: QueueName): Promise<SqsHandler>;
  backfill: BackfillHandler;
  tables: Record<TableName, string>;
}

/** How many work at a queue at once: so many that some go on while the others wait to try again. */
const WORKERS_AT = { uploads: 3, records: 2, analyses: 2, bulkAnalyses: 1 } as const satisfies Record<
  QueueName,
  number
>;
export const WORKERS: QueueName[] = QUEUE_NAMES.flatMap((queue) =>
  Array.from({ length: WORKERS_AT[queue] }, () => queue),
);

/** Loads the functions anew, with the environment that a deployment gives them. */
export const deploy = async (
  endpoints: Endpoints,
  urls: Record<QueueName, string>,
  tables: Record<TableName, string>,
  generation: number,
): Promise<Deployment> => {
  const { s3, sqs, dynamodb } = endpoints;
  const environment: Record<string, string> = {
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: ACCOUNT.accessKeyId,
    AWS_SECRET_ACCESS_KEY: ACCOUNT.secretAccessKey,
    AWS_ENDPOINT_URL_S3: s3,
    AWS_ENDPOINT_URL_SQS: sqs,
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
    INBOX_BUCKET: BUCKET,
    UPLOADS_QUEUE_URL: urls.uploads,
    RECORDS_QUEUE_URL: urls.records,
    ANALYSES_QUEUE_URL: urls.analyses,
    BULK_ANALYSES_QUEUE_URL: urls.bulkAnalyses,
    QUEUE_URLS: Object.values(urls).join(' '),
    RETRY_SECONDS: '0 0 0 0',
    GENERATION: String(generation),
    MAX_TRIES: '5',
    POWERTOOLS_LOG_LEVEL: 'SILENT',
    POWERTOOLS_DEV: 'false',
    POWERTOOLS_METRICS_DISABLED: 'true',
    POWERTOOLS_METRICS_NAMESPACE: 'Newsprint',
    ...Object.fromEntries(Object.entries(tables).map(([name, table]) => [`${name.toUpperCase()}_TABLE`, table])),
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  vi.resetModules();
  const { handler } = await import('../../functions/backfill/index.ts');
  let last: Promise<unknown> = Promise.resolve();
  const load = (queue: QueueName): Promise<SqsHandler> => {
    // One after the other: two that are loaded at once would share modules.
    const loaded = last.then(() => loadAnew(queue));
    last = loaded;
    return loaded;
  };
  return { load, backfill: handler as BackfillHandler, tables };
};

const loadAnew = async (queue: QueueName): Promise<SqsHandler> => {
  vi.resetModules();
  const { handler } =
    QUEUES[queue] === 'deduplicate'
      ? await import('../../functions/deduplicate/index.ts')
      : await import('../../functions/analyse/index.ts');
  return handler as unknown as SqsHandler;
};
