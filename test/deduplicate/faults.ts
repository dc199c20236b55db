/** What may happen to one call of a store, a queue or the inbox. */
export type Fault =
  /** Throttled, or the function died before the call. */
  | 'before'
  /** Timed out, or the function died, after the call took effect. */
  | 'after'
  /** Timed out after it took effect and repeated by the SDK, which then hears that the condition no longer holds. */
  | 'twice';

export class Injected extends Error {
  override name = 'Injected';
}

/** How a call waits for its turn, and what befalls it then. */
export interface World {
  turn(what: string): Promise<void>;
  nextFault(): Fault | undefined;
}

/** The same object, each call of which waits for its turn and then is one atomic step, in which something may go wrong. */
export const interleaved = <T extends object>(target: T, name: string, world: World): T =>
  Object.fromEntries(
    Object.entries(target).map(([method, call]) => [
      method,
      async (...values: unknown[]) => {
        await world.turn(`${name}.${method}`);
        const fault = world.nextFault();
        if (fault === 'before') throw new Injected(`${name}.${method} throttled`);
        const answer = await (call as (...values: unknown[]) => Promise<unknown>)(...values);
        if (fault === 'after') throw new Injected(`${name}.${method} timed out`);
        return fault === 'twice' ? (call as (...values: unknown[]) => Promise<unknown>)(...values) : answer;
      },
    ]),
  ) as T;
