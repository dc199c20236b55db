import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { configFor, resolveSettings } from '../../lib/stack/config.ts';
import { ConfigError, LOG_RETENTION_DAYS, MEANINGS, type Settings } from '../../lib/stack/settings.ts';
import { settingsOf } from '../../lib/stack/settings-file.ts';
import { templateOf } from './template.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsprint-config-'));
  file = join(folder, '.newsprint.json');
  vi.stubEnv('NEWSPRINT_CONFIG', file);
  write({});
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const write = (stages: Record<string, unknown>) => writeFileSync(file, JSON.stringify({ stages }));
const configOf = (context: Record<string, unknown> = {}) => configFor((key) => context[key]);

describe('the configuration of a stage', () => {
  it('is that of production if the context names no stage', () => {
    expect(configOf()).toMatchObject({ stage: 'production', stackName: 'Newsprint', keepsData: true });
  });

  it('keeps no data in development', () => {
    expect(configOf({ stage: 'development' })).toMatchObject({ stackName: 'Newsprint-development', keepsData: false });
  });

  it('has what the file sets, and the defaults of the stage for the rest', () => {
    write({ production: { deduplicateConcurrency: 7, logRetentionDays: 30, alarmEmail: 'desk@example.org' } });
    expect(configOf()).toMatchObject({
      logRetention: RetentionDays.ONE_MONTH,
      deduplicate: { concurrency: 7, timeoutSeconds: 120 },
      analyse: { concurrency: 3, timeoutSeconds: 60 },
      alarmEmail: 'desk@example.org',
      versionRetentionDays: 30,
    });
    expect(configOf({ stage: 'development' })).toMatchObject({ deduplicate: { concurrency: 2 }, logRetention: 7 });
  });

  it.each(['staging', 'Production', '', 'constructor', 7])('refuses the stage %j and names the stages', (stage) => {
    write({ sports: { like: 'production' } });
    expect(() => configOf({ stage })).toThrow(/^Unknown stage .+: choose one of development, production, sports\.$/);
  });

  it('is refused if a setting stands in the context, where the next deployment would forget it', () => {
    expect(() => configOf({ alarmEmail: 'desk@example.org' })).toThrow(
      /^alarmEmail is set in \.newsprint\.json, not with -c or in cdk\.json/,
    );
    expect(configOf({ alarmEmail: null })).toEqual(configOf());
  });
});

describe('a second installation in one account', () => {
  it('is a stage of another name, with the defaults of the one that it is like', () => {
    write({ sports: { like: 'production', silenceHours: 6 } });
    expect(configOf({ stage: 'sports' })).toEqual({
      ...configOf(),
      stage: 'sports',
      stackName: 'Newsprint-sports',
      silenceHours: 6,
    });
  });

  it('shares no name with the first', () => {
    const NAMES = /^(Alarm|Bucket|Dashboard|Function|LogGroup|Policy|Queue|Role|Table|Topic)Name$/;
    const namesIn = (settings: Settings) =>
      Object.values(templateOf('production', settings).json.Resources)
        // The name of a policy is only known to its role.
        .filter(({ Type }) => Type !== 'AWS::IAM::Policy')
        .flatMap(({ Properties }) => Object.entries(Properties ?? {}))
        .flatMap(([property, value]) => (NAMES.test(property) ? JSON.stringify(value) : []))
        .filter((name) => !name.startsWith('{"Ref"'));
    const [first, second] = [namesIn({}), namesIn({ name: 'Sports-desk' })];
    expect(first.length).toBeGreaterThanOrEqual(8);
    for (const name of second) expect(name).toMatch(/sports-desk/i);
    expect(first.filter((name) => second.includes(name))).toEqual([]);
  });

  it('may not have the name of the first', () => {
    write({ production: { name: 'Desk' }, sports: { like: 'production', name: 'Desk' } });
    expect(() => configOf()).toThrow(/two stages of the name Desk/);
  });
});

