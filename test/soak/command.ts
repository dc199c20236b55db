/** `npm run soak -- --files 5000 --seed 7`: the test beside this file, with so many changes of the inbox. */
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { files: { type: 'string', default: '1000' }, seed: { type: 'string' } } });
const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

const vitest = spawn(
  process.execPath,
  [
    path('../../node_modules/vitest/vitest.mjs'),
    'run',
    '--config',
    path('../vitest.config.ts'),
    'test/soak/soak.test.ts',
    '--disable-console-intercept',
  ],
  {
    cwd: path('../..'),
    stdio: 'inherit',
    env: { ...process.env, SOAK_FILES: values.files, SOAK_SEED: values.seed ?? String(randomInt(1_000_000_000)) },
  },
);
vitest.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
