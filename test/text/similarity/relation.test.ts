import { describe, expect, it } from 'vitest';
import { sentenceChanges } from '../../../lib/text/similarity/changes/sentence-changes.ts';
import { compare } from '../../../lib/text/similarity/compare.ts';
import { relationBySketches, relationOf } from '../../../lib/text/similarity/relation.ts';
import { sketchOf } from '../../../lib/text/similarity/sketch.ts';

const BRIDGE = 'The bridge over the Tarn was closed on Friday after engineers found cracks in two of its piers.';
const MAYOR = '"We would rather be late than sorry," mayor Odile Renard told a crowd on the northern bank.';
const FERRY = 'A ferry will take walkers and cyclists across every twenty minutes until the repairs are done.';
const COST = 'The repairs will cost four million euros, a sum the council has yet to find, its treasurer said.';
const STORY = [BRIDGE, `${MAYOR} ${FERRY}`];

describe('the relation of a later text to an earlier one', () => {
  it.each([
    ['reprint', 0, 0],
    ['reprint', 0.1, 0.1],
    ['excerpt', 0, 0.6],
    ['expansion', 0.5, 0],
    ['revision', 0.3, 0.4],
  ] as const)('is %s if %f of it is new and %f was dropped', (relation, added, dropped) => {
    expect(relationOf(added, dropped)).toBe(relation);
  });

  it.each([
    ['reprint', STORY.join(' ').replace('late', 'slow')],
    ['excerpt', BRIDGE],
    ['expansion', [...STORY, COST, COST.replaceAll('e', 'a')].join(' ')],
    ['revision', `${BRIDGE} ${MAYOR} ${COST}`],
  ])('is %s, from sketches alone', (relation, later) => {
    expect(relationBySketches(compare(sketchOf(STORY.join(' ')), sketchOf(later)))).toBe(relation);
  });
});

describe('sentenceChanges', () => {
  it('lists the sentences added and dropped in order', () => {
    expect(sentenceChanges(STORY, [BRIDGE, COST])).toMatchObject({ adds: [COST], drops: [MAYOR, FERRY] });
  });

  it('ignores differences in spelling, typography, paragraphs and order', () => {
    const retyped = [`${FERRY} ${MAYOR}`.replaceAll('"', '”').toUpperCase(), BRIDGE.replace('cracks', 'craeks')];
    expect(sentenceChanges(STORY, retyped)).toEqual({ adds: [], drops: [], added: 0, dropped: 0 });
  });

  it('measures shares by words', () => {
    const { added, dropped } = sentenceChanges([BRIDGE, FERRY], [BRIDGE]);
    expect(added).toBe(0);
    expect(dropped).toBeCloseTo(16 / 35, 1);
  });

  it('handles empty texts', () => {
    expect(sentenceChanges([], STORY)).toMatchObject({ added: 1, dropped: 0 });
    expect(sentenceChanges([], [])).toEqual({ adds: [], drops: [], added: 0, dropped: 0 });
  });
});
