/**
 * usage: node test/bench/names.ts [DATA_FOLDER] [--models FOLDER]
 *
 * Names beside compromise and wink-nlp, in one run: F1 by document (as DATA_FOLDER/score/name_score.py counts) on
 * documents that the recogniser has not learnt from, and tokens a second on one core; then what a document costs as it
 * grows. The recogniser is trained on the rest of the files first, which takes minutes; --models keeps what it learnt in
 * a folder and takes it from there the next time. wink-nlp's model has no types of names: its runs of proper nouns are
 * counted as names of any type.
 */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import nlp from 'compromise';
import { splitFiles } from '../../bin/training/held-out.ts';
import { type LabelledDocument, labelledFiles } from '../../bin/training/labelled-names.ts';
import { scoreNames } from '../../bin/training/name-scores.ts';
import { trainNames } from '../../bin/training/name-trainer.ts';
import type { Entity, Span } from '../../lib/text/language/document.ts';
import { readEntities } from '../../lib/text/language/entities/read-entities.ts';
import { NameRecogniser } from '../../lib/text/language/names/recogniser.ts';
import { splitSentences } from '../../lib/text/language/sentences.ts';
import type { EntityType } from '../../lib/text/vocabulary.ts';

type Found = Pick<Entity, 'name' | 'type' | 'aliases'>;
type Engine = (text: string, paragraphs: Span[]) => Found[];

const args = process.argv.slice(2);
const keep = args.includes('--models') ? args.splice(args.indexOf('--models'), 2)[1] : undefined;
const [data = '../shared/data'] = args;
const { learnt, unseen } = splitFiles(labelledFiles(data));

const trained = async (): Promise<{ names: Buffer; registers: Buffer }> => {
  const [names, registers] = [join(keep ?? '', 'names.model'), join(keep ?? '', 'registers.model')];
  if (keep && existsSync(names)) return { names: readFileSync(names), registers: readFileSync(registers) };
  const files = await trainNames(learnt, (line) => console.error(line));
  if (keep) {
    mkdirSync(keep, { recursive: true });
    writeFileSync(names, files.names);
    writeFileSync(registers, files.registers);
  }
  return files;
};

const recogniser = new NameRecogniser(await trained());
const newsprint: Engine = (text, paragraphs) => {
  const sentences = splitSentences(text, paragraphs);
  return readEntities(sentences, recogniser.recognise(sentences)).entities;
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
    if (kinds[i] === 'PROPN') run.push(words[i] as string);
    else if (run.length > 0) {
      names.push(run.join(' '));
      run = [];
    }
  }
  return asEntities(names, 'person');
};

/** The same names without their types, to compare with who tells none apart. */
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

console.log('\ngrowth: one document of n paragraphs, milliseconds of one core');
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
