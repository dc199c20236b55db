/**
 * Thrown for a file, or one record of a bulk file, that can never be read as an article.
 *
 * A retry cannot help, so the file gets a `rejected` row and is not tried again.
 */
export class RejectedFile extends Error {
  /** What is wrong, in words that the file's owner understands. */
  readonly reason: string;

  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'RejectedFile';
    this.reason = reason;
  }
}
