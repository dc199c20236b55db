import { MAX_TOKENS, NOTHING, PADDING } from './sentence-words.ts';

/** The tree that another parser has found, asked where heads and dependants are (stacking: Nivre and McDonald, 2008). */
export class Guess {
  readonly head = new Int32Array(MAX_TOKENS + 2 * PADDING);
  /** The last dependant of each word. */
  readonly #last = new Int32Array(MAX_TOKENS + 2 * PADDING);

  start(end: number): void {
    this.#last.fill(NOTHING, 0, end);
    this.head[NOTHING] = NOTHING;
  }

  /** Call from the first word to the last. */
  add(at: number, head: number): void {
    this.head[at] = head;
    this.#last[head] = at;
  }

  /** Where the head of a word is: nowhere, at `next` or after it, at `near` on the stack or elsewhere. */
  place(at: number, next: number, near: number): number {
    if (at === NOTHING) return 0;
    const head = this.head[at]!;
    if (head === NOTHING) return 1;
    if (head === next) return 2;
    if (head > next) return 3;
    return head === near ? 4 : head < near ? 5 : 6;
  }

  /** Whether a word has dependants from `next` on: 0 none, 1 the next word at most, 2 later ones. */
  toCome(at: number, next: number): number {
    if (at === NOTHING) return 0;
    const last = this.#last[at]!;
    return last < next ? 0 : last === next ? 1 : 2;
  }
}
