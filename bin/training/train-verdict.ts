/**
 * usage: node bin/training/train-verdict.ts DATA_FOLDER [--measure]
 *
 * Trains lib/text/models/weights/verdict.model: how likely a reader would accept a statement. It learns from the articles of
 * DATA/reader/train.jsonl, whose statements were listed by hand, and, as a first guess, from what the annotators of PolNeAR
 * marked (DATA/statements/polnear-train.jsonl) with a word of saying or a quotation. Prints what other thresholds would
 * give on articles left out in turn; --measure does only that.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { statementRow } from '../../functions/analyse/rows/statement-row.ts';
import { readFile } from '../../lib/text/article/read-file.ts';
import { readDocument } from '../../lib/text/language/read-document.ts';
import { cueOf } from '../../lib/text/statements/cues.ts';
import { readStatements } from '../../lib/text/statements/read-statements.ts';
import { statementModel } from '../../lib/text/statements/statement-model.ts';
import { ROW_CONFIDENCE, VERDICT_ROWS } from '../../lib/text/statements/verdict.ts';
import { randomFrom, shuffle } from './random.ts';
import { acceptedRows, type Judged, readStories } from './reader-labels.ts';
import { verdictFingerprint } from './verdict-fingerprint.ts';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node bin/training/train-verdict.ts DATA_FOLDER [--measure]');

interface Example {
  story: string;
  features: Int32Array;
  label: number;
}

/** The statements of a text as rows, each with its features. */
const readText = async (
  id: string,
  text: string,
): Promise<{ row: Judged; mention: string; features: Int32Array }[]> => {
  const { articles } = await readFile(Buffer.from(text), { key: `${id}.txt` });
  const { paragraphs, title } = articles[0]!.article;
  const document = readDocument(paragraphs, title ? { title } : {});
  const seen: Int32Array[] = [];
  // In place of a probability, the number of the statement.
  const recorder = { confidence: (features: Int32Array) => seen.push(features) - 1 };
  const request = { articleId: id, storyId: id, key: id, version: '', receivedAt: '2026-01-01T00:00:00.000Z' };
  return readStatements(document, statementModel(), recorder).map((statement, i) => ({
    row: statementRow({ ...request, article: { paragraphs } }, document, statement, i),
    mention: statement.speakerMention,
    features: seen[statement.confidence]!,
  }));
};

const readerExamples = async (): Promise<Example[]> => {
  const examples: Example[] = [];
  for (const story of readStories(`${folder}/reader/train.jsonl`)) {
    const rows = await readText(story.id, story.text);
    const accepted = acceptedRows(
      story,
      rows.map(({ row }) => row),
    );
    rows.forEach(({ features }, i) => {
      const label = accepted[i];
      if (label !== undefined) examples.push({ story: story.id, features, label: label ? 1 : 0 });
    });
  }
  return examples;
};

interface Annotated {
  id: string;
  text: string;
  attributions: Record<'source' | 'cue' | 'content', [number, number][]>[];
}

const QUOTED = /["“”]/;

/** Rows of PolNeAR's texts: accepted if they share most words with an attribution of speech, and a word with its source. */
const annotatedExamples = async (): Promise<Example[]> => {
  const examples: Example[] = [];
  for (const line of readFileSync(`${folder}/statements/polnear-train.jsonl`, 'utf8').split('\n').filter(Boolean)) {
    const { id, text, attributions } = JSON.parse(line) as Annotated;
    const textOf = (spans: readonly [number, number][]): string[] => spans.map(([from, to]) => text.slice(from, to));
    const speech = attributions.filter(({ cue, content }) => {
      const isSaid = textOf(cue).some((part) =>
        part
          .toLowerCase()
          .split(/\W+/)
          .some((word) => cueOf(word)),
      );
      return content.length > 0 && (isSaid || content.some(([from, to]) => QUOTED.test(text.slice(from - 1, to + 1))));
    });
    const rows = await readText(id, text);
    const statements = speech.map(({ source, content }) => ({
      speaker: textOf(source).join(' ') || null,
      named: false,
      content: textOf(content),
      stance: '',
      stanceAlso: STANCES,
    }));
    const judged = rows.map(({ row, mention }) => ({ ...row, speaker: mention }));
    const accepted = acceptedRows({ id, text, statements }, judged);
    rows.forEach(({ features }, i) => {
      examples.push({ story: id, features, label: accepted[i] ? 1 : 0 });
    });
  }
  return examples;
};

const STANCES = 'asserts alleges denies doubts urges argues asks promises warns'.split(' ');

const sumOf = (weights: Float32Array, features: Int32Array): number => {
  let sum = 0;
  for (const feature of features) sum += weights[feature]!;
  return sum;
};
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Logistic regression by stochastic gradient (AdaGrad), drawn towards `prior`; the mean of the last half of the passes. */
const train = (examples: readonly Example[], prior: Float32Array, passes: number, decay: number): Float32Array => {
  const weights = Float32Array.from(prior);
  const squares = new Float32Array(weights.length).fill(0.1);
  const mean = new Float32Array(weights.length);
  const random = randomFrom(11);
  const order = examples.map((_, i) => i);
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, random);
    for (const i of order) {
      const { features, label } = examples[i]!;
      const error = label - sigmoid(sumOf(weights, features));
      for (const feature of features) {
        const gradient = error - decay * (weights[feature]! - prior[feature]!);
        squares[feature]! += gradient * gradient;
        weights[feature]! += (0.1 * gradient) / Math.sqrt(squares[feature]!);
      }
    }
    if (pass * 2 >= passes) for (let i = 0; i < mean.length; i++) mean[i]! += weights[i]! / Math.ceil(passes / 2);
  }
  return mean;
};

