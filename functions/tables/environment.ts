/**
 * A variable that the stack sets for the function.
 *
 * @throws {Error} at start-up, with its name, if it is missing: the wiring is broken, not the message
 */
export const requiredEnvironment = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`The function's environment lacks ${name}`);
  return value;
};

/** A number that the stack may set for the function; undefined if it does not. */
export const optionalNumber = (name: string): number | undefined =>
  process.env[name] ? Number(process.env[name]) : undefined;

/** Whether outcomes are spread over several keys (outcome-shards.ts): the same for all functions. */
export const areOutcomesSpread = (): boolean => process.env.SPREAD_OUTCOMES === 'true';
