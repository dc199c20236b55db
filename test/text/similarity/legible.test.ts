import { describe, expect, it } from 'vitest';
import { compare } from '../../../lib/text/similarity/compare.ts';
import { isBadScan, legible } from '../../../lib/text/similarity/legible.ts';
import { likeliestWord } from '../../../lib/text/similarity/likeliest-word.ts';
import { isSameStory } from '../../../lib/text/similarity/same-story.ts';
import { sketchOf } from '../../../lib/text/similarity/sketch.ts';
import { ALTERATIONS, HARD_ALTERATIONS } from '../../bench/similarity/alterations.ts';
import { random } from '../../bench/similarity/random.ts';

const STORY =
  'The council voted on Tuesday to close the old bridge over the river while engineers look for the cause of a crack in one of its ' +
  'supports. Drivers will have to use the road through the village of Hexley for at least three months, a spokeswoman for the council ' +
  'said. Shopkeepers in the high street fear that they will lose customers before the summer, and want the council to pay for a ' +
  'ferry. The bridge was built nearly a century ago and carries about nine thousand cars a day. A report by the engineers, which ' +
  'has not been published, is said to warn that the other supports may be damaged as well.';

const scanned = (text: string, seed: number): string =>
  HARD_ALTERATIONS['scanned 8 %']([text], { random: random(seed), filler: () => [] }).join('');

describe('a word of a bad scan', () => {
  it.each([
    ['a letter taken for another', 'governmcnt', 'government'],
    ['a letter lost', 'presidnt', 'president'],
    ['a letter twice', 'counncil', 'council'],
    ['two letters that look like one', 'modcrn', 'modern'],
    ['one that looks like two', 'rnayor', 'mayor'],
    ['a digit', 'p0lice', 'police'],
    ['another word that is rare', 'tho', 'the'],
    ['a space lost', 'ofthe', 'of the'],
  ])('is told from %s: %s', (_, misread, word) => {
    expect(likeliestWord(misread)).toBe(word);
  });

  it.each(['council', 'said', 'crack', 'x', 'kzqxwvpjh'])('stays as it is if nothing is likelier: %s', (word) => {
    expect(likeliestWord(word)).toBe(word);
  });
});

describe('a bad scan', () => {
  it('is mended before it is sketched', () => {
    const scan = scanned(STORY, 1);
    expect(isBadScan(scan)).toBe(true);
    const share = (text: string) => compare(sketchOf(STORY), sketchOf(text)).secondInFirst;
    expect(share(scan)).toBeGreaterThan(0.6);
  });

  it.each([1, 2, 3, 4, 5])('of a piece of a story is that story (%i)', (seed) => {
    const [piece, story] = [sketchOf(scanned(STORY.slice(0, 260), seed)), sketchOf(STORY)];
    expect(isSameStory(compare(piece, story), [piece.size, story.size])).toBe(true);
  });

  it('keeps its numbers, and words that were split become one', () => {
    const scan = `${scanned(STORY, 1)} In 1912 it cost 48 thousand pounds, the gover nment said.`;
    expect(legible(scan)).toMatch(/in 1912 it cost 48 thousand pounds, the government said\.$/);
  });
});

describe('a better scan', () => {
  const scan = (text: string) => ALTERATIONS['scanned 3–4 %']([text], { random: random(4), filler: () => [] }).join('');

  it('is mended if it is short', () => {
    expect(legible(scan(STORY))).not.toBe(scan(STORY));
    const same = (text: string) => compare(sketchOf(STORY), sketchOf(text)).shared;
    expect(same(legible(scan(STORY)))).toBeGreaterThan(same(scan(STORY)) - 1);
  });

  it('stays as it is if it is long, or few of its words are unknown', () => {
    const long = scan([STORY, STORY, STORY].join('\n\n'));
    expect(legible(long)).toBe(long);
    const slips = STORY.replace('council', 'councjl').replace('bridge', 'brjdge').replace('engineers', 'engjneers');
    expect(legible(slips)).toBe(slips);
  });
});

describe('any other text', () => {
  it.each([
    ['news', STORY],
    [
      'names that nobody knows',
      'Zdravka Krstulovic beat Oluwaseyi Adebanjo in the final at Kragujevac, after she had beaten Thandolwethu Mkhwanazi. Both said ' +
        'that they were tired. The next match is against Xiuhtezcatl Ixtlilxochitl of Nezahualcoyotl.',
    ],
    [
      'German',
      'Die Bundesregierung hat am Freitag beschlossen, das neue Klimagesetz zurückzuziehen. Nach Angaben des Ministers gab es zu wenig ' +
        'Unterstützung im Parlament. Er sagte, er wolle in den kommenden Wochen mit allen Parteien über einen anderen Vorschlag sprechen.',
    ],
    [
      'Dutch',
      'De regering heeft vrijdag besloten om de nieuwe wet over het klimaat in te trekken. Volgens de minister was er te weinig steun ' +
        'in de Tweede Kamer. Hij zei dat hij de komende weken met alle partijen wil praten over een ander voorstel.',
    ],
    ['no words at all', '· · 12 34 ·'],
    ['nothing', ''],
  ])('stays as it is: %s', (_, text) => {
    expect(legible(text)).toBe(text);
  });
});

describe('a scan of a book', () => {
  it('is mended as far as a long article would be', () => {
    const known =
      'government president parliament spokesman yesterday committee different important according including hospital';
    const misread = known
      .split(' ')
      .flatMap((word) =>
        Array.from(word, (_, i) =>
          Array.from('abcdefghijklmnopqrstuvwxyz', (letter) => word.slice(0, i) + letter + word.slice(i + 1)),
        ),
      )
      .flat();
    const text = misread.map((word) => `the ${word} of the and of`).join(' ');
    const [before, after] = [text.split(' '), legible(text).split(' ')];
    const mended = before.filter((word, i) => word !== after[i]).length;
    expect(new Set(misread).size).toBeGreaterThan(2300);
    expect(mended).toBeGreaterThan(1800);
    expect(mended).toBeLessThanOrEqual(2000);
  });
});
