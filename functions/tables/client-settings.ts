/** The settings of any client of AWS's services. */
export const CLIENT_SETTINGS = {
  /**
   * Without `info` and `error`: for the default logger, which writes nothing, clients copy each request and answer without
   * what is sensitive, which took a fifth of their time.
   */
  logger: { trace() {}, debug() {}, warn: console.warn } as unknown as Console,
  /**
   * How long they wait, in milliseconds. By default they wait for ever: one lost connection would use up the time of the
   * function, and its whole batch would have to be delivered again. What times out is tried three times in all and then fails
   * like an outage, in less than the time of any function.
   * https://docs.aws.amazon.com/lambda/latest/dg/best-practices.html
   */
  requestHandler: {
    connectionTimeout: 3_000,
    /** Until the answer begins. */
    requestTimeout: 10_000,
    throwOnRequestTimeout: true,
    /** Without a byte. The body of a bulk file is read as slowly as its records are handled. */
    socketTimeout: 30_000,
  },
};
