import { describe, expect, it } from 'vitest';
import { trainChoices, withoutRare } from '../../../bin/training/choice-trainer.ts';
import { probabilities } from '../../../lib/text/statements/choices/choice.ts';
import { ROW_CONFIDENCE } from '../../../lib/text/statements/verdict/verdict.ts';
import { lines, read } from './reading.ts';

describe('a spokesman for somebody with a title is not that somebody', () => {
  it.each([
    ['A spokesman for Mr Prescott warned that the talks could fail.', 'A spokesman for Mr Prescott'],
    ['A lawyer for Mrs Halden said the charges would be fought.', 'A lawyer for Mrs Halden'],
    ['An aide to Dr Ferrand said the visit had been put off.', 'An aide to Dr Ferrand'],
    ["Sir Edwin Tarrow's office said he would not resign.", "Sir Edwin Tarrow's office"],
    ['A spokeswoman for Lord Ashby denied that he had been paid.', 'A spokeswoman for Lord Ashby'],
  ])('%s', (text, speaker) => {
    expect(read(text)[0]?.speaker).toBe(speaker);
  });
});

describe('a name beside its description is the speaker', () => {
  it.each([
    ['Accountancy firm Ernst & Young said profits had fallen.', 'Ernst & Young'],
    ['Union president Ines Calder said the strike would go on.', 'Ines Calder'],
    ['The chief engineer, Maria Keller, said the crane was safe.', 'Maria Keller'],
    ['Its maker, the Cyprus-based firm Argus, said every sale was vetted.', 'Argus'],
    ['The minister, Ole Brandt, told reporters that the road would open in May.', 'Ole Brandt'],
  ])('%s', (text, speaker) => {
    expect(read(text)[0]?.speaker).toBe(speaker);
  });
});

describe('to whom something is done does not say it', () => {
  it.each([
    'The aide is alleged to have accepted 90,000 euros.',
    'Residents were told that the water was safe.',
    'The director was accused of hiding the report.',
    'Two men have been charged with fraud.',
    'Drivers were warned that the pass would be closed.',
  ])('%s', (text) => {
    const speakers = read(text)
      .filter(({ confidence }) => confidence >= ROW_CONFIDENCE)
      .map(({ speaker }) => speaker);
    for (const patient of ['The aide', 'Residents', 'The director', 'Two men', 'Drivers'])
      expect(speakers).not.toContain(patient);
  });
});

it('what is alleged and what was told are statements all the same, of nobody known', () => {
  expect(read('The aide is alleged to have accepted 90,000 euros.')[0]).toMatchObject({
    speaker: 'unknown',
    stance: 'alleges',
  });
  expect(read('Residents were told that the water was safe.')[0]).toMatchObject({
    speaker: 'unknown',
    content: 'the water was safe',
  });
});

describe('a quotation whose paragraphs were joined', () => {
  it('is one statement: each opens with a mark, and only the last is closed', () => {
    const [statement, ...others] = read(
      'Ines Calder runs the harbour.',
      'Calder said: "The savings will help the port. "Some of them will go to the quay. "The crane comes next."',
    );
    expect(others).toEqual([]);
    expect(statement?.pieces).toHaveLength(3);
    expect(statement?.speaker).toBe('Ines Calder');
  });

  it('ends before the next report', () => {
    expect(
      lines(
        '"We were promised a new quay. "Nobody has seen it," Ines Calder said. The port authority said work had begun.',
      ).at(-1),
    ).toBe('The port authority: work had begun');
  });
});

describe('an aside reports the words before it', () => {
  it.each([
    [
      'Calder was asked about the payments to the contractor, as was alleged by Tom Reid.',
      'Tom Reid: the payments to the contractor',
    ],
    [
      'The ministry looked into the sale of the forest, as was claimed by the union.',
      'the union: the sale of the forest',
    ],
  ])('%s', (text, line) => {
    expect(lines(text)).toContain(line);
  });

  it('but "as" may compare', () => {
    expect(lines('Calder said the road was as was expected.')[0]).toBe('Calder: the road was as was expected');
  });
});

describe('speech and thought', () => {
  it.each([
    ['The port authority said the quay would close.', 'speech'],
    ['Residents believe that the quay will never open.', 'thought'],
    ['Ministers fear that the talks will fail.', 'thought'],
    ['"I believe it will open," Ines Calder said.', 'speech'],
  ])('%s', (text, act) => {
    expect(read(text)[0]?.act).toBe(act);
  });
});

describe('a dateline is no part of what is said', () => {
  it.each(['LONDON, Feb 18 - ', 'NAIROBI (Reuters) - ', 'LIMA, March 3 (AP) — ', 'PARIS -- '])('%s', (dateline) => {
    expect(
      lines(`${dateline}The bank will close forty of its branches by June, Joanna Pike said on Wednesday.`),
    ).toEqual(['Joanna Pike: The bank will close forty of its branches by June']);
  });
});

describe('a choice', () => {
  const rows = Int32Array.of(1, 2, 3);
  const choice = { groups: [0, 1, 2].map((from) => ({ rows, from, to: from + 1 })), candidates: [[0], [1], [1, 2]] };

  it('has probabilities that add up to one, larger for what speaks more for itself', () => {
    const weights = new Float32Array(8);
    weights[2] = 1;
    weights[3] = 2;
    const odds = probabilities(choice, weights, 1);
    expect(odds.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1);
    expect(odds[2]).toBeGreaterThan(odds[1]!);
    expect(odds[1]).toBeGreaterThan(odds[0]!);
  });

  it('learns which candidate is right, and forgets features that few examples have', () => {
    const examples = Array.from({ length: 20 }, () => ({ ...choice, targets: Float32Array.of(0, 1, 0), weight: 1 }));
    const weights = trainChoices(examples, { passes: 10, rate: 0.1, decay: 0 });
    const odds = probabilities(choice, weights, 1);
    expect(odds[1]).toBeGreaterThan(0.5);
    expect([...withoutRare(weights, examples, 20).slice(1, 4)]).toEqual([...weights.slice(1, 4)]);
    expect([...withoutRare(weights, examples, 21).slice(1, 4)]).toEqual([0, 0, 0]);
  });
});

describe('what somebody thinks, by what she says, has no row beside it', () => {
  it.each([
    'Keller said she did not believe the wall was safe.',
    'Keller said she hopes to mend the wall.',
    'Keller said he had “read the passages real quickly.”',
  ])('%s', (text) => {
    expect(lines(text)).toHaveLength(1);
  });

  it.each([
    ['it is another', 'Keller said that Hale believes the wall is safe.', 'Hale: the wall is safe'],
    ['she says it again', 'Keller said that she told Hale the wall was safe.', 'Keller: the wall was safe'],
    [
      'there is no row for what she says',
      'Keller has so far refused to admit that the crane was unsafe.',
      'Keller: the crane was unsafe',
    ],
  ])('but has one where %s', (_, text, expected) => {
    expect(lines(text)).toContain(expected);
  });
});
