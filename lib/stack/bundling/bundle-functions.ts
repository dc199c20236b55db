/**
 * Bundles functions side by side: `node bundle-functions.ts CACHE NAME...` puts into the cache, for each
 * functions/NAME/index.ts, a folder of index.mjs, its chunks, their source maps and the files carried along.
 *
 * A separate script because CDK bundles synchronously and esbuild takes plugins only in its asynchronous form. CDK's
 * NodejsFunction was measured first and falls short in two ways: it writes one file, so that dynamically imported
 * modules (tables for rarely seen languages) are read at every cold start, which takes 95 ms; and its source maps cover
 * every package, so that Node.js, which reads the map with the module, takes a fifth longer to import.
 */
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, zstdCompressSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';
import { PROJECT_ROOT, storeBundle } from './bundle-cache.ts';
import { noticesOf, packagesOf } from './licence-notices.ts';

/** What goes into a bundle of this folder, under its last name; lib/text/models/read-model.ts reads it there. */
const MODELS = 'lib/text/models/weights';
const READS_MODEL: Record<string, (file: string) => boolean> = {
  analyse: () => true,
  deduplicate: (file) => file === 'clusters.model',
};

/** Threads that a function starts: modules of their own beside its index. */
const THREADS: Record<string, Record<string, string>> = {
  deduplicate: { 'pdf-thread': 'lib/text/article/formats/pdf/pdf-thread.ts' },
};

/** Of 22: higher levels take seconds and win a few percent. */
const COMPRESSION_LEVEL = 19;

/** What every bundle depends on besides the files that esbuild reads. */
const COMMON_INPUTS = [
  'package-lock.json',
  'tsconfig.json',
  'lib/stack/bundling/bundle-functions.ts',
  'lib/stack/bundling/licence-notices.ts',
];

/** What the models learnt from, and its licences: goes where they go. */
const ABOUT_MODELS = 'docs/models.md';

/** PDF.js in one file, minified by its publisher: minifying it again takes esbuild seconds and wins 4 %. */
const PDF_JS = { module: 'unpdf/pdfjs', file: 'pdfjs.mjs' };

/** Leaves PDF.js as it is, to be copied beside the chunks. */
const minifiedModule: Plugin = {
  name: 'minified-module',
  setup({ onResolve }) {
    onResolve({ filter: new RegExp(`^${PDF_JS.module}$`) }, () => ({ path: `./${PDF_JS.file}`, external: true }));
  },
};

/**
 * Leaves packages out of the source maps: stack traces need the lines of this project, not those of the SDK. Each file
 * gets a source map that maps nothing but a line after its last, as esbuild accepts no empty one.
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

/** The tables by which eld tells languages apart: 1.6 MB as a module, a quarter of that compressed, and sooner loaded. */
const LANGUAGE_TABLES = { module: /[\\/]eld[\\/]src[\\/]ngrams[\\/]\w+\.js$/, file: 'language-tables.json.zst' };

const LOADS_LANGUAGE_TABLES = `
  import { readFileSync } from 'node:fs';
  import { zstdDecompressSync } from 'node:zlib';
  const packed = readFileSync(new URL('./${LANGUAGE_TABLES.file}', import.meta.url));
  export const ngramsData = JSON.parse(zstdDecompressSync(packed).toString());
`;

/** Puts the language tables beside the chunks as compressed JSON, and in their place a module that reads them. */
const packedLanguageTables = (folder: string): Plugin => ({
  name: 'packed-language-tables',
  setup({ onLoad }) {
    onLoad({ filter: LANGUAGE_TABLES.module }, async ({ path }) => {
      const { ngramsData } = await import(path);
      writeFileSync(join(folder, LANGUAGE_TABLES.file), compressed(Buffer.from(JSON.stringify(ngramsData))));
      return { contents: LOADS_LANGUAGE_TABLES, loader: 'js' };
    });
  },
});

