/**
 * Newsprint on one machine. For an end-to-end test:
 *
 * ```ts
 * const local = await startLocal();                  // synthesises the stack, starts the stand-ins
 * await local.upload('wire/story.txt', 'KABUL …');   // PutObject, and S3's event to the queue
 * await local.settled();                             // every upload has its outcome, every queue is empty
 * const files = await local.rows('Files');           // the rows, sets as lists
 * await local.stop();
 * ```
 *
 * `startLocal({ ...(await synthesiseAssembly()), template })` runs another template, such as one that a test has broken
 * on purpose. Starting takes a second or two, so the tests of a file should share one and use different keys and texts.
 */
import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { putNotificationRules } from './cloud/buckets.ts';
import {
  type Account,
  accountOf,
  checkReachable,
  connect,
  disconnect,
  type Endpoints,
  resolveEndpoint,
} from './cloud/clients.ts';
import { provision } from './cloud/provision.ts';
import { type Row, scanTable } from './cloud/scan-table.ts';
import { TemplateError } from './errors.ts';
import { deliversNotifications } from './inbox/notification-probe.ts';
import { Notifications } from './inbox/notifications.ts';
import { type ObjectChange, s3Event } from './inbox/s3-event.ts';
import { Settling } from './inbox/settling.ts';
import { Outcomes } from './inbox/upload-outcomes.ts';
import { putBytes, putFile } from './inbox/uploads.ts';
import type { EventSource } from './lambda/event-source.ts';
import { createEventSources } from './lambda/event-sources.ts';
import type { Local, LocalOptions, Uploaded } from './local.ts';
import { requestHandlerFor } from './stand-ins/request-handler.ts';
import { startStandIns } from './stand-ins/stand-ins.ts';
import type { Service } from './stand-ins/wire.ts';
import { type Assembly, synthesiseAssembly } from './template/assembly.ts';

export type { Local, LocalOptions } from './local.ts';

/** More would only take turns on two cores; fewer would hide what goes wrong between concurrent invocations. */
const DEFAULT_CONCURRENCY = 2;

/**
 * Creates the resources of the template and starts its functions.
 *
 * @throws {LocalError} with a message for the user
 */
export const startLocal = async (options: LocalOptions = {}): Promise<Local> => {
  const account = accountOf(process.env);
  const undo: Array<() => Promise<unknown> | unknown> = [];
  let keeping = false;
  const stop = async () => {
    // A step that fails must not keep the others from running.
    for (const step of undo.splice(0).reverse()) await Promise.resolve(step()).catch(() => {});
  };
  try {
    const connecting = endpointsFor(options, account, undo);
    // An invalid endpoint or a port in use shows soon: synthesis need not begin.
    if (options.endpoint !== undefined || options.port !== undefined) await connecting;
    const [{ endpoints, service }, assembly] = await bothOf(connecting, assemblyFor(options, undo));
    const clients = connect(endpoints, account, service && requestHandlerFor(service));
    undo.push(() => disconnect(clients));
    const provided = await provision(assembly.template, clients, account.region, options.endpoint);
    const { inbox, queues, tables } = provided;
    if (options.endpoint !== undefined) undo.push(() => (keeping ? undefined : provided.remove()));

    const notifications = new Notifications(clients.sqs, queues);
    const deliversEvents = options.endpoint === undefined || !(await deliversNotifications(clients, account.region));
    if (!deliversEvents) await putNotificationRules(clients.s3, inbox.name, inbox.rules);
    else {
      if (options.endpoint) {
        options.note?.('The S3 at the endpoint delivers no notifications: this process delivers them.');
      }
      await notifications.sendTestEvent(inbox);
    }

    const outcomes = new Outcomes(clients.dynamodb, tables.find(({ title }) => title === 'Files')?.name);
    const sources: EventSource[] = [];
    const inboxArns = new Set(inbox.rules.map(({ queueArn }) => queueArn));
    const settling = new Settling(clients.sqs, queues, inboxArns, sources, outcomes);
    const connection = { clients, endpoints, account, service };
    const log = options.log ?? (() => {});
    const concurrency = options.concurrency ?? DEFAULT_CONCURRENCY;
    sources.push(...createEventSources(assembly, provided, connection, concurrency, log, settling));
    for (const source of sources) source.start();
    undo.push(() => Promise.all(sources.map((source) => source.stop())));

    const register = async (change: ObjectChange): Promise<Uploaded> => {
      if (!deliversEvents) {
        // The version in the event is unknown: emulators leave it out.
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
      eventSources: sources,
      get progress() {
        const { backlog, finished } = settling;
        return { uploaded: outcomes.expected, withOutcome: outcomes.found, finished, backlog };
      },
      upload: async (key, body) => register(await putBytes(clients.s3, inbox.name, key, Buffer.from(body))),
      uploadFile: async (key, path) => register(await putFile(clients.s3, inbox.name, key, path)),
      remove: async (key, versionId) => {
        const { VersionId, DeleteMarker } = await clients.s3.send(
          new DeleteObjectCommand({ Bucket: inbox.name, Key: key, VersionId: versionId }),
        );
        if (!deliversEvents) return undefined;
        const eventName = DeleteMarker && !versionId ? 'ObjectRemoved:DeleteMarkerCreated' : 'ObjectRemoved:Delete';
        const event = s3Event(inbox, { eventName, key, versionId: VersionId }, account.region);
        await notifications.deliver(inbox, event);
        return event;
      },
      deliver: (event) => notifications.deliver(inbox, event),
      settled: (settleOptions = {}) => settling.settled(settleOptions, deliversEvents),
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
};

/** The results of both, once both have ended, so that neither goes on after a failure of the other. */
const bothOf = async <A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> => {
  await Promise.allSettled([first, second]);
  return [await first, await second];
};

/** The assembly given, or a new one. */
const assemblyFor = async ({ template, assets }: LocalOptions, undo: Array<() => unknown>): Promise<Assembly> => {
  if (template && assets) return { template, assets };
  const assembly = await synthesiseAssembly();
  undo.push(assembly.remove);
  return assembly;
};

/** The endpoint given, or those of new stand-ins. */
const endpointsFor = async (
  { endpoint, port, onFailure }: LocalOptions,
  account: Account,
  undo: Array<() => unknown>,
): Promise<{ endpoints: Endpoints; service?: Service }> => {
  if (endpoint !== undefined) {
    const address = await resolveEndpoint(endpoint);
    await checkReachable(address);
    return { endpoints: { s3: address, sqs: address, dynamodb: address } };
  }
  const standIns = await startStandIns(account.region, port, onFailure ?? (() => {}));
  undo.push(() => standIns.stop());
  return standIns;
};
