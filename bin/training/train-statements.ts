/**
 * usage: npm run train:statements -- DATA [name=value ...]
 *
 * Trains lib/text/models/weights/statements.model on DATA/statements/polnear-train.jsonl (PolNeAR 1.0, Newell et
 * al., LREC 2018) and prints the scores of DATA/score/statement_score.py on polnear-dev.jsonl. The model contains only
 * weights of hashed features, no text. Settings of bin/training/statement-trainer.ts can be overridden, as can the path
 * of the model (out=PATH).
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodeModel } from '../../lib/text/statements/statement-model.ts';
import { tokenTable } from '../../lib/text/statements/token-table.ts';
import { readAnnotatedTexts } from './annotated-text.ts';
import { documentOf } from './document-of.ts';
import { statementFingerprint } from './statement-fingerprint.ts';
import { SETTINGS, type Settings, trainStatements } from './statement-trainer.ts';

const [data, ...options] = process.argv.slice(2);
if (!data) {
  console.error('usage: npm run train:statements -- DATA [name=value ...]');
  process.exit(2);
}
const settings: Settings = { ...SETTINGS };
let out = fileURLToPath(new URL('../../lib/text/models/weights/statements.model', import.meta.url));
for (const option of options) {
  const [name, value] = option.split('=') as [string, string];
  if (name === 'out') out = value;
  else if (name in settings) settings[name as keyof Settings] = Number(value);
  else throw new Error(`no such setting: ${name}`);
}
const started = Date.now();
const log = (line: string): void => console.log(`${Math.round((Date.now() - started) / 1000)} s  ${line}`);

const texts = readAnnotatedTexts(join(data, 'statements/polnear-train.jsonl')).map((annotated) => ({
  annotated,
  table: tokenTable(documentOf(annotated)),
}));
log(`${texts.length} articles laid out`);
const model = trainStatements(texts, settings, log);
const file = encodeModel(
  model,
  'Trained on PolNeAR 1.0 (Newell et al. 2018), train part, by bin/training/train-statements.ts; word clusters as in clusters.model.',
  statementFingerprint(),
);
writeFileSync(out, file);
log(`${out}: ${file.length} bytes`);
const scores = fileURLToPath(new URL('../../test/bench/statements.ts', import.meta.url));
console.log(execFileSync(process.execPath, [scores, data, '--model', out], { encoding: 'utf8' }));
