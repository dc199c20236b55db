/**
 * A file that leaves its story comes again as a further version of itself, which brings an article with an id of its own:
 * the version `V~01` of a file has the article `X~01`. As text it follows `V`, and precedes any later version by its event.
 */
const MOVE = /~(\d\d)$/;
const MAX_MOVES = 99;

/** What moves have added to the name of a version or an article; empty if there were none. */
export const moveOf = (name: string): string => MOVE.exec(name)?.[0] ?? '';

/** The name before any move. */
export const unmoved = (name: string): string => name.replace(MOVE, '');

const movesOf = (name: string): number => Number(MOVE.exec(name)?.[1] ?? 0);

export const mayMove = (name: string): boolean => movesOf(name) < MAX_MOVES;

export const movedOn = (name: string): string => `${unmoved(name)}~${String(movesOf(name) + 1).padStart(2, '0')}`;
