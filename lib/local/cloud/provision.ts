import { randomUUID } from 'node:crypto';
import { LocalError, messageOf, TemplateError } from '../errors.ts';
import { Resources } from '../template/resources.ts';
import { resourcesOfType, type Template } from '../template/template.ts';
import { createBuckets, deleteBucket, type LocalBucket, notificationRules } from './buckets.ts';
import type { Clients } from './clients.ts';
import { checkBucketMaySend } from './queue-policy.ts';
import { createQueues, deleteQueue, type LocalQueue } from './queues.ts';
import { createTables, deleteTable, type LocalTable } from './tables.ts';

export interface Provision {
  /** The bucket whose events go to a queue. */
  inbox: LocalBucket;
  queues: LocalQueue[];
  tables: LocalTable[];
  resources: Resources;
  /** Deletes what was made. */
  remove(): Promise<void>;
}

/**
 * Makes the template's buckets, queues and tables.
 *
 * @param endpoint the address given, if it is not our own stand-ins': names are this run's own there
 * @throws LocalError if the endpoint cannot be used, TemplateError if the template cannot
 */
export async function provision(
  template: Template,
  { s3, sqs, dynamodb }: Clients,
  region: string,
  endpoint: string | undefined,
): Promise<Provision> {
  const run = `newsprint-${randomUUID().slice(0, 8)}-`;
  const nameOf = (name: string) => (endpoint === undefined ? name : run + name.replace(/^newsprint-/i, ''));
  const resources = new Resources(template, region);
  const made: Array<() => Promise<void>> = [];
  const remove = async () => {
    await Promise.allSettled(made.splice(0).map((undo) => undo()));
  };
  try {
    const queues = await createQueues(template, resources, sqs, nameOf);
    made.push(
      ...queues.map(
        ({ url }) =>
          () =>
            deleteQueue(sqs, url),
      ),
    );
    const buckets = await createBuckets(template, resources, s3, nameOf);
    made.push(
      ...buckets.map(
        ({ name }) =>
          () =>
            deleteBucket(s3, name),
      ),
    );
    const tables = await createTables(template, resources, dynamodb, nameOf);
    made.push(
      ...tables.map(
        ({ name }) =>
          () =>
            deleteTable(dynamodb, name),
      ),
    );
    return { inbox: wireInbox(template, resources, buckets, queues), queues, tables, resources, remove };
  } catch (error) {
    await remove();
    if (error instanceof LocalError || endpoint === undefined) throw error;
    throw new LocalError(`The endpoint ${endpoint} cannot be used: ${messageOf(error)}`);
  }
}

function wireInbox(
  template: Template,
  resources: Resources,
  buckets: LocalBucket[],
  queues: LocalQueue[],
): LocalBucket {
  for (const resource of resourcesOfType(template, 'AWS::S3::Bucket')) {
    const bucket = buckets.find(({ id }) => id === resource.id);
    bucket?.rules.push(...notificationRules(resource, resources));
  }
  const inbox = buckets.find(({ rules }) => rules.length > 0);
  if (!inbox) throw new TemplateError('The template has no bucket that sends its events to a queue');
  for (const { queueArn } of inbox.rules) {
    const queue = queues.find(({ arn }) => arn === queueArn);
    if (!queue) throw new TemplateError(`The bucket ${inbox.id} sends events to an unknown queue: ${queueArn}`);
    checkBucketMaySend(template, resources, inbox.declaredArn, queue);
  }
  return inbox;
}
