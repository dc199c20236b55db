import { timestampOf } from './timestamp.ts';

/** What keeps a record from being read: for good, or until a time (ISO 8601). */
export interface Hold {
  problem?: string;
  heldUntil?: string;
}

const CANCELLED = /^(?:cancel+ed|killed?)$/i;
const WITHHELD = /^withheld$/i;
const EMBARGOED = /^embargoed$/i;
/** As content management systems say it. */
const UNPUBLISHED = /^(?:draft|auto-draft|pending|private|trash|trashed|deleted)$/i;

/**
 * What the publication status of a record says about reading it, in IPTC's words (usable, withheld, canceled) or those
 * of a content management system.
 *
 * @param status undefined if the record has none, which is usual
 * @param embargo the end of an embargo, as the record gives it
 * @see https://cv.iptc.org/newscodes/pubstatusg2/
 */
export const holdOf = (status = '', embargo?: unknown): Hold => {
  const until = timestampOf(embargo);
  const said = `(status ${status})`;
  if (CANCELLED.test(status)) return { problem: `The agency has cancelled this item ${said}.` };
  if (WITHHELD.test(status) || (EMBARGOED.test(status) && until === undefined))
    return { problem: `The agency withholds this item ${until ? `until ${until} ` : ''}${said}.` };
  if (UNPUBLISHED.test(status)) return { problem: `This item is not published ${said}.` };
  return until ? { heldUntil: until } : {};
};

/** Why a record is not read that was received before its embargo ended; undefined if it may be read. */
export const embargoAt = (received: string, heldUntil = ''): string | undefined =>
  // Of an embargo that names only a day, the whole day counts.
  heldUntil !== '' && received.slice(0, heldUntil.length === 10 ? 10 : undefined) <= heldUntil
    ? `The item is under embargo until ${heldUntil}: upload it again then.`
    : undefined;
