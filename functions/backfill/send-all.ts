import { BATCH_MESSAGES } from '../messages/send.ts';

/** One message to send, and the mark after which it is the next. */
export interface Item<Message = Outgoing> {
  mark: string;
  message: Message;
}

/** A message and the queue it goes to. */
export interface Outgoing {
  queue: 'uploads' | 'records' | 'analyses';
  body: string;
}

/** A part of a listing: what to send, in order, and the mark of the last thing looked at. */
export interface Page<Message = Outgoing> {
  items: Item<Message>[];
  mark?: string;
}

export interface Work<Message = Outgoing> {
  /** What to send after the mark, or all of it. */
  pages(after: string | undefined): AsyncIterable<Page<Message>>;
  /** Sends up to ten messages to one queue; or deletes as many rows of one table. */
  send(messages: Message[]): Promise<void>;
  /** Waits until that many messages may be sent. */
  pace(messages: number): Promise<void>;
  /** False once it is time to stop. */
  mayGoOn(): boolean;
  /** Called after each page. */
  report?(progress: Progress): void;
}

export interface Progress {
  /** Messages sent. */
  sent: number;
  /** Everything has been sent. */
  done: boolean;
  /** Where the next call goes on; absent if all is done or nothing was begun. */
  after?: string;
}

/** Sending ended early. What was sent stays sent: `progress` says where to go on. */
export class Interrupted extends Error {
  override name = 'Interrupted';
  readonly progress: Progress;

  constructor(progress: Progress, cause: unknown) {
    const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    const { sent, after } = progress;
    super(`${reason} (${sent} sent${after === undefined ? '' : `, all up to ${JSON.stringify(after)}`})`, { cause });
    this.progress = progress;
  }
}

/**
 * Sends a message for everything listed, at a bounded speed, until all is sent or it is time to stop. A mark is passed
 * once everything up to it has been sent: going on from there may send some things twice, but leaves nothing out.
 *
 * @throws {Interrupted} if the listing or the queue fails
 */
export const sendAll = async <Message extends { queue: string }>(
  work: Work<Message>,
  after?: string,
): Promise<Progress> => {
  const progress: Progress = { sent: 0, done: false, ...(after !== undefined && { after }) };
  try {
    for await (const { items, mark } of work.pages(after)) {
      for (const batch of batches(items)) {
        if (!work.mayGoOn()) return progress;
        await work.pace(batch.length);
        await work.send(batch.map(({ message }) => message));
        progress.sent += batch.length;
        progress.after = batch.at(-1)!.mark;
      }
      if (mark !== undefined) progress.after = mark;
      work.report?.({ ...progress });
      if (!work.mayGoOn()) return progress;
    }
  } catch (error) {
    throw new Interrupted(progress, error);
  }
  return { sent: progress.sent, done: true };
};

/** Up to ten at a time, in order, each batch for one queue. */
function* batches<Message extends { queue: string }>(items: readonly Item<Message>[]): Generator<Item<Message>[]> {
  let batch: Item<Message>[] = [];
  for (const item of items) {
    const full = batch.length === BATCH_MESSAGES || (batch[0] && batch[0].message.queue !== item.message.queue);
    if (full) {
      yield batch;
      batch = [];
    }
    batch.push(item);
  }
  if (batch.length > 0) yield batch;
}
