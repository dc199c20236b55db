/** Corrections of the kinds that newsrooms make without a note, and prints of a text that say the same. */
import type { Article } from '../../../lib/text/article/article.ts';
import { ALTERATIONS } from './alterations.ts';
import type { Random } from './random.ts';

export type Print = Pick<Article, 'title' | 'paragraphs'>;

export interface Correction {
  kind: string;
  earlier: Print;
  later: Print;
  /** The word that was wrong, and the one in its place; one may be empty, as with a "not". */
  wrong: string;
  right: string;
}

/** A place in a text where a kind of correction can be made, and what is made of it. */
interface Place {
  from: number;
  to: number;
  right: string;
}

const SURNAMES =
  'Halloran Vestergaard Okonkwo Lindqvist Marchetti Pemberton Castellanos Dunmore Brzezicki Fairweather'.split(' ');
const NUMBERS = 'two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty'.split(
  ' ',
);

const places = (text: string, pattern: RegExp, right: (match: RegExpExecArray) => string | undefined): Place[] =>
  Array.from(text.matchAll(pattern)).flatMap((match) => {
    const word = match[1] ?? match[0];
    const from = match.index + match[0].indexOf(word);
    const now = right(match as RegExpExecArray);
    return now === undefined || now === word ? [] : [{ from, to: from + word.length, right: now }];
  });

const otherNumber = (printed: string, random: Random): string => {
  const digits = printed.replace(/\D/g, '');
  return random.chance(0.3) && /^\d+\.\d$/.test(printed)
    ? printed.replace('.', '')
    : printed.replace(/\d(?=\D*$)/, String((Number(digits.at(-1)) + random.between(1, 9)) % 10));
};

type Maker = (text: string, random: Random) => Place[];

const figures: Maker = (text, random) => [
  ...places(text, /(?<![\p{L}\p{N}.,:/-])\d[\d,]*(?:\.\d+)?(?![\p{L}\p{N}:/-])/gu, ([printed]) =>
    otherNumber(printed, random),
  ),
  ...places(text, new RegExp(`(?<=\\s)(?:${NUMBERS.join('|')})(?=\\s)`, 'g'), () => random.pick(NUMBERS)),
];

const names: Maker = (text, random) =>
  places(text, /(?<=\p{Ll},? )(?!Mr|Mrs|Ms|Dr|The)\p{Lu}\p{Ll}{3,}(?=[ ,.])/gu, () => random.pick(SURNAMES));

const negations: Maker = (text) => [
  ...places(text, /(?<=\s(?:is|was|were|are|will|would|has|have|did|does|could|should) )not (?=\p{Ll})/gu, () => ''),
  ...places(
    text,
    /(?<=\p{Ll} (?:is|was|were|are|will|would|has|have|could|should) )(?=\p{Ll}{3,} )(?!not)/gu,
    () => 'not ',
  ),
];

const quotations: Maker = (text, random) => {
  const vocabulary = text.match(/(?<= )\p{Ll}{5,}(?= )/gu) ?? [];
  return Array.from(text.matchAll(/["“][^"“”]{20,}["”]/g)).flatMap(({ index, 0: quoted }) =>
    places(quoted, /(?<= )\p{Ll}{5,}(?= )/gu, ([word]) => {
      const other = random.pick(vocabulary);
      return other.slice(0, 4) === word.slice(0, 4) ? undefined : other;
    }).map((place) => ({ ...place, from: place.from + index, to: place.to + index })),
  );
};

const MAKERS: Record<string, Maker> = { figure: figures, name: names, negation: negations, quotation: quotations };

const inText =
  (kind: string) =>
  (print: Print, random: Random): Correction | undefined => {
    const candidates = print.paragraphs.flatMap((text, p) =>
      MAKERS[kind]!(text, random).map((place) => ({ p, place })),
    );
    if (candidates.length === 0) return undefined;
    const { p, place } = random.pick(candidates);
    const paragraphs = [...print.paragraphs];
    const text = paragraphs[p]!;
    paragraphs[p] = text.slice(0, place.from) + place.right + text.slice(place.to);
    const [wrong, right] = [text.slice(place.from, place.to).trim(), place.right.trim()];
    return { kind, earlier: print, later: { ...print, paragraphs }, wrong, right };
  };

const inHeadline = (print: Print, random: Random): Correction | undefined => {
  const { title = '' } = print;
  const makers = random.shuffle(Object.keys(MAKERS).filter((kind) => kind !== 'quotation'));
  for (const kind of makers) {
    const found = inText(kind)({ paragraphs: [title] }, random);
    if (found)
      return { ...found, kind: 'headline', earlier: print, later: { ...print, title: found.later.paragraphs[0]! } };
  }
  return undefined;
};

export const CORRECTIONS: Record<string, (print: Print, random: Random) => Correction | undefined> = {
  ...Object.fromEntries(Object.keys(MAKERS).map((kind) => [kind, inText(kind)])),
  headline: inHeadline,
};

const wrapped = (text: string): string => text.replace(/(.{50,70}) /g, '$1\n');

/** Prints that say the same. */
export const REFLOWINGS: Record<string, (paragraphs: readonly string[], random: Random) => string[]> = {
  rewrapped: (paragraphs) => paragraphs.map(wrapped),
  retyped: (paragraphs, random) => ALTERATIONS.retyped(paragraphs, { random, filler: () => [] }),
  'paragraphs joined': (paragraphs) =>
    paragraphs.reduce<string[]>((joined, text, i) => {
      if (i % 2 === 1) joined[joined.length - 1] += ` ${text}`;
      else joined.push(text);
      return joined;
    }, []),
  'scanned 1–2 %': (paragraphs, random) => ALTERATIONS['scanned 1–2 %'](paragraphs, { random, filler: () => [] }),
  'scanned 3–4 %': (paragraphs, random) => ALTERATIONS['scanned 3–4 %'](paragraphs, { random, filler: () => [] }),
  boilerplate: (paragraphs, random) => ALTERATIONS.boilerplate(paragraphs, { random, filler: () => [] }),
};
