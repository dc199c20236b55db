import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../../lib/text/language/read-document.ts';
import { pageOf } from '../../../../lib/text/statements/page/page.ts';
import { partyAt } from '../../../../lib/text/statements/speakers/party.ts';
import { lines, readRows } from '../reading.ts';

it('takes a description in apposition for the name that it describes', () => {
  const page = pageOf(readDocument(['The plan was backed by Helen Ortiz, a former judge, who spoke.']));
  expect(partyAt(page, page.lower.indexOf('judge')).name).toBe('Helen Ortiz');
});

it('takes what stands behind a name and an age for the person named', () => {
  const page = pageOf(readDocument(['It was Albert Grant, 84, a retired bus inspector from Ludworth, who was rung.']));
  expect(partyAt(page, page.lower.indexOf('inspector')).name).toBe('Albert Grant');
});

it('gives letters that are signed below to their writers', () => {
  expect(lines('A fee is a tax.', 'Helen Ortiz', 'Scrap it and build a tram.', 'David Marsh')).toEqual([
    'Helen Ortiz: A fee is a tax.',
    'David Marsh: Scrap it and build a tram.',
  ]);
});

it.each([
  [
    'Nora Keller leads her rival Tom Brandt in Harlow.',
    'The poll found that eight in ten voters dislike her.',
    'The poll',
  ],
  [
    'Nora Keller met the board of Argus on Monday.',
    'According to the statement, Keller will stay until May.',
    'the statement',
  ],
  ['Tom Brandt led Nora Keller by a point.', 'According to the results, Keller has caught up.', 'the results'],
  ['Tom Brandt sued the port of Harlow.', 'The lawsuit says the port hid the report.', 'The lawsuit'],
  ['Nora Keller runs the clinic.', 'The audit found that Keller had been told in May.', 'The audit'],
])('takes no document for the person named before it: %s %s', (before, sentence, speaker) => {
  expect(lines(before, sentence).map((line) => line.split(':')[0])).toEqual([speaker]);
});

it.each([
  ['Lena Holm denied it. She had only said that no leak was found, she told the Courier by telephone.', 'telephone'],
  ['Lena Holm said the crane was safe, she told the Herald by e-mail.', 'e-mail'],
  ['The dam had never leaked, she told the inquiry by letter.', 'letter'],
  ['No ship had left, she told reporters by satellite phone.', 'phone'],
  ['The strike was over, she told members by text.', 'text'],
])('takes nothing by which somebody speaks for a speaker: %s', (text, means) => {
  expect(lines(text).filter((line) => line.toLowerCase().startsWith(means))).toEqual([]);
});

it.each([
  ['Nearly eight of ten members said they would vote for it.', 'Nearly eight of ten members'],
  ['About 40 percent of the tenants said the lifts were broken.', 'About 40 percent of the tenants'],
  ['More than half of the drivers say they will strike.', 'More than half of the drivers'],
  ['At least 12 families said that nobody had warned them.', 'At least 12 families'],
])('leaves no figure without what qualifies it: %s', (text, speaker) => {
  expect(lines(text).map((line) => line.split(':')[0])).toEqual([speaker]);
});

it.each([
  [
    'a poll of a university',
    ['A Marlow University poll gave Keller a lead.', 'The poll found that voters like her.'],
    'Marlow University poll',
  ],
  [
    'a survey by an institute',
    ['A new survey by the Marlow Institute of 900 adults came out.', 'The survey says voters like her.'],
    'survey by the Marlow Institute',
  ],
  [
    'a campaign',
    ["A page of the Keller campaign's plan is blank.", 'The campaign said that it was a slip.'],
    'Keller campaign',
  ],
  [
    'one named below the headline',
    ['Poll: Keller leads by nine points.', 'A Harlow Post poll on Monday put her ahead.'],
    'Harlow Post poll',
  ],
])('calls a document by the name that the article gives it: %s', (_, paragraphs, speaker) => {
  expect(lines(...paragraphs).map((line) => line.split(': ')[0])).toContain(speaker);
});

it('calls no document by the name of another', () => {
  expect(
    lines(
      'A Marlow University poll gave Keller a lead.',
      'Another poll has her behind. The poll says voters like her.',
    ).at(-1),
  ).toMatch(/^The poll: /);
});

describe('who speak together are named behind what they are', () => {
  it.each([
    [
      ['Al Friese', 'Mina Patel'],
      'Two council members, Al Friese and Mina Patel, confirmed that the sum was never mentioned.',
    ],
    [
      ['Ann Poll', 'Bea Carr', 'Dov Lane'],
      'Three teachers, Ann Poll, Bea Carr and Dov Lane, wrote that the roof leaked.',
    ],
  ])('%s', (names, text) => {
    expect(readRows(text).map(({ speaker }) => speaker)).toEqual(names);
  });
});

it('his office is not he', () => {
  const rows = readRows(
    'President Hugo Firefly is to speak on Sunday. His office said in a statement that he was following events.',
  );
  expect(rows.at(-1)!.speaker).toBe("Hugo Firefly's office");
});
