import type { Draft } from './draft.ts';
import { type TokenTable, tokenAt } from './token-table.ts';

const STOPS = new Set(
  'in on at to of when as while who which that during after before from with for by but and'.split(' '),
);

/** The words between a quotation and its cue, or right behind the cue: `"…," the mayor said`, `"…," said the mayor`. */
export const findSource = (table: TokenTable, draft: Draft): void => {
  const { cue, quotations, pieces } = draft;
  if (!cue || quotations.length === 0 || table.cue[cue.head] !== 1) return;
  const behind = quotations.filter((q) => table.quotations[q]!.outer.end <= table.start[cue.from]!).at(-1);
  if (behind === undefined) return;
  let from = tokenAt(table, table.quotations[behind]!.outer.end);
  let to = cue.from;
  if (to - from < 1 || to - from > 14) {
    from = cue.to;
    to = from;
    while (
      to < table.size &&
      to - from < 8 &&
      table.shape[to] !== 6 &&
      !STOPS.has(table.text[to]!) &&
      table.sentence[to] === table.sentence[cue.head]
    )
      to++;
  }
  if (to <= from) return;
  draft.source = { from, to };
  const rest = pieces.filter(({ start }) => start < table.start[from]! || start >= table.end[to - 1]!);
  if (rest.length > 0) draft.pieces = rest;
};
