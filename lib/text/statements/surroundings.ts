import type { Attribution } from './attribution.ts';
import { INSIDE, type TokenTable } from './token-table.ts';

/** What an attribution stands among: the other attributions of its document. */
export interface Surroundings {
  /** The surest other attribution whose content holds this one's cue: how sure, 0 where there is none. */
  outer: number;
  /** How much surer than it is the surest other attribution that claims the same content. */
  rival: number;
  /** Attributions in the sentence. */
  crowd: number;
  /** Mean probability of the content's and the document's attributions; share of the surest other that claims the same. */
  inner: number;
  shared: number;
  density: number;
  trust: number;
  /** Quoted tokens of the document, in sixteenths. */
  quotedShare: number;
}

/** What each attribution stands among. Attributions come in text order; only near ones can touch. */
export const surroundings = (table: TokenTable, attributions: readonly Attribution[]): Surroundings[] => {
  let quoted = 0;
  for (let i = 0; i < table.size; i++) if (table.quote[i] === INSIDE) quoted++;
  const quotedShare = table.size === 0 ? 0 : Math.round((16 * quoted) / table.size);
  const perSentence = new Map<number, number>();
  for (const { cue } of attributions) {
    const s = table.sentence[cue.head]!;
    perSentence.set(s, (perSentence.get(s) ?? 0) + 1);
  }
  const sum = attributions.reduce((total, { confidence }) => total + confidence, 0);
  const trust = attributions.length === 0 ? 0 : sum / attributions.length;
  const density = sum / (table.paragraphOf.length + 1);
  return attributions.map((own, index) => {
    let outer = 0;
    let rival = 0;
    let inner = 0;
    let shared = 0;
    const s = table.sentence[own.cue.head]!;
    for (let j = Math.max(0, index - 8); j < Math.min(attributions.length, index + 9); j++) {
      const other = attributions[j]!;
      if (j === index || table.sentence[other.cue.head] !== s) continue;
      if (other.content.some(({ from, to }) => from <= own.cue.from && own.cue.to <= to))
        outer = Math.max(outer, other.confidence);
      if (own.content.some(({ from, to }) => from <= other.cue.from && other.cue.to <= to))
        inner = Math.max(inner, other.confidence);
      const both = sharedTokens(own, other);
      if (both > 0.6) rival = Math.max(rival, other.confidence);
      shared = Math.max(shared, both * other.confidence);
    }
    return { outer, rival, inner, shared, crowd: perSentence.get(s)!, quotedShare, density, trust };
  });
};

const sharedTokens = (a: Attribution, b: Attribution): number => {
  let shared = 0;
  let total = 0;
  for (const { from, to } of a.content) {
    total += to - from;
    for (const other of b.content) shared += Math.max(0, Math.min(to, other.to) - Math.max(from, other.from));
  }
  for (const { from, to } of b.content) total += to - from;
  return total === 0 ? 0 : (2 * shared) / total;
};
