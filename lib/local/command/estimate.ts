/** Only what happened lately says how fast the rest will go: the first files wait for the functions to load. */
const WINDOW_MILLISECONDS = 30_000;
/** Before, nothing is said. */
const LEAST_MILLISECONDS = 5_000;

/** How long the rest of a work will take, at the speed of the last half minute. */
export class Estimate {
  readonly #total: number;
  readonly #samples: { at: number; done: number }[] = [];

  constructor(total: number) {
    this.#total = total;
  }

  /** @param at milliseconds, on any clock */
  note(done: number, at: number): void {
    this.#samples.push({ at, done });
    // One that is older stays: the window begins at it.
    while (this.#samples.length > 2 && this.#samples[1]!.at <= at - WINDOW_MILLISECONDS) this.#samples.shift();
  }

  /** Seconds; undefined as long as it cannot be said. */
  get left(): number | undefined {
    const [first] = this.#samples;
    const last = this.#samples.at(-1);
    if (!first || !last || last.at - first.at < LEAST_MILLISECONDS || last.done <= first.done) return undefined;
    const perSecond = ((last.done - first.done) / (last.at - first.at)) * 1000;
    return (this.#total - last.done) / perSecond;
  }
}

/** `about 40 s left`, `about 3 min left`: no more exact than an estimate is. */
export const timeLeft = (seconds: number | undefined): string => {
  if (seconds === undefined) return 'time left unknown yet';
  if (seconds < 10) return 'a few seconds left';
  if (seconds < 90) return `about ${Math.round(seconds / 10) * 10} s left`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `about ${minutes} min left` : `about ${(minutes / 60).toFixed(1)} h left`;
};
