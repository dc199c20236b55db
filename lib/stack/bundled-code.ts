import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, zstdCompressSync } from 'node:zlib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { AssetHashType, DockerImage } from 'aws-cdk-lib/core';

/** Of 22: the higher ones take seconds and win a few percent. */
const COMPRESSION_LEVEL = 12;

const PROJECT_ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BUNDLER = fileURLToPath(new URL('./bundle.ts', import.meta.url));

/**
 * The code of functions/<name>/index.ts with everything it imports, the SDK of the lock file among it: tested here, and
 * not whatever the runtime happens to carry. Its handler is `index.handler`.
 *
 * @param carries a folder of the source tree that goes along, where it exists, under its last name, each file packed
 */
export const bundledCode = (name: string, carries?: string): Code =>
  Code.fromAsset(PROJECT_ROOT, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Required, but never pulled: the local bundler does it all, or throws.
      image: DockerImage.fromRegistry('scratch'),
      // CDK takes two assets of the same folder and the same command for one.
      command: ['bundle', name],
      local: {
        tryBundle: (outdir: string): boolean => {
          bundle(name, outdir);
          if (carries !== undefined) carry(join(PROJECT_ROOT, carries), outdir);
          return true;
        },
      },
    },
  });

const bundle = (name: string, outdir: string): void => {
  const entry = join(PROJECT_ROOT, 'functions', name, 'index.ts');
  const { status, stderr } = spawnSync(process.execPath, [BUNDLER, entry, outdir], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`functions/${name} cannot be bundled:\n${stderr}`);
  process.stderr.write(stderr);
};

/** Packed, a model is little more than half as large, and unpacking takes milliseconds; lib/text/models/read-model.ts does. */
const carry = (folder: string, outdir: string): void => {
  if (!existsSync(folder)) return;
  const target = join(outdir, basename(folder));
  mkdirSync(target, { recursive: true });
  for (const file of readdirSync(folder)) {
    const packed = zstdCompressSync(readFileSync(join(folder, file)), {
      params: { [constants.ZSTD_c_compressionLevel]: COMPRESSION_LEVEL },
    });
    writeFileSync(join(target, `${file}.zst`), packed);
  }
};
