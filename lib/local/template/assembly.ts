import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { messageOf } from '../errors.ts';
import type { Template } from './template.ts';

/** The synthesised stack. */
export interface Assembly {
  template: Template;
  /** The folder of each function's bundle, by the function's logical id. */
  assets: ReadonlyMap<string, string>;
}

export interface SynthesisRequest {
  outdir: string;
  bundle: boolean;
}

export type SynthesisReply = Assembly | { error: string };

/**
 * Synthesises the stack as `cdk synth` does, into a temporary folder that `remove` deletes, or the end of the process.
 * This happens in a thread: when it ends, so does the CDK's use of memory; its messages about bundling stay out of
 * sight; and this thread can react to Ctrl-C.
 *
 * @param bundle `false` leaves the functions unbundled, if only the template matters; there are no assets then
 * @throws if the stack cannot be synthesised or a function cannot be bundled
 */
export const synthesiseAssembly = async ({ bundle = true } = {}): Promise<Assembly & { remove(): void }> => {
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
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  let messages = '';
  for (const stream of [worker.stdout, worker.stderr]) {
    stream.on('data', (data) => {
      messages += data;
    });
  }
  const reply = await new Promise<SynthesisReply>((resolve) => {
    worker.once('message', resolve);
    worker.once('error', (error) => resolve({ error: messageOf(error) }));
    worker.once('exit', (code) => resolve({ error: `the thread ended with exit code ${code}` }));
  });
  // Not terminated, so that it deletes its temporary files.
  await ended;
  if (!bundle || 'error' in reply) remove();
  if ('error' in reply) throw new Error(`The stack cannot be synthesised: ${reply.error}\n${messages}`.trim());
  return { ...reply, remove };
};
