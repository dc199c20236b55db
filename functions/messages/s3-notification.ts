import * as z from 'zod';
import { isListed } from './event-order.ts';

/** One change in the inbox: an object version that came, or an object or version that went. */
export interface InboxEvent {
  kind: 'created' | 'removed';
  bucket: string;
  /** Decoded. */
  key: string;
  /** The version id, or the sequencer where the bucket keeps no versions. */
  version: string;
  /** What S3 is to be asked for; none where the bucket keeps no versions. */
  versionId?: string;
  eTag?: string;
  /** Bytes, as the event says. */
  size?: number;
  sequencer: string;
  /** The time of the event, ISO 8601: the same at every delivery. */
  receivedAt: string;
  /** A delete marker, or a deletion in a bucket without versions: the whole key went, not one version of it. */
  wholeKey?: boolean;
}

/** The message is not what S3 sends. It names no file that a row could be written for: it ends as a dead letter. */
export class NotANotification extends Error {
  override name = 'NotANotification';
}

const notification = z.object({
  Records: z.array(
    z.object({
      eventName: z.string(),
      eventTime: z.iso.datetime({ offset: true, local: true }),
      s3: z.object({
        bucket: z.object({ name: z.string().min(1) }),
        object: z.object({
          key: z.string().min(1),
          versionId: z.string().nullish(),
          eTag: z.string().nullish(),
          size: z.number().nullish(),
          sequencer: z.string().nullish(),
        }),
      }),
    }),
  ),
});

const testEvent = z.object({ Event: z.literal('s3:TestEvent') });

type Record = z.infer<typeof notification>['Records'][number];

/**
 * The changes a notification of S3 tells of; none for the test event that S3 sends when notifications are set up, nor
 * for events that are neither a creation nor a removal.
 *
 * @throws {NotANotification}
 */
export const readNotification = (body: string): InboxEvent[] => {
  const message = parse(body);
  if (testEvent.safeParse(message).success) return [];
  const read = notification.safeParse(message);
  if (!read.success) throw new NotANotification(z.prettifyError(read.error));
  return read.data.Records.flatMap((record) => {
    const kind = kindOf(record.eventName);
    return kind ? [inboxEvent(record, kind)] : [];
  });
};

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch (error) {
    throw new NotANotification('The message is not JSON', { cause: error });
  }
};

/** Event names come with `s3:` before them in some senders, without it from S3. */
const kindOf = (eventName: string): InboxEvent['kind'] | undefined => {
  const name = eventName.replace(/^s3:/, '');
  if (name.startsWith('ObjectCreated:')) return 'created';
  return name.startsWith('ObjectRemoved:') ? 'removed' : undefined;
};

const inboxEvent = ({ eventName, eventTime, s3 }: Record, kind: InboxEvent['kind']): InboxEvent => {
  const { object } = s3;
  // A bucket whose versioning is suspended calls every version "null".
  const versionId = object.versionId && object.versionId !== 'null' ? object.versionId : undefined;
  const sent = object.sequencer ?? '';
  // Without versions a listing cannot tell which upload it found: then any event of S3 is newer.
  const sequencer = isListed({ sequencer: sent }) && !versionId ? '' : sent;
  const wholeKey = kind === 'removed' && (!versionId || eventName.endsWith(':DeleteMarkerCreated'));
  const receivedAt = inUtc(eventTime);
  return {
    kind,
    bucket: s3.bucket.name,
    key: decodeKey(object.key),
    version: versionId ?? (sequencer || receivedAt),
    ...(versionId && { versionId }),
    ...(object.eTag && { eTag: object.eTag }),
    ...(typeof object.size === 'number' && { size: object.size }),
    sequencer,
    receivedAt,
    ...(wholeKey && { wholeKey }),
  };
};

/** S3 writes `Z`; some emulators name no zone, and mean the same. */
const inUtc = (time: string): string => new Date(/(?:Z|[+-]\d\d:?\d\d)$/.test(time) ? time : `${time}Z`).toISOString();

/** Keys come encoded as in a form: `+` is a space, then percent-decoding. */
const decodeKey = (encoded: string): string => {
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch (error) {
    throw new NotANotification(`The key ${encoded} is not percent-encoded UTF-8`, { cause: error });
  }
};
