import { describe, expect, it } from 'vitest';
import { readRows } from '../reading.ts';

const first = (text: string): string => {
  const [row] = readRows(text);
  return `${row?.speaker}: ${row?.content}`;
};

describe('unnamed sources are speakers as printed', () => {
  it.each([
    [
      'Harland Yard is in talks with a fund, two people briefed on the talks said.',
      'two people briefed on the talks: Harland Yard is in talks with a fund',
    ],
    [
      'The bank has hired Morgan Stanley, one of the people said.',
      'one of the people: The bank has hired Morgan Stanley',
    ],
    [
      'The plan was drawn up by Tom Reid, a person familiar with the matter said.',
      'a person familiar with the matter: The plan was drawn up by Tom Reid',
    ],
    ['Goldman Sachs is advising, one of them said.', 'one of them: Goldman Sachs is advising'],
    [
      'Harlow Bank will sell the arm, three people with knowledge of the matter told Reuters, in a deal worth millions.',
      'three people with knowledge of the matter: Harlow Bank will sell the arm',
    ],
    [
      'The charges will be dropped, four lawyers involved in the case told the paper.',
      'four lawyers involved in the case: The charges will be dropped',
    ],
    ['He saw Tom Reid, another of the witnesses said.', 'another of the witnesses: He saw Tom Reid'],
    [
      'Two people briefed on the talks said the yard was for sale.',
      'Two people briefed on the talks: the yard was for sale',
    ],
  ])('%s', (text, expected) => {
    expect(first(text)).toBe(expected);
  });

  it.each([
    ['Tom Reid, a lawyer, said the case was weak.', 'Tom Reid: the case was weak'],
    ['Ada Holm, a lawyer who knows him, said he was ill.', 'Ada Holm: he was ill'],
    ['A lawyer named Tom Reid said the case was weak.', 'Tom Reid: the case was weak'],
    ['After the fire, two people said they had seen smoke.', 'two people: they had seen smoke'],
  ])('but neither names nor what stands before another clause: %s', (text, expected) => {
    expect(first(text)).toBe(expected);
  });
});
