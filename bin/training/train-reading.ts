/**
 * usage: npm run train:reading -- DATA_FOLDER [--measure] [--without polnear | reader | own-stories]…
 *
 * Trains lib/text/models/weights/reading.model, by which statements are read, and verdict.model, how likely a reader would
 * accept each; trees.model weighs both again. What they learn from:
 * - DATA/statements/polnear-train.jsonl (PolNeAR 1.0, Newell et al. 2018): what its annotators marked;
 * - DATA/reader/train.jsonl, and beside this file more-stories.jsonl (offsets into texts of PolNeAR's) and
 *   own-stories.jsonl (written for this project): articles whose statements were listed by hand;
 * - later-stories.jsonl, more of the same, which teach trees and the verdict only.
 * The log-linear model learns PolNeAR first and is then drawn towards the readers. The trees learn from how it weighs the
 * choices of stories left out of its training, the verdict from statements as they are then read in stories left out.
 * Prints what thresholds would give on stories left out in turn; --measure does only that. Four minutes of one core, 8 GB;
 * the same code and data give the same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BoostedTrees, bytesOfTrees, type TreesHeader } from '../../lib/text/models/boosted-trees.ts';
import type { WeightTableHeader } from '../../lib/text/models/weight-table.ts';
import { ROWS } from '../../lib/text/statements/choices/choice.ts';
import { type ReadingModel, TREES } from '../../lib/text/statements/choices/reading-model.ts';
import { ROW_CONFIDENCE } from '../../lib/text/statements/verdict/verdict.ts';
import { type AnnotatedText, readAnnotatedTexts } from './annotated-text.ts';
import { trainChoices, withoutRare } from './choice-trainer.ts';
import { trainingOptions } from './options.ts';
import { type LabelledStory, type OffsetLabels, readStories, withWords } from './reader-labels.ts';
import {
  annotatedExamples,
  annotatedPage,
  annotatedQuotations,
  type ListedPage,
  listedExamples,
  listedPage,
  listedSpeakers,
  listedStances,
} from './reading-examples.ts';
import { readingFingerprint } from './reading-fingerprint.ts';
import { trainSecondLook, type Unseen } from './second-look-trainer.ts';
import { confidences, judgedStatements, trainVerdict } from './verdict-trainer.ts';

const {
  folder: data,
  isLeftOut,
  has,
} = trainingOptions('train:reading', ['polnear', 'reader', 'own-stories'], ['measure']);
const unlessLeftOut = <T>(source: string, read: () => T[]): T[] => (isLeftOut(source) ? [] : read());

const started = Date.now();
const log = (line: string): void => console.log(`${Math.round((Date.now() - started) / 1000)} s  ${line}`);

/** How strongly what readers listed speaks, in comparison with PolNeAR. */
const READER_WEIGHT = 2;
const ANNOTATED = { passes: 6, rate: 0.1, decay: 0.0005 };
const LISTED = { passes: 6, rate: 0.02, decay: 0.01 };
const SPEAKERS = { passes: 10, rate: 0.02, decay: 0.003 };
const ENDS = { passes: 10, rate: 0.1, decay: 0.003 };
const STANCES = { passes: 10, rate: 0.1, decay: 0.002 };
/** Features of fewer groups in PolNeAR have no weight: the table would hold little but them. */
const RARE = 8;
const FOLDS = 4;

/** The stories of a file whose labels are offsets into PolNeAR's texts. */
const polnearStories = (file: string): LabelledStory[] => {
  const texts = new Map(
    readFileSync(join(data, 'statements/polnear-train.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const { id, text } = JSON.parse(line) as { id: string; text: string };
        return [`polnear-${id}`, text];
      }),
  );
  return readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): LabelledStory => {
      const labels = JSON.parse(line) as OffsetLabels;
      const story = withWords(labels, texts.get(labels.id) ?? '');
      if (!story) throw new Error(`${labels.id}: not the text that was labelled`);
      return story;
    });
};

/** What PolNeAR alone teaches. */
const learnAnnotated = (texts: readonly AnnotatedText[]): Float32Array => {
  const pages = texts.map((text) => annotatedPage(text));
  let weights = trainChoices(
    pages.flatMap((page) => annotatedExamples(page).contents),
    { ...ANNOTATED, passes: 3 },
  );
  const examples = pages.map((page) => annotatedExamples(page, { weights, scale: 1 }));
  const contents = examples.flatMap((example) => example.contents);
  weights = withoutRare(trainChoices(contents, ANNOTATED), contents, RARE);
  weights = trainChoices(
    examples.flatMap(({ sources }) => sources),
    ANNOTATED,
    weights,
  );
  return trainChoices(
    pages.flatMap((page) => annotatedQuotations(page, { weights, scale: 1 })),
    ANNOTATED,
    weights,
  );
};

/** Drawn towards what readers listed. */
const learnListed = (pages: readonly ListedPage[], prior: Float32Array): Float32Array => {
  const examples = pages.map((page) => listedExamples(page, { weights: prior, scale: 1 }, READER_WEIGHT));
  let weights = trainChoices(
    examples.flatMap(({ contents }) => contents),
    LISTED,
    prior,
  );
  weights = trainChoices(
    examples.flatMap(({ sources }) => sources),
    LISTED,
    weights,
  );
  weights = trainChoices(
    examples.flatMap(({ ends }) => ends),
    ENDS,
    weights,
  );
  weights = trainChoices(
    pages.flatMap((page) => listedSpeakers(page, { weights, scale: 1 }, READER_WEIGHT)),
    SPEAKERS,
    weights,
  );
  return trainChoices(
    pages.flatMap((page) => listedStances(page, { weights, scale: 1 }, 1)),
    STANCES,
    weights,
  );
};

