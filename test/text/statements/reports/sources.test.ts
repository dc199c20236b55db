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
    for (const verb of ['quoted', 'saying']) {
      expect(candidates('The agency quoted Mr Marsh as saying the plant was safe.', verb)).toEqual(['Marsh']);
      expect(candidates('Mr Marsh was quoted as saying the plant was safe.', verb)).toEqual(['Marsh']);
    }
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
});
