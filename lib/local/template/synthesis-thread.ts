/** The thread that synthesises the stack. */
import { parentPort, workerData } from 'node:worker_threads';
import { functionAssets, synthesise } from '../../stack/synthesise.ts';
import { messageOf } from '../errors.ts';
import type { SynthesisReply, SynthesisRequest } from './assembly.ts';
import type { Template } from './template.ts';

const { outdir, bundle } = workerData as SynthesisRequest;
/** A run on one machine costs nobody anything, and nobody wants to wait for the next hour. */
const UNLIMITED = { maxArticlesPerHour: Number.MAX_SAFE_INTEGER, maxUnpackedBytesPerDay: Number.MAX_SAFE_INTEGER };

const reply = (message: SynthesisReply) => parentPort?.postMessage(message);

try {
  const assembly = synthesise({ outdir, stage: 'development', bundle, settings: UNLIMITED });
  const template: Template = assembly.stacks[0]?.template;
  reply({ template, assets: bundle ? functionAssets(assembly) : new Map() });
} catch (error) {
  reply({ error: messageOf(error) });
}
