import type { Message } from '@aws-sdk/client-sqs';

export interface Failure {
  message: Message;
  /** In words: what the function threw, or that it named the message in its response. */
  reason: string;
}

/**
 * The messages that the function's response names. Lambda takes a response that it cannot read, or that names a
 * message by an empty id, for the failure of the whole batch, and so does this.
 */
export function itemFailures(batch: Message[], response: unknown): Failure[] {
  const named = (response as { batchItemFailures?: unknown } | null | undefined)?.batchItemFailures ?? [];
  const whole = (reason: string) => batch.map((message) => ({ message, reason }));
  if (!Array.isArray(named)) return whole('returned batchItemFailures that is not a list');
  const failed = new Set(named.map((item) => item?.itemIdentifier));
  const byId = new Map(batch.map((message) => [message.MessageId, message]));
  const failures: Failure[] = [];
  for (const id of failed) {
    const message = typeof id === 'string' ? byId.get(id) : undefined;
    if (!message) return whole(`reported the failure of a message that it was not given: ${JSON.stringify(id)}`);
    failures.push({ message, reason: 'reported that it failed' });
  }
  return failures;
}
