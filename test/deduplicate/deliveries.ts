import { expect } from 'vitest';
import type { Context } from '../../functions/deduplicate/context.ts';
import { handleBulk } from '../../functions/deduplicate/event/handle-bulk.ts';
import { Injected } from './faults.ts';

/** Messages about files that leave their story come to an end after a few; many times as many never would. */
const MAX_MESSAGES = 500;

/**
 * A function for each delivery, side by side. One that fails is started again, as if for the last time. What a function sends
 * is delivered too, every second message twice.
 *
 * @param contextOf the newsroom as the nth function sees it
 */
export const deliveries = (contextOf: (who: number, enqueue: Context['enqueue']) => Context) => {
  const work: Promise<void>[] = [];
  let messages = 0;
  const begin = (handle: (context: Context) => Promise<unknown>, beforeRetry?: () => void): void => {
    const context = contextOf(work.length, async (requests) => {
      for (const request of requests) {
        expect(++messages, 'messages').toBeLessThan(MAX_MESSAGES);
        for (let i = 0; i <= messages % 2; i++) begin((another) => handleBulk(another, request));
      }
    });
    const deliver = async (isRetry = false): Promise<void> => {
      try {
        await handle({ ...context, isRetry });
      } catch (error) {
        if (!(error instanceof Injected)) throw error;
        if (!isRetry) beforeRetry?.();
        await deliver(true);
      }
    };
    work.push(deliver());
  };
  /** Until nothing is left to do, of what was sent meanwhile too. */
  const end = async (): Promise<void> => {
    for (let done = 0; done < work.length; ) {
      const some = work.slice(done);
      await Promise.all(some);
      done += some.length;
    }
  };
  return { begin, end };
};
