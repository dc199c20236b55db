/** A failure that its reader can mend: the command prints the message alone, in one line, without a stack trace. */
export class LocalError extends Error {
  override name = 'LocalError';
}

/** The synthesised template asks for something that the local run does not know or cannot find. */
export class TemplateError extends LocalError {
  override name = 'TemplateError';
}

/** The message of whatever was thrown, with the error's name where it says more than "Error". */
export function messageOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  // A refused connection arrives as an AggregateError without a message of its own.
  const nested = thrown instanceof AggregateError ? thrown.errors[0] : undefined;
  const message = thrown.message || (nested instanceof Error ? nested.message : '') || thrown.name;
  return thrown.name === 'Error' || thrown instanceof LocalError || message === thrown.name
    ? message
    : `${thrown.name}: ${message}`;
}
