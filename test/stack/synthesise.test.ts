import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { zstdDecompressSync } from 'node:zlib';
import type { CloudAssembly, CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { functionAssets, synthesise } from '../../lib/stack/synthesise.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MEGABYTE = 2 ** 20;
const FUNCTIONS = ['Deduplicate', 'Analyse', 'Backfill', 'Explore'];
// Without an account and network: synthesis must not need them.
const OFFLINE = {
  PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env.PATH}`,
  HOME: tmpdir(),
  NEWSPRINT_CONFIG: join(tmpdir(), `newsprint-synthesise-${process.pid}.json`),
  AWS_EC2_METADATA_DISABLED: 'true',
};

let folder: string;
let assembly: CloudAssembly;
let bundles: { name: string; path: string }[];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsprint-synthesise-'));
  writeFileSync(OFFLINE.NEWSPRINT_CONFIG, '{"stages": {}}');
  assembly = synthesise({ outdir: join(folder, 'in-process'), stage: 'production' });
  bundles = [...functionAssets(assembly)].map(([id, path]) => ({
    name: id.replace(/^Workers|Function.*$/g, ''),
    path,
  }));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(OFFLINE.NEWSPRINT_CONFIG);
});

it('the stack has tags, and no termination protection, which would keep a failed creation from being repeated', () => {
  const [{ tags, terminationProtection }] = assembly.stacks as [CloudFormationStackArtifact];
  expect({ tags, terminationProtection }).toEqual({
    tags: { application: 'newsprint', stage: 'production' },
    terminationProtection: false,
  });
});

const bundle = (name: string) => bundles.find((found) => found.name === name)!.path;

describe('the bundles', () => {
  it('exist for each function', () => {
    expect(bundles.map(({ name }) => name)).toEqual(FUNCTIONS);
  });

  it.each(FUNCTIONS)('%s: an ES module with a source map, of less than 8 MB in total', (name) => {
    expect(existsSync(join(bundle(name), 'index.mjs'))).toBe(true);
    expect(existsSync(join(bundle(name), 'index.mjs.map'))).toBe(true);
    const files = readdirSync(bundle(name), { recursive: true }) as string[];
    const bytes = files.reduce((sum, file) => sum + statSync(join(bundle(name), file)).size, 0);
    expect(bytes).toBeLessThan(8 * MEGABYTE);
  });

  it.each(FUNCTIONS)('%s: stack traces name the files of this project, from its root', (name) => {
    const map = JSON.parse(readFileSync(join(bundle(name), 'index.mjs.map'), 'utf8'));
    expect(map.sources).toContain(`functions/${name.toLowerCase()}/index.ts`);
    expect(map.sources.filter((source: string) => /node_modules.*js$/.test(source))).toEqual([]);
  });

  it.each(FUNCTIONS)('%s: exports the handler, outside the source tree', (name) => {
    const environment = Object.fromEntries(
      ['FILES', 'STORIES', 'FINGERPRINTS', 'ARTICLES', 'STATEMENTS', 'MENTIONS', 'SEARCH'].map((table) => [
        `${table}_TABLE`,
        table,
      ]),
    );
    const url = pathToFileURL(join(bundle(name), 'index.mjs')).href;
    const exported = execFileSync(
      'node',
      ['--input-type=module', '-e', `console.log(typeof (await import(${JSON.stringify(url)})).handler)`],
      {
        cwd: folder,
        encoding: 'utf8',
        env: {
          ...OFFLINE,
          ...environment,
          ANALYSES_QUEUE_URL: 'https://sqs/analyses',
          UPLOADS_QUEUE_URL: 'https://sqs/uploads',
          BULK_ANALYSES_QUEUE_URL: 'https://sqs/bulk-analyses',
          QUEUE_URLS: 'https://sqs/records',
          RETRY_SECONDS: '1',
          RECORDS_QUEUE_URL: 'https://sqs/records',
          INBOX_BUCKET: 'inbox',
          MAX_FILE_BYTES: '1',
          AWS_REGION: 'eu-west-1',
        },
      },
    );
    expect(exported.trim()).toBe('function');
  });

  it('analyse contains every model of the source tree, compressed, where readModel looks for it', () => {
    const models = join(ROOT, 'lib/text/models/weights');
    const packed = join(bundle('Analyse'), 'weights');
    const files = readdirSync(models).filter((file) => file.endsWith('.model'));
    expect(files).not.toEqual([]);
    for (const file of files) {
      const unpacked = zstdDecompressSync(readFileSync(join(packed, `${file}.zst`)));
      expect(unpacked.equals(readFileSync(join(models, file)))).toBe(true);
    }
    // By its words this tells bad scans.
    expect(readdirSync(join(bundle('Deduplicate'), 'weights')).sort()).toEqual(['clusters.model.zst', 'models.md']);
    expect(existsSync(join(bundle('Explore'), 'weights'))).toBe(false);
  });
});

describe('npx cdk synth', () => {
  const synth = (...options: string[]) =>
    spawnSync('cdk', ['synth', '--quiet', '--no-notices', '--output', join(folder, 'command-line'), ...options], {
      cwd: ROOT,
      encoding: 'utf8',
      env: OFFLINE,
    });

  it('gives the same template as synthesis in this process, without an account', () => {
    const { status, stderr } = synth();
    expect(status, stderr).toBe(0);
    const template = readFileSync(join(folder, 'command-line', assembly.stacks[0]!.templateFile), 'utf8');
    expect(JSON.parse(template)).toEqual(assembly.stacks[0]!.template);
  });

  it('says that nobody hears of alarms, as long as no address is set', () => {
    expect(synth().stderr).toContain('Nobody hears of the alarms of Newsprint: set alarmEmail in .newsprint.json');
    writeFileSync(OFFLINE.NEWSPRINT_CONFIG, '{"stages": {"production": {"alarmEmail": "desk@example.org"}}}');
    const { stderr } = synth();
    writeFileSync(OFFLINE.NEWSPRINT_CONFIG, '{"stages": {}}');
    expect(stderr).not.toContain('Nobody hears');
  });

  it('gives a template that a later diff finds unchanged', () => {
    synth();
    const before = join(folder, 'command-line', assembly.stacks[0]!.templateFile);
    const { stderr, status } = spawnSync('cdk', ['diff', '--no-notices', '--fail', '--template', before, 'Newsprint'], {
      cwd: ROOT,
      encoding: 'utf8',
      env: OFFLINE,
    });
    expect(stderr).toContain('There were no differences');
    expect(status, stderr).toBe(0);
  });

  it('refuses an unknown stage with a message of one line', () => {
    const { status, stderr } = synth('-c', 'stage=staging');
    expect(status).not.toBe(0);
    expect(stderr).toContain('Unknown stage "staging": choose one of development, production.');
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
