import { compareEvents, type EventOrder } from '../../messages/event-order.ts';

type KeyEvent = EventOrder & { key: string };

/**
 * One event of a key at a time, of those that wait the newest first: the others then find that a later version is there,
 * and are not worth the work. Side by side they would all be handled in full, to be withdrawn by each other.
 */
export const keyTurns = () => {
  /** By key, while one of its events is handled: those that wait, the newest last. */
  const waiting = new Map<string, { event: KeyEvent; begin: () => void }[]>();

  return async <T>(event: KeyEvent, handle: () => Promise<T>): Promise<T> => {
    const others = waiting.get(event.key);
    if (others) {
      await new Promise<void>((begin) => {
        others.push({ event, begin });
        others.sort((a, b) => compareEvents(a.event, b.event));
      });
    } else waiting.set(event.key, []);
    try {
      return await handle();
    } finally {
      const next = waiting.get(event.key)?.pop();
      if (next) next.begin();
      else waiting.delete(event.key);
    }
  };
};
