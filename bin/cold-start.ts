/**
 * Measures what a cold start costs each function, in bytes to load and time to import, and compares it with the limits.
 *
 *   npm run cold-start
 *
 * The time is that of a fresh Node.js process that imports the bundle, less that of one that imports an empty module:
 * the medians of ten runs of each, taken in turn. Exits with 1 if a limit is exceeded.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { functionAssets, synthesise } from '../lib/stack/synthesise.ts';

const RUNS = 10;
const MEGABYTE = 2 ** 20;
const MAX_BYTES = 8 * MEGABYTE;
const MAX_MILLISECONDS = 250;

const report = (name: string, path: string, { bundle, empty }: { bundle: number; empty: number }): void => {
  const bytes = bytesIn(path);
  const milliseconds = bundle - empty;
  const isWithinLimits = bytes <= MAX_BYTES && milliseconds <= MAX_MILLISECONDS;
  console.log(
    `${name}: ${(bytes / MEGABYTE).toFixed(2)} MB (limit ${MAX_BYTES / MEGABYTE}); ` +
      `import ${milliseconds.toFixed(0)} ms (limit ${MAX_MILLISECONDS}): ` +
      `${bundle.toFixed(0)} ms for the process, ${(bundle / empty).toFixed(1)} times an empty one (${empty.toFixed(0)} ms)` +
      (isWithinLimits ? '' : ': LIMIT EXCEEDED'),
  );
  if (!isWithinLimits) process.exitCode = 1;
};

/** Median milliseconds of processes that import each module, taken in turn so that other load affects both. */
const measure = (bundle: string, empty: string, environment: Record<string, string>) => {
  const times: { bundle: number[]; empty: number[] } = { bundle: [], empty: [] };
  for (let run = 0; run < RUNS; run++) {
    times.empty.push(timeImport(empty, environment));
    times.bundle.push(timeImport(bundle, environment));
  }
  return { bundle: median(times.bundle), empty: median(times.empty) };
};

const timeImport = (file: string, environment: Record<string, string>): number => {
  const started = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', `await import(${JSON.stringify(pathToFileURL(file).href)}); process.exit()`],
    { env: { AWS_REGION: 'eu-west-1', ...environment }, encoding: 'utf8' },
  );
  const milliseconds = performance.now() - started;
  if (status !== 0) throw new Error(`${file} cannot be imported:\n${stderr}`);
  return milliseconds;
};

const median = (numbers: number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
};

const bytesIn = (path: string): number => {
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0);
};

const folder = mkdtempSync(join(tmpdir(), 'newsprint-cold-start-'));
try {
  const assembly = synthesise({ outdir: join(folder, 'assembly'), stage: 'production' });
  const empty = join(folder, 'empty.mjs');
  writeFileSync(empty, '');
  for (const [id, path] of functionAssets(assembly)) {
    const { Variables } = assembly.stacks[0]!.template.Resources[id].Properties.Environment;
    // Nothing is called, so any text will do for references to tables and queues.
    const texts = Object.entries(Variables).map(([name, value]) => [name, typeof value === 'string' ? value : name]);
    report(Variables.POWERTOOLS_SERVICE_NAME, path, measure(join(path, 'index.mjs'), empty, Object.fromEntries(texts)));
  }
} finally {
  rmSync(folder, { recursive: true });
}
