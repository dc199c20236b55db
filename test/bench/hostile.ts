/**
 * What hostile files and texts cost their function: `npm run bench:hostile`.
 *
 * Each is handled by a process of its own, with the heap that Node.js takes in a function of that memory. Printed are the
 * processor time as a share of what the function has until its timeout, at its share of a core (1,769 MB buy one:
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html), and the peak of memory as a share of its memory,
 * the process and the making of the file included.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../../lib/stack/config.ts';
import { FILES, TEXTS } from './hostile/inputs.ts';
import type { Measured } from './hostile/measure.ts';

const MEASURE = fileURLToPath(new URL('./hostile/measure.ts', import.meta.url));
const MEGABYTES_PER_CORE = 1769;
/** Of a function's memory, what its objects may take. */
const HEAP_SHARE = 0.6;

const { deduplicate, analyse } = readConfig();

const percent = (share: number): string => `${Math.round(100 * share)} %`.padStart(7);

const print = (kind: 'file' | 'text', name: string): void => {
  const { memoryMegabytes, timeoutSeconds } = kind === 'file' ? deduplicate : analyse;
  const heap = `--max-old-space-size=${Math.round(HEAP_SHARE * memoryMegabytes)}`;
  const { stdout, stderr } = spawnSync(process.execPath, [heap, MEASURE, kind, name], { encoding: 'utf8' });
  const line = stdout.trim().split('\n').at(-1) ?? '';
  if (!line.startsWith('{')) {
    const [problem = 'died'] = stderr.split('\n').filter((text) => /error|heap/i.test(text));
    console.log(`${name.padEnd(26)}    died  ${problem.slice(0, 90)}`);
    return;
  }
  const { cpuSeconds, megabytes, outcome } = JSON.parse(line) as Measured;
  const core = Math.min(1, memoryMegabytes / MEGABYTES_PER_CORE);
  console.log(
    `${name.padEnd(26)}${percent(cpuSeconds / core / timeoutSeconds)}${percent(megabytes / memoryMegabytes)}  ${outcome.slice(0, 90)}`,
  );
};

const [wanted = ''] = process.argv.slice(2);
console.log('file or text                 time memory  outcome');
for (const name of Object.keys(FILES)) if (name.includes(wanted)) print('file', name);
for (const name of Object.keys(TEXTS)) if (name.includes(wanted)) print('text', name);
