/**
 * Measures what a cold start pays for each function: bytes to load and time to import, against the figures to hold.
 *
 *   npm run cold-start
 *
 * The time is that of a fresh Node.js process that imports the bundle, less that of one that imports an empty module,
 * each the median of ten taken in turn. Exits with 1 where a figure is not held.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { functionAssets, synthesise } from '../lib/stack/synthesise.ts';

const RUNS = 10;
const MEGABYTE = 2 ** 20;
const MOST_BYTES = 8 * MEGABYTE;
const MOST_MILLISECONDS = 250;

const folder = mkdtempSync(join(tmpdir(), 'newsprint-cold-start-'));
try {
  const assembly = synthesise({ outdir: join(folder, 'assembly'), stage: 'production' });
  const empty = join(folder, 'empty.mjs');
  writeFileSync(empty, '');
  for (const [id, path] of functionAssets(assembly)) {
    const { Variables } = assembly.stacks[0]!.template.Resources[id].Properties.Environment;
    // References to tables and queues: a name will do, as nothing is called.
    const texts = Object.entries(Variables).map(([name, value]) => [name, typeof value === 'string' ? value : name]);
    report(Variables.POWERTOOLS_SERVICE_NAME, path, measure(join(path, 'index.mjs'), empty, Object.fromEntries(texts)));
  }
} finally {
  rmSync(folder, { recursive: true });
}

function report(name: string, path: string, { bundle, empty }: { bundle: number; empty: number }): void {
  const bytes = bytesIn(path);
  const milliseconds = bundle - empty;
  const held = bytes <= MOST_BYTES && milliseconds <= MOST_MILLISECONDS;
  console.log(
    `${name}: ${(bytes / MEGABYTE).toFixed(2)} MB (at most ${MOST_BYTES / MEGABYTE}); ` +
      `import ${milliseconds.toFixed(0)} ms (at most ${MOST_MILLISECONDS}): ` +
      `${bundle.toFixed(0)} ms the process, ${(bundle / empty).toFixed(1)} times an empty one of ${empty.toFixed(0)} ms` +
      (held ? '' : ': NOT HELD'),
  );
  if (!held) process.exitCode = 1;
}

/** Median milliseconds of the processes that import the one and the other, taken in turn so that a load hits both. */
function measure(bundle: string, empty: string, environment: Record<string, string>) {
  const times: { bundle: number[]; empty: number[] } = { bundle: [], empty: [] };
  for (let run = 0; run < RUNS; run++) {
    times.empty.push(timeImport(empty, environment));
    times.bundle.push(timeImport(bundle, environment));
  }
  return { bundle: median(times.bundle), empty: median(times.empty) };
}

function timeImport(file: string, environment: Record<string, string>): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', `await import(${JSON.stringify(pathToFileURL(file).href)}); process.exit()`],
    { env: { AWS_REGION: 'eu-west-1', ...environment }, encoding: 'utf8' },
  );
  const milliseconds = performance.now() - started;
  if (status !== 0) throw new Error(`${file} could not be imported:\n${stderr}`);
  return milliseconds;
}

function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}

function bytesIn(path: string): number {
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0);
}
