/**
 * The whole of Newsprint on one machine. For an end-to-end test:
 *
 * ```ts
 * const local = await startLocal();                  // synthesises the stack, starts the stand-ins
 * await local.upload('wire/story.txt', 'KABUL …');   // PutObject, and S3's event to the queue
 * await local.settled();                             // every upload has its outcome, every queue is empty
 * const files = await local.rows('Files');           // the rows, sets as lists
 * await local.stop();
 * ```
 *
 * `startLocal({ ...(await synthesiseAssembly()), template })` runs a template of one's own, such as one that a test
 * has broken on purpose. A start takes a second or two, so share one among the tests of a file and give each test
 * keys and texts of its own.
 */
import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { putNotificationRules } from './cloud/buckets.ts';
import {
  type Account,
  accountOf,
  addressable,
  checkReachable,
  connect,
  disconnect,
  type Endpoints,
} from './cloud/clients.ts';
import { provision } from './cloud/provision.ts';
import { type Row, scanTable } from './cloud/scan-table.ts';
import { TemplateError } from './errors.ts';
import { deliversNotifications } from './inbox/notification-probe.ts';
import { Notifications } from './inbox/notifications.ts';
import { Outcomes } from './inbox/outcomes.ts';
import { type ObjectChange, s3Event } from './inbox/s3-event.ts';
import { Settling } from './inbox/settling.ts';
import { putBytes, putFile } from './inbox/uploads.ts';
import type { EventSource } from './lambda/event-source.ts';
import { eventSources } from './lambda/event-sources.ts';
import type { Local, LocalOptions, Uploaded } from './local.ts';
import { startStandIns } from './stand-ins/stand-ins.ts';
import { type Assembly, synthesiseAssembly } from './template/assembly.ts';

export type { Local, LocalOptions, Progress, Uploaded } from './local.ts';

/** More only take turns on two cores; fewer would hide what goes wrong between two at once. */
const usualConcurrency = 2;

/**
 * Creates what the template describes and sets it to work.
 *
 * @throws LocalError, whose message can be shown as it is
 */
export async function startLocal(options: LocalOptions = {}): Promise<Local> {
  const account = accountOf(process.env);
  const undo: Array<() => Promise<unknown> | unknown> = [];
  let keeping = false;
  const stop = async () => {
    // What one step leaves undone is no reason to leave the others undone.
    for (const step of undo.splice(0).reverse()) await Promise.resolve(step()).catch(() => {});
  };
  try {
    // First what fails quickly: an endpoint that is none, a port in use.
    const endpoints = await endpointsFor(options, account, undo);
    const assembly = await assemblyFor(options, undo);
    const clients = connect(endpoints, account);
    undo.push(() => disconnect(clients));
    const provided = await provision(assembly.template, clients, account.region, options.endpoint);
    const { inbox, queues, tables } = provided;
    if (options.endpoint !== undefined) undo.push(() => (keeping ? undefined : provided.remove()));

    const notifications = new Notifications(clients.sqs, queues);
    const ours = options.endpoint === undefined || !(await deliversNotifications(clients, account.region));
    if (!ours) await putNotificationRules(clients.s3, inbox.name, inbox.rules);
    else {
      if (options.endpoint)
        options.note?.('The S3 at the endpoint delivers no notifications: they are delivered here.');
      await notifications.announce(inbox);
    }

    const outcomes = new Outcomes(clients.dynamodb, tables.find(({ title }) => title === 'Files')?.name);
    const sources: EventSource[] = [];
    const settling = new Settling(clients.sqs, queues, sources, outcomes);
    const connection = { clients, endpoints, account };
    const log = options.log ?? (() => {});
    const concurrency = options.concurrency ?? usualConcurrency;
    sources.push(...eventSources(assembly, provided, connection, concurrency, log, settling));
    for (const source of sources) source.start();
    undo.push(() => Promise.all(sources.map((source) => source.stop())));

    const announce = async (change: ObjectChange): Promise<Uploaded> => {
      if (!ours) {
        // What its event says of versions is the endpoint's business: emulators leave them out.
        outcomes.expect({ key: change.key, version: undefined });
        return { key: change.key, version: change.versionId, event: undefined };
      }
      const event = s3Event(inbox, change, account.region);
      const version = change.versionId ?? event.Records[0]?.s3.object.sequencer;
      outcomes.expect({ key: change.key, version });
      await notifications.deliver(inbox, event);
      return { key: change.key, version, event };
    };
    const tableNamed = (title: string) => {
      const table = tables.find((candidate) => candidate.title === title);
      if (!table) throw new TemplateError(`The template has no table ${title}`);
      return table.name;
    };
    return {
      endpoints,
      clients,
      bucket: inbox,
      queues,
      tables,
      get progress() {
        return { uploaded: outcomes.expected, withOutcome: outcomes.found, backlog: settling.backlog };
      },
      upload: async (key, body) => announce(await putBytes(clients.s3, inbox.name, key, Buffer.from(body))),
      uploadFile: async (key, path) => announce(await putFile(clients.s3, inbox.name, key, path)),
      remove: async (key, versionId) => {
        const { VersionId, DeleteMarker } = await clients.s3.send(
          new DeleteObjectCommand({ Bucket: inbox.name, Key: key, VersionId: versionId }),
        );
        if (!ours) return undefined;
        const eventName = DeleteMarker && !versionId ? 'ObjectRemoved:DeleteMarkerCreated' : 'ObjectRemoved:Delete';
        const event = s3Event(inbox, { eventName, key, versionId: VersionId }, account.region);
        await notifications.deliver(inbox, event);
        return event;
      },
      deliver: (event) => notifications.deliver(inbox, event),
      settled: (settleOptions = {}) => settling.settled(settleOptions, ours),
      rows: async <Shape extends object>(title: string) => {
        const rows: Row[] = [];
        for await (const row of scanTable(clients.dynamodb, tableNamed(title))) rows.push(row);
        return rows as Shape[];
      },
      scan: (title) => scanTable(clients.dynamodb, tableNamed(title)),
      stop: async ({ keep = false } = {}) => {
        keeping = keep;
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The assembly given, or one synthesised for the purpose. */
async function assemblyFor({ template, assets }: LocalOptions, undo: Array<() => unknown>): Promise<Assembly> {
  if (template && assets) return { template, assets };
  const assembly = await synthesiseAssembly();
  undo.push(assembly.remove);
  return assembly;
}

/** The endpoint given, or stand-ins started for the purpose. */
async function endpointsFor(
  { endpoint, port, onFailure }: LocalOptions,
  account: Account,
  undo: Array<() => unknown>,
): Promise<Endpoints> {
  if (endpoint !== undefined) {
    const address = await addressable(endpoint);
    await checkReachable(address);
    return { s3: address, sqs: address, dynamodb: address };
  }
  const standIns = await startStandIns(account.region, port, onFailure ?? (() => {}));
  undo.push(() => standIns.stop());
  return standIns.endpoints;
}
