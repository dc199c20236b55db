import { gunzipSync, gzipSync } from 'node:zlib';
import { readModel } from '../language/models.ts';
import type { AcceptanceWeights } from './acceptance.ts';
import { type CrfWeights, pack } from './crf.ts';

/** The trained parts of the statement reader, as they stand in `statements.model`. */
export interface StatementModel {
  /** Tags the tokens of a paragraph as source, cue or content. */
  cues: CrfWeights;
  /** Tags the tokens of a sentence as source or content of one cue of it. */
  spans: CrfWeights;
  /** Tells which of what the two found stands. */
  acceptance: AcceptanceWeights;
}

interface Part {
  labels: number;
  emissionRows: number;
  transitionRows: number;
  scale: number;
}

const PARTS = ['cues', 'spans'] as const;

/** The file, gzipped: a line of JSON, then for each part its weights as signed bytes. Half of them are zero. */
export const encodeModel = (model: StatementModel, about: string): Buffer => {
  const header: Record<string, Part> = {};
  const bodies: Buffer[] = [];
  for (const name of PARTS) {
    const weights = model[name];
    const scale = Math.max(largest(weights.emissions), largest(weights.transitions)) / 127;
    header[name] = {
      labels: weights.labels,
      emissionRows: weights.emissionMask + 1,
      transitionRows: weights.transitionMask + 1,
      scale,
    };
    for (const part of [weights.emissions, weights.transitions])
      bodies.push(Buffer.from(quantised(part, scale).buffer));
  }
  const { weights } = model.acceptance;
  const acceptance = { size: weights.length, scale: largest(weights) / 127 };
  bodies.push(Buffer.from(quantised(weights, acceptance.scale).buffer));
  const head = Buffer.from(`${JSON.stringify({ about, ...header, acceptance })}\n`);
  return gzipSync(Buffer.concat([head, ...bodies]), { level: 9 });
};

export const decodeModel = (zipped: Buffer): StatementModel => {
  const file = gunzipSync(zipped);
  const newline = file.indexOf(10);
  const header = JSON.parse(file.toString('utf8', 0, newline)) as Record<string, Part>;
  let at = newline + 1;
  const take = (length: number): Int8Array => {
    const part = new Int8Array(file.buffer, file.byteOffset + at, length);
    at += length;
    return part;
  };
  const parts = PARTS.map((name): CrfWeights => {
    const { labels, emissionRows, transitionRows, scale } = header[name]!;
    const emissions = take(emissionRows * labels);
    return {
      labels,
      emissions,
      packed: pack(emissions, labels),
      transitions: take(transitionRows * labels * labels),
      emissionMask: emissionRows - 1,
      transitionMask: transitionRows - 1,
      scale,
    };
  });
  const { size, scale } = header.acceptance as unknown as { size: number; scale: number };
  return { cues: parts[0]!, spans: parts[1]!, acceptance: { weights: take(size), mask: size - 1, scale } };
};

let loaded: StatementModel | undefined;

/** The shipped model, read once. */
export const statementModel = (): StatementModel => {
  loaded ??= decodeModel(readModel('statements.model'));
  return loaded;
};

const largest = (weights: ArrayLike<number>): number => {
  // A few giants would cost all others their precision: they are cut.
  const sizes = Float32Array.from(weights, Math.abs)
    .filter((size) => size > 0)
    .sort();
  return sizes[Math.floor(sizes.length * 0.9999)] ?? 1;
};

const quantised = (weights: ArrayLike<number>, scale: number): Int8Array<ArrayBuffer> =>
  Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale))));
