import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { StackFunction, type StackFunctionProps } from './stack-function.ts';
import { MAX_TRIES } from './worked-queue.ts';

export interface WorkerProps extends StackFunctionProps {
  name: 'deduplicate' | 'analyse';
  queue: IQueue;
}

/** A function that a queue invokes. */
export class Worker extends StackFunction {
  constructor(scope: Construct, id: string, props: WorkerProps) {
    super(scope, id, { ...props, environment: { ...props.environment, MAX_TRIES: String(MAX_TRIES) } });
    const { queue, config, name } = props;
    this.allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [queue.queueArn]);
    new EventSourceMapping(this, 'Messages', {
      target: this.function,
      eventSourceArn: queue.queueArn,
      batchSize: config[name].batchSize,
      maxConcurrency: config[name].concurrency,
      reportBatchItemFailures: true,
    });
  }
}
