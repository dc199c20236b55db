import type { Span } from '../../lib/text/language/document.ts';
import { type AcceptanceWeights, acceptance as acceptanceOf } from '../../lib/text/statements/acceptance.ts';
import { PLAIN, tagCues, taggingRuns } from '../../lib/text/statements/attributions.ts';
import { measured, readCandidates } from '../../lib/text/statements/candidates.ts';
import type { CrfWeights } from '../../lib/text/statements/crf.ts';
import {
  addTokens,
  CONTENT,
  CUE,
  CUE_LABELS,
  CUE_TEMPLATES,
  type CueColumn,
  cueColumns,
  SOURCE,
} from '../../lib/text/statements/cue-columns.ts';
import {
  addSpan,
  type CueSpan,
  cueSpan,
  ITS_CONTENT,
  ITS_SOURCE,
  SPAN_LABELS,
  SPAN_TEMPLATES,
  type SpanColumn,
  spanColumns,
} from '../../lib/text/statements/span-columns.ts';
import { asShipped, type StatementModel } from '../../lib/text/statements/statement-model.ts';
import type { Templates } from '../../lib/text/statements/templates.ts';
import { PUNCTUATION, type TokenTable, tokenAt } from '../../lib/text/statements/token-table.ts';
import type { AnnotatedText } from './annotated-text.ts';
import { averaged, type LabelledSequence, Labeller, sized, type TemplateDefinitions, trainCrf } from './crf-trainer.ts';
import { type LogisticExample, trainLogistic } from './logistic-trainer.ts';
import { trainTrees } from './tree-trainer.ts';

/** An annotated article, laid out for the taggers. */
export interface TrainingText {
  annotated: AnnotatedText;
  table: TokenTable;
}

export interface Settings {
  cueEpochs: number;
  spanEpochs: number;
  cueRate: number;
  spanRate: number;
  decay: number;
  minimumCount: number;
  /** Rows of weights per feature. */
  room: number;
  keep: number;
  folds: number;
  acceptanceBits: number;
  acceptanceRate: number;
  acceptanceDecay: number;
  trees: number;
  treeDepth: number;
  treeRate: number;
}

/** Chosen on the development file. */
export const SETTINGS: Settings = {
  cueEpochs: 6,
  spanEpochs: 6,
  cueRate: 0.03,
  spanRate: 0.03,
  decay: 0.0004,
  minimumCount: 12,
  room: 1,
  keep: 1,
  folds: 3,
  acceptanceBits: 15,
  acceptanceRate: 0.05,
  acceptanceDecay: 0.0001,
  trees: 100,
  treeDepth: 4,
  treeRate: 0.06,
};

const tokens = new Labeller(cueColumns(), CUE_TEMPLATES);
const aroundCue = new Labeller(spanColumns(), SPAN_TEMPLATES);

const eachToken = (table: TokenTable, spans: readonly Span[], visit: (token: number) => void): void => {
  for (const span of spans)
    for (let i = tokenAt(table, span.start); i < table.size && table.start[i]! < span.end; i++) visit(i);
};

const cueSequences = ({ annotated, table }: TrainingText): LabelledSequence[] => {
  const labels = new Uint8Array(table.size);
  for (const a of annotated.attributions) eachToken(table, a.content, (i) => (labels[i] = CONTENT));
  for (const a of annotated.attributions) eachToken(table, a.source, (i) => (labels[i] = SOURCE));
  for (const a of annotated.attributions) eachToken(table, a.cue, (i) => (labels[i] = CUE));
  return taggingRuns(table).map(({ from, to }) => {
    tokens.columns.clear();
    return tokens.label(addTokens(tokens.columns, table, from, to), labels.slice(from, to));
  });
};

/** A sequence for each cue that was found (without labels if it is wrong) and for each that was missed. */
const spanSequences = (
  { annotated, table }: TrainingText,
  labels: Uint8Array,
  cues: readonly CueSpan[],
): LabelledSequence[] => {
  const found: LabelledSequence[] = [];
  const owners = new Map<number, number[]>();
  annotated.attributions.forEach((a, index) => {
    eachToken(table, a.cue, (i) => {
      const owned = owners.get(i);
      if (owned) owned.push(index);
      else owners.set(i, [index]);
    });
  });
  const used = new Set<number>();
  const add = (cue: CueSpan, index: number): void => {
    aroundCue.columns.clear();
    const place = addSpan(aroundCue.columns, table, labels, cue);
    const truth = new Uint8Array(cue.end - cue.first);
    const mark = (label: number) => (i: number) => {
      if (i >= cue.first && i < cue.end) truth[i - cue.first] = label;
    };
    if (index >= 0) {
      const a = annotated.attributions[index]!;
      eachToken(table, a.content, mark(ITS_CONTENT));
      eachToken(table, a.source, mark(ITS_SOURCE));
    }
    found.push(aroundCue.label(place, truth));
  };
  for (const cue of cues) {
    const votes = new Map<number, number>();
    for (let i = cue.from; i < cue.to; i++)
      for (const owner of owners.get(i) ?? []) votes.set(owner, (votes.get(owner) ?? 0) + 1);
    let index = -1;
    for (const [owner, count] of votes) if (index < 0 || count > votes.get(index)!) index = owner;
    if (index >= 0) used.add(index);
    add(cue, index);
  }
  annotated.attributions.forEach((a, index) => {
    if (used.has(index) || a.cue.length === 0) return;
    const from = tokenAt(table, a.cue[0]!.start);
    let to = from;
    eachToken(table, a.cue, (i) => (to = i + 1));
    if (to > from && table.sentence[from] === table.sentence[to - 1]) add(cueSpan(table, from, to), index);
  });
  return found;
};

interface CandidateExample extends LogisticExample {
  values: Float32Array;
}

