/**
 * The body is not a message that S3 or these functions send. It names no file that a row could be written for: it ends
 * as a dead letter.
 */
export class NotAMessage extends Error {
  override name = 'NotAMessage';
}