/** Levels on either side of nought, and how many of them a weight must have to count: few make a file that packs small. */
const READING_LEVELS = { levels: 20, least: 2.2 };
const VERDICT_LEVELS = { levels: 127, least: 0 };

/** As signed bytes; a few giants would cost all others their precision, and are cut. */
const quantised = (
  weights: Float32Array,
  { levels, least }: { levels: number; least: number },
): { scale: number; bytes: Int8Array } => {
  const sizes = weights
    .filter((weight) => weight !== 0)
    .map(Math.abs)
    .sort();
  const scale = sizes[Math.floor(sizes.length * 0.9995)]! / levels;
  return {
    scale,
    bytes: Int8Array.from(weights, (weight) =>
      Math.abs(weight) < least * scale ? 0 : Math.max(-levels, Math.min(levels, Math.round(weight / scale))),
    ),
  };
};

const write = (name: string, header: WeightTableHeader, bytes: Int8Array): void => {
  const file = Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), Buffer.from(bytes.buffer)]);
  writeFileSync(new URL(`../../lib/text/models/weights/${name}`, import.meta.url), file);
  log(`${name}: ${file.length} bytes`);
};

const writeTrees = (models: Record<string, BoostedTrees>): void => {
  const sizes = Object.fromEntries(
    Object.entries(models).map(([name, { columns, roots }]) => [name, { nodes: columns.length, trees: roots.length }]),
  );
  const header: TreesHeader = { sizes, about: ABOUT, fingerprint: readingFingerprint() };
  const file = Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), bytesOfTrees(Object.values(models))]);
  writeFileSync(new URL(`../../lib/text/models/weights/${TREES}`, import.meta.url), file);
  log(`${TREES}: ${file.length} bytes`);
};

const ABOUT =
  'PolNeAR 1.0 train (Newell et al. 2018), reader/train, more-stories and own-stories (statements listed by hand), by bin/training/train-reading.ts';

const prior = learnAnnotated(
  unlessLeftOut('polnear', () => readAnnotatedTexts(join(data, 'statements/polnear-train.jsonl'))),
);
log('PolNeAR learnt');
const readers = unlessLeftOut('reader', () => readStories(join(data, 'reader/train.jsonl')));
const stories: ListedPage[] = [];
const ownStories = unlessLeftOut('own-stories', () =>
  readStories(fileURLToPath(new URL('./own-stories.jsonl', import.meta.url))),
);
for (const story of [
  ...readers,
  ...unlessLeftOut('polnear', () => polnearStories('./more-stories.jsonl')),
  ...ownStories,
])
  stories.push(await listedPage(story));
const quantisedModel = (pages: readonly ListedPage[]): ReadingModel => {
  const { scale, bytes } = quantised(learnListed(pages, prior), READING_LEVELS);
  return { weights: bytes, scale };
};
/** By fold, log-linear models that have not seen its stories; and one that has seen all, and none of the later ones. */
const models = Array.from({ length: FOLDS }, (_, fold) =>
  quantisedModel(stories.filter((__, i) => i % FOLDS !== fold)),
);
const whole = quantisedModel(stories);
log('log-linear models learnt');
const unseen: Unseen[] = stories.map((story, i) => ({ story, fold: i % FOLDS, model: models[i % FOLDS]! }));
for (const [i, story] of unlessLeftOut('polnear', () => polnearStories('./later-stories.jsonl')).entries())
  unseen.push({ story: await listedPage(story), fold: i % FOLDS, model: whole });
const antecedents = trainSecondLook(unseen, ({ story, model }) => listedSpeakers(story, model, READER_WEIGHT));
log('trees learnt');
const judged = antecedents.unseen.flatMap(({ story, model }) => judgedStatements(story, model));
log(`${judged.length} statements of ${unseen.length} stories read`);

const left = confidences(judged);
const known = new Set(readers.map(({ id }) => id));
const counted = judged.flatMap(({ story, label }, i) =>
  label !== undefined && known.has(story) ? [{ label, odds: left[i]! }] : [],
);
const all = counted.filter(({ label }) => label).length;
console.log('threshold  rows kept  precision  accepted rows kept   (reader/train)');
for (let threshold = 0; threshold < 1; threshold += 0.1) {
  const kept = counted.filter(({ odds }) => odds >= threshold);
  const good = kept.filter(({ label }) => label).length;
  const figures = [threshold.toFixed(1), kept.length, (good / kept.length).toFixed(3), (good / all).toFixed(3)];
  console.log(figures.map((figure, i) => String(figure).padStart([9, 9, 9, 18][i]!)).join('  '));
}
const error = Array.from({ length: 10 }, (_, bin) => {
  const members = counted.filter(({ odds }) => Math.min(9, Math.floor(odds * 10)) === bin);
  return Math.abs(members.reduce((sum, { odds, label }) => sum + odds - Number(label), 0));
}).reduce((sum, part) => sum + part, 0);
console.log(`expected calibration error ${(error / counted.length).toFixed(3)}; threshold used ${ROW_CONFIDENCE}`);

if (!has('measure')) {
  if (whole.weights.length !== ROWS) throw new Error('the table of weights has another size');
  write(
    'reading.model',
    { scale: whole.scale, about: ABOUT, fingerprint: readingFingerprint() },
    whole.weights as Int8Array,
  );
  const { weights, trees } = trainVerdict(judged);
  const verdict = quantised(weights, VERDICT_LEVELS);
  write('verdict.model', { scale: verdict.scale, about: ABOUT, fingerprint: readingFingerprint() }, verdict.bytes);
  writeTrees({ antecedents: antecedents.trees, verdict: trees });
}
