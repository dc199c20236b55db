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

describe('who is named between commas behind an office says it', () => {
  it.each([
    'The member for the river ward, Hon. Asa Lund, however, accused the mayor of lying.',
    'Reacting, the state Commissioner for Water, Dr Asa Lund, denied that the dam leaked.',
    'The director of the Valley Rescue Board, Mrs Asa Lund, said nobody was hurt.',
  ])('%s', (text) => {
    expect(speakersOf(text)).toEqual(['Asa Lund']);
  });
});

it('a relative clause behind the subject ends before its verb', () => {
  const [row] = readRows('A rice dealer, Asa Lund, who said she lost 140 bags, broke down in tears.');
  expect(row).toMatchObject({ speaker: 'Asa Lund', content: 'she lost 140 bags' });
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
});
