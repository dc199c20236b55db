import { describe, expect, it } from 'vitest';
import { AveragedPerceptron } from '../../../../bin/training/averaged-perceptron.ts';
import { syntaxFingerprint } from '../../../../bin/training/syntax-fingerprint.ts';
import { transitionCosts } from '../../../../bin/training/transition-costs.ts';
import { ParserState, TRANSITIONS } from '../../../../lib/text/language/syntax/parser-state.ts';
import { NOTHING, PADDING } from '../../../../lib/text/language/syntax/sentence-words.ts';
import type { SyntaxModelHeader } from '../../../../lib/text/language/syntax/syntax-model.ts';
import { TransitionWeights, transitionWeightsBytes } from '../../../../lib/text/language/syntax/transition-weights.ts';
import { feature, feature2, feature3, feature4 } from '../../../../lib/text/models/hash.ts';
import { parseModel, readModel } from '../../../../lib/text/models/read-model.ts';
import { SparseClassifier } from '../../../../lib/text/models/sparse-classifier.ts';
import {
  splitTemplates,
  type Templates,
  templatesOf,
  values,
  writeFeatures,
} from '../../../../lib/text/models/templates.ts';

describe('a classifier', () => {
  const CLASSES = 3;
  const featuresOf = (value: number): Int32Array =>
    Int32Array.of(feature(1, value), feature2(2, value, 1), feature3(3, value, 1, 2), feature4(4, 0, 0, 0, 0));
  const trained = (): AveragedPerceptron => {
    const perceptron = new AveragedPerceptron(CLASSES, 10);
    for (let i = 0; i < 300; i++) {
      const features = featuresOf(i % 30);
      perceptron.learn(features, features.length, i % CLASSES, 1);
    }
    return perceptron;
  };

  it('decides after encoding as it was taught', () => {
    const { header, bytes } = trained().encode(1000, 4);
    const classifier = new SparseClassifier(header, bytes);
    for (let i = 0; i < 30; i++) expect(classifier.best(featuresOf(i), 4)).toBe(i % CLASSES);
  });

  it('decides after encoding as transitions as it was taught', () => {
    const { header, bytes } = trained().encodeTransitions(1000, 4);
    expect(bytes).toHaveLength(transitionWeightsBytes(header));
    const weights = new TransitionWeights(header, bytes);
    for (let i = 0; i < 30; i++) {
      const scores = [...weights.score(featuresOf(i), 4)];
      expect(scores.indexOf(Math.max(...scores))).toBe(i % CLASSES);
    }
  });

  it('makes the features of a table as the functions do', () => {
    const table = templatesOf('1 | 2 a | 3 a b | 4 a b c | 5 a b c d', { a: 1, b: 2, c: 3, d: 4 });
    values.set([7, -8, 9, 10], 1);
    const features = new Int32Array(5);
    expect(writeFeatures(table, features)).toBe(5);
    expect([...features]).toEqual([
      feature(1, 0),
      feature(2, 7),
      feature2(3, 7, -8),
      feature3(4, 7, -8, 9),
      feature4(5, 7, -8, 9, 10),
    ]);
  });

  it('decides the same whether the sums of a part are kept or made anew', () => {
    const { all, parts, others } = splitTemplates('1 | 2 a | 3 a b | 4 b', { a: 1, b: 2 }, [['a'], ['b']]);
    const perceptron = new AveragedPerceptron(CLASSES, 10);
    const features = new Int32Array(4);
    const countAt = (i: number, templates: Templates): number => {
      values.set([i, i % 7], 1);
      return writeFeatures(templates, features);
    };
    for (let i = 0; i < 300; i++) perceptron.learn(features, countAt(i % 30, all), i % CLASSES, 1);
    const { header, bytes } = perceptron.encode(1000, 4);
    const classifier = new SparseClassifier(header, bytes);
    // More keys than rows, so that some push others out, and all of them twice.
    for (let i = 0; i < 40_000; i++) {
      const best = classifier.best(features, countAt(i % 20_000, all));
      const count = countAt(i % 20_000, others);
      const first = classifier.rowOf(0, 1 + (i % 20_000), parts[0]!);
      const second = classifier.rowOf(1, 1 + ((i % 20_000) % 7), parts[1]!);
      expect(classifier.best(features, count, first, second)).toBe(best);
    }
  });

  it('weighs transitions the same whether the sums of a part are kept or made anew', () => {
    const { all, parts, others } = splitTemplates('1 | 2 a | 3 a b | 4 b', { a: 1, b: 2 }, [['a'], ['b']]);
    const perceptron = new AveragedPerceptron(TRANSITIONS, 10);
    const features = new Int32Array(4);
    const countAt = (i: number, templates: Templates): number => {
      values.set([i, i % 7], 1);
      return writeFeatures(templates, features);
    };
    for (let i = 0; i < 300; i++) perceptron.learn(features, countAt(i % 30, all), i % TRANSITIONS, 1);
    const { header, bytes } = perceptron.encodeTransitions(1000, 4);
    const weights = new TransitionWeights(header, bytes);
    for (let i = 0; i < 30; i++) {
      const scores = [...weights.score(features, countAt(i, all))];
      weights.keep(2, parts[0]!);
      weights.keep(1, parts[1]!);
      expect([...weights.score(features, countAt(i, others), 2, 1)]).toEqual(scores);
    }
  });

  it('goes on learning until the right class leads by the margin', () => {
    const perceptron = new AveragedPerceptron(2, 10);
    const features = featuresOf(1);
    perceptron.learn(features, 4, 1, 1);
    const lead = (): number => perceptron.score(features, 4)[1]! - perceptron.score(features, 4)[0]!;
    const before = lead();
    expect(before).toBeGreaterThan(0);
    expect(perceptron.learn(features, 4, 1, before)).toBe(1);
    expect(lead()).toBe(before);
    perceptron.learn(features, 4, 1, before + 1);
    expect(lead()).toBeGreaterThan(before);
  });

  it('keeps no more buckets of transitions than asked for, apart from ties', () => {
    const all = trained().encodeTransitions(1000, 8).header.buckets;
    const some = trained().encodeTransitions(20, 8).header.buckets;
    expect(some).toBeGreaterThanOrEqual(20);
    expect(some).toBeLessThan(all);
  });

  it('keeps no more weights than asked for, apart from ties', () => {
    const all = trained().encode(1000, 8).header.entries;
    const some = trained().encode(20, 8).header.entries;
    expect(some).toBeGreaterThanOrEqual(20);
    expect(some).toBeLessThan(all);
  });
});

describe('syntax.model', () => {
  it('was trained on the features of this code', () => {
    expect(parseModel<SyntaxModelHeader>(readModel('syntax.model')).header.features).toBe(syntaxFingerprint());
  });
});

describe('transitionCosts', () => {
  it('leads to the right tree without a loss', () => {
    // The board approved the bridge on Monday .
    const tree = [1, 2, -1, 4, 2, 6, 2, 2];
    const heads = new Int32Array(tree.length + 2 * PADDING);
    tree.forEach((head, token) => {
      heads[token + PADDING] = head < 0 ? NOTHING : head + PADDING;
    });
    const state = new ParserState();
    const costs = new Int32Array(TRANSITIONS);
    state.start(tree.length + PADDING);
    while (!state.isDone) {
      transitionCosts(state, heads, costs);
      const transition = costs.indexOf(0);
      expect(transition).toBeGreaterThanOrEqual(0);
      state.apply(transition);
    }
    expect(state.head.subarray(PADDING, state.end)).toEqual(heads.subarray(PADDING, state.end));
  });
});
