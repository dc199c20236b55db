import { listedSequencer } from '../messages/event-order.ts';

/** An object as a listing shows it. */
export interface ListedObject {
  key: string;
  /** None, or `null`, where the bucket keeps no versions. */
  versionId?: string;
  eTag?: string;
  /** Bytes. */
  size?: number;
  /** When it was stored, ISO 8601. */
  lastModified: string;
}

/**
 * The message by which S3 would have told of an object: the function that reads it knows no difference but the order.
 * The time of the event is that of the object, so that rows tell when a file came and not when it was found.
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

/** As in a form: a space is `+`. A key that S3 took is well-formed Unicode. */
const encodeKey = (key: string): string => encodeURIComponent(key).replaceAll('%20', '+').replaceAll('%2F', '/');
