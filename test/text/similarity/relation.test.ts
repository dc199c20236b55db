import { describe, expect, it } from 'vitest';
import { compare } from '../../../lib/text/similarity/compare.ts';
import { relationBySketches, relationOf } from '../../../lib/text/similarity/relation.ts';
import { sentenceChanges } from '../../../lib/text/similarity/sentence-changes.ts';
import { sketchOf } from '../../../lib/text/similarity/sketch.ts';

const BRIDGE = 'The bridge over the Tarn was closed on Friday after engineers found cracks in two of its piers.';
const MAYOR = '"We would rather be late than sorry," mayor Odile Renard told a crowd on the northern bank.';
const FERRY = 'A ferry will take walkers and cyclists across every twenty minutes until the repairs are done.';
const COST = 'The repairs will cost four million euros, a sum the council has yet to find, its treasurer said.';
const STORY = [BRIDGE, `${MAYOR} ${FERRY}`];

describe('what a later text is to an earlier one', () => {
  it.each([
    ['reprint', 0, 0],
    ['reprint', 0.1, 0.1],
    ['excerpt', 0, 0.6],
    ['expansion', 0.5, 0],
    ['revision', 0.3, 0.4],
  ] as const)('a %s, where %f of it is new and %f was left out', (relation, added, dropped) => {
    expect(relationOf(added, dropped)).toBe(relation);
  });

  it.each([
    ['reprint', STORY.join(' ').replace('late', 'slow')],
    ['excerpt', BRIDGE],
    ['expansion', [...STORY, COST, COST.replaceAll('e', 'a')].join(' ')],
    ['revision', `${BRIDGE} ${MAYOR} ${COST}`],
  ])('a %s, where only the sketches are left', (relation, later) => {
    expect(relationBySketches(compare(sketchOf(STORY.join(' ')), sketchOf(later)))).toBe(relation);
  });
});

describe('the sentences a later text adds and drops', () => {
  it('are listed in order', () => {
    expect(sentenceChanges(STORY, [BRIDGE, COST])).toMatchObject({ adds: [COST], drops: [MAYOR, FERRY] });
  });

  it('are none where only spelling, typography, paragraphs and order differ', () => {
    const retyped = [`${FERRY} ${MAYOR}`.replaceAll('"', '”').toUpperCase(), BRIDGE.replace('cracks', 'craeks')];
    expect(sentenceChanges(STORY, retyped)).toEqual({ adds: [], drops: [], added: 0, dropped: 0 });
  });

  it('are measured by their words', () => {
    const { added, dropped } = sentenceChanges([BRIDGE, FERRY], [BRIDGE]);
    expect(added).toBe(0);
    expect(dropped).toBeCloseTo(16 / 35, 1);
  });

  it('may be all or none', () => {
    expect(sentenceChanges([], STORY)).toMatchObject({ added: 1, dropped: 0 });
    expect(sentenceChanges([], [])).toEqual({ adds: [], drops: [], added: 0, dropped: 0 });
  });
});
