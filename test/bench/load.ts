/**
 * What files take that come all at once, the more executions of a function handle them: those that get in each other's way
 * repeat reads and writes. Once with articles that have nothing in common, once with as many versions of a single one, the worst
 * there is: all of them are counted in one row, and list their statements in one item.
 *
 *     npm run load -- FOLDER --at-once 1,2,4,8
 *
 * Capacity does not depend on the machine; files a second do, and executions beyond its processors only take turns.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { findFiles } from '../../lib/local/command/paths.ts';
import { synthesiseAssembly } from '../../lib/local/template/assembly.ts';
import { resourcesOfType } from '../../lib/local/template/template.ts';
import { startMeter } from './cost/measure.ts';
import { varied } from './cost/texts.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'at-once': { type: 'string', default: '1,2,4,8' } },
});
const paths = positionals.length > 0 ? positionals : ['test/articles'];
const texts = await Promise.all((await findFiles(paths)).map(async ({ path }) => (await readFile(path)).toString()));

const filesOf = (folder: string, all: readonly string[]) =>
  new Map(all.map((text, i) => [`${folder}/${i}.txt`, Buffer.from(text)]));

const assembly = await synthesiseAssembly();
// A deployment's own limits would keep the executions from being as many as are asked for.
for (const { properties } of resourcesOfType(assembly.template, 'AWS::Lambda::EventSourceMapping')) {
  delete properties.ScalingConfig;
}
console.log('| executions at once | files | write units a file | read units | files a second |');
console.log('| --- | --- | --- | --- | --- |');
for (const atOnce of values['at-once'].split(',').map(Number)) {
  const meter = await startMeter(assembly, atOnce);
  const kinds = {
    'nothing in common': filesOf('news', texts),
    'versions of one': filesOf(
      'versions',
      texts.map((_, i) => varied(texts[0]!, i)),
    ),
  };
  for (const [kind, files] of Object.entries(kinds)) {
    const started = performance.now();
    const { writeUnits, readUnits } = await meter.measure(files);
    const perSecond = files.size / ((performance.now() - started) / 1000);
    const cells = [atOnce, `${files.size}: ${kind}`, writeUnits, readUnits, perSecond];
    console.log(
      `| ${cells.map((cell) => (typeof cell === 'number' && cell !== atOnce ? cell.toFixed(1) : cell)).join(' | ')} |`,
    );
  }
  await meter.stop();
}
assembly.remove();
