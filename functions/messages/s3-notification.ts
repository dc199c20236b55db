import * as z from 'zod';
import { isListed } from './event-order.ts';
import { NotAMessage } from './not-a-message.ts';

/** One change in the inbox: an object version was created, or an object or one version of it was removed. */
export interface InboxEvent {
  kind: 'created' | 'removed';
  bucket: string;
  /** Decoded. */
  key: string;
  /** The version id, or the sequencer if the bucket keeps no versions. */
  version: string;
  /** The version to ask S3 for; none if the bucket keeps no versions. */
  versionId?: string;
  eTag?: string;
  /** Bytes, as the event says. */
  size?: number;
  sequencer: string;
  /** The time of the event, ISO 8601: the same at every delivery. */
  receivedAt: string;
  /** A delete marker, or a deletion in a bucket without versions: the whole key is gone, not one version of it. */
  wholeKey?: boolean;
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

type NotificationRecord = z.infer<typeof notification>['Records'][number];

/**
 * The changes that a notification of S3 reports; none for the test event that S3 sends when notifications are set up, nor
 * for events that are neither a creation nor a removal.
 *
 * @throws {NotAMessage}
 */
export const readNotification = (message: unknown): InboxEvent[] => {
  if (testEvent.safeParse(message).success) return [];
  const read = notification.safeParse(message);
  if (!read.success) throw new NotAMessage(z.prettifyError(read.error));
  return read.data.Records.flatMap((record) => {
    const kind = kindOf(record.eventName);
    return kind ? [inboxEvent(record, kind)] : [];
  });
};

/** Some senders put `s3:` before event names; S3 does not. */
const kindOf = (eventName: string): InboxEvent['kind'] | undefined => {
  const name = eventName.replace(/^s3:/, '');
  if (name.startsWith('ObjectCreated:')) return 'created';
  return name.startsWith('ObjectRemoved:') ? 'removed' : undefined;
};

const inboxEvent = ({ eventName, eventTime, s3 }: NotificationRecord, kind: InboxEvent['kind']): InboxEvent => {
  const { object } = s3;
  // With versioning suspended, every version is called "null".
  const versionId = object.versionId && object.versionId !== 'null' ? object.versionId : undefined;
  const sent = object.sequencer ?? '';
  // Without versions a listing cannot tell which upload it found: any event of S3 counts as newer.
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

/** S3 writes `Z`; some emulators name no time zone and mean the same. */
const inUtc = (time: string): string => new Date(/(?:Z|[+-]\d\d:?\d\d)$/.test(time) ? time : `${time}Z`).toISOString();

/** Keys are form-encoded: `+` is a space, the rest is percent-encoded. */
const decodeKey = (encoded: string): string => {
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch (error) {
    throw new NotAMessage(`The key ${encoded} is not percent-encoded UTF-8`, { cause: error });
  }
};
