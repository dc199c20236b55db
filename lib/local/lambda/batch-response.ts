import type { Message } from '@aws-sdk/client-sqs';

export interface Failure {
  message: Message;
  /** The error that the function threw, or that its response named the message. */
  reason: string;
}

/**
 * The failures that the function's response reports. As in Lambda, the whole batch has failed if the response is
 * invalid or has an empty or unknown message id.
 */
export const itemFailures = (batch: Message[], response: unknown): Failure[] => {
  const named = (response as { batchItemFailures?: unknown } | null | undefined)?.batchItemFailures ?? [];
  const wholeBatch = (reason: string) => batch.map((message) => ({ message, reason }));
  if (!Array.isArray(named)) return wholeBatch('returned batchItemFailures that is not a list');
  const failed = new Set(named.map((item) => item?.itemIdentifier));
  const byId = new Map(batch.map((message) => [message.MessageId, message]));
  const failures: Failure[] = [];
  for (const id of failed) {
    const message = typeof id === 'string' ? byId.get(id) : undefined;
    if (!message) return wholeBatch(`reported the failure of a message that it was not given: ${JSON.stringify(id)}`);
    failures.push({ message, reason: 'reported that it failed' });
  }
  return failures;
};
