import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const { engines } = JSON.parse(readFileSync('package.json', 'utf8'));
const OLDEST = Number(/\d+/.exec(engines.node)?.[0]);

/** Whether a range such as `^20.1.0 || >=22` has the latest release of a major version of Node.js. */
const allows = (range: string, major: number): boolean =>
  range
    .replace(/([<>=^~]) +/g, '$1')
    .split('||')
    .some((part) =>
      part
        .trim()
        .split(' ')
        .every((bound) => {
          const [, sign = '', number = ''] = /^([<>=^~v]*)([\d*]*)/.exec(bound) ?? [];
          if (sign.startsWith('>')) return major >= Number(number);
          return sign.startsWith('<') ? major < Number(number) : number === '*' || major === Number(number);
        }),
    );

it('reads ranges as npm does', () => {
  for (const range of ['>=18', '>= 14.17', '^18.0.0 || ^20.1.0', '20 || >=22', '>=16 <23', '*', '20.x']) {
    expect(allows(range, 20), range).toBe(true);
  }
  for (const range of ['>=22', '^18.0.0 || >=22.12.0', '>=16 <20', '24']) expect(allows(range, 20), range).toBe(false);
});

it('no package makes `npm ci` warn on the oldest Node.js that this one supports', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const warned = Object.entries<{ engines?: { node?: string } }>(packages)
    .filter(([, { engines }]) => engines?.node && !allows(engines.node, OLDEST))
    .map(([name, { engines }]) => `${name} asks for ${engines?.node}`);
  expect(warned).toEqual([]);
});
