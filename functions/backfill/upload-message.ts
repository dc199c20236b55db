import { listedSequencer } from '../messages/event-order.ts';

/** An object as a listing shows it. */
export interface ListedObject {
  key: string;
  /** Absent, or `null`, if the bucket keeps no versions. */
  versionId?: string;
  eTag?: string;
  /** Bytes. */
  size?: number;
  /** When it was stored, ISO 8601. */
  lastModified: string;
}

/**
 * The message that S3 would have sent about an object; to the function that reads it, only the order of events differs.
 * The event carries the time at which the object was stored, so that rows say when the file arrived, not when it was found.
 *
 * @param listedAt when the listing was made, ISO 8601: https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export const uploadMessage = (bucket: string, object: ListedObject, listedAt: string): string =>
  JSON.stringify({
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'newsprint:backfill',
        eventTime: object.lastModified,
        eventName: 'ObjectCreated:Backfill',
        s3: {
          s3SchemaVersion: '1.0',
          configurationId: 'backfill',
          bucket: { name: bucket, arn: `arn:aws:s3:::${bucket}` },
          object: {
            key: encodeKey(object.key),
            size: object.size,
            eTag: object.eTag?.replaceAll('"', ''),
            versionId: object.versionId,
            sequencer: listedSequencer(listedAt),
          },
        },
      },
    ],
  });

/** Form-encoded: a space is `+`. A key that S3 accepted is well-formed Unicode. */
const encodeKey = (key: string): string => encodeURIComponent(key).replaceAll('%20', '+').replaceAll('%2F', '/');
