/**
 * Every row of every table that files end in, to compare two states of the code:
 *
 *     node test/bench/rows.ts OUT.jsonl PATH...
 *
 * The files go in one at a time, each when nothing is left to do for the one before, in the order of their names. The
 * rows are sorted; times, days and ids of versions of the run itself are replaced, so that the same code writes the same
 * bytes.
 */
import { writeFile } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';
import { findFiles } from '../../lib/local/command/paths.ts';
import { startLocal } from '../../lib/local/start-local.ts';

const [out, ...paths] = process.argv.slice(2);
if (!out || paths.length === 0) throw new Error('node test/bench/rows.ts OUT.jsonl PATH...');

const files = (await findFiles(paths)).sort((a, b) => (a.key < b.key ? -1 : 1));
const days = new Set<string>([today()]);
const versions: string[] = [];
const local = await startLocal();
const lines: string[] = [];
try {
  for (const [index, { key, path }] of files.entries()) {
    const { version } = await local.uploadFile(key, path);
    if (version) versions.push(version);
    const { ok, failures } = await local.settled();
    if (!ok) console.error(key, failures);
    if (index % 20 === 0) process.stderr.write(`${index} of ${files.length}\n`);
  }
  days.add(today());
  const numbers = new Map(versions.map((version, index) => [version, `<version ${index}>`]));
  const ours = new RegExp(`(?:${[...days].join('|')})(?:T[\\d:.]+Z)?`, 'g');
  for (const { title } of local.tables) {
    for await (const row of local.scan(title)) {
      // Packed, and with times in it: nothing else of a row is.
      const said = typeof row.said === 'string' && title === 'Fingerprints' && { said: unpacked(row.said) };
      const text = JSON.stringify(sorted({ table: title, ...row, ...said }), (name, value) =>
        ['expiresAt', 'sequencer'].includes(name) ? `<${name}>` : value,
      );
      lines.push(text.replace(/[\w.-]{8,}/g, (word) => numbers.get(word) ?? word).replace(ours, '<now>'));
    }
  }
} finally {
  await local.stop();
}
await writeFile(
  out,
  lines
    .sort()
    .map((line) => `${line}\n`)
    .join(''),
);
process.stderr.write(`${files.length} files, ${lines.length} rows\n`);

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function sorted(row: object): object {
  return Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function unpacked(base64: string): unknown {
  return JSON.parse(inflateRawSync(Buffer.from(base64, 'base64')).toString());
}
