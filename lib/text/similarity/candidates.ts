/**
 * Whom an article meets only in a bucket of more than so many, it has met by a phrase that many use. Whom it meets twice
 * in a crowd, or once in a smaller circle, may be its copy.
 */
export const CROWD = 8;

/**
 * Articles that are compared at the most, those that share most buckets first. An article meets a handful; more only
 * where its words are everybody's, or its story's copies fill whole buckets, and then a few tell as much as all.
 */
export const COMPARED = 24;

/**
 * Those of the articles met that are worth comparing, those that share most buckets first.
 *
 * @param met the members of each bucket that an article was entered in
 * @param self the article itself, which is among them
 */
export const candidatesOf = <T extends string | number>(met: readonly (readonly T[])[], self: T): T[] => {
  const meetings = new Map<T, number>();
  for (const members of met) {
    const weight = members.length > CROWD ? 1 : 2;
    for (const member of members) if (member !== self) meetings.set(member, (meetings.get(member) ?? 0) + weight);
  }
  return [...meetings]
    .filter(([, weight]) => weight > 1)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, COMPARED)
    .map(([member]) => member);
};
