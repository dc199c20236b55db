import * as z from 'zod';
import { withKind } from './legacy-messages.ts';
import type { Message } from './message.ts';
import { schemaOf } from './message-schemas.ts';
import { NotAMessage } from './not-a-message.ts';
import { readNotification } from './s3-notification.ts';

/**
 * Reads the body of a message of either queue.
 *
 * @throws {NotAMessage}
 */
export const readMessage = (body: string): Message => {
  const message = parsed(body);
  const ours = withKind(message);
  if (!ours) return { kind: 'notification', events: readNotification(message) };
  const schema = schemaOf(ours.kind);
  if (!schema) throw new NotAMessage(`There is no message of the kind ${JSON.stringify(ours.kind)}`);
  const read = schema.safeParse(ours);
  if (!read.success) throw new NotAMessage(z.prettifyError(read.error));
  return read.data;
};

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    // The parser's own error quotes the text, and errors are logged.
    throw new NotAMessage('The message is not JSON');
  }
};
