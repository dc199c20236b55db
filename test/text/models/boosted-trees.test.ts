import { describe, expect, it } from 'vitest';
import { trainTrees } from '../../../bin/training/tree-trainer.ts';
import { LEAF, readTrees, scoreOf } from '../../../lib/text/models/boosted-trees.ts';
import { TREES } from '../../../lib/text/statements/choices/reading-model.ts';

const SETTINGS = { trees: 40, leaves: 4, rate: 0.3, least: 1, ridge: 0.1, share: 1 };

describe('scoreOf', () => {
  it('adds up the leaves that a row comes to', () => {
    const trees = {
      columns: Uint8Array.of(1, LEAF, LEAF, 0, LEAF, 1, LEAF, LEAF),
      values: Float32Array.of(5, 1, 2, 0, 10, 7, 20, 30),
      rights: Uint16Array.of(2, 0, 0, 5, 0, 7, 0, 0),
      roots: Uint16Array.of(0, 3),
    };
    expect(scoreOf(trees, [0, 5])).toBe(11);
    expect(scoreOf(trees, [0, 6])).toBe(12);
    expect(scoreOf(trees, [1, 6])).toBe(22);
    expect(scoreOf(trees, [1, 8])).toBe(32);
  });
});

describe('trainTrees', () => {
  it('learns what no sum of two numbers can tell: that they differ', () => {
    const examples = Array.from({ length: 400 }, (_, i) => {
      const a = i % 2;
      // More of one kind than of the other: to begin with, one column must tell something.
      const b = i % 5 === 0 ? a : (i >> 1) % 2;
      return { rows: [[a, b, i % 7]], targets: [a === b ? 0 : 1], weight: 1 };
    });
    const trees = trainTrees(examples, SETTINGS);
    for (const [a, b, differs] of [
      [0, 0, false],
      [1, 1, false],
      [0, 1, true],
      [1, 0, true],
    ] as const)
      expect(scoreOf(trees, [a, b, 3]) > 0).toBe(differs);
  });

  it('learns which of several candidates is right, whatever their number', () => {
    const examples = Array.from({ length: 300 }, (_, i) => {
      const right = i % 3;
      const rows = Array.from({ length: 3 + (i % 2) }, (__, c) => [c === right ? 4 : (i + c) % 4, (i * 5) % 11]);
      return { rows, targets: rows.map((___, c) => (c === right ? 1 : 0)), weight: 1 };
    });
    const trees = trainTrees(examples, SETTINGS);
    for (const other of [0, 1, 2, 3]) expect(scoreOf(trees, [4, 0])).toBeGreaterThan(scoreOf(trees, [other, 0]));
  });

  it('gives the same trees for the same examples', () => {
    const examples = Array.from({ length: 90 }, (_, i) => ({
      rows: [[i % 10, (i * 7) % 13]],
      targets: [i % 10 > 4 ? 1 : 0],
      weight: 1,
    }));
    expect(trainTrees(examples, SETTINGS)).toEqual(trainTrees(examples, SETTINGS));
  });
});

describe('the shipped trees', () => {
  it('are whole: each node leads to later ones or is a leaf', () => {
    const models = Object.entries(readTrees(TREES));
    expect(models.map(([name]) => name)).toEqual(['antecedents', 'verdict']);
    for (const [, { columns, rights, roots, values }] of models) {
      expect([...roots]).toEqual([...roots].sort((a, b) => a - b));
      columns.forEach((column, node) => {
        expect(Number.isFinite(values[node])).toBe(true);
        if (column === LEAF) return;
        expect(rights[node]!).toBeGreaterThan(node + 1);
        expect(rights[node]!).toBeLessThan(columns.length);
      });
    }
  });
});
