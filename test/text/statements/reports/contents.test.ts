import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../../lib/text/language/read-document.ts';
import { pageOf, textOf } from '../../../../lib/text/statements/page/page.ts';
import { contentChoice } from '../../../../lib/text/statements/reports/contents.ts';
import { predicatesOf } from '../../../../lib/text/statements/reports/predicates.ts';
import { lines, read, readRows } from '../reading.ts';

/** What a predicate of the paragraphs may report. */
const candidates = (verb: string, ...paragraphs: string[]): string[] => {
  const page = pageOf(readDocument(paragraphs));
  const predicate = predicatesOf(page).find(({ at }) => page.lower[at] === verb)!;
  return contentChoice(page, predicate).contents.map((content) =>
    content.map((range) => textOf(page, range)).join(' … '),
  );
};

describe('contentChoice', () => {
  it('has what a colon at the end of a paragraph announces', () => {
    expect(
      candidates('denied', 'The council denied it:', '“Nobody was paid. Nobody will be.”', 'It rained.'),
    ).toContain('Nobody was paid. Nobody will be');
    expect(candidates('tweeted', 'Helen Ortiz tweeted:', 'We are safe. Thank you all.', 'It rained.')).toContain(
      'We are safe. Thank you all',
    );
  });

  it('has what stands behind those who are told or accused', () => {
    expect(candidates('accused', 'Mr Marsh also accused the chancellor of ducking tough choices.')).toContain(
      'ducking tough choices',
    );
    expect(candidates('told', 'Within hours Ortiz told the nation she was resigning.')).toContain('she was resigning');
  });

  it('may be in two parts around the report', () => {
    expect(candidates('according', 'Sales rose, according to Meridian, but they may fall again.')).toContain(
      'Sales rose … but they may fall again',
    );
  });
});

it.each([
  [
    'The heiress contended that since she is not running for office, she should keep her privacy.',
    'The heiress: since she is not running for office, she should keep her privacy',
  ],
  ['Ortiz said that when he arrived, the door was open.', 'Ortiz: when he arrived, the door was open'],
])('what begins with a subordinate clause does not end with it: %s', (text, expected) => {
  expect(lines(text)).toContain(expected);
});

it('begins behind a dateline with a horizontal bar', () => {
  expect(lines('HARLOW ― The old wall is unsafe, engineers said on Friday.')).toEqual([
    'engineers: The old wall is unsafe',
  ]);
});

it.each([
  [
    'to the end of the quotation that it begins with',
    'The study found that "27 firms reported 16,389 subsidiaries to the bank, while only reporting 2,279" to the council.',
    'The study: 27 firms reported 16,389 subsidiaries to the bank, while only reporting 2,279',
  ],
  [
    'to what is said after "and that"',
    'Ortiz said it was “a shame, because the port will close in May” and that he would sue.',
    'Ortiz: it was “a shame, because the port will close in May” and that he would sue',
  ],
  [
    'over a clause with "which" to the verb',
    'Ortiz announced that the town would sell the crane and that its oldest bridge, which was built after the flood, would be closed in May.',
    'Ortiz: the town would sell the crane and that its oldest bridge, which was built after the flood, would be closed in May',
  ],
  [
    'to a second quotation',
    'Ortiz called the remarks of Brandt on the flood a "new low" and a "bizarre attempt to deflect attention."',
    'Ortiz: the remarks of Brandt on the flood a "new low" and a "bizarre attempt to deflect attention."',
  ],
  [
    'behind an aside to the verb of what stands before it',
    'The person who plays the mayor in the debates, three aides told the Courier, has already been chosen.',
    'three aides: The person who plays the mayor in the debates … has already been chosen',
  ],
])('goes on %s', (_, text, expected) => {
  const said = read(text).map(
    ({ speaker, pieces }) => `${speaker}: ${pieces.map(({ start, end }) => text.slice(start, end)).join(' … ')}`,
  );
  expect(said).toContain(expected);
});

it('begins with a "that" that points at something', () => {
  expect(lines('Ortiz said that fact speaks volumes.')).toEqual(['Ortiz: that fact speaks volumes']);
  expect(lines('Ortiz said that money is tight.')).toEqual(['Ortiz: money is tight']);
});

describe('what tells of the speaker is not said', () => {
  it.each([
    ['Finally', '“Finally,” said Ruth Adeyinka of Safe Screens, whose report first drew attention to the issue.'],
    [
      'The man has libraries to keep open',
      'The man has libraries to keep open, Wilfred Amis tells me, as we turn into the lane.',
    ],
  ])('%s', (content, text) => {
    expect(readRows(text).map((row) => row.content)).toEqual([content]);
  });
});

it('what is dismissed stands behind what it is dismissed as', () => {
  const [row] = readRows('Ada Holm has dismissed as “half-baked” a report which claimed that $48 million was lost.');
  expect(row).toMatchObject({
    stance: 'denies',
    content: 'as “half-baked” a report which claimed that $48 million was lost',
  });
});

it('who pushes back on reports denies them', () => {
  expect(readRows('Ole Brandt also pushed back on reports that the firm was for sale.')[0]?.stance).toBe('denies');
});
