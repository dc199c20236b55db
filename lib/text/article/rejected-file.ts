/**
 * A file, or one record of a bulk file, that can never be read as an article.
 *
 * Permanent: trying again cannot help, so it ends in a `rejected` row and is never retried.
 */
export class RejectedFile extends Error {
  /** What is wrong, in words the file's owner understands. */
  readonly reason: string;

  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'RejectedFile';
    this.reason = reason;
  }
}
