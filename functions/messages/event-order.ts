/** What the events of one key are ordered by. */
export interface EventOrder {
  /** Hexadecimal, of varying length. Empty if the sender gives none; `listed …` if a backfill found the object. */
  sequencer: string;
  /** ISO 8601. */
  receivedAt: string;
  version: string;
}

/**
 * What a backfill uses in place of a sequencer: when the listing was made that showed this version as the latest of its
 * key. A listing knows no more about the order, and that is enough: events before that moment are older, later ones newer.
 *
 * @param at ISO 8601
 */
export const listedSequencer = (at: string): string => `${LISTED}${at}`;

const LISTED = 'listed ';

export const isListed = ({ sequencer }: Pick<EventOrder, 'sequencer'>): boolean => sequencer.startsWith(LISTED);

/**
 * Negative if `a` came before `b`: by S3's sequencer, the shorter padded on the right with zeros and both compared as
 * text. Emulators send none, or always the same: then by time, then by version, so that the order is total. An object
 * found by a listing is compared with any event by the time of the listing.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export const compareEvents = (a: EventOrder, b: EventOrder): number =>
  (isListed(a) || isListed(b) ? compareText(timeOf(a), timeOf(b)) : compareSequencers(a.sequencer, b.sequencer)) ||
  compareText(a.receivedAt, b.receivedAt) ||
  compareText(a.version, b.version);

const timeOf = (event: EventOrder): string =>
  isListed(event) ? event.sequencer.slice(LISTED.length) : event.receivedAt;

const compareSequencers = (a: string, b: string): number => {
  const length = Math.max(a.length, b.length);
  return compareText(a.toUpperCase().padEnd(length, '0'), b.toUpperCase().padEnd(length, '0'));
};

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
