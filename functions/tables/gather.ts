/** What goes together at most: SQS takes ten messages in one request, and gives a function as many. */
const MOST = 10;

/** How long something waits at most for others that can go with it. */
const WAIT_MILLISECONDS = 200;

export interface Gathering<T> {
  /** Ends when the request that has the item has ended. */
  send(place: string, item: T): Promise<void>;
  /** To be called when fewer may come. */
  closeFull(): void;
}

/**
 * Lets what goes to the same place at about the same time go in one request. It waits no longer than there are others to
 * come.
 *
 * @param atMost how many may come together
 */
export const gathering = <T>(
  atMost: () => number,
  sendAll: (place: string, items: T[]) => Promise<void>,
): Gathering<T> => {
  const open = new Map<string, { items: T[]; close(): void; sent: Promise<void> }>();
  const begin = (place: string) => {
    const items: T[] = [];
    let close = () => {};
    const closed = new Promise<void>((resolve) => {
      close = resolve;
      setTimeout(resolve, WAIT_MILLISECONDS);
    });
    const sent = closed.then(async () => {
      open.delete(place);
      await sendAll(place, items);
    });
    const batch = { items, close, sent };
    open.set(place, batch);
    return batch;
  };
  const closeFull = () => {
    for (const { items, close } of open.values()) if (items.length >= Math.min(MOST, atMost())) close();
  };
  return {
    send(place, item) {
      const { items, sent } = open.get(place) ?? begin(place);
      items.push(item);
      closeFull();
      return sent;
    },
    closeFull,
  };
};