/** The candidates, each labelled with its best Dice overlap with an annotated content; below one half it counts as 0. */
const acceptanceExamples = (model: StatementModel, { annotated, table }: TrainingText): CandidateExample[] => {
  const tokensOf = (spans: readonly Span[]): Set<number> => {
    const tokens = new Set<number>();
    eachToken(table, spans, (i) => table.shape[i] !== PUNCTUATION && tokens.add(i));
    return tokens;
  };
  const truths = annotated.attributions.map(({ content }) => tokensOf(content));
  const places = new Map<number, number[]>();
  truths.forEach((truth, index) => {
    for (const token of truth) places.set(token, [...(places.get(token) ?? []), index]);
  });
  return readCandidates(model, table, annotated.text, PLAIN).candidates.map(({ draft, features, values }) => {
    const tokens = tokensOf(draft.pieces);
    const shared = new Map<number, number>();
    for (const token of tokens)
      for (const index of places.get(token) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    let best = 0;
    for (const [index, count] of shared) best = Math.max(best, (2 * count) / (tokens.size + truths[index]!.size));
    return { features, values, label: best >= 0.5 ? best : 0 };
  });
};

/** The templates of a tagger, sized for these sequences. */
const templatesFor = <Name extends string>(
  { tokens, steps }: TemplateDefinitions,
  sequences: readonly LabelledSequence[],
  settings: Settings,
): { tokens: Templates<Name>; steps: Templates<Name> } => ({
  tokens: sized(
    tokens,
    sequences.map((sequence) => sequence.tokens),
    settings,
  ),
  steps: sized(
    steps,
    sequences.map((sequence) => sequence.steps),
    settings,
  ),
});

/**
 * Trains the two taggers, and the acceptance of what they find. The second tagger learns from cues as the first one
 * finds them in articles that it has not seen: for each part of the data in turn, the first is trained on the others.
 */
export const trainStatements = (
  texts: readonly TrainingText[],
  settings: Settings,
  log: (line: string) => void,
): StatementModel => {
  const perText = texts.map(cueSequences);
  const cueTemplates = templatesFor<CueColumn>(CUE_TEMPLATES, perText.flat(), settings);
  log(`first tagger: ${cueTemplates.tokens.rows} rows`);
  const trainCues = (keep: (index: number) => boolean): CrfWeights<CueColumn> =>
    trainCrf(perText.filter((_, i) => keep(i)).flat(), cueTemplates, {
      labels: CUE_LABELS,
      epochs: settings.cueEpochs,
      rate: settings.cueRate,
      decay: settings.decay,
      minimumCount: settings.minimumCount,
      keep: settings.keep,
    });
  const perFold: LabelledSequence[][] = [];
  const foldCues: CrfWeights<CueColumn>[] = [];
  for (let fold = 0; fold < settings.folds; fold++) {
    const cues = trainCues((i) => i % settings.folds !== fold);
    const partial = { cues: asShipped(cues) } as StatementModel;
    const sequences: LabelledSequence[] = [];
    foldCues.push(cues);
    perFold.push(sequences);
    for (let i = fold; i < texts.length; i += settings.folds) {
      const { labels, cues: spans } = tagCues(partial, texts[i]!.table, PLAIN);
      sequences.push(...spanSequences(texts[i]!, labels, spans));
    }
    log(`fold ${fold + 1} of ${settings.folds}: ${sequences.length} cues`);
  }
  const spanTemplates = templatesFor<SpanColumn>(SPAN_TEMPLATES, perFold.flat(), settings);
  log(`second tagger: ${spanTemplates.tokens.rows} rows`);
  const trainSpans = (keep: (fold: number) => boolean): CrfWeights<SpanColumn> =>
    trainCrf(perFold.filter((_, fold) => keep(fold)).flat(), spanTemplates, {
      labels: SPAN_LABELS,
      epochs: settings.spanEpochs,
      rate: settings.spanRate,
      decay: settings.decay,
      minimumCount: settings.minimumCount,
      keep: settings.keep,
    });
  // The acceptance is learnt from articles that neither tagger has seen.
  const examples: CandidateExample[][] = [];
  const foldSpans: CrfWeights<SpanColumn>[] = [];
  for (let fold = 0; fold < settings.folds; fold++) {
    const spans = trainSpans((other) => other !== fold);
    foldSpans.push(spans);
    const partial = { cues: asShipped(foldCues[fold]!), spans: asShipped(spans) } as StatementModel;
    examples.push(
      texts.filter((_, i) => i % settings.folds === fold).flatMap((text) => acceptanceExamples(partial, text)),
    );
  }
  const trainAcceptance = (keep: (fold: number) => boolean): AcceptanceWeights =>
    trainLogistic(examples.filter((_, fold) => keep(fold)).flat(), {
      bits: settings.acceptanceBits,
      epochs: 12,
      rate: settings.acceptanceRate,
      decay: settings.acceptanceDecay,
    });
  const acceptance = trainAcceptance(() => true);
  const all = examples.flat();
  log(`acceptance trained on ${all.length} candidates, ${all.filter(({ label }) => label > 0).length} of them good`);
  // The trees, in turn, learn from the scores of a regression on articles that it has not seen.
  const rows = examples.flatMap((list, fold) => {
    const unseen = trainAcceptance((other) => other !== fold);
    return list.map(({ features, values }) => measured(values, acceptanceOf(unseen, features)));
  });
  const trees = trainTrees(
    rows,
    all.map(({ label }) => label),
    { trees: settings.trees, depth: settings.treeDepth, rate: settings.treeRate, pull: 5, sample: 0.6 },
  );
  log('trees trained');
  return { cues: asShipped(averaged(foldCues)), spans: asShipped(averaged(foldSpans)), acceptance, trees };
};
