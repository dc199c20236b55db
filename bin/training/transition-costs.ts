import { LEFT, type ParserState, RIGHT, SHIFT } from '../../lib/text/language/syntax/parser-state.ts';
import { NOTHING } from '../../lib/text/language/syntax/sentence-words.ts';

/** The cost of a transition that is not allowed. */
const FORBIDDEN = 1_000_000;

/**
 * Writes to `costs` how many arcs of the right tree each transition makes impossible: the dynamic oracle of Goldberg and
 * Nivre (2013).
 *
 * @param heads position of each word's head in the right tree, NOTHING for the root.
 */
export const transitionCosts = (state: ParserState, heads: Int32Array, costs: Int32Array): void => {
  const { stack, depth, next, end } = state;
  costs.fill(FORBIDDEN);
  const top = stack[depth - 1]!;
  if (state.allows(SHIFT)) {
    let cost = depth > 0 && heads[top] === next ? 1 : 0;
    for (let i = 0; i < depth - 1; i++) {
      if (heads[next] === stack[i]) cost++;
      if (heads[stack[i]!] === next) cost++;
    }
    costs[SHIFT] = cost;
  }
  let dependants = 0;
  if (depth > 0) for (let at = next; at < end; at++) if (heads[at] === top) dependants++;
  const head = heads[top]!;
  if (state.allows(LEFT)) {
    const isLost = head !== next && (head === NOTHING || head > next || (depth > 1 && head === stack[depth - 2]));
    costs[LEFT] = dependants + (isLost ? 1 : 0);
  }
  if (state.allows(RIGHT)) {
    const isLost = head !== stack[depth - 2] && (head === NOTHING || head >= next);
    costs[RIGHT] = dependants + (isLost ? 1 : 0);
  }
};
