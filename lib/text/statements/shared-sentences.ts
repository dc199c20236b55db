import type { TokenRange } from './attribution.ts';
import { endBefore } from './delimit-content.ts';
import type { Draft } from './draft.ts';
import { within } from './rivals.ts';
import { NO_CUE, OUTSIDE, SPEECH, type TokenTable } from './token-table.ts';

/** A sentence with more drafts than this is no prose, and is left as it is. */
const MOST = 24;

/**
 * Where several drafts stand in one sentence: whose subject is whose, and where one ends because another begins.
 * Linear: drafts of other sentences are not looked at.
 */
export const settleSentences = (table: TokenTable, drafts: readonly Draft[]): Draft[] => {
  const bySentence = Map.groupBy(drafts, ({ cue }) => table.sentence[cue!.head]!);
  return [...bySentence.values()].flatMap((own) => {
    if (own.length > MOST) return own;
    for (const draft of own) endAtMainVerb(table, draft);
    endAtParticiples(table, own);
    shareSources(table, own);
    endAtOwnVerbs(table, own);
    return withoutOddInside(table, own);
  });
};

/** "Lindahl, the head, | denied the report, | saying …": the subject of both ends before the verb of the first. */
const shareSources = (table: TokenTable, drafts: readonly Draft[]): void => {
  for (const draft of drafts) {
    const { source, cue: verb } = draft;
    if (!source || !verb || !/^(?:,|and|but)$/.test(table.text[verb.from - 1] ?? '')) continue;
    const first = drafts.find(({ cue, source: own }) => {
      if (!cue || !own || own === source || cue.from < source.from || cue.to > source.to) return false;
      return own.from === source.from || cue.from === source.from;
    });
    // "Svoboda said …, while her party | called on him to quit, | saying …": the nearer subject.
    const nearer = table.text[verb.from]!.endsWith('ing') ? nearest(table, drafts, draft) : undefined;
    const shared = first?.source ?? nearer;
    if (shared) draft.source = { ...shared };
  }
};

/** "said Pires of the group, | adding that …": what he goes on to say is no part of who he is. */
const endAtParticiples = (table: TokenTable, drafts: readonly Draft[]): void => {
  for (const draft of drafts) {
    const { source, cue } = draft;
    if (!source || !cue || source.from < cue.to) continue;
    for (let i = source.from + 1; i + 1 < source.to; i++)
      if (table.text[i] === ',' && table.cue[i + 1] === SPEECH && table.text[i + 1]!.endsWith('ing'))
        draft.source = { from: source.from, to: i };
  }
};

/** The subject of the last verb before a participle. */
const nearest = (table: TokenTable, drafts: readonly Draft[], { cue: verb, source }: Draft): TokenRange | undefined => {
  let found: Draft | undefined;
  for (const draft of drafts) {
    const { cue, source: own } = draft;
    if (!cue || !own || own.from < source!.to || cue.from < own.to || cue.to > verb!.from) continue;
    if (table.cue[cue.head] !== SPEECH || /ing$/.test(table.text[cue.from]!) || table.quote[cue.head] !== OUTSIDE)
      continue;
    if (!found || cue.from > found.cue!.from) found = draft;
  }
  return found?.source;
};

/** "rejected the criticism, | telling …", "admitted the meetings | but has always maintained …": the next verb of one subject. */
const endAtOwnVerbs = (table: TokenTable, drafts: readonly Draft[]): void => {
  for (const draft of drafts)
    for (const { cue, source } of drafts) {
      if (!cue || !draft.cue || cue.from < draft.cue.to || !source || source.from !== draft.source?.from) continue;
      if (table.cue[cue.head] !== SPEECH || table.quote[cue.from] !== OUTSIDE) continue;
      const before = table.text[cue.from - 1]!;
      if (before === ',' && table.text[cue.from]!.endsWith('ing')) endBefore(table, draft, cue.from);
      else if (before === 'and' || before === 'but') endBefore(table, draft, cue.from - 1);
    }
};

/** "A laboratory | released | a gas, according to a report": what a word that reports nothing tells is part of the report. */
const withoutOddInside = (table: TokenTable, drafts: readonly Draft[]): Draft[] =>
  drafts.filter(({ cue, quotations, confidence }) => {
    if (!cue || table.cue[cue.head] !== NO_CUE || quotations.length > 0) return true;
    const span = { start: table.start[cue.from]!, end: table.end[cue.to - 1]! };
    return !drafts.some((outer) => outer.confidence > confidence && within(span, outer));
  });

/** "The federation, which had urged a cut, | said …": the relative clause ends where its noun goes on to speak. */
const endAtMainVerb = (table: TokenTable, draft: Draft): void => {
  const { cue, source } = draft;
  if (!cue || !source) return;
  // "The report, citing a memo, | said …"
  const participle = table.text[cue.from - 1] === ',' && table.text[cue.from]!.endsWith('ing') && source.to <= cue.from;
  const relative = /^(?:who|which)$/.test(table.text[source.to - 1]!) && table.text[source.to - 2] === ',';
  if (!participle && !relative) return;
  for (let i = cue.to; i + 1 < cue.end; i++)
    if (
      table.text[i] === ',' &&
      table.cue[i + 1] === SPEECH &&
      table.quote[i + 1] === OUTSIDE &&
      FINITE_SPEECH.test(table.text[i + 1]!)
    ) {
      endBefore(table, draft, i + 1);
      return;
    }
};

const FINITE_SPEECH = /(?:s|ed|aid|old|rote|poke)$/;
