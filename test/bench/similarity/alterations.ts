/** Ways in which copies of news articles are altered, each a function from paragraphs to paragraphs. */
import { AFTER, BEFORE } from './publisher-text.ts';
import type { Random } from './random.ts';
import { respell } from './spelling.ts';

export interface Source {
  random: Random;
  /** Paragraphs of articles that are not in the corpus, for new leads and surrounding text. */
  filler(words: number): string[];
}

export type Alteration = (paragraphs: readonly string[], source: Source) => string[];

export const wordsIn = (paragraphs: readonly string[]): number =>
  paragraphs.reduce((sum, paragraph) => sum + paragraph.split(/\s+/).length, 0);

/** Keeps a run of sentences with this share of the words. */
const keep = (paragraphs: readonly string[], share: number, from: 'start' | 'end' | 'middle', random: Random) => {
  const sentences = paragraphs.flatMap((paragraph, p) =>
    paragraph.split(/(?<=[.!?]["”’]?)\s+/).map((text) => ({ p, text, words: text.split(/\s+/).length })),
  );
  const total = sentences.reduce((sum, { words }) => sum + words, 0);
  const last = sentences.length - 1;
  let first = from === 'start' ? 0 : from === 'end' ? last : random.between(0, Math.floor(last * (1 - share)));
  let end = first;
  let words = 0;
  if (from === 'end') {
    while (first >= 0 && words < total * share) words += sentences[first--]!.words;
    first += 1;
    end = last + 1;
  } else {
    while (end <= last && words < total * share) words += sentences[end++]!.words;
  }
  const kept = new Map<number, string[]>();
  for (const { p, text } of sentences.slice(first, end)) kept.set(p, [...(kept.get(p) ?? []), text]);
  return [...kept.values()].map((texts) => texts.join(' '));
};

const cut: Alteration = (text, { random }) =>
  keep(text, 0.25 + random.next() * 0.3, random.pick(['start', 'start', 'end', 'middle']), random);

/** Single sentences left out. */
const thin: Alteration = (text, { random }) => {
  const kept = text.map((paragraph) =>
    paragraph
      .split(/(?<=[.!?]["”’]?)\s+/)
      .filter(() => random.chance(0.6))
      .join(' '),
  );
  const left = kept.filter((paragraph) => paragraph !== '');
  return left.length > 0 ? left : [...text];
};

/** A new lead in place of the first paragraph, or before it if the rest is shorter. */
const relead: Alteration = (text, { random, filler }) => [
  ...filler(Math.max(25, Math.floor(wordsIn(text) * 0.15 * random.next()))),
  ...(wordsIn(text.slice(1)) > wordsIn(text) / 2 ? text.slice(1) : text),
];

const withPublisherText: Alteration = (text, { random }) => {
  const before = random.pick(BEFORE)(random);
  const after = random.chance(0.6) ? random.pick(AFTER)(random) : '';
  const more = random.chance(0.3) ? random.pick(AFTER)(random) : '';
  return `${before}${text.join('\n\n')}${after}${more}`.split(/\n\n+/);
};

const reorder: Alteration = (text, { random }) => random.shuffle(text);

const retype: Alteration = (text, { random }) => {
  const straight = random.chance(0.5);
  const dash = random.pick([' - ', '--', ' – ']);
  return text.map((paragraph) => {
    const quotes = straight
      ? paragraph.replace(/[“”]/g, '"').replace(/[‘’]/g, "'")
      : paragraph
          .replace(/(^|\s)"/g, '$1“')
          .replaceAll('"', '”')
          .replaceAll("'", '’');
    return respell(quotes.replace(/\s*[—–]\s*/g, dash));
  });
};

const CONFUSED: Record<string, string[]> = {
  l: ['1', 'I', 'i'],
  i: ['l', '1', 'j'],
  o: ['0', 'c'],
  e: ['c', 'o'],
  m: ['rn', 'nn'],
  n: ['ri', 'u'],
  h: ['b', 'li'],
  a: ['o', 'u'],
  s: ['5', 'a'],
  t: ['f', 'l'],
  c: ['e', 'o'],
  u: ['ii', 'n'],
  d: ['cl'],
  w: ['vv'],
  g: ['q', '9'],
  b: ['h', '6'],
};

/**
 * Errors of optical character recognition: letters confused, changed, lost or added; sometimes a word split or joined.
 */
const scan =
  (rate: (random: Random) => number): Alteration =>
  (text, { random }) => {
    const share = rate(random);
    return text.map((paragraph) =>
      Array.from(paragraph, (character) => {
        if (!/\p{L}/u.test(character)) return character === ' ' && random.chance(share * 0.1) ? '' : character;
        if (!random.chance(share)) return character;
        const like = CONFUSED[character.toLowerCase()];
        const way = random.next();
        if (like && way < 0.5) return random.pick(like);
        if (way < 0.8) return String.fromCharCode(97 + random.between(0, 25));
        if (way < 0.9) return '';
        return way < 0.97 ? character + character : `${character} `;
      }).join(''),
    );
  };

const double: Alteration = (text, { random }) => [...text, ...(random.chance(0.5) ? text : text.slice(1))];

/** Embedded in other text, one to four times as long with it. */
const embed: Alteration = (text, { random, filler }) => {
  const length = wordsIn(text);
  const before = filler(Math.floor(length * random.next() * 1.5));
  const after = filler(Math.max(30, Math.floor(length * random.next() * 1.5)));
  return [...before, ...text, ...after];
};

/** A light rewrite: one word in ten removed, swapped with its neighbour or replaced by another word of the text. */
const rewrite: Alteration = (text, { random }) => {
  const vocabulary = text.join(' ').split(/\s+/);
  return text.map((paragraph) => {
    const words = paragraph.split(/\s+/);
    for (let i = 0; i < words.length; i++) {
      if (!random.chance(0.1)) continue;
      const way = random.next();
      if (way < 0.4) words[i] = '';
      else if (way < 0.7) words[i] = random.pick(vocabulary);
      else if (i > 0) [words[i - 1], words[i]] = [words[i]!, words[i - 1]!];
    }
    return words.filter(Boolean).join(' ');
  });
};

/** A fifth of the text, from its middle or anywhere. */
const cutToAFifth: Alteration = (text, { random }) =>
  keep(text, 0.2, random.pick(['start', 'end', 'middle', 'middle']), random);

const cutFromTheMiddle: Alteration = (text, { random }) => keep(text, 0.3 + random.next() * 0.2, 'middle', random);

/** By the name in the tables: copies that are harder to find. */
export const HARD_ALTERATIONS = {
  'cut to a fifth': cutToAFifth,
  'cut from the middle': cutFromTheMiddle,
  'scanned 8 %': scan(() => 0.08),
  thinned: thin,
  'new lead': relead,
  boilerplate: withPublisherText,
  reordered: reorder,
  retyped: retype,
  embedded: embed,
  rewritten: rewrite,
} satisfies Record<string, Alteration>;

/** By the name in the tables. */
export const ALTERATIONS = {
  cut,
  thinned: thin,
  'new lead': relead,
  boilerplate: withPublisherText,
  reordered: reorder,
  retyped: retype,
  'scanned 1–2 %': scan((random) => 0.01 + random.next() * 0.01),
  'scanned 3–4 %': scan((random) => 0.03 + random.next() * 0.01),
  doubled: double,
  embedded: embed,
  rewritten: rewrite,
} satisfies Record<string, Alteration>;