describe('a mistake in the file', () => {
  it.each([
    [{ maxFileBytes: 'ten' }, '.maxFileBytes must be a whole number of at least 1, not "ten".'],
    [{ maxFileBytes: 0 }, '.maxFileBytes must be a whole number of at least 1, not 0.'],
    [{ maxFileBytes: 1.5 }, '.maxFileBytes must be a whole number of at least 1, not 1.5.'],
    [{ maxFileBytes: null }, '.maxFileBytes must be a whole number of at least 1, not null.'],
    [{ analyseConcurrency: 1 }, '.analyseConcurrency must be a whole number from 2 to 1000, not 1.'],
    [{ deduplicateConcurrency: 1001 }, '.deduplicateConcurrency must be a whole number from 2 to 1000, not 1001.'],
    [{ silenceHours: 169 }, '.silenceHours must be a whole number from 1 to 168, not 169.'],
    [{ sources: { Reuters: {} } }, '.sources.Reuters.prefix must be the beginning of keys, not undefined.'],
    [{ sources: { Reuters: { prefix: '' } } }, '.sources.Reuters.prefix must be the beginning of keys, not "".'],
    [
      { sources: { Reuters: { prefix: 'a/', silenceHours: 200 } } },
      '.sources.Reuters.silenceHours must be a whole number from 1 to 168, not 200.',
    ],
    [
      { sources: Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`Source ${i}`, { prefix: `${i}/` }])) },
      /\.sources must have at most 20 sources/,
    ],
    [{ sources: { '#1': { prefix: 'a/' } } }, /\.sources\.#1 must be 1 to 50 letters/],
    [{ alarmEmail: 'desk' }, '.alarmEmail must be an e-mail address, not "desk".'],
    [{ alarmMail: 'a@b.c' }, ' has no setting "alarmMail". Did you mean alarmEmail?'],
    [{ name: 'a-name-of-twenty-seven-chars' }, /\.name must be 2 to 26 letters.+, not "a-name/],
    [{ name: 'hyphen-' }, /\.name must be 2 to 26 letters/],
    [{ tags: { 'aws:owner': 'x' } }, /\.tags\.aws:owner must be 1 to 128 characters that do not begin with aws:/],
    [{ tags: 'owner' }, '.tags must be an object of names and values, not "owner".'],
    [{ like: 'development' }, '.like is only for stages with other names.'],
    [{ logRetentionDays: 8 }, /\.logRetentionDays must be one of 1, 3, 5, 7, 14, 30, .*, not 8\.$/],
    ['yes', / not "yes"\.$/],
  ])('is named in one line, with its place: %j', (settings, message) => {
    write({ development: settings });
    const failure = failureOf(() => configOf());
    expect(failure).toMatch(/^\.newsprint\.json: stages\.development/);
    expect(failure).toMatch(message instanceof RegExp ? message : failure);
    if (typeof message === 'string') expect(failure).toBe(`.newsprint.json: stages.development${message}`);
    expect(failure).not.toContain('\n');
  });

  it.each([
    ['{', /^\.newsprint\.json is not JSON: /],
    ['[]', /must be an object with an object "stages"/],
    ['{"stages": {}, "alarmEmail": "a@b.c"}', /has a name that means nothing: "alarmEmail"/],
    ['{"stages": {"sports": {}}}', /stages\.sports\.like must say which stage it is like/],
    ['{"stages": {"Sports Desk": {"like": "production"}}}', /stages\.Sports Desk: the name of a stage must be/],
  ])('is named in one line: %s', (text, message) => {
    writeFileSync(file, text);
    expect(failureOf(() => configOf())).toMatch(message);
  });

  it('is a file that is not there, if the environment names it', () => {
    rmSync(file);
    expect(failureOf(() => configOf())).toMatch(/cannot be read/);
  });
});

const failureOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  throw new Error('It was accepted');
};

describe('the log retention', () => {
  it('may be what CloudWatch Logs accepts', () => {
    const days = Object.values(RetentionDays).filter(
      (day) => typeof day === 'number' && day !== RetentionDays.INFINITE,
    );
    expect([...LOG_RETENTION_DAYS]).toEqual(days);
  });
});

describe('npm run config', () => {
  const run = (...options: string[]) =>
    spawnSync(process.execPath, [join(ROOT, 'bin/config.ts'), ...options], { encoding: 'utf8' });

  it('prints each setting, its value, where it comes from and what it means', () => {
    write({ production: { silenceHours: 6 } });
    const { stdout, status } = run();
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^silenceHours +6 +\.newsprint\.json: stages\.production +An alarm goes off after so many hours/m,
    );
    expect(stdout).toMatch(/^versionRetentionDays +30 +default of production +How long/m);
    expect(stdout).toMatch(/^Nobody will hear of alarms: set alarmEmail\.$/m);
    expect(stdout.match(/^\w+ {2,}/gm)).toHaveLength(resolveSettings(settingsOf('production')).length);
  });

  it('says what is wrong, and exits with 1', () => {
    write({ production: { silenceHours: 0 } });
    const { stderr, status } = run('--stage', 'production');
    expect(status).toBe(1);
    expect(stderr).toBe(
      '.newsprint.json: stages.production.silenceHours must be a whole number from 1 to 168, not 0.\n',
    );
  });

  it('prints the schema in docs/newsprint.schema.json, which editors use', () => {
    const printed = execFileSync(process.execPath, [join(ROOT, 'bin/config.ts'), '--schema'], { encoding: 'utf8' });
    expect(JSON.parse(readFileSync(join(ROOT, 'docs/newsprint.schema.json'), 'utf8'))).toEqual(JSON.parse(printed));
  });
});

it('docs/configuration.md explains every setting', () => {
  const docs = readFileSync(join(ROOT, 'docs/configuration.md'), 'utf8');
  for (const name of Object.keys(MEANINGS)) expect(docs).toContain(`| \`${name}\` |`);
});

it('the file of this repository is valid', () => {
  expect(() => settingsOf('production', join(ROOT, '.newsprint.json'))).not.toThrow();
});
