/**
 * `npm run expressions`: prints the regular expressions that may take more than linear time on a crafted text, or that
 * nothing can judge, and fails if there are any. Recheck judges them (https://makenowjust-labs.github.io/recheck).
 *
 * Those it finds safe are recorded in the file beside this one, as judging all of them takes minutes. With `--new`, as the
 * test beside this file has it, only those are judged that are not in the record, which stays as it is.
 */
import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseSync } from '@swc/core';
import { check } from 'recheck';
import { BOUNDED } from './bounded-expressions.ts';

const { values } = parseArgs({ options: { new: { type: 'boolean' }, root: { type: 'string' } } });
const ROOT = values.root ?? fileURLToPath(new URL('../..', import.meta.url));
const RECORD = new URL('judged-expressions.txt', import.meta.url);
/** Without lib/stack, which sees no text of others. Its filters run in esbuild, which is linear. */
const FILES = globSync('{functions,lib}/**/*.ts', { cwd: ROOT, exclude: (name) => name === 'stack' }).sort();

interface Expression {
  place: string;
  source: string;
  flags: string;
}

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** The literals of a file. */
const literalsIn = (file: string): Expression[] => {
  const text = read(file);
  const found: Expression[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, pattern, flags } = node as { type?: string; pattern?: string; flags?: string };
    if (type === 'RegExpLiteral') {
      const above = text.slice(0, text.indexOf(`/${pattern}/${flags}`));
      found.push({ place: `${file}:${above.split('\n').length}`, source: pattern!, flags: flags! });
    }
    Object.values(node).forEach(visit);
  };
  visit(parseSync(text, { syntax: 'typescript', target: 'esnext' }).body);
  return found;
};

/** The lines of the files that build an expression. */
const BUILDING = FILES.flatMap((file) =>
  read(file)
    .split('\n')
    .flatMap((line, at) => (/\bRegExp\(/.test(line) ? [`${file}:${at + 1}`] : [])),
);

/** What these lines build while their modules are loaded. */
const builtWhenLoaded = async (): Promise<Expression[]> => {
  const built: Expression[] = [];
  const construct: ProxyHandler<RegExpConstructor>['construct'] = (target, parts) => {
    const { source, flags } = Reflect.construct(target, parts) as RegExp;
    // The message, this function, who called.
    const caller = new Error().stack!.split('\n')[2]!;
    const place = /(?:functions|lib)\/[^:()]+\.ts:\d+/.exec(caller)?.[0];
    if (place && BUILDING.includes(place)) built.push({ place, source, flags });
    return Reflect.construct(target, parts) as RegExp;
  };
  globalThis.RegExp = new Proxy(RegExp, { construct, apply: (target, _, parts) => construct(target, parts, target) });
  for (const file of new Set(BUILDING.map((place) => place.split(':')[0]!))) await import(join(ROOT, file));
  return built;
};

/** What an expression is recorded as. */
const idOf = ({ source, flags }: Expression): string =>
  createHash('sha256').update(`/${source}/${flags}`).digest('hex').slice(0, 16);

/** Ten times the default, for a machine that does other things too: an attack that takes longer counts as one. */
const LIMITS = { timeout: 100_000, attackTimeout: 10_000, incubationTimeout: 2500 };

/** What is wrong with an expression, if anything is. */
const judge = async (source: string, flags: string): Promise<string | undefined> => {
  const verdict = await check(source, flags, LIMITS);
  if (verdict.status === 'safe') return undefined;
  return verdict.status === 'vulnerable'
    ? `${verdict.complexity.summary}, for instance for ${verdict.attack.pattern}`
    : `not judged: ${verdict.error.kind}`;
};

const recorded = new Set(values.root ? [] : readFileSync(RECORD, 'utf8').split('\n'));
const bounded = new Map(Object.entries(BOUNDED));
const built = await builtWhenLoaded();
const found = new Map([...FILES.flatMap(literalsIn), ...built].map((one) => [idOf(one), one]));
const safe: string[] = [];
const problems = BUILDING.filter((line) => !built.some(({ place }) => place === line)).map(
  (line) => `${line} builds an expression when it runs, which cannot be judged`,
);
for (const [id, { place, source, flags }] of found) {
  if (bounded.has(id)) continue;
  const problem = recorded.has(id) ? undefined : await judge(source, flags);
  if (problem === undefined) safe.push(id);
  else problems.push(`${place} ${id} /${source}/${flags}\n  ${problem}`);
}
if (!values.root) {
  for (const [id, about] of bounded)
    if (!found.has(id)) problems.push(`${id} is listed, and no longer there: ${about}`);
  if (!values.new) writeFileSync(RECORD, `${safe.sort().join('\n')}\n`);
}
for (const problem of problems) console.log(problem);
process.exit(problems.length > 0 ? 1 : 0);
