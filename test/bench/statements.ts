/**
 * usage: node test/bench/statements.ts DATA [--strings]
 *
 * Reads the statements of DATA/statements/polnear-dev.jsonl and prints what DATA/score/statement_score.py makes of
 * them, and how many tokens a second the stage reads (base layer not counted). `--strings` gives contents as one
 * string, as they stand in the table, instead of a list of pieces.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAnnotatedTexts } from '../../bin/training/annotated-text.ts';
import { documentOf } from '../../bin/training/document-of.ts';
import { readStatements } from '../../lib/text/statements/read-statements.ts';

const [data = '../shared/data', ...options] = process.argv.slice(2);
const strings = options.includes('--strings');

const gold = join(data, 'statements/polnear-dev.jsonl');
const texts = readAnnotatedTexts(gold);
const documents = texts.map((text) => documentOf(text));
const tokens = documents.reduce((sum, { sentences }) => sum + sentences.reduce((n, s) => n + s.tokens.length, 0), 0);
const lines = texts.map(({ id }, i) => {
  const document = documents[i]!;
  const statements = readStatements(document).map((s) => ({
    content: strings ? s.content : s.pieces.map(({ start, end }) => document.text.slice(start, end)),
    speakerMention: s.speakerMention,
    cue: s.cue,
    stance: s.stance,
  }));
  return JSON.stringify({ id, statements });
});
const prediction = join(mkdtempSync(join(tmpdir(), 'statements-')), 'dev.jsonl');
writeFileSync(prediction, lines.join('\n'));
const scorer = join(data, 'score/statement_score.py');
console.log(execFileSync('python3', [scorer, gold, prediction], { encoding: 'utf8' }).trim());
console.log(prediction);

const started = performance.now();
for (let round = 0; round < 5; round++) for (const document of documents) readStatements(document);
console.log(`${Math.round((5 * tokens) / ((performance.now() - started) / 1000))} tokens a second`);
