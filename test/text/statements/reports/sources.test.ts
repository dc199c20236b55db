import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../../lib/text/language/read-document.ts';
import { pageOf, type TokenRange } from '../../../../lib/text/statements/page/page.ts';
import { predicatesOf } from '../../../../lib/text/statements/reports/predicates.ts';
import { sourceChoice } from '../../../../lib/text/statements/reports/sources.ts';

/** The words that may be the source of a predicate of the sentence, whose content is given; "-" is nobody. */
const candidates = (text: string, verb: string, content: readonly TokenRange[] = []): string[] => {
  const page = pageOf(readDocument([text]));
  const predicate = predicatesOf(page).find(({ at }) => page.lower[at] === verb)!;
  const { heads } = sourceChoice(page, predicate, content);
  return heads.map((head) => (head < 0 ? '-' : page.text[head]!));
};

describe('sourceChoice', () => {
  it('takes the pronoun of a relative clause and nobody else', () => {
    expect(candidates('Helen Ortiz is an adviser to Calder Rovers, which denies any contact.', 'denies')).toEqual([
      'which',
    ]);
    expect(candidates('The mayor, who has repeatedly accused the firm of fraud, left.', 'accused')).toEqual(['who']);
  });

  it('takes whom somebody quotes', () => {
    for (const verb of ['quoted', 'saying'])
      expect(candidates('The agency quoted Mr Marsh as saying the plant was safe.', verb)).toEqual(['Marsh']);
    expect(candidates('Mr Marsh was quoted as saying the plant was safe.', 'saying')).toEqual(['Marsh']);
  });

  it('never takes the subject of a passive verb', () => {
    for (const text of [
      'Helen Ortiz has been accused of fraud.',
      'Gloria was ill, and the parents were advised to see a doctor.',
      'Helen Ortiz is being urged to resign.',
    ]) {
      const verb = ['accused', 'advised', 'urged'].find((word) => text.includes(word))!;
      expect(candidates(text, verb)).toEqual(['-']);
    }
    expect(candidates('Helen Ortiz was accused of fraud by David Marsh.', 'accused')).toEqual(['-', 'Marsh']);
    expect(candidates('Helen Ortiz was worried that fees would rise.', 'worried')).toContain('Ortiz');
  });

  it('takes whom the words precede', () => {
    const text = 'Fees could fall next year, said analysts.';
    expect(candidates(text, 'said', [{ from: 0, to: 5 }])).toContain('analysts');
  });

  it('does not give a claim to who doubts or rejects it', () => {
    expect(candidates('The envoy cast doubt on a rebel claim that a truce had been agreed.', 'claim')).not.toContain(
      'envoy',
    );
    expect(candidates('The minister rejected the claim that she had lied.', 'claim')).not.toContain('minister');
    expect(candidates('The minister repeated the claim that he had lied.', 'claim')).toContain('minister');
  });

  it('takes a name once', () => {
    const heads = candidates('Accountancy firm Ernst & Young urged him to cut fees.', 'urged');
    expect(heads.filter((head) => head === 'Ernst' || head === 'Young')).toHaveLength(1);
  });

  it.each([
    ['Keller', 'He stood beside footage of Ole Keller saying that the mine was safe.'],
    ['group', 'The firm faces criticism from a consumer group saying that it hid the fees.'],
    ['Brandt', 'It was no different from Tom Brandt calling the tax a joke.'],
    ['Lind', 'The port was shut after Petra Lind’s letter telling him to leave.'],
    ['Lind', 'She would calm them, given Ms. Lind’s comments saying he would pay.'],
    ['lawsuits', 'The bank is caught up in lawsuits alleging fraud.'],
    ['Calder', 'The council had a letter from Ines Calder, saying that the roof leaked.'],
    ['Keller', 'The film shows Ole Keller saying that he had lied.'],
  ])('takes %s, whose words a participle begins', (name, text) => {
    const verb = /\b(saying|demanding|calling|telling|alleging)\b/.exec(text)![1]!;
    expect(candidates(text, verb)).toEqual([name]);
  });

  it.each([
    'Keller emailed supporters saying that he would resign.',
    'Keller wrote a letter to the mayor saying that he would resign.',
    'Keller issued a statement saying that he would resign.',
    'Keller spoke in a letter saying that he would resign.',
    'Keller led a majority of voters saying that he would resign.',
    'Keller answered his letter saying that he would resign.',
  ])('but not whom they are put to, nor what they stand in: %s', (text) => {
    expect(candidates(text, 'saying')).toContain('Keller');
  });

  it('takes the phrase behind "with", with all that describes it', () => {
    expect(
      candidates('She has gained ground, with a small and growing number of farmers saying they trust her.', 'saying'),
    ).toEqual(['number']);
  });

  it('never takes whom a verb of telling or naming has for its object', () => {
    const told = candidates(
      'Holm could do so by telling Judge Ole Brandt, chairman of the board, that he erred.',
      'telling',
    );
    expect(told).toContain('Holm');
    expect(told).not.toContain('Brandt');
    expect(told).not.toContain('chairman');
    expect(
      candidates('Holm met the press, calling Mayor Ole Brandt "my friend in this fight."', 'calling'),
    ).not.toContain('Brandt');
  });

  it('gives a headline’s accusation to nobody', () => {
    expect(candidates('Bank Accused Of Hiding Losses', 'accused')).toEqual(['-']);
    expect(candidates('Bank Accused Of Hiding Losses By Regulator', 'accused')).not.toContain('Bank');
    expect(candidates('He is the man whom Ole Brandt accused of theft.', 'accused')).toContain('Brandt');
  });

  it('takes a sign or a headline that says something', () => {
    expect(candidates('Holm wore a badge that said "Vote".', 'said')).toEqual(['that']);
  });
});
