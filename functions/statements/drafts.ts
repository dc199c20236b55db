import { acceptance, acceptanceFeatures, surroundings } from './acceptance.ts';
import { readAsides } from './asides.ts';
import { type Attribution, attribute, type TokenRange, tagCues } from './attributions.ts';
import { claimQuotations } from './claims.ts';
import { type Draft, placeOf, quotedAt } from './draft.ts';
import { isNoStatement } from './exclusions.ts';
import { draftOf, dropAfterthoughts, inOrder } from './pieces.ts';
import { repaired } from './repairs.ts';
import { dropNested, settleRivals, withoutAppositions } from './rivals.ts';
import type { StatementModel } from './statement-model.ts';
import { findSource } from './subjects.ts';
import type { TokenTable } from './token-table.ts';

/** What is less sure than this is left out. Chosen on PolNeAR dev, where precision meets recall. */
export const ACCEPTED = 0.2;
/** Below this the second tagger's word is enough to leave an attribution out. */
const CONSIDERED = 0.04;

/** An attribution with the draft it would make and the features by which it is accepted or not. */
export interface Candidate {
  attribution: Attribution;
  draft: Draft;
  features: number[];
}

/** Everything the taggers hold possible, in text order of the cues. */
export const readCandidates = (
  model: StatementModel,
  table: TokenTable,
  text: string,
): { candidates: Candidate[]; attributions: Attribution[] } => {
  const tagging = tagCues(model, table);
  const attributions: Attribution[] = [];
  const sureness: number[] = [];
  tagging.cues.forEach((cue, i) => {
    attributions.push(repaired(table, attribute(model, table, tagging.labels, cue)));
    sureness.push(tagging.sureness[i]!);
  });
  const around = surroundings(table, attributions);
  const candidates: Candidate[] = [];
  attributions.forEach((attribution, i) => {
    if (attribution.confidence < CONSIDERED || attribution.content.length === 0) return;
    if (quotedAt(table, attribution.cue.head) >= 0 && !reachesOut(table, attribution)) return;
    const draft = draftOf(table, text, attribution);
    if (!draft) return;
    const features: number[] = [];
    acceptanceFeatures(table, tagging, attribution, sureness[i]!, around[i]!, features);
    candidates.push({ attribution, draft, features });
  });
  return { candidates, attributions };
};

/** Reads the drafts of an article, in text order. */
export const readDrafts = (model: StatementModel, table: TokenTable, text: string): Draft[] => {
  const { candidates, attributions } = readCandidates(model, table, text);
  const asides = readAsides(table);
  const drafts: Draft[] = [];
  for (const aside of asides) {
    const draft = draftOf(table, text, aside);
    if (draft) drafts.push(draft);
  }
  const asideOf = new Map(asides.map((aside) => [table.sentence[aside.cue.head]!, aside]));
  const isAside = ({ cue, content }: Attribution): boolean => {
    const aside = asideOf.get(table.sentence[cue.head]!);
    if (!aside) return false;
    const holds = (range: TokenRange): boolean => range.from < aside.cue.to && aside.cue.from < range.to;
    return holds(cue) || content.some((range) => holds(range) || range.from === aside.content[0]!.from);
  };
  for (const { attribution, draft, features } of candidates) {
    if (isAside(attribution)) continue;
    if (isNoStatement(table, text, draft)) continue;
    draft.confidence = acceptance(model.acceptance, features);
    if (draft.confidence >= ACCEPTED) drafts.push(draft);
  }
  const settled = withoutAppositions(settleRivals(table, drafts));
  claimQuotations(table, text, attributions, settled);
  for (const draft of settled) {
    if (!draft.source) findSource(table, draft);
    dropAfterthoughts(table, draft);
    draft.pieces = inOrder(draft.pieces);
  }
  settled.sort((a, b) => placeOf(a) - placeOf(b));
  return dropNested(settled);
};

/** Whether any of the content stands outside the quotation the cue stands in. */
const reachesOut = (table: TokenTable, { cue, content }: Attribution): boolean => {
  const own = table.quotation[cue.head];
  return content.some(({ from, to }) => table.quotation[from] !== own || table.quotation[to - 1] !== own);
};
