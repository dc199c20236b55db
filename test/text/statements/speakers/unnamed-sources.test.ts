import { describe, expect, it } from 'vitest';
import { lines, readRows } from '../reading.ts';

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

describe('a part of a group is as printed', () => {
  it.each([
    ['Seven ministers spoke, and all but two said that they would resign.', 'all but two'],
    ['All but one of the senators said the bill was dead.', 'All but one of the senators'],
    ['The Conservative Party met in Hull. Many Conservatives said the tax would fail.', 'Many Conservatives'],
    ['The Labour Party met in Hull. Several Labour members said that the tax was weak.', 'Several Labour members'],
  ])('%s', (text, speaker) => {
    expect(readRows(text).map((row) => row.speaker)).toEqual([speaker]);
  });
});

it('whose part somebody plays does not speak', () => {
  expect(first('The 28-year-old, who plays barmaid Tina in Canal Street, said the wedding was small.')).toBe(
    'The 28-year-old: the wedding was small',
  );
});

describe('speakers end before the day and the occasion', () => {
  it.each([
    ["Greece's highest court on Friday ruled that the ban was void.", "Greece's highest court"],
    ["The head of France's railways on Monday warned that fares would rise.", "The head of France's railways"],
    ['A spokesman for the port in a statement on Monday said it was closed.', 'A spokesman for the port'],
    ['The head of the port during an interview said it was safe.', 'The head of the port'],
    ["A report on Monday's crash said the driver was ill.", "A report on Monday's crash"],
    ['The union at the plant said it was safe.', 'The union at the plant'],
  ])('%s', (text, speaker) => {
    expect(readRows(text)[0]?.speaker).toBe(speaker);
  });
});

describe('letters behind a name are no part of it', () => {
  it.each([
    ['Prosecutor Nigel Vane KC told the court that Rusk had been warned twice.', 'Nigel Vane'],
    ['Professor Ada Holm FRS said the sea was warming.', 'Ada Holm'],
    ['Local MP Tom Reid CBE said the sea was warming.', 'Tom Reid'],
    ['"The sea is warming," said Professor Ada Holm OBE.', 'Ada Holm'],
    ['Tom Reid QC, for the defence, said the case was weak.', 'Tom Reid'],
  ])('%s', (text, speaker) => {
    expect(readRows(text)[0]?.speaker).toBe(speaker);
  });
});

it.each([
  ['a person close to the Brandts', '“That is why he left in May,” said a person close to the Brandts.'],
  ['a lawyer familiar with the case', '“The plan is late,” said a lawyer familiar with the case.'],
  [
    'one Republican involved in the planning',
    '“You are going to see a massive campaign,” said one Republican involved in the planning.',
  ],
  ['Officials familiar with the talks', 'Officials familiar with the talks said the port would close.'],
  [
    'one district GOP leader',
    'Ann Keller left the GOP. “I asked whether they support her,” said one district GOP leader.',
  ],
  [
    'Most voters in Georgia, Alabama and Virginia',
    'Most voters in Georgia, Alabama and Virginia said they felt betrayed.',
  ],
  ['Some people in a recent CNN/ORC poll', 'Some people in a recent CNN/ORC poll said that Brandt was born abroad.'],
  [
    'about 4 in 10 Republican voters in each state',
    'Only about 4 in 10 Republican voters in each state want all strangers in the country to be deported.',
  ],
  ['Six in ten voters', 'Six in ten voters say that the port is late.'],
])('are told with what says who they are: %s', (speaker, text) => {
  expect(lines(text).map((line) => line.split(': ')[0])).toContain(speaker);
});

describe('a verb before has the same subject, and is no part of it', () => {
  it.each([
    [
      'A spokesman for Vane Rail',
      'A spokesman for Vane Rail declined to comment on the case but confirmed that fares would rise.',
    ],
    [
      'An aide to the governor',
      'An aide to the governor agreed to speak to the paper and later said the bill was dead.',
    ],
    ['One of the two officers', 'One of the two officers tried to reach the window and said the smoke was too thick.'],
  ])('%s', (speaker, text) => {
    expect(readRows(text).at(-1)!.speaker).toBe(speaker);
  });
});

it.each([
  'A woman asked to leave the meeting said she had been insulted.',
  'One woman accused of stealing from the till said she had been framed.',
])('what tells who somebody is reports nothing: %s', (text) => {
  expect(readRows(text).map(({ cue }) => cue)).toEqual(['said']);
});

it('"which" is no part of who says so', () => {
  const [row] = readRows('Two men were charged with stealing a crane, which police say was sold for scrap.');
  expect(row!.speaker).toBe('police');
});

it('a firm keeps its "&"', () => {
  expect(readRows('Economists at Brown & Finch said rates would rise.')[0]!.speaker).toBe(
    'Economists at Brown & Finch',
  );
});
