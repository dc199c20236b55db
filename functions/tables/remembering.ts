/** Values that one function remembers: of two kilobytes each, four megabytes. */
const REMEMBERED = 2_000;

/** The same lookup, which asks once for what never changes. What is not there yet is asked for again. */
export const remembering = <T>(lookup: (name: string) => Promise<T | undefined>) => {
  const known = new Map<string, T>();
  return async (name: string): Promise<T | undefined> => {
    const before = known.get(name);
    if (before !== undefined) {
      // To the end of the line: who stands at its head has not been asked for the longest.
      known.delete(name);
      known.set(name, before);
      return before;
    }
    const found = await lookup(name);
    if (found !== undefined) known.set(name, found);
    if (known.size > REMEMBERED) known.delete(known.keys().next().value as string);
    return found;
  };
};
