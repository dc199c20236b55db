/**
 * usage: node bin/training/train-names.ts DATA_FOLDER [--measure | --ship]
 *
 * Trains the recogniser of names on the labelled files in DATA_FOLDER/names (the folder's README describes them). First
 * it trains on a part of each file and prints the scores on the rest, documents it has not seen; then it trains on
 * everything and writes lib/text/models/weights/names.model and registers.model. --measure does only the first, --ship
 * only the second. Deterministic. Clusters, gazetteers and affinities have scripts of their own and are read from the
 * weights.
 */
import { writeFileSync } from 'node:fs';
import { readEntities } from '../../lib/text/language/entities/read-entities.ts';
import { NameRecogniser } from '../../lib/text/language/names/recogniser.ts';
import { parse } from '../../lib/text/language/syntax/parse.ts';
import { splitFiles } from './held-out.ts';
import { labelledFiles } from './labelled-names.ts';
import { scoreNames } from './name-scores.ts';
import { trainNames } from './name-trainer.ts';

const [folder, ...options] = process.argv.slice(2);
if (!folder) throw new Error('usage: node bin/training/train-names.ts DATA_FOLDER [--measure | --ship]');
const files = labelledFiles(folder);
const log = (line: string): void => console.error(line);

if (!options.includes('--ship')) {
  const { learnt, unseen } = splitFiles(files);
  const recogniser = new NameRecogniser(await trainNames(learnt, log));
  console.log('unseen documents      F1     P      R');
  for (const { name, documents } of unseen) {
    const { f1, precision, recall } = scoreNames(
      documents,
      ({ sentences }) => readEntities(sentences, recogniser.recognise(sentences, parse(sentences))).entities,
    );
    console.log(`${name.padEnd(18)} ${[f1, precision, recall].map((x) => x.toFixed(4)).join(' ')}`);
  }
}
if (!options.includes('--measure')) {
  const { names, registers } = await trainNames(files, log);
  const models = new URL('../../lib/text/models/weights/', import.meta.url);
  writeFileSync(new URL('names.model', models), names);
  writeFileSync(new URL('registers.model', models), registers);
  console.log(`names.model ${names.length} bytes, registers.model ${registers.length} bytes`);
}
