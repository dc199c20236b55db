import { isListed } from '../../messages/event-order.ts';
import type { InboxEvent } from '../../messages/s3-notification.ts';
import type { FirstFile } from '../../tables/fingerprints.ts';
import type { FileRow } from '../../tables/rows.ts';
import { moveOf, unmoved } from './moves.ts';

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

/** What every row says about its file. */
export const fileRow = ({ key, version, versionId, receivedAt, sequencer, size, part, offset, packed }: Upload) => ({
  key,
  version,
  receivedAt,
  sequencer,
  ...((isRestored(version) || moveOf(version)) && versionId && { versionId }),
  ...(size !== undefined && { size }),
  ...(part !== undefined && { part }),
  ...(offset !== undefined && { offset }),
  ...(packed && { packed }),
});

/** The file that a row describes. In a bucket that keeps no versions, it is whatever is under the key now. */
export const uploadOfRow = (row: FileRow): Upload => {
  const { key, version, sequencer, receivedAt, size, part, offset, packed } = row;
  const stored = unmoved(version);
  const versionId = row.versionId ?? (stored === sequencer || stored === receivedAt ? undefined : stored);
  return {
    key,
    version,
    sequencer,
    receivedAt,
    ...(versionId && { versionId }),
    ...(size !== undefined && { size }),
    ...(part !== undefined && { part }),
    ...(offset !== undefined && { offset }),
    ...(packed && { packed }),
  };
};

const RESTORED = 'restored-';

const isRestored = (version: string): boolean => version.startsWith(RESTORED);

/**
 * The version under which a restored file gets a new row. The row of the original version stays withdrawn. A version has
 * no space in it, as the sequencer of what was found by a listing has.
 */
export const restoredVersion = ({ sequencer, receivedAt }: Pick<Upload, 'sequencer' | 'receivedAt'>): string =>
  `${RESTORED}${isListed({ sequencer }) ? receivedAt : sequencer || receivedAt}`;
