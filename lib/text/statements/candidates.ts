import type { Span } from '../language/document.ts';
import { acceptance, acceptanceFeatures } from './acceptance.ts';
import type { Attribution } from './attribution.ts';
import { attribute, tagCues } from './attributions.ts';
import { type Draft, quotedAt } from './draft.ts';
import { logit, measure, valuesOf } from './measures.ts';
import { draftOf } from './pieces.ts';
import { repaired } from './repairs.ts';
import type { StatementModel } from './statement-model.ts';
import { surroundings } from './surroundings.ts';
import type { TokenTable } from './token-table.ts';
import { probabilityOf } from './trees.ts';
import { variants } from './variants.ts';

/** Below this the second tagger's word is enough to leave an attribution out. */
const CONSIDERED = 0.1;

/** An attribution with the draft it would make and the features by which it is accepted or not. */
export interface Candidate {
  attribution: Attribution;
  draft: Draft;
  features: Int32Array;
  values: Float32Array;
  /** Candidates of one group are ways to delimit the content of one cue: at most one of them stands. */
  group: number;
}

/** Everything the taggers hold possible, in text order of the cues. `always` as in `tagCues`. */
export const readCandidates = (
  model: StatementModel,
  table: TokenTable,
  text: string,
  always?: ReadonlySet<string>,
): { candidates: Candidate[]; attributions: Attribution[] } => {
  const tagging = tagCues(model, table, always);
  const attributions = attribute(model, table, tagging.labels, tagging.cues).map((found) => repaired(table, found));
  const around = surroundings(table, attributions);
  const candidates: Candidate[] = [];
  attributions.forEach((attribution, i) => {
    if (attribution.confidence < CONSIDERED || attribution.content.length === 0) return;
    if (quotedAt(table, attribution.cue.head) >= 0 && !reachesOut(table, attribution)) return;
    const drafts: Draft[] = [];
    variants(table, attribution).forEach((content, kind) => {
      const varied = kind === 0 ? attribution : { ...attribution, content };
      const draft = draftOf(table, text, varied);
      if (!draft || drafts.some(({ pieces }) => areSame(pieces, draft.pieces))) return;
      drafts.push(draft);
      const measures = measure(table, tagging, varied, tagging.sureness[i]!, around[i]!, kind === 0);
      const features = acceptanceFeatures(table, varied, measures);
      const values = valuesOf(table, tagging, varied, measures);
      candidates.push({ attribution: varied, draft, features, values, group: i });
    });
  });
  return { candidates, attributions };
};

const areSame = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.length === b.length && a.every(({ start, end }, i) => start === b[i]!.start && end === b[i]!.end);

/** How likely the candidate shares most of its words with what a reader would mark. */
const likelihood = (model: StatementModel, { features, values }: Candidate): number =>
  probabilityOf(model.trees, measured(values, acceptance(model.acceptance, features)));

/** The values the trees compare: those of the candidate, of which the last is what the regression makes of its words. */
export const measured = (values: Float32Array, regression: number): Float32Array => {
  values[values.length - 1] = logit(regression);
  return values;
};

/** Of each group the candidate that most likely stands. */
export const surest = (model: StatementModel, candidates: readonly Candidate[]): Candidate[] => {
  const best = new Map<number, Candidate>();
  for (const candidate of candidates) {
    candidate.draft.confidence = likelihood(model, candidate);
    const other = best.get(candidate.group);
    if (!other || candidate.draft.confidence > other.draft.confidence) best.set(candidate.group, candidate);
  }
  return [...best.values()];
};

/** Whether any of the content stands outside the quotation the cue stands in. */
const reachesOut = (table: TokenTable, { cue, content }: Attribution): boolean => {
  const own = table.quotation[cue.head];
  return content.some(({ from, to }) => table.quotation[from] !== own || table.quotation[to - 1] !== own);
};
