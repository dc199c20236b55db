import { expect, it } from 'vitest';
import { lines } from '../reading.ts';

const speakersOf = (...paragraphs: string[]): string[] => lines(...paragraphs).map((line) => line.split(': ')[0]!);

it.each([
  [
    "Hilda Brandvold's campaign",
    'Hilda Brandvold walked out on Monday. Her campaign later disclosed that she had pneumonia.',
  ],
  ["Tor Wik's surrogates", 'Tor Wik spoke in Harlow on Monday. His surrogates said the plan was sound.'],
  ["Tor Wik's wife", 'Tor Wik spoke in Harlow on Monday. The dam was safe, his wife said.'],
  ["Tor Wik's lawyers", 'Ines Calder met Tor Wik on Monday. His lawyers said the claim came too late.'],
])('what is his or hers is named after whom it belongs to: %s', (speaker, text) => {
  expect(speakersOf(text)).toContain(speaker);
});

it('and stays as printed where the text does not tell who that is', () => {
  expect(speakersOf('The dam was safe, his wife said.')).toEqual(['his wife']);
});
