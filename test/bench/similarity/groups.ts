/** Disjoint sets of documents that belong together, directly or through others. */
export const groupsOf = (count: number) => {
  const parents = Array.from({ length: count }, (_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (parents[root] !== root) root = parents[root]!;
    return root;
  };
  return {
    find,
    join(a: number, b: number): void {
      const [x, y] = [find(a), find(b)];
      parents[Math.max(x, y)] = Math.min(x, y);
    },
    /** The group of each document: the number of its first document. */
    labels: (): number[] => parents.map((_, i) => find(i)),
  };
};