/** The slope and offset that make probabilities of the sums (Platt 1999). */
const calibrate = (sums: readonly number[], labels: readonly number[]): { slope: number; offset: number } => {
  let slope = 1;
  let offset = 0;
  for (let step = 0; step < 4000; step++) {
    let bySlope = 0;
    let byOffset = 0;
    for (const [i, sum] of sums.entries()) {
      const error = labels[i]! - sigmoid(slope * sum + offset);
      bySlope += error * sum;
      byOffset += error;
    }
    slope += (0.02 * bySlope) / sums.length;
    offset += (0.1 * byOffset) / sums.length;
  }
  return { slope, offset };
};

const FOLDS = 10;
const READER_PASSES = 30;
const READER_DECAY = 0.05;

const annotated = await annotatedExamples();
const reader = await readerExamples();
const share = (some: readonly Example[]): string =>
  `${some.length} rows, ${(some.reduce((sum, { label }) => sum + label, 0) / some.length).toFixed(3)} accepted`;
console.log(`PolNeAR: ${share(annotated)}; reader: ${share(reader)}`);

const prior = train(annotated, new Float32Array(VERDICT_ROWS), 3, 0.001);

const stories = [...new Set(reader.map(({ story }) => story))];
const foldOf = new Map(stories.map((story, i) => [story, i % FOLDS]));
const sums: number[] = [];
const labels: number[] = [];
for (let fold = 0; fold < FOLDS; fold++) {
  const weights = train(
    reader.filter(({ story }) => foldOf.get(story) !== fold),
    prior,
    READER_PASSES,
    READER_DECAY,
  );
  for (const { story, features, label } of reader) {
    if (foldOf.get(story) !== fold) continue;
    sums.push(sumOf(weights, features));
    labels.push(label);
  }
}
const { slope, offset } = calibrate(sums, labels);
const odds = sums.map((sum) => sigmoid(slope * sum + offset));
console.log('threshold  rows kept  precision  accepted rows kept');
const all = labels.reduce((sum, label) => sum + label, 0);
for (let threshold = 0; threshold < 1; threshold += 0.1) {
  const kept = labels.filter((_, i) => odds[i]! >= threshold);
  const good = kept.reduce((sum, label) => sum + label, 0);
  console.log(
    `${threshold.toFixed(1).padStart(9)}  ${String(kept.length).padStart(9)}  ${(good / kept.length).toFixed(3).padStart(9)}  ${(good / all).toFixed(3)}`,
  );
}
let error = 0;
for (let bin = 0; bin < 10; bin++) {
  const members = odds.flatMap((p, i) => (Math.min(9, Math.floor(p * 10)) === bin ? [i] : []));
  error += Math.abs(members.reduce((sum, i) => sum + odds[i]! - labels[i]!, 0));
}
console.log(`expected calibration error ${(error / odds.length).toFixed(3)}; threshold used ${ROW_CONFIDENCE}`);

if (!process.argv.includes('--measure')) {
  const weights = train(reader, prior, READER_PASSES, READER_DECAY).map((weight) => weight * slope);
  // The offset goes with the feature that every statement has.
  weights[reader[0]!.features[0]!]! += offset;
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const scale = largest / 127;
  const bytes = Int8Array.from(weights, (weight) => Math.round(weight / scale));
  const about = 'reader/train (statements listed by hand) and PolNeAR 1.0 train, by bin/training/train-verdict.ts';
  const header = Buffer.from(`${JSON.stringify({ scale, about, fingerprint: verdictFingerprint() })}\n`);
  writeFileSync(
    new URL('../../lib/text/models/weights/verdict.model', import.meta.url),
    Buffer.concat([header, Buffer.from(bytes.buffer)]),
  );
}
