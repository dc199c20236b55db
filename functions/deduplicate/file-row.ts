import type { InboxEvent } from '../events/s3-notification.ts';
import type { FirstFile } from '../store/fingerprints.ts';

/** An object version, or one article of a bulk file. */
export type Upload = FirstFile;

export const uploadOf = ({ key, version, sequencer, receivedAt, versionId, eTag, size }: InboxEvent): Upload => ({
  key,
  version,
  sequencer,
  receivedAt,
  ...(versionId && { versionId }),
  ...(eTag && { eTag }),
  ...(size !== undefined && { size }),
});

/** What every row says of its file. */
export const fileRow = ({ key, version, receivedAt, sequencer, size, part, offset, packed }: Upload) => ({
  key,
  version,
  receivedAt,
  sequencer,
  ...(size !== undefined && { size }),
  ...(part !== undefined && { part }),
  ...(offset !== undefined && { offset }),
  ...(packed && { packed }),
});
