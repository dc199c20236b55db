import { describe, expect, it } from 'vitest';
import { read, readRows } from '../reading.ts';

const speakerOf = (...paragraphs: string[]): string | undefined => readRows(...paragraphs).at(-1)?.speaker;

describe('who is named beside a description that commas or dashes set off', () => {
  it.each([
    ['Ines Calder', 'A spokeswoman for the port, Ines Calder, said the cranes were safe.'],
    ['Tom Brandt', "“We will wait,” Senator Lind's chief of staff, Tom Brandt, told reporters."],
    ['Hanna Brekke', 'A former candidate for mayor -- Hanna Brekke, who lost in 2019 -- said the count was wrong.'],
    ['Remy Falk', "One of the club's owners, Remy Falk, later testified that nobody had been paid."],
    ['Petra Lind', 'An opponent of the dam, Petra Lind, says the valley will be flooded.'],
    ['Ada Holm', 'Ada Holm, a nurse from Harlow and a former mayor, accused the ministry of hiding the report.'],
    [
      'Gary Falk',
      'Chief Executive (Acting) of the Harlow Port Authority, Gary Falk, added that two cranes would come.',
    ],
    ['Ada Holm', 'Director of the Marlow Clinic (North), Ada Holm, said beds were full.'],
    ['Osric Vane', 'The letter angered Osric Vane, a retired judge who said the court had been misled.'],
  ])('%s', (name, text) => {
    expect(speakerOf(text)).toBe(name);
  });

  it('two descriptions of one person', () => {
    expect(speakerOf('Former prosecutor and city mayor Remy Falk said the case was closed.')).toBe('Remy Falk');
  });

  it('and not who was met by whom the description means', () => {
    expect(speakerOf('After meeting Ines Calder, a farmer said the road was finished.')).not.toBe('Ines Calder');
    expect(speakerOf('The minister and Ines Calder said the road was finished.')).not.toBe('The minister');
  });
});

describe('who speaks for somebody is not that somebody', () => {
  it.each([
    'A spokesman for presidential candidate Ines Calder called the report a lie.',
    'A top adviser to Senator Ines Calder explained that the money was gone.',
    'A lawyer for former minister Ines Calder said the charges would be fought.',
  ])('%s', (text) => {
    expect(read(text)[0]!.speaker).not.toBe('Ines Calder');
  });

  it('an office that has the preposition in it is that of who is named', () => {
    expect(speakerOf('Former minister for Women and Equalities Nicola Morland said the talks had failed.')).toBe(
      'Nicola Morland',
    );
  });
});

it('a second official is not the one who was named before', () => {
  const rows = readRows(
    'Ole Brandt, an official of the port, said the crane had been checked.',
    '“Nobody checked it,” the second official said.',
  );
  expect(rows.at(-1)!.speaker).not.toBe('Ole Brandt');
});

it('takes no description behind a dateline for the place there', () => {
  const text =
    'MARLOW, Nov. 30 - The operator of the Marlow ferry denied on Monday that it had hidden cracks in a ramp.';
  expect(read(text)[0]?.speaker).toBe('The operator of the Marlow ferry');
});
