import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { WorkerConfig } from './config.ts';

/** How often a message is delivered before it is a dead letter. */
export const MAX_TRIES = 5;

/**
 * How long a message waits after its first try, its second … A service that answers again within twelve minutes makes no
 * dead letters; docs/operations.md has the arithmetic.
 */
export const RETRY_SECONDS = [10, 60, 180, 480] as const;

/** A queue that invokes a function, and the dead-letter queue for messages that could not be handled. */
export class WorkedQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  /** @param key encrypts the messages; without it a key that AWS keeps */
  constructor(scope: Construct, id: string, worker: WorkerConfig, key?: IKey) {
    super(scope, id);
    const encryption = key
      ? { encryption: QueueEncryption.KMS, encryptionMasterKey: key }
      : { encryption: QueueEncryption.SQS_MANAGED };
    const secure = { ...encryption, enforceSSL: true };
    // A dead letter keeps its age, so its queue must have the longer retention period.
    this.deadLetters = new Queue(this, 'DeadLetters', { ...secure, retentionPeriod: Duration.days(14) });
    this.queue = new Queue(this, 'Queue', {
      ...secure,
      retentionPeriod: Duration.days(4),
      // The function hides what it works on for less; this is for what it is never given.
      // Six times the function's timeout and at least five receives, so that throttling alone produces no dead letters:
      // https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
      visibilityTimeout: Duration.seconds(6 * worker.timeoutSeconds),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MAX_TRIES },
    });
  }
}
