/**
 * usage: npm run train:syntax -- DATA_FOLDER [--without ewt | --without polnear]
 *
 * Trains the tagger and parser on the treebanks in DATA_FOLDER/syntax (the folder's README describes them) and writes
 * lib/text/models/weights/syntax.model. Deterministic. Scores: test/bench/syntax.ts.
 */
import { writeFileSync } from 'node:fs';
import { trainingOptions } from './options.ts';
import { trainSyntax } from './syntax-trainer.ts';
import { readEwt, readSilver, withLastNameAsHead } from './treebanks.ts';

const { folder, isLeftOut } = trainingOptions('train:syntax', ['ewt', 'polnear']);

const silver = isLeftOut('polnear') ? [] : readSilver(folder).learnt;
const ewt = isLeftOut('ewt') ? [] : readEwt(folder, 'train').map(withLastNameAsHead);
/** Trees made by hand count twice. */
const sentences = [...silver, ...ewt, ...ewt];
const sources = [
  ...(ewt.length > 0 ? ['UD English EWT (train) twice'] : []),
  ...(silver.length > 0 ? ['PolNeAR (train) as parsed by CoreNLP'] : []),
];
const about = `${sources.join(', ')}; averaged perceptrons`;
const started = performance.now();
const log = (line: string): void => console.error(`${((performance.now() - started) / 1000).toFixed(0)} s ${line}`);
const model = trainSyntax(sentences, about, log);
writeFileSync(new URL('../../lib/text/models/weights/syntax.model', import.meta.url), model);
console.log(`syntax.model ${model.length} bytes`);
