import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { messageOf } from '../errors.ts';
import type { Template } from './template.ts';

/** The synthesised stack: its template, and the folder of each function's bundle by the function's logical id. */
export interface Assembly {
  template: Template;
  assets: ReadonlyMap<string, string>;
}

export interface SynthesisRequest {
  outdir: string;
  bundle: boolean;
}

export type SynthesisReply = Assembly | { error: string };

/**
 * Synthesises the stack as `cdk synth` does, into a temporary folder, which is gone when it is removed or when the
 * process ends. In a thread, which takes the CDK's memory and its remarks about bundling with it, and leaves this one
 * free for Ctrl-C.
 *
 * @param bundle `false` leaves the functions unbundled, where only the template matters; there are no assets then
 * @throws if the stack cannot be synthesised or a function cannot be bundled
 */
export async function synthesiseAssembly({ bundle = true } = {}): Promise<Assembly & { remove(): void }> {
  const outdir = mkdtempSync(join(tmpdir(), 'newsprint-assembly-'));
  const remove = () => {
    process.off('exit', remove);
    rmSync(outdir, { recursive: true, force: true });
  };
  process.once('exit', remove);
  const worker = new Worker(new URL('./synthesis-thread.ts', import.meta.url), {
    workerData: { outdir, bundle } satisfies SynthesisRequest,
    stdout: true,
    stderr: true,
    execArgv: [],
  });
  let remarks = '';
  for (const stream of [worker.stdout, worker.stderr]) {
    stream.on('data', (data) => {
      remarks += data;
    });
  }
  const reply = await new Promise<SynthesisReply>((resolve) => {
    worker.once('message', resolve);
    worker.once('error', (error) => resolve({ error: messageOf(error) }));
    worker.once('exit', (code) => resolve({ error: `it ended with exit code ${code}` }));
  });
  await worker.terminate();
  if (!bundle || 'error' in reply) remove();
  if ('error' in reply) throw new Error(`The stack cannot be synthesised: ${reply.error}\n${remarks}`.trim());
  return { ...reply, remove };
}
