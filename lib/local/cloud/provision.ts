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
  /** The bucket that sends its events to a queue. */
  inbox: LocalBucket;
  queues: LocalQueue[];
  tables: LocalTable[];
  resources: Resources;
  /** Deletes everything that was created. */
  remove(): Promise<void>;
}

/**
 * Creates the template's buckets, queues and tables.
 *
 * @param endpoint an address other than that of the stand-ins, where names get a prefix that is unique to this run
 * @throws {LocalError} if the endpoint cannot be used
 * @throws {TemplateError} if the template cannot be used
 */
export const provision = async (
  template: Template,
  { s3, sqs, dynamodb }: Clients,
  region: string,
  endpoint: string | undefined,
): Promise<Provision> => {
  const prefix = `newsprint-${randomUUID().slice(0, 8)}-`;
  const nameOf = (name: string) => (endpoint === undefined ? name : prefix + name.replace(/^newsprint-/i, ''));
  const resources = new Resources(template, region);
  const deletions: Array<() => Promise<void>> = [];
  const remove = async () => {
    await Promise.allSettled(deletions.splice(0).map((deletion) => deletion()));
  };
  try {
    const queues = await createQueues(template, resources, sqs, nameOf);
    for (const { url } of queues) deletions.push(() => deleteQueue(sqs, url));
    const buckets = await createBuckets(template, resources, s3, nameOf);
    for (const { name } of buckets) deletions.push(() => deleteBucket(s3, name));
    const tables = await createTables(template, resources, dynamodb, nameOf);
    for (const { name } of tables) deletions.push(() => deleteTable(dynamodb, name));
    return { inbox: wireInbox(template, resources, buckets, queues), queues, tables, resources, remove };
  } catch (error) {
    await remove();
    if (error instanceof LocalError || endpoint === undefined) throw error;
    throw new LocalError(`The endpoint ${endpoint} cannot be used: ${messageOf(error)}`);
  }
};

const wireInbox = (
  template: Template,
  resources: Resources,
  buckets: LocalBucket[],
  queues: LocalQueue[],
): LocalBucket => {
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
};
