import type { Account, Clients, Endpoints } from '../cloud/clients.ts';
import type { Provision } from '../cloud/provision.ts';
import { TemplateError } from '../errors.ts';
import type { Service } from '../stand-ins/wire.ts';
import type { Assembly } from '../template/assembly.ts';
import { EventSource, type EventSourceHooks } from './event-source.ts';
import { ExecutionEnvironment } from './execution-environment.ts';
import { readEventSources, readFunctions, runtimeEnvironment } from './functions.ts';

/**
 * The template's event source mappings with their functions, ready to start.
 *
 * @param concurrency maximum of concurrent invocations of one function; the template may set a lower one
 */
export const createEventSources = (
  { template, assets }: Assembly,
  { queues, resources }: Provision,
  connection: { clients: Clients; endpoints: Endpoints; account: Account; service: Service | undefined },
  concurrency: number,
  log: (functionName: string, line: string) => void,
  hooks: EventSourceHooks,
): EventSource[] => {
  const { clients, endpoints, account, service } = connection;
  const nearby = service && { address: endpoints.s3, service };
  const functions = readFunctions(template, resources, assets);
  return readEventSources(template, resources).map((source) => {
    const lambda = functions.find(({ id }) => id === source.functionId);
    const queue = queues.find(({ arn }) => arn === source.queueArn);
    if (!lambda || !queue) throw new TemplateError(`${source.id} reads a queue that the template does not contain`);
    const variables = runtimeEnvironment(lambda, endpoints, account);
    const environments = Array.from(
      { length: Math.min(concurrency, source.maximumConcurrency ?? concurrency) },
      () => new ExecutionEnvironment(lambda, variables, (line) => log(lambda.name, line), nearby),
    );
    return new EventSource({ source, lambda, queue }, clients.sqs, account.region, environments, hooks);
  });
};
