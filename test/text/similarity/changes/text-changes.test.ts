import { describe, expect, it } from 'vitest';
import { textChanges } from '../../../../lib/text/similarity/changes/text-changes.ts';

const TITLE = 'Harbour board backs the new pier';
const BODY = [
  'The harbour board of Tarnby voted on Tuesday to build a new pier, which will cost 3.4 million crowns and open in June.',
  'Chairman Nils Aagaard said he was certain that the money would be found. "We have been patient for eleven years," he told the meeting.',
  'The court has found the former treasurer guilty of fraud. Fishermen in the northern basin oppose the plan.',
  'Around seventy people came to listen, and the ferry office organised a bus for those from the islands who did not drive.',
];

/** The text with words replaced. */
const with_ = (...pairs: [string, string][]) =>
  BODY.map((text) => pairs.reduce((so, [from, to]) => so.replaceAll(from, to), text));

const changesOf = (paragraphs: string[], title = TITLE) =>
  textChanges({ title: TITLE, paragraphs: BODY }, { title, paragraphs });

describe('what changed inside sentences', () => {
  it.each([
    ['negation', 'guilty of fraud', 'not guilty of fraud'],
    ['negation', 'did not drive', 'did drive'],
    ['figure', '3.4 million', '34 million'],
    ['figure', '3.4 million', '3.4 billion'],
    ['figure', 'eleven years', 'seven years'],
    ['figure', 'seventy people', '17 people'],
    ['name', 'Nils Aagaard', 'Nils Overgaard'],
    ['name', 'of Tarnby', 'of Ellery'],
    ['quotation', 'been patient', 'been reckless'],
    ['quotation', 'We have been', 'You have been'],
    ['date', 'in June', 'in July'],
    ['date', 'on Tuesday', 'on Thursday'],
    ['wording', 'islands', 'valleys'],
    ['wording', 'oppose the plan', 'support the plan'],
    ['wording', 'northern basin', 'southern basin'],
  ] as const)('is a %s: “%s”, “%s”', (kind, from, to) => {
    const { changes } = changesOf(with_([from, to]));
    expect(changes).toHaveLength(1);
    const [{ before, after } = { before: '', after: '' }] = changes;
    expect(changes[0]?.kind).toBe(kind);
    expect(before).toContain(from.split(' ').at(kind === 'quotation' ? 0 : -1));
    expect(after).toContain(to.split(' ')[0]);
    expect(after).not.toBe(before);
  });

  it.each([
    ['other quotation marks and dashes', with_(['"', '”'], ['former treasurer', 'former — treasurer'])],
    ['American spelling', with_(['harbour', 'harbor'], ['organised', 'organized'])],
    ['figures in digits', with_(['eleven years', '11 years'], ['seventy', '70'])],
    ['contractions', with_(['did not', "didn't"])],
    ['articles and titles', with_(['Chairman Nils', 'Chairman Mr Nils'], ['the plan', 'that plan'])],
    ['the day by name', with_(['on Tuesday', 'yesterday'])],
    ['another tense', with_(['Fishermen in the northern basin oppose', 'Fishermen in the northern basin opposed'])],
    ['a slip of the keys', with_(['certain', 'certian'], ['former', 'formmer'])],
    ['paragraphs joined', [BODY.join(' ')]],
    ['sentences in another order', [...BODY].reverse()],
    ['sentences cut off', BODY.slice(0, 2)],
    [
      'sentences added',
      [...BODY, 'The mayor of Ellery, who had not been asked, called it a bad joke on all 4,000 taxpayers.'],
    ],
    [
      'misread letters',
      with_(
        ['harbour', 'harbonr'],
        ['certain', 'ccrtain'],
        ['money', 'mcney'],
        ['treasurer', 'trcasurer'],
        ['people', 'pcople'],
      ),
    ],
    [
      'figures and negations misread',
      with_(['seventy', 'sevcnty'], ['not', 'nof'], ['harbour', 'harbonr'], ['certain', 'ccrtain'], ['money', 'mcney']),
    ],
  ])('is nothing: %s', (_, paragraphs) => {
    expect(changesOf(paragraphs)).toEqual({ changes: [], contradicts: false });
  });

  it('tells another figure, and a “not”, in a scan too', () => {
    const scan: [string, string][] = [
      ['harbour', 'harbonr'],
      ['certain', 'ccrtain'],
      ['money', 'mcney'],
      ['people', 'pcople'],
    ];
    expect(changesOf(with_(...scan, ['3.4', '34'])).changes.map(({ kind }) => kind)).toEqual(['figure']);
    expect(changesOf(with_(...scan, ['former treasurer guilty', 'former treasurer not guilty']))).toMatchObject({
      contradicts: true,
    });
  });

  it('tells a changed headline, but not another one over the same text', () => {
    expect(changesOf(BODY, 'Harbour board rejects the new pier').changes).toEqual([
      { kind: 'wording', before: TITLE, after: 'Harbour board rejects the new pier' },
    ]);
    expect(changesOf(BODY, 'Fishermen angry over a vote in Tarnby').changes).toEqual([]);
  });

  it('contradicts where the new words say the opposite', () => {
    const contradicts = (from: string, to: string) => changesOf(with_([from, to])).contradicts;
    expect(contradicts('guilty of', 'not guilty of')).toBe(true);
    expect(contradicts('oppose the plan', 'support the plan')).toBe(true);
    expect(contradicts('certain that', 'uncertain that')).toBe(true);
    expect(contradicts('eleven years', 'seven years')).toBe(false);
  });

  it('is a date beside a month, and shows all that changed in a sentence', () => {
    const told = (before: string, after: string) => textChanges({ paragraphs: [before] }, { paragraphs: [after] });
    expect(
      told('The trial begins on March 14 in Tarnby.', 'The trial begins on March 4 in Tarnby.').changes[0]?.kind,
    ).toBe('date');
    const [verdict] = told(
      'A jury in Hadley on Friday found the former head coach of the swimming club at the county school guilty of assaulting two teenage athletes.',
      'A jury in Hadley on Friday acquitted the former head coach of the swimming club at the county school of assaulting two teenage athletes.',
    ).changes;
    expect(verdict?.before).toMatch(/found .* guilty/);
    expect(verdict?.after).toMatch(/acquitted/);
  });

  it('contradicts nothing in sentences that have little else in common', () => {
    const { contradicts } = textChanges(
      { paragraphs: ['Several people are feared dead under the mill.'] },
      {
        paragraphs: [
          'Six people are dead under the mill and no more of those who worked there that night are missing, police said.',
        ],
      },
    );
    expect(contradicts).toBe(false);
  });

  it('puts the most telling first, and shows the words around what changed', () => {
    const long = `It was, as several of those who sat in the hall that evening remembered long afterwards, a ${'quiet '.repeat(12)}meeting of 40 members.`;
    const { changes } = textChanges(
      { paragraphs: [long, BODY[2]!] },
      { paragraphs: [long.replace('40', '14'), BODY[2]!.replace('guilty', 'not guilty')] },
    );
    expect(changes.map(({ kind }) => kind)).toEqual(['negation', 'figure']);
    expect(changes[1]?.before).toMatch(/^… .*meeting of 40 members\.$/);
    expect(changes[1]?.after).toMatch(/^… .*meeting of 14 members\.$/);
    for (const { before, after } of changes) expect(Math.max(before.length, after.length)).toBeLessThanOrEqual(126);
  });

  it.each([
    ['came', 'ferry was late', 'ferry was never late'],
    ['went', 'reportedly seen', 'seen'],
    ['is longer', 'was late', 'was three quarters of an hour early'],
    ['begins the sentence', 'When the ferry', 'Because the tram'],
    ['ends the sentence', 'seven cranes.', 'nine cranes!'],
    ['stands in quotation marks', '“rather tired”', '“not tired”'],
  ])('cuts what was and what is at the same words, where a word %s', (_, from, to) => {
    const was =
      'When the ferry was late on the long pier, said the “rather tired” keeper of the eastern harbour light, nobody in the crowded hall of the old customs house had reportedly seen so much as one of the seven cranes.';
    const [change] = textChanges({ paragraphs: [was] }, { paragraphs: [was.replace(from, to)] }).changes;
    const { before = '', after = '' } = change ?? {};
    const inner = (text: string) => text.replace(/^… | …$/g, '');
    expect(was).toContain(inner(before));
    expect(was.replace(from, to)).toContain(inner(after));
    expect(before.replace(from, to)).toBe(after);
    expect(before).not.toBe(after);
    expect(Math.max(before.length, after.length)).toBeLessThanOrEqual(124);
    expect(Math.max(before.length, after.length)).toBeGreaterThan(100);
  });

  it('cuts no word in two that counts as two', () => {
    const was = `The board isn't ${'very '.repeat(24)}sure of its ${'long '.repeat(22)}list.`;
    const is = was.replace("isn't", 'is not').replace('sure of', 'doubtful of');
    const [{ before, after } = { before: '', after: '' }] = textChanges(
      { paragraphs: [was] },
      { paragraphs: [is] },
    ).changes;
    expect(before.replace('sure', 'doubtful')).toBe(after);
  });

  it('takes time in proportion to the text, whatever it is', () => {
    const hostile = [
      Array.from({ length: 4000 }, (_, i) => `Number ${i} is the same sentence again with one figure.`).join(' '),
      `${'a '.repeat(100_000)}.`,
      '"'.repeat(50_000),
      `${"n't".repeat(30_000)}`,
    ];
    for (const text of hostile) {
      const { changes } = textChanges(
        { paragraphs: [text] },
        { paragraphs: [`${text} x`, text.replace('same', 'other')] },
      );
      expect(changes.length).toBeLessThan(2);
    }
  }, 20_000);
});
