/**
 * A variable the stack gives the function.
 *
 * @throws {Error} at start-up when it is missing, and says which: the wiring is broken, not the message.
 */
export const requiredEnvironment = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`The function's environment lacks ${name}`);
  return value;
};
