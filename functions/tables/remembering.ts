/** Values that one function remembers: of two kilobytes each, four megabytes. */
const MAX_REMEMBERED = 2_000;

/** Caches a lookup of values that hardly ever change, the least recently used dropped first. A missing value is looked up again. */
export const remembering = <T>(lookup: (name: string) => Promise<T | undefined>) => {
  const known = new Map<string, T>();
  const ask = async (name: string): Promise<T | undefined> => {
    const before = known.get(name);
    if (before !== undefined) {
      // Moved to the end: the first key is the least recently used.
      known.delete(name);
      known.set(name, before);
      return before;
    }
    const found = await lookup(name);
    if (found !== undefined) known.set(name, found);
    if (known.size > MAX_REMEMBERED) known.delete(known.keys().next().value as string);
    return found;
  };
  /** Has a value looked up again that has changed after all. */
  const forget = (name: string): void => {
    known.delete(name);
  };
  return Object.assign(ask, { forget });
};
