/**
 * usage: node test/bench/names.ts [DATA_FOLDER] [--models FOLDER]
 *
 * Compares the recogniser of names with compromise and wink-nlp: F1 by document (as DATA_FOLDER/score/name_score.py) on
 * documents that it was not trained on, and tokens per second on one core; then its time by the length of a document.
 * The recogniser is first trained on the rest of the files, which takes minutes; --models stores the trained models in
 * a folder and reuses them in the next run. wink-nlp's model has no types of names: its runs of proper nouns are
 * counted as names of any type.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import nlp from 'compromise';
import { splitFiles } from '../../bin/training/held-out.ts';
import type { LabelledDocument } from '../../bin/training/labelled-document.ts';
import { labelledFiles } from '../../bin/training/labelled-names.ts';
import { scoreNames } from '../../bin/training/name-scores.ts';
import { type TrainedNames, trainNames } from '../../bin/training/name-trainer.ts';
import type { Entity, Span } from '../../lib/text/language/document.ts';
import { readEntities } from '../../lib/text/language/entities/read-entities.ts';
import { NameRecogniser } from '../../lib/text/language/names/recogniser.ts';
import { splitSentences } from '../../lib/text/language/sentences.ts';
import { parse } from '../../lib/text/language/syntax/parse.ts';
import type { EntityType } from '../../lib/text/vocabulary.ts';

type Found = Pick<Entity, 'name' | 'type' | 'aliases'>;
type Engine = (text: string, paragraphs: Span[]) => Found[];

const args = process.argv.slice(2);
const modelsFolder = args.includes('--models') ? args.splice(args.indexOf('--models'), 2)[1] : undefined;
const [data = '../shared/data'] = args;
const { learnt, unseen } = splitFiles(labelledFiles(data));

/** Trains the models, unless an earlier run has stored them. */
const trainOnce = async (): Promise<TrainedNames> => {
  const log = (line: string): void => console.error(line);
  if (!modelsFolder) return trainNames(learnt, log);
  const [names, registers] = [join(modelsFolder, 'names.model'), join(modelsFolder, 'registers.model')];
  if (!existsSync(names)) {
    const trained = await trainNames(learnt, log);
    mkdirSync(modelsFolder, { recursive: true });
    writeFileSync(names, trained.names);
    writeFileSync(registers, trained.registers);
  }
  return { names: readFileSync(names), registers: readFileSync(registers) };
};

const recogniser = new NameRecogniser(await trainOnce());
const newsprint: Engine = (text, paragraphs) => {
  const sentences = splitSentences(text, paragraphs);
  return readEntities(sentences, recogniser.recognise(sentences, parse(sentences))).entities;
};

const asEntities = (names: string[], type: EntityType): Found[] =>
  [...new Set(names)].map((name) => ({ name: name.replace(/[\s.,;:!?"')]+$/, ''), type, aliases: [] }));

const compromise: Engine = (text) => {
  const doc = nlp(text);
  return [
    ...asEntities(doc.people().out('array') as string[], 'person'),
    ...asEntities(doc.organizations().out('array') as string[], 'organisation'),
    ...asEntities(doc.places().out('array') as string[], 'place'),
  ];
};

const require = createRequire(import.meta.url);
const winkNlp = require('wink-nlp')(require('wink-eng-lite-web-model'));
const wink: Engine = (text) => {
  const doc = winkNlp.readDoc(text);
  const words = doc.tokens().out() as string[];
  const kinds = doc.tokens().out(winkNlp.its.pos) as string[];
  const names: string[] = [];
  let run: string[] = [];
  for (let i = 0; i <= words.length; i++) {
    if (kinds[i] === 'PROPN') run.push(words[i]!);
    else if (run.length > 0) {
      names.push(run.join(' '));
      run = [];
    }
  }
  return asEntities(names, 'person');
};

/** The same names all of one type, to compare engines that have no types. */
const untyped = (document: LabelledDocument): LabelledDocument => ({
  ...document,
  names: document.names.filter(({ type }) => type !== 'MISC').map((name) => ({ ...name, type: 'PER' })),
});

const tokensOf = (documents: readonly LabelledDocument[]): number =>
  documents.reduce((sum, { sentences }) => sum + sentences.reduce((n, { tokens }) => n + tokens.length, 0), 0);

console.log('file        engine        F1     P      R      any type  tokens/s');
for (const { name, documents } of unseen) {
  for (const [label, engine] of Object.entries({ newsprint, compromise, wink })) {
    for (const { text, paragraphs } of documents.slice(0, 20)) engine(text, paragraphs);
    const started = process.cpuUsage();
    const found = new Map(documents.map(({ text, paragraphs }) => [text, engine(text, paragraphs)]));
    const seconds = process.cpuUsage(started).user / 1e6;
    const { f1, precision, recall } = scoreNames(documents, ({ text }) => found.get(text) ?? []);
    const any = scoreNames(documents.map(untyped), ({ text }) =>
      (found.get(text) ?? []).map((entity) => ({ ...entity, type: 'person' })),
    );
    const figures =
      label === 'wink' ? ['-     ', '-     ', '-     '] : [f1, precision, recall].map((x) => x.toFixed(4));
    const speed = Math.round(tokensOf(documents) / seconds);
    console.log(`${name.padEnd(11)} ${label.padEnd(12)} ${figures.join(' ')} ${any.f1.toFixed(4)}    ${speed}`);
  }
}

console.log('\ntime by length: paragraphs, kilobytes, milliseconds of one core');
const paragraph = (i: number): string =>
  `Minister Jo Smith${i} of Acme${i} Group (AG${i}) met him in Town${i}, the mayor said. "Why?" asked Smith${i}. The minister left.`;
for (const n of [100, 400, 1600, 6400]) {
  const paragraphs: Span[] = [];
  let text = '';
  for (let i = 0; i < n; i++) {
    const start = text.length;
    text += `${paragraph(i)}\n\n`;
    paragraphs.push({ start, end: text.length - 2 });
  }
  const started = process.cpuUsage();
  newsprint(text, paragraphs);
  console.log(
    `${String(n).padStart(6)} ${(text.length / 1000).toFixed(0)} KB ${(process.cpuUsage(started).user / 1000).toFixed(0)} ms`,
  );
}
