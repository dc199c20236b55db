/**
 * A bucket with more members is crowded: they share a phrase that many articles use. Articles that meet only in one
 * crowded bucket are not compared; those that meet in two, or in one smaller bucket, may be copies.
 */
export const MAX_UNCROWDED_MEMBERS = 8;

/**
 * Articles that one is compared with. Usually it meets a handful; more only if its words are very common or the copies
 * of its story fill whole buckets, and then a few show as much as all.
 */
export const MAX_CANDIDATES = 24;

/**
 * The articles worth comparing among those met in buckets, those that share most buckets first.
 *
 * @param met the members of each bucket that the article was entered in
 * @param self the article itself, which is among them
 */
export const candidatesOf = <T extends string | number>(met: readonly (readonly T[])[], self: T): T[] => {
  const meetings = new Map<T, number>();
  for (const members of met) {
    const weight = members.length > MAX_UNCROWDED_MEMBERS ? 1 : 2;
    for (const member of members) if (member !== self) meetings.set(member, (meetings.get(member) ?? 0) + weight);
  }
  return [...meetings]
    .filter(([, weight]) => weight > 1)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, MAX_CANDIDATES)
    .map(([member]) => member);
};
