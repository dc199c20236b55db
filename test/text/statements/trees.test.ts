import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { statementFingerprint } from '../../../bin/training/statement-fingerprint.ts';
import { trainTrees } from '../../../bin/training/tree-trainer.ts';
import { readModel } from '../../../lib/text/models/read-model.ts';
import {
  decodeModel,
  encodeModel,
  fingerprintOf,
  type StatementModel,
  statementModel,
} from '../../../lib/text/statements/statement-model.ts';
import { probabilityOf } from '../../../lib/text/statements/trees.ts';

describe('boosted trees', () => {
  const rows = Array.from({ length: 400 }, (_, i) => Float32Array.of(i % 20, Math.floor(i / 20)));
  const options = { trees: 40, depth: 3, rate: 0.3, pull: 1, sample: 0.8 };

  it('learn what neither feature tells alone', () => {
    const isEither = ([a, b]: Float32Array): boolean => a! < 10 !== b! < 10;
    const trees = trainTrees(
      rows,
      rows.map((row) => (isEither(row) ? 1 : 0)),
      options,
    );
    const right = rows.filter((row) => probabilityOf(trees, row) > 0.5 === isEither(row));
    expect(right.length / rows.length).toBeGreaterThan(0.95);
  });

  it('give the mean where there is nothing to learn', () => {
    const trees = trainTrees(
      rows.map(() => Float32Array.of(1)),
      rows.map((_, i) => (i % 4 === 0 ? 1 : 0)),
      options,
    );
    expect(probabilityOf(trees, [1])).toBeCloseTo(0.25, 1);
  });
});

it('a model that is written and read again is the same', () => {
  const parts = ({ cues, spans, acceptance, trees }: StatementModel) =>
    [
      cues.emissions,
      cues.transitions,
      spans.emissions,
      spans.transitions,
      acceptance.weights,
      trees.limits,
      trees.leaves,
    ].map((part) => createHash('sha256').update(part).digest('hex'));
  const model = statementModel();
  const again = decodeModel(encodeModel(model, 'again', 'of features'));
  expect(parts(again)).toEqual(parts(model));
});

it('the model was trained with the features that the code makes now: after a change of either, npm run train:statements', () => {
  expect(fingerprintOf(readModel('statements.model'))).toBe(statementFingerprint());
});
