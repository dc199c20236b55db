/**
 * usage: node bin/training/train-syntax.ts DATA_FOLDER
 *
 * Trains the tagger and parser on the treebanks in DATA_FOLDER/syntax (the folder's README describes them) and writes
 * lib/text/models/weights/syntax.model. Deterministic. Scores: test/bench/syntax.ts.
 */
import { writeFileSync } from 'node:fs';
import { trainSyntax } from './syntax-trainer.ts';
import { readEwt, readSilver, withLastNameAsHead } from './treebanks.ts';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node bin/training/train-syntax.ts DATA_FOLDER');

const { learnt } = readSilver(folder);
const ewt = readEwt(folder, 'train').map(withLastNameAsHead);
/** Trees made by hand count twice. */
const sentences = [...learnt, ...ewt, ...ewt];
const about = 'UD English EWT (train) twice, PolNeAR (train) as parsed by CoreNLP; averaged perceptrons';
const started = performance.now();
const log = (line: string): void => console.error(`${((performance.now() - started) / 1000).toFixed(0)} s ${line}`);
const model = trainSyntax(sentences, about, log);
writeFileSync(new URL('../../lib/text/models/weights/syntax.model', import.meta.url), model);
console.log(`syntax.model ${model.length} bytes`);
