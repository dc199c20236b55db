import { describe, expect, it } from 'vitest';
import { documentOfListed, type ListedNames } from '../../../bin/training/reader-names.ts';
import { LABELS, OUTSIDE } from '../../../lib/text/language/names/labels.ts';

/** The labelled words of an article with these names, as "Keller/B-PER". */
const labelled = (text: string, names: Partial<ListedNames>): string[] => {
  const { sentences, tags } = documentOfListed({ people: [], organisations: [], places: [], ...names, text });
  return sentences.flatMap(({ tokens }, s) =>
    tokens.flatMap((token, i) => (tags[s]![i] === OUTSIDE ? [] : [`${token.text}/${LABELS[tags[s]![i]!]}`])),
  );
};

describe('an article with the names that a reader listed', () => {
  it('has each of them labelled wherever the text has it, in full or by its surname', () => {
    expect(
      labelled('Anna Keller left Ostend. Mrs Keller said Ostend was cold.', {
        people: ['Anna Keller'],
        places: ['Ostend'],
      }),
    ).toEqual(['Anna/B-PER', 'Keller/I-PER', 'Ostend/B-LOC', 'Keller/B-PER', 'Ostend/B-LOC']);
  });

  it('has the initials of an organisation labelled', () => {
    expect(
      labelled('The Harbour Workers Union met. The HWU will strike.', { organisations: ['Harbour Workers Union'] }),
    ).toEqual(['Harbour/B-ORG', 'Workers/I-ORG', 'Union/I-ORG', 'HWU/B-ORG']);
  });

  it('has other capitals inside a sentence labelled as other names, but no titles, days and first words', () => {
    expect(
      labelled('Nobody had watched the Winter Marathon, which began on Monday, the Prime Minister said.', {}),
    ).toEqual(['Winter/B-MISC', 'Marathon/I-MISC']);
  });

  it('leaves a given name alone that is written small', () => {
    expect(labelled('Mark Keller made his mark.', { people: ['Mark Keller'] })).toEqual(['Mark/B-PER', 'Keller/I-PER']);
  });
});
