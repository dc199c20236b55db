import { spawnSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { AssetHashType, DockerImage } from 'aws-cdk-lib/core';

const PROJECT_ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BUNDLER = fileURLToPath(new URL('./bundle.ts', import.meta.url));

/**
 * The code of functions/<name>/index.ts with everything it imports, the SDK of the lock file among it: tested here, and
 * not whatever the runtime happens to carry. Its handler is `index.handler`.
 *
 * @param carries a folder of the source tree that goes along, where it exists, under its last name
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

const carry = (folder: string, outdir: string): void => {
  if (existsSync(folder)) cpSync(folder, join(outdir, basename(folder)), { recursive: true });
};
