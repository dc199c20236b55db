import { describe, expect, it } from 'vitest';
import { entitiesOf, namesIn } from './marked-names.ts';

describe('a person named like a town', () => {
  it.each([
    ['by a form of address', 'Ms [LOC Devon] denied it. Everybody knew [PER Moira Devon].', ['person Moira Devon']],
    [
      'by a form of address for the surname later',
      '[ORG Jordan Hull] left. Mr [LOC Hull] said no.',
      ['person Jordan Hull'],
    ],
    ['by an age', '[LOC Sydney Bright], 19, won the prize.', ['person Sydney Bright']],
    ['by a role behind it', '[ORG Victoria Cross], the mayor of Norby, spoke.', ['person Victoria Cross']],
    ['by a role before it', 'The judge, [LOC Florence Hill], said no.', ['person Florence Hill']],
    ['by a relative before it', 'His cousin, [LOC Chelsea Park], came third.', ['person Chelsea Park']],
    ['by "who"', '[LOC Austin Beach], who keeps bees, was glad.', ['person Austin Beach']],
    [
      'by the surname that speaks',
      '[LOC Paris] [PER Lane] won. "I dropped it," [PER Lane] said.',
      ['person Paris Lane'],
    ],
    [
      'by what it belongs to',
      '[LOC Santiago Gil], of the platform, accused him of lying. [PER Gil] left.',
      ['person Santiago Gil'],
    ],
    ['by an office', 'Senator [PER Corrin Lake] came.', ['person Corrin Lake']],
    ['by a style', 'The minister, Senator the Hon. [PER Corrin Hill], came.', ['person Corrin Hill']],
    ['by an office in lower case', 'They met coach [PER Robin Lake] there.', ['person Robin Lake']],
    ['by a verb of saying', '[LOC Dallas Troy] said it was late.', ['person Dallas Troy']],
    [
      'by what else they are',
      'Another trader, [LOC Foster of North Lane], wept.',
      ['person Foster', 'place North Lane'],
    ],
    [
      'by whom they are sent to',
      'The envoy to the [LOC Middle East Zhai Bo] left.',
      ['place Middle East', 'person Zhai Bo'],
    ],
    [
      'by a title in capitals',
      'The speaker, Kware [ORG MCA Rose Kula], left.',
      ['organisation MCA', 'person Rose Kula'],
    ],
  ])('is told %s', (_, marked, names) => {
    expect(namesIn(marked)).toEqual(names);
  });

  it.each([
    ['a region', 'The road to [LOC North Carolina Lake Park] is shut.', 'place North Carolina Lake Park'],
    ['a park', 'They met in [LOC Victoria Park], the largest of the city.', 'place Victoria Park'],
    ['a street', 'A fire broke out in [LOC Florence Lane], of which little is left.', 'place Florence Lane'],
    ['a state', '[LOC New South Wales], the oldest state, voted.', 'place New South Wales'],
    ['a firm', '[ORG Victoria Wine], the chain of shops, closed.', 'organisation Victoria Wine'],
    ['a body of the town', '[ORG Sydney University] said it was late.', 'organisation Sydney University'],
    ['a firm that speaks', '[ORG Sydney Trains] said it was late.', 'organisation Sydney Trains'],
    ['a club', 'They beat the leader [ORG Lincoln City], who were late.', 'organisation Lincoln City'],
    ['a town', 'He moved to [LOC Lincoln], the mayor said.', 'place Lincoln'],
  ])('is not %s', (_, marked, name) => {
    expect(namesIn(marked)).toEqual([name]);
  });
});

describe('a surname alone', () => {
  const countOf = (marked: string, name: string) => entitiesOf(marked).find((entity) => entity.name === name)?.count;

  it.each([
    ['a sister', '[PER Ida Bright], 19, won. Her sister, [PER Nora Bright], came third. Ms [PER Bright] was glad.'],
    ['a husband', '[PER Ida Bright] was freed. Her husband, [PER Paul Bright], is in jail. [PER Bright] smiled.'],
    ['a late father', '[PER Ida Bright] spoke of her late father, [PER Paul Bright]. [PER Bright] wept.'],
  ])('is not that of %s whom the text introduces by another', (_, marked) => {
    expect(countOf(marked, 'Ida Bright')).toBe(2);
  });

  it('is that of the relative by the form of address', () => {
    expect(
      countOf(
        '[PER Ida Bright] was freed. Her husband, [PER Paul Bright], is in jail. Mr [PER Bright] wept.',
        'Paul Bright',
      ),
    ).toBe(2);
  });

  it.each([
    [
      'a wife named in full',
      '[PER Paul Bright] won. [PER Bright] was glad. He had met [PER Ida Bright] in May. [PER Bright] wept.',
    ],
    [
      'a father told of later',
      '[PER Ida Bright] won. [PER Bright] smiled. Few forgot [PER Paul Bright]. [PER Bright] has two dogs.',
    ],
    [
      'a wife, with an article before it',
      '[PER Adnan al-Tarek] won. [PER al-Tarek] was glad. He had met [PER Asma al-Tarek]. [PER al-Tarek] wept.',
    ],
  ])('stays with whom it has named, not %s', (_, marked) => {
    expect(entitiesOf(marked).map(({ count }) => count)).toEqual([3, 1]);
  });

  it('is that of whoever was named last, as long as it has named nobody', () => {
    expect(countOf('[PER Paul Bright] met [PER Ida Bright] in May. [PER Bright] was glad.', 'Ida Bright')).toBe(2);
  });

  it('is no month', () => {
    expect(countOf('[PER Nora May] spoke. The fair opens in May. In late May it ends. May said so.', 'Nora May')).toBe(
      2,
    );
  });
});
