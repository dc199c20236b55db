import { expect, it } from 'vitest';
import { joinPeople } from '../../../../lib/text/language/entities/join-people.ts';
import { trimMention } from '../../../../lib/text/language/entities/trim-mention.ts';
import { splitSentences } from '../../../../lib/text/language/sentences.ts';

/** The names of a sentence whose people, as a tagger would find them, are in brackets. */
const joined = (marked: string): string[] => {
  const text = marked.replaceAll(/[[\]]/g, '');
  const sentences = splitSentences(text, [{ start: 0, end: text.length }]);
  const { tokens } = sentences[0]!;
  let cut = 0;
  const mentions = [...marked.matchAll(/\[([^\]]+)\]/g)].flatMap((match) => {
    const start = match.index - cut;
    cut += 2;
    const first = tokens.findIndex((token) => token.start === start);
    const last = tokens.findIndex((token) => token.end === start + match[1]!.length) + 1;
    return trimMention('person', tokens, 0, first, last, false) ?? [];
  });
  return joinPeople(mentions, sentences).map(({ surface, start, end }) => {
    expect(text.slice(start, end)).toBe(surface);
    return surface;
  });
};

it.each([
  ['two parts and the particles between them', '[Ludwig] von und zu [Brandt] left', ['Ludwig von und zu Brandt']],
  ['not two people in a list', '[Ludwig] and [Brandt] left', ['Ludwig', 'Brandt']],
  ['a given name that is a month', 'it was April [Keller] who left', ['April Keller']],
  ['a given name between a rank and a surname', 'said Sgt Mat [Keller] today', ['Mat Keller']],
  ['not a month', 'it was in April [Keller] left', ['Keller']],
  ['what begins with an article behind a name', '[Abu Karim] al-Masri left', ['Abu Karim al-Masri']],
])('joins %s', (_, marked, names) => {
  expect(joined(marked)).toEqual(names);
});
