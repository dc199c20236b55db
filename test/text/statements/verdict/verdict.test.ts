import { describe, expect, it } from 'vitest';
import { readingFingerprint } from '../../../../bin/training/reading-fingerprint.ts';
import { parseModel, readModel } from '../../../../lib/text/models/read-model.ts';
import type { WeightTableHeader } from '../../../../lib/text/models/weight-table.ts';
import { read } from '../reading.ts';

const confidenceOf = (...paragraphs: string[]): number[] => read(...paragraphs).map(({ confidence }) => confidence);

describe('the confidence in a statement', () => {
  it.each([
    ['a quotation with its speaker', '"The quay is safe again," harbour master Ines Calder told reporters on Monday.'],
    ['indirect speech', 'The port authority said on Monday that the quay would be closed for two weeks.'],
    ['a view given by its source', 'According to the owners, the crane had been inspected in the spring.'],
  ])('is high for %s', (_, text) => {
    const [confidence] = confidenceOf(text);
    expect(confidence).toBeGreaterThan(0.5);
  });

  it('is lower for a wish than for speech', () => {
    const wishes = confidenceOf('The mayor wants a new bridge. Critics hope to stop it.');
    const [speech] = confidenceOf('Union leaders said the talks over pensions had been postponed until next week.');
    expect(wishes).not.toEqual([]);
    for (const wish of wishes) expect(wish).toBeLessThan(speech!);
  });

  it('is a probability', () => {
    const all = confidenceOf(
      'The mayor said the bridge was safe. Critics want a new one. A plan promised to follow. "No," he said.',
    );
    expect(all.length).toBeGreaterThan(1);
    for (const confidence of all) {
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }
  });

  it.each(['reading.model', 'verdict.model'])('comes from weights that were trained on these features: %s', (model) => {
    expect(parseModel<WeightTableHeader>(readModel(model)).header.fingerprint).toBe(readingFingerprint());
  });
});
