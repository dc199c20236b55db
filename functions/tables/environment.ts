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
