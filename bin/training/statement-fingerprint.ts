import { createHash } from 'node:crypto';
import { readDocument } from '../../lib/text/language/read-document.ts';
import { acceptanceFeatures } from '../../lib/text/statements/acceptance.ts';
import type { Attribution, Tagging } from '../../lib/text/statements/attribution.ts';
import { addTokens, CUE_TEMPLATES, cueColumns } from '../../lib/text/statements/cue-columns.ts';
import { measure, valuesOf } from '../../lib/text/statements/measures.ts';
import { addSpan, cueSpan, SPAN_TEMPLATES, spanColumns } from '../../lib/text/statements/span-columns.ts';
import { surroundings } from '../../lib/text/statements/surroundings.ts';
import { NO_CUE, type TokenTable, tokenTable } from '../../lib/text/statements/token-table.ts';
import { Labeller } from './crf-trainer.ts';

/** Paragraphs with an instance of everything that features depend on. */
const SAMPLE = [
  '“We will not sell the harbour,” Mayor Ingrid Halvorsen told Reuters on Friday, “and I have said so — twice.”',
  'According to two officials who asked not to be named, the ministry allegedly knew that Norway (and others) had paid 54 million.',
];

/**
 * A hash of the features of two paragraphs. It changes with the code that makes features and with the names, clusters
 * and words that they are made from: a statement model is of use only with those that it was trained with.
 */
export const statementFingerprint = (): string => {
  const table = tokenTable(readDocument(SAMPLE));
  const hash = createHash('sha256').update(JSON.stringify([CUE_TEMPLATES, SPAN_TEMPLATES]));
  const labels = Uint8Array.from({ length: table.size }, (_, i) => (i >> 1) % 4);
  const tokens = new Labeller(cueColumns(), CUE_TEMPLATES);
  for (let p = 0; p < SAMPLE.length; p++) {
    const own = [...table.paragraphOf.keys()].filter((s) => table.paragraphOf[s] === p);
    const from = table.firsts[own[0]!]!;
    const to = table.firsts[own.at(-1)! + 1]!;
    tokens.columns.clear();
    const sequence = tokens.label(addTokens(tokens.columns, table, from, to), labels.subarray(from, to));
    hash.update(Buffer.from(sequence.tokens.buffer)).update(Buffer.from(sequence.steps.buffer));
  }
  const attributions = attributionsOf(table);
  const around = surroundings(table, attributions);
  attributions.forEach((attribution, i) => {
    const { cue } = attribution;
    const spans = new Labeller(spanColumns(), SPAN_TEMPLATES);
    const sequence = spans.label(addSpan(spans.columns, table, labels, cue), new Uint8Array(cue.end - cue.first));
    hash.update(Buffer.from(sequence.tokens.buffer)).update(Buffer.from(sequence.steps.buffer));
    const tagging: Tagging = {
      labels,
      cues: [cue],
      sureness: [0.6],
      asContent: Float32Array.from(labels, (label) => (label + 1) / 5),
      asSource: Float32Array.from(labels, (label) => label / 9),
    };
    const measures = measure(table, tagging, attribution, 0.6, around[i]!, true);
    hash.update(acceptanceFeatures(table, attribution, measures).join());
    // All but the last, which the regression provides.
    const values = valuesOf(table, tagging, attribution, measures).subarray(0, -1);
    hash.update(Array.from(values, (value) => value.toFixed(3)).join());
  });
  return hash.digest('hex').slice(0, 16);
};

/** An attribution for each cue of the lexicon, as if the taggers had found it with the words beside it. */
const attributionsOf = (table: TokenTable): Attribution[] =>
  [...table.cue.keys()]
    .filter((i) => table.cue[i]! > NO_CUE)
    .map((i) => {
      const cue = cueSpan(table, i, i + 1);
      const source = { from: Math.max(cue.first, i - 3), to: Math.max(cue.first, i - 1) };
      return {
        cue,
        source: source.to > source.from ? source : undefined,
        content: [{ from: Math.min(i + 1, cue.end - 1), to: Math.min(i + 9, cue.end) }],
        confidence: 0.7,
        contentful: 0.6,
        contentSureness: 0.4,
        sourceSureness: 0.3,
        odds: Float32Array.from({ length: cue.end - cue.first }, (_, k) => (k % 8) / 8),
      };
    });
