import { EventSourceMapping, MetricType } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { Config } from './config.ts';
import { StackFunction, type StackFunctionProps } from './stack-function.ts';
import { MAX_TRIES, RETRY_SECONDS, type WorkedQueue } from './worked-queue.ts';

export interface WorkerProps extends StackFunctionProps {
  name: 'deduplicate' | 'analyse';
  queue: WorkedQueue;
  /** Read beside the other with executions of its own, so that what waits here delays nothing there. */
  bulkQueue: WorkedQueue;
}

/** Which keys belong to which source: functions/messages/metrics.ts. */
const sourcesVariable = ({ sources }: Config): Record<string, string> => {
  const prefixes = Object.entries(sources).map(([name, { prefix }]) => [name, prefix]);
  return prefixes.length === 0 ? {} : { SOURCES: JSON.stringify(Object.fromEntries(prefixes)) };
};

/** A function that two queues invoke: one of what has just come, one of what came in bulk. */
export class Worker extends StackFunction {
  readonly mappings: readonly EventSourceMapping[];

  constructor(scope: Construct, id: string, props: WorkerProps) {
    const queues = [props.queue, props.bulkQueue];
    super(scope, id, {
      ...props,
      environment: {
        ...props.environment,
        ...sourcesVariable(props.config),
        MAX_TRIES: String(MAX_TRIES),
        QUEUE_URLS: queues.map(({ queue }) => queue.queueUrl).join(' '),
        RETRY_SECONDS: RETRY_SECONDS.join(' '),
      },
    });
    const { queue, bulkQueue, config, name } = props;
    this.mappings = [
      this.#read('Messages', queue, config[name].concurrency, config[name].batchSize),
      this.#read('BulkMessages', bulkQueue, config.bulkConcurrency, config[name].batchSize),
    ];
  }

  #read(id: string, { queue }: WorkedQueue, maxConcurrency: number, batchSize: number): EventSourceMapping {
    const actions = ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes', 'ChangeMessageVisibility'];
    this.allow(
      actions.map((action) => `sqs:${action}`),
      [queue.queueArn],
    );
    return new EventSourceMapping(this, id, {
      target: this.function,
      eventSourceArn: queue.queueArn,
      batchSize,
      maxConcurrency,
      reportBatchItemFailures: true,
      metricsConfig: { metrics: [MetricType.EVENT_COUNT] },
    });
  }
}
