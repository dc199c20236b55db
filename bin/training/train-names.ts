/**
 * usage: npm run train:names -- DATA_FOLDER [--measure | --ship] [--without NAME]…
 *
 * Trains the recogniser of names on the labelled files in DATA_FOLDER/names (the folder's README describes them). First
 * it trains on a part of each file and prints the scores on the rest, documents it has not seen; then it trains on
 * everything and writes lib/text/models/weights/names.model and registers.model. --measure does only the first, --ship
 * only the second; --without conll2003 leaves out that file. Deterministic. Clusters, gazetteers and affinities have scripts of their own and are read from the
 * weights.
 */
import { writeFileSync } from 'node:fs';
import { readEntities } from '../../lib/text/language/entities/read-entities.ts';
import { NameRecogniser } from '../../lib/text/language/names/recogniser.ts';
import { parse } from '../../lib/text/language/syntax/parse.ts';
import { splitFiles } from './held-out.ts';
import { LABELLED_FILES, labelledFiles } from './labelled-names.ts';
import { scoreNames } from './name-scores.ts';
import { trainNames } from './name-trainer.ts';
import { trainingOptions } from './options.ts';

const { folder, isLeftOut, has } = trainingOptions('train:names', LABELLED_FILES, ['measure', 'ship']);
const files = labelledFiles(folder);
const kept = <File extends { name: string }>(all: readonly File[]): File[] =>
  all.filter(({ name }) => !isLeftOut(name));
const log = (line: string): void => console.error(line);

if (!has('ship')) {
  const { learnt, unseen } = splitFiles(files);
  const recogniser = new NameRecogniser(await trainNames(kept(learnt), log));
  console.log('unseen documents      F1     P      R');
  for (const { name, documents } of unseen) {
    const { f1, precision, recall } = scoreNames(
      documents,
      ({ sentences }) => readEntities(sentences, recogniser.recognise(sentences, parse(sentences))).entities,
    );
    console.log(`${name.padEnd(18)} ${[f1, precision, recall].map((x) => x.toFixed(4)).join(' ')}`);
  }
}
if (!has('measure')) {
  const { names, registers } = await trainNames(kept(files), log);
  const models = new URL('../../lib/text/models/weights/', import.meta.url);
  writeFileSync(new URL('names.model', models), names);
  writeFileSync(new URL('registers.model', models), registers);
  console.log(`names.model ${names.length} bytes, registers.model ${registers.length} bytes`);
}
