/** What orders the events of one key. */
export interface EventOrder {
  /** Hexadecimal, of varying length. Empty where the sender gives none; `listed …` where a backfill found the object. */
  sequencer: string;
  /** ISO 8601. */
  receivedAt: string;
  version: string;
}

/**
 * What a backfill puts in a sequencer's place: when the listing was made that showed this version to be the latest of
 * its key. That is all a listing can know of the order, and it is enough: whatever S3 told of before that moment is
 * older, and whatever it tells of afterwards is newer.
 *
 * @param at ISO 8601
 */
export const listedSequencer = (at: string): string => `${LISTED}${at}`;

const LISTED = 'listed ';

export const isListed = ({ sequencer }: Pick<EventOrder, 'sequencer'>): boolean => sequencer.startsWith(LISTED);

/**
 * Below zero where `a` came before `b`: by S3's sequencer, the shorter padded on the right with zeros and both compared
 * as text. Emulators send none, or always the same: then by time, then by version, so that the order is total. An
 * object that was found by a listing stands, beside any other event, at the time of the listing.
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
