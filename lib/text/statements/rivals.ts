import type { Span } from '../language/document.ts';
import { type Draft, placeOf } from './draft.ts';
import { SPEECH, type TokenTable } from './token-table.ts';

/** What is reported inside another statement stands for itself from this probability on. */
const SURE = 0.6;

/** Where two cues claim the same content, one with a source, then the surer one, keeps it. Linear: drafts stand in order. */
export const settleRivals = (table: TokenTable, drafts: readonly Draft[]): Draft[] => {
  // "said Pakistan has been asked to act": the outer report holds the inner one's cue.
  const holdsCue = (outer: Draft, inner: Draft): boolean =>
    outer.cue !== undefined &&
    inner.cue !== undefined &&
    table.cue[outer.cue.head] === SPEECH &&
    within({ start: table.start[inner.cue.from]!, end: table.end[inner.cue.to - 1]! }, outer);
  const sorted = [...drafts].sort((a, b) => placeOf(a) - placeOf(b));
  const lost = new Set<Draft>();
  for (let i = 0; i < sorted.length; i++)
    for (let j = i + 1; j < Math.min(sorted.length, i + 8); j++) {
      const [a, b] = [sorted[i]!, sorted[j]!];
      if (lost.has(a) || lost.has(b) || overlap(a, b) <= 0.6) continue;
      lost.add(holdsCue(a, b) ? b : holdsCue(b, a) ? a : better(a, b) ? b : a);
    }
  return sorted.filter((draft) => !lost.has(draft));
};

/** "said Hale, a retired engineer who had inspected it": what tells who somebody is, is no statement. */
export const withoutAppositions = (table: TokenTable, sorted: readonly Draft[]): Draft[] =>
  sorted.filter((draft, i) => {
    if (!draft.cue) return true;
    // "Orbix, which denies wrongdoing, said"
    if (table.cue[draft.cue.head] === SPEECH && /^(?:who|which)$/.test(table.text[draft.cue.from - 1] ?? ''))
      return true;
    for (let j = Math.max(0, i - 6); j < Math.min(sorted.length, i + 7); j++) {
      const { source, cue } = sorted[j]!;
      if (j !== i && source && cue && source.from <= draft.cue.from && draft.cue.to <= source.to) return false;
    }
    return true;
  });

const better = (a: Draft, b: Draft): boolean => {
  if ((a.source === undefined) !== (b.source === undefined)) return a.source !== undefined;
  return a.confidence >= b.confidence;
};

const lengthOf = (draft: Draft): number => draft.pieces.reduce((sum, { start, end }) => sum + end - start, 0);

/** Dice coefficient of the characters. */
const overlap = (a: Draft, b: Draft): number => {
  let shared = 0;
  for (const p of a.pieces)
    for (const q of b.pieces) shared += Math.max(0, Math.min(p.end, q.end) - Math.max(p.start, q.start));
  return (2 * shared) / (lengthOf(a) + lengthOf(b));
};

/** What is reported inside the content of another statement is part of that statement. */
export const dropNested = (sorted: readonly Draft[]): Draft[] => {
  const kept: Draft[] = [];
  for (const draft of sorted) {
    const recent = kept.slice(-4);
    if (draft.confidence >= SURE || !recent.some((outer) => draft.pieces.every((piece) => within(piece, outer))))
      kept.push(draft);
  }
  return kept;
};

export const within = (piece: Span, outer: Draft): boolean =>
  outer.pieces.some(({ start, end }) => piece.start >= start && piece.end <= end);
