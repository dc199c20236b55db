import { MAX_TOKENS, NOTHING, PADDING } from './sentence-words.ts';

/** The transitions of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta, 2011). */
export const SHIFT = 0; // moves the next word to the stack
export const LEFT = 1; // makes the next word the head of the top of the stack
export const RIGHT = 2; // makes the second on the stack the head of the top
export const TRANSITIONS = 3;

const column = (): Int32Array => new Int32Array(MAX_TOKENS + 2 * PADDING);

/** A stack, the words still to come and the arcs so far. Words are positions in `SentenceWords`, or `NOTHING`. */
export class ParserState {
  readonly stack = column();
  depth = 0;
  /** The next word; `end` if none is left. */
  next = PADDING;
  end = PADDING;
  readonly head = column();
  /** The outermost dependants on each side and those next to them. */
  readonly left = column();
  readonly secondLeft = column();
  readonly right = column();
  readonly secondRight = column();
  readonly leftCount = column();
  readonly rightCount = column();
  /** The first word that depends on it, directly or not, among those before it; the word itself if none does. */
  readonly edge = column();

  start(end: number): void {
    this.depth = 0;
    this.next = PADDING;
    this.end = end;
    for (const values of [
      this.head,
      this.left,
      this.secondLeft,
      this.right,
      this.secondRight,
      this.leftCount,
      this.rightCount,
    ])
      values.fill(NOTHING, 0, end);
    for (let at = 0; at <= end; at++) this.edge[at] = at;
  }

  /** Whether the tree is complete: one word is left, the root. */
  get isDone(): boolean {
    return this.next === this.end && this.depth <= 1;
  }

  allows(transition: number): boolean {
    if (transition === RIGHT) return this.depth > 1;
    return this.next < this.end && (transition === SHIFT || this.depth > 0);
  }

  apply(transition: number): void {
    if (transition === SHIFT) {
      this.stack[this.depth++] = this.next++;
      return;
    }
    const dependant = this.stack[--this.depth]!;
    if (transition === LEFT) {
      const head = this.next;
      this.head[dependant] = head;
      this.secondLeft[head] = this.left[head]!;
      this.left[head] = dependant;
      this.leftCount[head]!++;
      this.edge[head] = this.edge[dependant]!;
    } else {
      const head = this.stack[this.depth - 1]!;
      this.head[dependant] = head;
      this.secondRight[head] = this.right[head]!;
      this.right[head] = dependant;
      this.rightCount[head]!++;
    }
  }
}
