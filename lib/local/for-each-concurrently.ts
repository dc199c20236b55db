/** Calls the function for each item, with at most `concurrency` calls under way at a time. */
export const forEachConcurrently = async <Item>(
  items: Iterable<Item>,
  concurrency: number,
  call: (item: Item) => Promise<void>,
): Promise<void> => {
  const iterator = items[Symbol.iterator]();
  const work = async () => {
    for (let next = iterator.next(); !next.done; next = iterator.next()) await call(next.value);
  };
  await Promise.all(Array.from({ length: concurrency }, work));
};
