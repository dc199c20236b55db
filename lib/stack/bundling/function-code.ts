import { cpSync } from 'node:fs';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { AssetHashType, DockerImage } from 'aws-cdk-lib/core';
import { PROJECT_ROOT } from './bundle-cache.ts';
import { bundleOf, type FunctionName } from './bundles.ts';

/**
 * The code of functions/<name>/index.ts with everything it imports, including the SDK in the version of the lock file,
 * which is the one tested here, not the one that the runtime happens to have. The handler is `index.handler`.
 */
export const functionCode = (name: FunctionName): Code =>
  Code.fromAsset(PROJECT_ROOT, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Required, but never pulled: the local bundler does it all, or throws.
      image: DockerImage.fromRegistry('scratch'),
      // CDK takes two assets of the same folder and the same command for one.
      command: ['bundle', name],
      local: {
        tryBundle: (outdir: string): boolean => {
          cpSync(bundleOf(name), outdir, { recursive: true });
          return true;
        },
      },
    },
  });
