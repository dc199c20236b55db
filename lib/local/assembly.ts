import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Template } from './template.ts';

/** The synthesised stack: its template, and the folder of each function's bundle by the function's logical id. */
export interface Assembly {
  template: Template;
  assets: ReadonlyMap<string, string>;
}

/**
 * Synthesises the stack as `cdk synth` does, into a temporary folder that goes with the process.
 *
 * @throws if the stack cannot be synthesised or a function cannot be bundled
 */
export async function synthesiseAssembly(): Promise<Assembly> {
  // Loading the CDK takes a second; who only asks for --help need not wait.
  const { functionAssets, synthesise } = await import('../stack/synthesise.ts');
  const outdir = mkdtempSync(join(tmpdir(), 'newsprint-assembly-'));
  process.once('exit', () => rmSync(outdir, { recursive: true, force: true }));
  const assembly = synthesise({ outdir, stage: 'development' });
  return { template: assembly.stacks[0]?.template as Template, assets: functionAssets(assembly) };
}
