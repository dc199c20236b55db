/**
 * Bundles one function: `node bundle.ts ENTRY OUTDIR` writes OUTDIR/index.mjs, its chunks, and their source maps.
 *
 * A script of its own because CDK bundles synchronously and esbuild takes plugins only in its asynchronous form. CDK's
 * NodejsFunction was measured first, in two things found wanting: it writes one file, so what is imported dynamically
 * (tables for languages that hardly ever come) is read at every cold start all the same, for 95 ms; and its source
 * maps cover every package, so that Node.js, which reads the map with the module, takes a fifth longer to import.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

const [entry, outdir] = process.argv.slice(2);
if (entry === undefined || outdir === undefined) throw new Error('usage: node bundle.ts ENTRY OUTDIR');

/**
 * Leaves packages out of the source maps: stack traces need the lines of this project, not those of the SDK. A file
 * says so by a source map of its own that maps nothing but a line after its last, as esbuild takes no empty one.
 */
const unmappedPackages: Plugin = {
  name: 'unmapped-packages',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]node_modules[\\/].*\.[cm]?js$/ }, async ({ path }) => {
      const code = await readFile(path, 'utf8');
      const map = { version: 3, sources: [''], mappings: `${';'.repeat(code.split('\n').length + 1)}AAAA` };
      const url = `data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString('base64')}`;
      return { contents: `${code}\n//# sourceMappingURL=${url}`, loader: 'js' };
    });
  },
};

const root = fileURLToPath(new URL('../..', import.meta.url));
const { outputFiles } = await build({
  entryPoints: { index: entry },
  // As if to the project's root: the sources are then named from there, and the code is the same wherever it is made.
  absWorkingDir: root,
  outdir: root,
  write: false,
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  outExtension: { '.js': '.mjs' },
  splitting: true,
  // Beside the entry: whatever chunk reads a model finds the models folder next to it.
  chunkNames: 'chunk-[hash]',
  mainFields: ['module', 'main'],
  minify: true,
  sourcemap: true,
  sourcesContent: false,
  // Packages in CommonJS call require(), which an ES module does not have.
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
  plugins: [unmappedPackages],
  logLevel: 'warning',
  // esbuild has said by now what it could not do, and where.
}).catch(() => process.exit(1));

await mkdir(outdir, { recursive: true });
for (const { path, contents } of outputFiles) await writeFile(join(outdir, basename(path)), contents);
