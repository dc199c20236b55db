import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../../lib/text/language/read-document.ts';
import { pageOf } from '../../../../lib/text/statements/page/page.ts';
import { describedPerson } from '../../../../lib/text/statements/speakers/described-people.ts';
import { readRows } from '../reading.ts';

const speakersOf = (...paragraphs: string[]): string[] => readRows(...paragraphs).map(({ speaker }) => speaker);

describe('an office that one person of the article holds is that one’s', () => {
  it.each([
    [
      'Asa Lund',
      'The state Commissioner for Water, Dr Asa Lund, opened the dam. The commissioner said it would hold for a century.',
    ],
    ['Petra Vance', 'Coroner Petra Vance closed the inquest. The coroner said nobody was to blame.'],
    ['Tom Okafor', 'Tom Okafor, the harbour bailiff and coach, left. The coach said he was glad to go.'],
    [
      'Petra Vance',
      'Petra Vance, the town’s first woman to be elected sheriff, opened the fair. The sheriff said nobody would be fined.',
    ],
  ])('%s', (name, text) => {
    expect(speakersOf(text)).toEqual([name]);
  });

  it.each([
    ['two hold it', 'Coroner Petra Vance met Coroner Ivo Lasker. The coroner said nobody was to blame.'],
    [
      'another is told of',
      'Coroner Petra Vance left after a coroner from Tarn had come. The coroner said it was over.',
    ],
    ['they are many', 'Coroner Petra Vance spoke for the coroners of the county. The coroner said it was over.'],
    ['nobody is said to hold it', 'After meeting Dana Rowland, the coroner said the case was over.'],
  ])('but for no rule where %s', (_, text) => {
    const page = pageOf(readDocument([text]));
    const said = page.lower.lastIndexOf('said');
    expect(describedPerson(page, { from: said - 2, to: said })).toBeUndefined();
  });
});

it('an office before a comma and a name is told of the one named', () => {
  const text =
    'The Liberal transport spokesman in Tarn, Mr Tom Okafor, arrived late. “I missed the tram,” he said. The Liberal ' +
    'transport spokesman said fares were too high.';
  expect(speakersOf(text)).toEqual(['Tom Okafor', 'Tom Okafor']);
});

describe('who is named between commas behind an office says it', () => {
  it.each([
    'The member for the river ward, Hon. Asa Lund, however, accused the mayor of lying.',
    'Reacting, the state Commissioner for Water, Dr Asa Lund, denied that the dam leaked.',
    'The director of the Valley Rescue Board, Mrs Asa Lund, said nobody was hurt.',
    'The deputy of Mayor Petra Vance, Mrs Asa Lund, however, promised that nobody would be sacked.',
    'The manager of singer Petra Vance, Mrs Asa Lund, confirmed that she had cancelled.',
    'After meeting Tom Reid, the manager of singer Petra Vance, Mrs Asa Lund, said she had cancelled.',
  ])('%s', (text) => {
    expect(speakersOf(text)).toEqual(['Asa Lund']);
  });

  it.each([
    'Tom Reid, the husband of the mayor, Ada Holm, said the dog was lost.',
    'Meanwhile, Mr. Tom Reid, the husband of the mayor, Ada Holm, said the dog was lost.',
    'Tom Reid, a son of the late coroner, Ivo Lasker, denied that the will was forged.',
  ])('but not where the office only tells who another is: %s', (text) => {
    expect(speakersOf(text)).toEqual(['Tom Reid']);
  });
});

it.each([
  ['she lost 140 bags', 'A rice dealer, Asa Lund, who said she lost 140 bags, broke down in tears.'],
  ['thieves took nine crates', 'A fishwife, Asa Lund, who said thieves took nine crates, knelt and prayed.'],
])('a relative clause behind the subject ends before its verb: %s', (content, text) => {
  expect(readRows(text)).toMatchObject([{ speaker: 'Asa Lund', content }]);
});

describe('who spoke goes on where a man or a woman alone does something before the quotation', () => {
  const said = (before: string): string[] =>
    speakersOf(
      'Manager Tom Okafor said he had been about to take the striker off. “I had the board ready,” he said.',
      `${before} “Lewis knows. He has said sorry to the lads.”`,
    );
  it.each(['He had less sympathy for his captain.', 'Asked about the red card, he smiled.'])('%s', (before) => {
    expect(said(before).at(-1)).toBe('Tom Okafor');
  });

  it('though another did something in between', () => {
    const speakers = speakersOf(
      'Tom Okafor said the boys were tired. Lewis Marr was sent off after an hour, and the crowd booed.',
      'He had less sympathy for his captain. “He let us down.”',
    );
    expect(speakers).toEqual(['Tom Okafor', 'Tom Okafor']);
  });
});
