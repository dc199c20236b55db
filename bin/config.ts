/**
 * Prints what `cdk deploy` will use, and why: every setting of a stage, from .newsprint.json or by default.
 *
 *   npm run config                          the stage production
 *   npm run config -- --stage development
 *   npm run config -- --schema              the JSON Schema of the file, for docs/newsprint.schema.json
 *
 * Exits with 1 and says what is wrong if the file is not valid; no account is needed.
 */
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { resolveSettings } from '../lib/stack/config.ts';
import { ConfigError, MEANINGS } from '../lib/stack/settings.ts';
import { settingsFile, settingsOf } from '../lib/stack/settings-file.ts';

const print = (stage: string): void => {
  const settings = resolveSettings(settingsOf(stage));
  const width = (cells: string[]) => Math.max(...cells.map(({ length }) => length));
  const values = settings.map(({ value }) => (value === undefined ? '–' : JSON.stringify(value)));
  const [names, froms] = [settings.map(({ name }) => name), settings.map(({ from }) => from)];
  settings.forEach(({ name, from }, i) => {
    const cells = [name.padEnd(width(names)), values[i]!.padEnd(width(values)), from.padEnd(width(froms))];
    console.log(`${cells.join('  ')}  ${MEANINGS[name]}`);
  });
  if (settings.some(({ name, value }) => name === 'alarmEmail' && value === undefined)) {
    console.log('\nNobody will hear of alarms: set alarmEmail.');
  }
};

try {
  const options = { stage: { type: 'string', default: 'production' }, schema: { type: 'boolean' } } as const;
  const { values } = parseArgs({ options });
  if (values.schema) console.log(JSON.stringify(z.toJSONSchema(settingsFile, { io: 'input' }), null, 2));
  else print(values.stage);
} catch (error) {
  const { code } = error as NodeJS.ErrnoException;
  if (!(error instanceof ConfigError) && !code?.startsWith('ERR_PARSE_ARGS')) throw error;
  console.error((error as Error).message);
  process.exitCode = 1;
}
