import { readAsides, readRelatives } from './asides.ts';
import type { Attribution, TokenRange } from './attribution.ts';
import { readCandidates, surest } from './candidates.ts';
import { claimQuotations } from './claims.ts';
import { delimitContent, dropTail, endBefore } from './delimit-content.ts';
import { delimitCue } from './delimit-cue.ts';
import { type Draft, placeOf } from './draft.ts';
import { isNoStatement, saysNothing } from './exclusions.ts';
import { draftOf, dropAfterthoughts, inOrder } from './pieces.ts';
import { relativeSubject, SAID } from './repairs.ts';
import { dropNested, settleRivals, withoutAppositions } from './rivals.ts';
import { settleSentences } from './shared-sentences.ts';
import type { StatementModel } from './statement-model.ts';
import { findSource, findSubject } from './subjects.ts';
import { LOWER_CASE, NO_CUE, OPENING_MARK, OUTSIDE, PUNCTUATION, SPEECH, type TokenTable } from './token-table.ts';

/**
 * What is less sure than this is left out; more is asked of a cue that is no word for saying or thinking, and where
 * nobody is seen to say it. Chosen on PolNeAR dev: docs/statements.md has the measurements.
 */
const ACCEPTED = 0.17;
const MORE_FOR_ODD_CUES = 0.08;
const MORE_WITHOUT_SOURCE = 0.08;

const needed = (table: TokenTable, { cue, source }: Draft): number =>
  ACCEPTED +
  (cue && table.cue[cue.head] === NO_CUE ? MORE_FOR_ODD_CUES : 0) +
  (source === undefined ? MORE_WITHOUT_SOURCE : 0);

const touches = ({ cue }: Pick<Attribution, 'cue'>, other: TokenRange): boolean =>
  cue.from < other.to && other.from < cue.to;

/** Reads the drafts of an article, in text order. */
export const readDrafts = (model: StatementModel, table: TokenTable, text: string): Draft[] => {
  const { candidates, attributions } = readCandidates(model, table, text);
  const asides = readAsides(table);
  const drafts: Draft[] = [];
  const relatives = readRelatives(table);
  const bySentence = new Map(relatives.map((relative) => [table.sentence[relative.cue.head]!, relative]));
  for (const aside of [...asides, ...relatives]) {
    const draft = draftOf(table, text, aside);
    if (draft) drafts.push(draft);
  }
  const asideOf = new Map(asides.map((aside) => [table.sentence[aside.cue.head]!, aside]));
  const isAside = ({ cue, content }: Attribution): boolean => {
    const aside = asideOf.get(table.sentence[cue.head]!);
    if (!aside) return false;
    return touches({ cue }, aside.cue) || content.some(({ from }) => from === aside.content[0]!.from);
  };
  const relativeOf = (token: number): Attribution | undefined => bySentence.get(table.sentence[token]!);
  const isRelative = (attribution: Attribution): boolean => {
    const relative = relativeOf(attribution.cue.head);
    return relative !== undefined && [relative.cue, ...relative.content].some((range) => touches(attribution, range));
  };
  for (const { attribution, draft } of surest(model, candidates)) {
    if (isAside(attribution) || isRelative(attribution)) continue;
    if (isNoStatement(table, text, draft)) continue;
    if (draft.confidence >= needed(table, draft)) drafts.push(draft);
  }
  for (const draft of drafts) {
    const relative = relativeOf(draft.cue!.head);
    if (relative) endBefore(table, draft, relative.content[0]!.from);
    const aside = asideOf.get(table.sentence[draft.cue!.head]!);
    if (aside) endBefore(table, draft, aside.content[0]!.to);
    dropTail(table, draft);
  }
  endAtSpeakers(table, drafts, attributions);
  endAtRelatives(table, drafts, attributions);
  const settled = withoutAppositions(table, settleRivals(table, settleSentences(table, drafts)));
  claimQuotations(table, text, attributions, settled);
  for (const draft of settled) {
    findSubject(table, draft);
    if (!draft.source) findSource(table, draft);
    dropAfterthoughts(table, draft);
    draft.pieces = inOrder(draft.pieces);
    delimitCue(table, draft);
    delimitContent(table, draft);
  }
  const whole = settled.filter((draft) => draft.pieces.length > 0 && !saysNothing(table, draft));
  whole.sort((a, b) => placeOf(a) - placeOf(b));
  return dropNested(whole);
};

/** "Mullen's remark about the links, | Panetta said …": behind a comma somebody else begins to speak, or is quoted. */
const endAtSpeakers = (table: TokenTable, drafts: readonly Draft[], attributions: readonly Attribution[]): void => {
  const starts = new Map<number, TokenRange & { quotes: boolean }>();
  for (const { cue } of attributions) {
    if (table.quote[cue.head] !== OUTSIDE) continue;
    const quotes = table.cue[cue.head] === SPEECH && opensQuotation(table, cue.to);
    if (!quotes && !SAID.has(table.text[cue.head]!)) continue;
    let { from } = cue;
    while (from > cue.first && table.shape[from - 1] !== LOWER_CASE && table.shape[from - 1] !== PUNCTUATION) from--;
    const mark = table.text[from - 1] ?? '';
    if (from < cue.from && (mark === ',' || (quotes && DASHES.has(mark))))
      starts.set(table.sentence[cue.head]!, { from, to: cue.to, quotes });
  }
  for (const draft of drafts) {
    const { cue } = draft;
    if (!cue) continue;
    const other = starts.get(table.sentence[cue.head]!);
    if (!other || cue.to > other.from) continue;
    const isVerb = table.cue[cue.head] === SPEECH && !OWNED.test(table.text[cue.from - 1] ?? '');
    if (other.quotes || !isVerb) endBefore(table, draft, other.from);
  }
};

/** "claimed victory in an election | that the opposition says was stolen": what others say of it is not said by its subject. */
const endAtRelatives = (table: TokenTable, drafts: readonly Draft[], attributions: readonly Attribution[]): void => {
  const clauses = new Map<number, { verb: number; subject: TokenRange; end: number }>();
  for (const { cue, content } of attributions) {
    const subject = table.quote[cue.head] === OUTSIDE ? relativeSubject(table, cue) : undefined;
    const last = content.at(-1);
    if (subject && last)
      clauses.set(table.sentence[cue.head]!, { verb: cue.from, subject, end: table.end[last.to - 1]! });
  }
  for (const draft of drafts) {
    const clause = clauses.get(table.sentence[draft.cue!.head]!);
    const end = draft.pieces.at(-1)?.end ?? 0;
    if (!clause || draft.cue!.to >= clause.subject.from || end <= table.start[clause.verb]! || end > clause.end)
      continue;
    endBefore(table, draft, clause.subject.from - 1);
  }
};

/** Whether a quotation begins there, behind a comma or a colon perhaps: `boasted, “…`. */
const opensQuotation = (table: TokenTable, i: number): boolean =>
  table.quote[/^[,:]$/.test(table.text[i] ?? '') ? i + 1 : i] === OPENING_MARK;

const DASHES = new Set(['-', '--', '—', '–', '―']);

/** Before a noun: "Mullen's remark". */
const OWNED = /^(?:['’]s?|the|an?|his|her|their|its)$/i;
