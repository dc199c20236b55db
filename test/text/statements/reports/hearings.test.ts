import { describe, expect, it } from 'vitest';
import { readRows } from '../reading.ts';

describe('what a court or its jury hears is said by nobody who is named', () => {
  it.each([
    ['Harlow Crown Court', 'The trial went on. Harlow Crown Court heard that Ole Brandt had sent forty letters.'],
    ['inquest', 'It was icy. An inquest at the town hall heard that Ole Brandt had sent forty letters.'],
    ['tribunal', 'It was late. Ole Brandt had sent forty letters, the tribunal has been told.'],
    ['hearing', 'It was late. A hearing in Harlow was told Ole Brandt had sent forty letters.'],
    ['committee', 'It was late. The committee heard how Ole Brandt had sent forty letters.'],
  ])('%s, where it is said', (venue, text) => {
    const [row] = readRows(text);
    expect(row).toMatchObject({ speaker: 'unknown', act: 'speech', venue: expect.stringContaining(venue) });
    expect(row!.content).toContain('Ole Brandt had sent forty letters');
    expect(row!.content).not.toContain(venue);
  });

  it.each([
    ['the jury', 'The trial went on. The jury was told that Ole Brandt had sent forty letters.'],
    ['Magistrates', 'The trial went on. Magistrates were told how Ole Brandt had sent forty letters.'],
  ])('%s, to whom it is said', (addressee, text) => {
    expect(readRows(text)).toMatchObject([{ speaker: 'unknown', addressee }]);
  });

  it('the whole of what stands before', () => {
    const said = 'Ole Brandt bought the petrol on Monday, on Tuesday he hired a van, and on Wednesday the house burned';
    expect(readRows(`${said}, jurors were told.`).map(({ content }) => content)).toEqual([said]);
  });

  it('what stands behind, and not who hears it', () => {
    const rows = readRows('The inquest was told the boat, sold in May, had two holes.');
    expect(rows).toMatchObject([{ content: 'the boat, sold in May, had two holes' }]);
  });

  it('unless it hears by whom', () => {
    const rows = readRows('The court was told by Ada Holm, a neighbour, that Ole Brandt had sent forty letters.');
    expect(rows.map(({ speaker }) => speaker)).toEqual(['Ada Holm']);
  });

  it.each([
    'The court heard the appeal on Friday.',
    'The jury heard evidence for three days.',
    'The inquiry heard from two of the nurses.',
  ])('nothing, where it hears no words: %s', (text) => {
    expect(readRows(text)).toEqual([]);
  });
});

describe('all that a court hears is told', () => {
  it.each([
    ['a van, hired in May, was burned', 'The court was told a van, hired in May, was burned.'],
    ['Brandt, a butcher, had been at home', 'Jurors were told Brandt, a butcher, had been at home.'],
    ['There were no lamps.', 'The panel was told: “There were no lamps.”'],
    ['He felt no pain', 'He felt no pain, the inquest heard.'],
    ['The pair argued outside a bar', 'The pair argued outside a bar, the court heard.'],
  ])('%s', (content, text) => {
    const rows = readRows(text);
    expect(rows.map((row) => row.content)).toEqual([content]);
    expect(rows[0]!.speaker).toBe('unknown');
    expect(rows[0]!.addressee).toBe(text.startsWith('Jurors') ? 'Jurors' : undefined);
  });

  it('and what somebody said there is theirs', () => {
    const rows = readRows('Ada Holm, his neighbour, said he had been kind, the inquest heard.');
    expect(rows.map(({ speaker, content }) => `${speaker}: ${content}`)).toEqual(['Ada Holm: he had been kind']);
  });
});

it('"May" before a verb is a month', () => {
  expect(readRows('Ada Holm, who moved here in May, said she would stay.')[0]!.hedged).toBe(false);
});
