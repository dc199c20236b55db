import { NO_HEAD } from '../../language/syntax/tree.ts';
import type { Page } from '../page/page.ts';

const MAX_UP = 4;
const MAX_DOWN = 5;
/** No path of a few steps joins the two words. */
const NO_PATH = 0;

/** The paths in the tree from other words of a sentence to one of its words, as numbers: relations up, then down. */
export class Paths {
  readonly #page: Page;
  /** The word and those above it, upwards. */
  readonly #line: number[] = [];
  /** For each of these, the relations from the word up to it. */
  readonly #downs: number[] = [];

  constructor(page: Page, to: number) {
    this.#page = page;
    let hash = 1;
    for (let at = to, steps = 0; at !== NO_HEAD && steps <= MAX_DOWN; at = page.head[at]!, steps++) {
      this.#line.push(at);
      this.#downs.push(hash);
      hash = Math.imul(hash, 97) + page.relation[at]! + 1;
    }
  }

  from(token: number): number {
    let hash = 7;
    for (let at = token, steps = 0; at !== NO_HEAD && steps <= MAX_UP; at = this.#page.head[at]!, steps++) {
      const level = this.#line.indexOf(at);
      if (level >= 0) return (Math.imul(hash, 131) + this.#downs[level]!) | 1;
      hash = Math.imul(hash, 89) + this.#page.relation[at]! + 1;
    }
    return NO_PATH;
  }

  /** How far up the line of the word the path from the token joins it; -1 without a path. */
  joins(token: number): number {
    for (let at = token, steps = 0; at !== NO_HEAD && steps <= MAX_UP; at = this.#page.head[at]!, steps++) {
      const level = this.#line.indexOf(at);
      if (level >= 0) return level;
    }
    return -1;
  }

  get line(): readonly number[] {
    return this.#line;
  }
}
