import { type Random, random } from '../bench/similarity/random.ts';

/**
 * Runs functions step by step, one at a time, the one of highest priority always first; at a few points the one at work
 * loses its priority and stalls until all others are through or stall themselves. Finds orders in which one function
 * does much while another stands between two steps, which a uniform choice of the next step hardly ever makes.
 *
 * S. Burckhardt et al.: A randomized scheduler with probabilistic guarantees of finding bugs (PCT), ASPLOS 2010.
 */
export class Stalls {
  private readonly random: Random;
  private readonly changes = new Set<number>();
  private readonly priorities = new Map<number, number>();
  private readonly waiting: { who: number; go: () => void }[] = [];
  private steps = 0;
  private lowest = 0;

  constructor(seed: number, { steps = 400, changes = 4 } = {}) {
    this.random = random(seed);
    for (let i = 0; i < changes; i++) this.changes.add(this.random.between(1, steps));
  }

  /** Waits for the function's turn. */
  turn(who: number): Promise<void> {
    return new Promise((go) => {
      this.waiting.push({ who, go });
    });
  }

  /** Lets the functions work until all are done. */
  async run(work: Promise<unknown>): Promise<void> {
    let done = false;
    const end = work.finally(() => {
      done = true;
    });
    end.catch(() => {});
    while (!done) {
      // Everybody who can gets to their next step first.
      await new Promise(setImmediate);
      if (this.waiting.length > 0) this.step();
    }
    await end;
  }

  private step(): void {
    this.steps += 1;
    const best = this.waiting.reduce((a, b) => (this.priorityOf(b.who) > this.priorityOf(a.who) ? b : a));
    if (this.changes.has(this.steps)) this.priorities.set(best.who, --this.lowest);
    this.waiting.splice(this.waiting.indexOf(best), 1);
    best.go();
  }

  private priorityOf(who: number): number {
    const known = this.priorities.get(who);
    if (known !== undefined) return known;
    const drawn = 1 + this.random.next();
    this.priorities.set(who, drawn);
    return drawn;
  }
}
