import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../../lib/text/language/read-document.ts';
import { pageOf } from '../../../../lib/text/statements/page/page.ts';
import { antecedentChoice } from '../../../../lib/text/statements/speakers/antecedents.ts';
import { mentionsOf } from '../../../../lib/text/statements/speakers/mentions.ts';
import { read } from '../reading.ts';

/** Whom the pronoun may stand for. */
const candidates = (pronoun: string, ...paragraphs: string[]): string[] => {
  const page = pageOf(readDocument(paragraphs));
  const at = page.lower.lastIndexOf(pronoun);
  const { parties } = antecedentChoice(page, at, [], mentionsOf(page, []), []);
  return parties.flatMap((party) => (party ? [party.name] : []));
};

describe('antecedentChoice', () => {
  it('offers people for "he" and "she", by gender where a noun tells it', () => {
    const text = ['The slogan angered the widow.', 'A spokesman for the council sighed.', 'Then he spoke.'];
    expect(candidates('he', ...text)).toEqual(['A spokesman for the council']);
    expect(candidates('she', 'The slogan angered a widow.', 'The accusation stood.', 'Then she spoke.')).toEqual([
      'a widow',
    ]);
  });

  it('offers who has a given name of men and women alike: some Leslies and Ashleys are men', () => {
    for (const name of ['Ashley Cole', 'Leslie Nielsen', 'Vivian Richards', 'Joan Miró'])
      expect(candidates('he', `The slogan angered ${name}.`, 'Then he spoke.')).toEqual([name]);
  });

  it('offers nobody of the other gender for a description that tells it', () => {
    const text = ['Ole Brandt met Mary Lind.', 'Then the businessman spoke.'];
    expect(candidates('businessman', ...text)).toEqual(['Ole Brandt']);
    expect(candidates('actress', 'Ole Brandt met Mary Lind.', 'Then the actress spoke.')).toEqual(['Mary Lind']);
    expect(candidates('chairman', 'Ole Brandt met Mary Lind.', 'Then the chairman spoke.')).toHaveLength(2);
  });

  it('offers nobody whose given name is of the other gender', () => {
    expect(candidates('he', 'The slogan angered Helen Ortiz.', 'Then he spoke.')).toEqual([]);
  });

  it('offers for a description nobody whom it names', () => {
    expect(candidates('operator', 'Argus Shipping was fined.', 'Then the operator of Argus Shipping spoke.')).toEqual(
      [],
    );
  });

  it('offers for a campaign or an inquiry only what is called so', () => {
    const text = ['Argus Shipping closed the yard.', 'Then the campaign spoke.'];
    expect(candidates('campaign', ...text)).toEqual([]);
    expect(candidates('company', 'Argus Shipping closed the yard.', 'Then the company spoke.')).toEqual([
      'Argus Shipping',
    ]);
  });

  it('offers people who are no subject for "they"', () => {
    expect(
      candidates('they', "The blackouts left some of the state's energy experts bewildered.", 'Now they spoke.'),
    ).toContainEqual(expect.stringContaining('experts'));
  });

  it('offers who spoke last, however long ago', () => {
    const page = pageOf(
      readDocument(['Helen Ortiz spoke.', ...Array.from({ length: 12 }, () => 'Tom Reid sat.'), 'She left.']),
    );
    const at = page.lower.lastIndexOf('she');
    const mentions = mentionsOf(page, []);
    const { key } = mentions[0]!;
    const turn = { key, start: 0, end: 2, isDirect: true };
    const names = antecedentChoice(page, at, [], mentions, [turn]).parties.map((party) => party?.name);
    expect(names).toContain('Helen Ortiz');
    expect(antecedentChoice(page, at, [], mentions, []).parties.map((party) => party?.name)).not.toContain(
      'Helen Ortiz',
    );
  });
});

it('he is the one man named in the paragraph, whoever was named above', () => {
  expect(
    read('Tom Brandt spoke first.', 'The council chose Peter Hale in May. He said the wall was safe.').at(-1)?.speaker,
  ).toBe('Peter Hale');
});

describe('nouns that are nobody else', () => {
  it('what somebody is, is no party of its own', () => {
    const page = pageOf(readDocument(['Ionie Bishop, who is president of the association, spoke.']));
    expect(mentionsOf(page, []).map(({ party }) => party.name)).not.toContain('president of the association');
  });

  it('what is hers is not she', () => {
    const page = pageOf(readDocument(['Mayor Ada Holm will stand again. Her office denied the report.']));
    const at = page.lower.indexOf('office');
    const { parties } = antecedentChoice(page, at, [], mentionsOf(page, []), []);
    expect(parties.map((party) => party?.name)).not.toContain('Ada Holm');
  });

  it('a company is no board', () => {
    const names = candidates('company', 'The Federal Privacy Board sued Ernst & Young.', 'The company spoke.');
    expect(names).toContain('Ernst & Young');
    expect(names).not.toContain('Federal Privacy Board');
  });
});
