import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { App } from 'aws-cdk-lib/core';
import { AssetManifestArtifact, type CloudAssembly } from 'aws-cdk-lib/cx-api';
import { readConfig } from './config.ts';
import { NewsprintStack } from './newsprint-stack.ts';
import { readSettings, type Settings } from './settings.ts';

export interface SynthesisOptions {
  /** The folder for the assembly, created if it does not exist. */
  outdir: string;
  stage: string;
  /** `false` leaves the functions unbundled, if only the template matters. */
  bundle?: boolean;
  /** What .newsprint.json would set for the stage; the file itself is not read. */
  settings?: Settings;
}

/**
 * Synthesises the stack in this process as `cdk synth -c stage=…` does, with the feature flags of cdk.json, and bundles the functions.
 *
 * @returns the assembly; the template is `assembly.stacks[0].template`
 */
export const synthesise = (options: SynthesisOptions): CloudAssembly => newsprintApp(options).synth();

/** The app with the stack. */
export const newsprintApp = ({ outdir, stage, bundle = true, settings = {} }: SynthesisOptions): App => {
  const app = new App({
    outdir,
    analyticsReporting: false,
    // Left to `cdk synth`: checking the template against CloudFormation's schemas takes seconds.
    builtinCloudFormationValidation: false,
    postCliContext: {
      ...cdkContext(),
      // The defaults of the command line.
      'aws:cdk:enable-path-metadata': true,
      'aws:cdk:enable-asset-metadata': true,
      'aws:cdk:bundling-stacks': bundle ? ['**'] : [],
    },
  });
  const where = `stages.${stage}`;
  new NewsprintStack(app, readConfig({ stage, settings: readSettings(settings, where), where }));
  return app;
};

/** The folder of each function's bundle, by the function's logical id in the template. */
export const functionAssets = (assembly: CloudAssembly): Map<string, string> => {
  const folders = new Map<string, string>();
  for (const artifact of assembly.artifacts) {
    if (!AssetManifestArtifact.isAssetManifestArtifact(artifact)) continue;
    for (const [hash, { source }] of Object.entries(artifact.contents.files ?? {})) {
      if (source.path !== undefined) folders.set(hash, resolve(dirname(artifact.file), source.path));
    }
  }
  const resources: Record<string, { Type: string; Properties?: { Code?: { S3Key?: string } } }> =
    assembly.stacks[0]?.template.Resources ?? {};
  return new Map(
    Object.entries(resources)
      .filter(([, { Type }]) => Type === 'AWS::Lambda::Function')
      .map(([logicalId, { Properties }]) => {
        const folder = folders.get(Properties?.Code?.S3Key?.replace(/\.zip$/, '') ?? '');
        if (folder === undefined) throw new Error(`The assembly has no code for ${logicalId}`);
        return [logicalId, folder];
      }),
  );
};

const cdkContext = (): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')).context;
