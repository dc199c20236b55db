/** What orders the events of one key. */
export interface EventOrder {
  /** Hexadecimal, of varying length. Empty where the sender gives none. */
  sequencer: string;
  /** ISO 8601. */
  receivedAt: string;
  version: string;
}

/**
 * Below zero where `a` came before `b`: by S3's sequencer, the shorter padded on the right with zeros and both compared
 * as text. Emulators send none, or always the same: then by time, then by version, so that the order is total.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export const compareEvents = (a: EventOrder, b: EventOrder): number =>
  compareSequencers(a.sequencer, b.sequencer) ||
  compareText(a.receivedAt, b.receivedAt) ||
  compareText(a.version, b.version);

const compareSequencers = (a: string, b: string): number => {
  const length = Math.max(a.length, b.length);
  return compareText(a.toUpperCase().padEnd(length, '0'), b.toUpperCase().padEnd(length, '0'));
};

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
