import { describe, expect, it } from 'vitest';
import { lines, read, readRows } from '../reading.ts';

const speakerOf = (...paragraphs: string[]): string | undefined => readRows(...paragraphs).at(-1)?.speaker;

describe('the subject of a sentence is whole', () => {
  it.each([
    ['Police in Tolland, Essex said the bridge would close.', 'Police in Tolland, Essex'],
    [
      'CHARLOTTE, N.C. (AP) — Nurses in Charlotte, North Carolina say they will no longer work at night.',
      'Nurses in Charlotte, North Carolina',
    ],
    [
      'Staff from Calder College, the University of Leeds and local clubs said the hall must stay.',
      'Staff from Calder College, the University of Leeds and local clubs',
    ],
    ['Doctors, nurses and a porter told the inquiry that the ward was full.', 'Doctors, nurses and a porter'],
    ['Tom Reed, a trader and father of two said: “The market is empty.”', 'Tom Reed'],
    ['Ina Holt of Marlow University, an author of the study said: “Bees are fewer.”', 'Ina Holt'],
  ])('%s', (text, speaker) => {
    expect(speakerOf(text)).toBe(speaker);
  });

  it('without those who lead it', () => {
    const read = lines(
      'Teachers loyal to the head, led by deputy Alan Brandt, dismissed the report, saying it was false.',
    );
    expect(read).toContain('Teachers loyal to the head: it was false');
    expect(read.filter((line) => line.startsWith('Alan Brandt'))).toEqual([]);
  });

  it.each([
    ['A tall figure with a grey beard, Ole Brandt said he had come by boat.', 'Ole Brandt'],
    ['This month in Harlow, Ines Calder announced her plan to close the port.', 'Ines Calder'],
    ['The bridge, Holm said, was unsafe.', 'Holm'],
  ])('but who is named is not lost in it: %s', (text, speaker) => {
    expect(read(text).map((one) => one.speaker)).toContain(speaker);
  });
});

it.each([
  ['One woman bitterly complained that the bus was late.', 'One woman'],
  ['Two boys angrily denied that they ran.', 'Two boys'],
  ['A campaign aide later clarified that it was a mistake.', 'A campaign aide'],
])('an adverb is no part of who speaks: %s', (text, speaker) => {
  expect(speakerOf(text)).toBe(speaker);
});

it.each([
  ['Some teachers have asked for more pay, and many say they may leave.', 'many: they may leave'],
  ['Brandt and others said they could not pay.', 'Brandt and others: they could not pay'],
])('many and others speak by themselves, unless they stand beside somebody: %s', (text, line) => {
  expect(lines(text)).toContain(line);
});

it('they are not the one man who speaks before', () => {
  const rows = read(
    'Chief Tom Field said that voters often ask for change, however, they believe “it must not touch me.”',
  );
  expect(rows.find(({ cue }) => cue === 'believe')?.speaker).not.toBe('Tom Field');
});

it('who is being told something does not say it', () => {
  const speakers = read('Hundreds of tenants are being told that they must leave.').map(({ speaker }) => speaker);
  expect(speakers).not.toContain('Hundreds of tenants');
});

it.each([
  ['A study by the watchdog group Dam Watch found that the wall leaked.', 'A study by the watchdog group Dam Watch'],
  ['The Green leader in turn claimed that the talks had failed.', 'The Green leader'],
])('a phrase has its name, and nothing behind it: %s', (text, speaker) => {
  expect(speakerOf(text)).toBe(speaker);
});

it.each([
  ['The mayor', 'Clara Holt runs a bakery in Dunmore.', 'The mayor said the road was closed.'],
  ['Ines Calder', 'Mayor Ines Calder runs the town.', 'The mayor said the road was closed.'],
])('an office is whom the article gives it to: %s', (speaker, ...paragraphs) => {
  expect(speakerOf(...paragraphs)).toBe(speaker);
});

it('what somebody spoke of does not go on for them', () => {
  const said = lines(
    'A spokesman for Brightwell said: “Our staff are strong.”',
    'It added it would work with conciliation service Acas to reach a deal and said it was “sad” the union had walked out.',
  );
  expect(said.filter((line) => line.startsWith('Acas'))).toEqual([]);
});
