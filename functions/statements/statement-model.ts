import { gunzipSync, gzipSync } from 'node:zlib';
import { readModel } from '../language/models.ts';
import type { AcceptanceWeights } from './acceptance.ts';
import { type CrfWeights, pack } from './crf.ts';
import type { Trees } from './trees.ts';

/** The trained parts of the statement reader, as they stand in `statements.model`. */
export interface StatementModel {
  /** Tags the tokens of a paragraph as source, cue or content. */
  cues: CrfWeights;
  /** Tags the tokens of a sentence as source or content of one cue of it. */
  spans: CrfWeights;
  /** What speaks, in the words around it, for and against what the two found. */
  acceptance: AcceptanceWeights;
  /** Tell from that and from how sure the taggers were which of it stands. */
  trees: Trees;
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
    const weights = model[name].packed ? model[name] : asShipped(model[name]);
    const { scale } = weights;
    header[name] = {
      labels: weights.labels,
      emissionRows: weights.emissionMask + 1,
      transitionRows: weights.transitionMask + 1,
      scale,
    };
    for (const part of [weights.emissions, weights.transitions])
      bodies.push(Buffer.from(part.buffer, part.byteOffset, part.byteLength));
  }
  const { weights } = model.acceptance;
  const acceptance = { size: weights.length, scale: largest(weights) / 127 };
  bodies.push(Buffer.from(quantised(weights, acceptance.scale).buffer));
  const { depth, base, features, limits, leaves } = model.trees;
  const trees = { depth, base, inner: features.length, outer: leaves.length };
  for (const part of [features, limits, leaves])
    bodies.push(Buffer.from(part.buffer, part.byteOffset, part.byteLength));
  const head = Buffer.from(`${JSON.stringify({ about, ...header, acceptance, trees })}\n`);
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
  const acceptance = { weights: take(size), mask: size - 1, scale };
  const { depth, base, inner, outer } = header.trees as unknown as Record<string, number>;
  const bytes = (length: number): ArrayBuffer => Uint8Array.from(take(length)).buffer;
  const trees: Trees = {
    depth: depth!,
    base: base!,
    features: new Uint8Array(bytes(inner!)),
    limits: new Float32Array(bytes(4 * inner!)),
    leaves: new Float32Array(bytes(4 * outer!)),
  };
  return { cues: parts[0]!, spans: parts[1]!, acceptance, trees };
};

let loaded: StatementModel | undefined;

/** The shipped model, read once. */
export const statementModel = (): StatementModel => {
  loaded ??= decodeModel(readModel('statements.model'));
  return loaded;
};

/** The weights as they will be when read from the file: what is learnt from a tagger's finds learns from these. */
export const asShipped = (weights: CrfWeights): CrfWeights => {
  const scale = Math.max(largest(weights.emissions), largest(weights.transitions)) / 127;
  const emissions = quantised(weights.emissions, scale);
  return {
    ...weights,
    emissions,
    packed: pack(emissions, weights.labels),
    transitions: quantised(weights.transitions, scale),
    scale,
  };
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