/** Writes the bundle into the folder; returns its inputs, relative to the project's root. */
const bundle = async (functionName: string, folder: string): Promise<string[]> => {
  const { outputFiles, metafile } = await build({
    entryPoints: { index: `functions/${functionName}/index.ts`, ...THREADS[functionName] },
    // As if to the project's root: sources are named from there, and the code is the same wherever it is made.
    absWorkingDir: PROJECT_ROOT,
    outdir: PROJECT_ROOT,
    write: false,
    metafile: true,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    splitting: true,
    // In the entry's folder, so that whichever chunk reads a model finds its folder beside it.
    chunkNames: 'chunk-[hash]',
    mainFields: ['module', 'main'],
    // Tells one browser from another: the SDK imports it there, and never in Node.js.
    external: ['bowser'],
    minify: true,
    // As escapes, words and tables of other languages are longer.
    charset: 'utf8',
    sourcemap: true,
    sourcesContent: false,
    // Packages in CommonJS call require(), which an ES module does not have.
    banner: {
      js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
    },
    plugins: [minifiedModule, packedLanguageTables(folder), unmappedPackages],
    logLevel: 'warning',
    // By now esbuild has said what went wrong, and where.
  }).catch(() => process.exit(1));
  for (const { path, contents } of outputFiles) writeFileSync(join(folder, basename(path)), contents);
  const carried = [...copyPdfJs(Object.values(metafile.outputs), folder), ...packModels(functionName, folder)];
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.keys(inputs).filter((input) => inputs[input]!.bytesInOutput > 0),
  );
  writeFileSync(join(folder, 'NOTICES.txt'), noticesOf(packagesOf(PROJECT_ROOT, [...used, ...carried])));
  return [...COMMON_INPUTS, ...Object.keys(metafile.inputs), ...carried];
};

const copyPdfJs = (outputs: { imports: { path: string }[] }[], folder: string): string[] => {
  if (!outputs.some(({ imports }) => imports.some(({ path }) => path === `./${PDF_JS.file}`))) return [];
  const source = fileURLToPath(import.meta.resolve(PDF_JS.module));
  copyFileSync(source, join(folder, PDF_JS.file));
  return [relative(PROJECT_ROOT, source)];
};

const compressed = (content: Uint8Array): Buffer =>
  zstdCompressSync(content, { params: { [constants.ZSTD_c_compressionLevel]: COMPRESSION_LEVEL } });

/** Compressed, the models are two thirds as large and are unpacked within milliseconds. */
const packModels = (functionName: string, folder: string): string[] => {
  const reads = READS_MODEL[functionName];
  if (reads === undefined) return [];
  const target = join(folder, basename(MODELS));
  mkdirSync(target);
  const files = readdirSync(join(PROJECT_ROOT, MODELS))
    .filter(reads)
    .map((file) => join(MODELS, file));
  for (const file of files) {
    const packed = compressed(readFileSync(join(PROJECT_ROOT, file)));
    writeFileSync(join(target, `${basename(file)}.zst`), packed);
  }
  copyFileSync(join(PROJECT_ROOT, ABOUT_MODELS), join(target, basename(ABOUT_MODELS)));
  return [`${MODELS}/`, ...files, ABOUT_MODELS];
};

const changedSince = (started: number, inputs: string[]): boolean =>
  inputs.some((input) => {
    const { mtimeMs } = statSync(join(PROJECT_ROOT, input));
    return mtimeMs >= started && mtimeMs <= Date.now();
  });

const [cache, ...functionNames] = process.argv.slice(2);
if (cache === undefined) throw new Error('usage: node bundle-functions.ts CACHE NAME...');

await Promise.all(
  functionNames.map(async (functionName) => {
    for (;;) {
      const started = Date.now();
      const folder = mkdtempSync(join(cache, `${functionName}-`));
      process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
      const inputs = await bundle(functionName, folder);
      // A file that was saved meanwhile may be in the bundle with its old content.
      if (changedSince(started, inputs)) continue;
      storeBundle(cache, functionName, inputs, folder);
      return;
    }
  }),
);
