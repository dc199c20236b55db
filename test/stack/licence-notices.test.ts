import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bundleOf, FUNCTION_NAMES } from '../../lib/stack/bundling/bundles.ts';
import { noticesOf, packagesOf } from '../../lib/stack/bundling/licence-notices.ts';

const root = mkdtempSync(join(tmpdir(), 'newsprint-notices-'));
afterAll(() => rmSync(root, { recursive: true }));

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
write('node_modules/one/package.json', '{"name": "one", "version": "1.0.0", "license": "MIT"}');
write('node_modules/one/LICENSE', 'Do as you like.\n');
write('node_modules/@scope/two/package.json', '{"name": "@scope/two", "version": "2.0.0", "license": "Apache-2.0"}');
write('node_modules/@scope/two/NOTICE.txt', 'By two.');
write(
  'node_modules/one/node_modules/@scope/two/package.json',
  '{"name": "@scope/two", "version": "1.9.0", "license": "MIT"}',
);
write('node_modules/one/node_modules/@scope/two/licence.md', 'Do as you like.');
write('node_modules/none/package.json', '{"name": "none", "version": "0.0.1"}');

describe('notices', () => {
  it('name each package once, in each of its versions, and no file of the project', () => {
    const files = [
      'lib/text/words.ts',
      'node_modules/one/a.js',
      'node_modules/one/dist/b.js',
      'node_modules/@scope/two/index.js',
      'node_modules/one/node_modules/@scope/two/index.js',
    ];
    expect(
      packagesOf(root, files)
        .map(({ name, version }) => `${name} ${version}`)
        .sort(),
    ).toEqual(['@scope/two 1.9.0', '@scope/two 2.0.0', 'one 1.0.0']);
  });

  it('have a text that several packages share once, and those without one by their licence', () => {
    const [two, one] = packagesOf(root, ['node_modules/@scope/two/a.js', 'node_modules/one/a.js']);
    const text = noticesOf([two!, one!, { ...one!, name: 'three' }, { ...one!, name: 'four', texts: [] }]);
    expect(text.match(/Do as you like\./g)).toHaveLength(1);
    expect(text).toContain('one 1.0.0 (MIT)\nthree 1.0.0 (MIT)\n\nDo as you like.');
    expect(text).toContain('By two.');
    expect(text).toContain('four 1.0.0 (MIT)');
  });

  it('refuse a package without a licence', () => {
    expect(() => packagesOf(root, ['node_modules/none/a.js'])).toThrow('none names no licence');
  });
});

/** Licences that allow to pass a package on in a larger work under other terms. */
const PERMISSIVE = /^(?:MIT|MIT-0|Apache-2\.0|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|BlueOak-1\.0\.0|Unlicense|CC0-1\.0)$/;

describe.each(FUNCTION_NAMES)('the bundle of %s', (name) => {
  const text = readFileSync(join(bundleOf(name), 'NOTICES.txt'), 'utf8');
  const packages = [...text.matchAll(/^(\S+) \d\S* \((.+)\)$/gm)];

  it('holds the notices of the SDK and of the logger', () => {
    const names = packages.map(([, one]) => one);
    expect(names).toContain('@aws-sdk/client-dynamodb');
    expect(names).toContain('@aws-lambda-powertools/logger');
    expect(text).toContain('TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION');
  });

  it('holds no package whose licence asks for more', () => {
    const others = packages.filter(([, , licence]) => !PERMISSIVE.test(licence!)).map(([line]) => line);
    expect(others).toEqual([]);
  });
});
