/** A failure that the user can fix: the command prints only its message, on one line. */
export class LocalError extends Error {
  override name = 'LocalError';
}

/** The synthesised template asks for something that the local run does not support or cannot find. */
export class TemplateError extends LocalError {
  override name = 'TemplateError';
}

/** The message of anything thrown, with the error's name if that says more than "Error". */
export const messageOf = (thrown: unknown): string => {
  if (!(thrown instanceof Error)) return String(thrown);
  // A refused connection arrives as an AggregateError without a message.
  const nested = thrown instanceof AggregateError ? thrown.errors[0] : undefined;
  const message = thrown.message || (nested instanceof Error ? nested.message : '') || thrown.name;
  return thrown.name === 'Error' || thrown instanceof LocalError || message === thrown.name
    ? message
    : `${thrown.name}: ${message}`;
};
