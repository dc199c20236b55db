import { gunzipSync, gzipSync } from 'node:zlib';
import { readModel } from '../models/read-model.ts';
import type { AcceptanceWeights } from './acceptance.ts';
import { type Crf, type CrfWeights, readable } from './crf.ts';
import type { CueColumn } from './cue-columns.ts';
import type { SpanColumn } from './span-columns.ts';
import { Templates } from './templates.ts';
import type { Trees } from './trees.ts';

/** The trained parts of the statement reader, as they stand in `statements.model`. */
export interface StatementModel {
  /** Tags the tokens of a paragraph as source, cue or content. */
  cues: Crf<CueColumn>;
  /** Tags the tokens of a sentence as source or content of one cue of it. */
  spans: Crf<SpanColumn>;
  /** What speaks, in the words around it, for and against what the two found. */
  acceptance: AcceptanceWeights;
  /** Tell from that and from how sure the taggers were which of it stands. */
  trees: Trees;
}

interface Part {
  labels: number;
  /** Templates and the bits of their rows. */
  tokens: Record<string, number>;
  steps: Record<string, number>;
  scale: number;
}

const PARTS = ['cues', 'spans'] as const;

/** The file, gzipped: a line of JSON, then for each part its weights as signed bytes. Half of them are zero. */
export const encodeModel = (model: StatementModel, about: string, fingerprint: string): Buffer => {
  const header: Record<string, Part> = {};
  const bodies: Buffer[] = [];
  for (const name of PARTS) {
    const weights = model[name];
    const { labels, scale } = weights;
    header[name] = { labels, tokens: bitsOf(weights.tokens), steps: bitsOf(weights.steps), scale };
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
  const head = Buffer.from(`${JSON.stringify({ about, fingerprint, ...header, acceptance, trees })}\n`);
  return gzipSync(Buffer.concat([head, ...bodies]), { level: 9 });
};

/** What the features were that the model learnt from: see bin/training/statement-fingerprint.ts. */
export const fingerprintOf = (zipped: Buffer): string | undefined => {
  const file = gunzipSync(zipped);
  return (JSON.parse(file.toString('utf8', 0, file.indexOf(10))) as { fingerprint?: string }).fingerprint;
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
  const tagger = <Name extends string>(name: (typeof PARTS)[number]): Crf<Name> => {
    const { labels, scale, ...templates } = header[name]!;
    const tokens = templatesOf<Name>(templates.tokens);
    const steps = templatesOf<Name>(templates.steps);
    const emissions = take(tokens.rows * labels);
    const transitions = take(steps.rows * labels * labels);
    return readable({ tokens, steps, labels, emissions, transitions, scale });
  };
  const cues = tagger<CueColumn>('cues');
  const spans = tagger<SpanColumn>('spans');
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
  return { cues, spans, acceptance, trees };
};

const bitsOf = ({
  definitions,
  bits,
}: {
  definitions: readonly string[];
  bits: readonly number[];
}): Record<string, number> => Object.fromEntries(definitions.map((definition, t) => [definition, bits[t]!]));

const templatesOf = <Name extends string>(bits: Record<string, number>): Templates<Name> =>
  new Templates(Object.keys(bits), Object.values(bits));

let loaded: StatementModel | undefined;

/** The shipped model, read once. */
export const statementModel = (): StatementModel => {
  loaded ??= decodeModel(readModel('statements.model'));
  return loaded;
};

/** The weights as they will be when read from the file: what is learnt from a tagger's finds learns from these. */
export const asShipped = <Name extends string>(weights: CrfWeights<Name>): Crf<Name> => {
  const scale = Math.max(largest(weights.emissions), largest(weights.transitions)) / 127;
  return readable({
    ...weights,
    emissions: quantised(weights.emissions, scale),
    transitions: quantised(weights.transitions, scale),
    scale,
  });
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
