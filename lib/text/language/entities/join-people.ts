import { MONTHS } from '../../words/calendar.ts';
import { ARABIC_ARTICLES, NAME_PARTICLES } from '../../words/person-names.ts';
import { isHonorific, isRank, isTitleWord } from '../../words/titles.ts';
import { anyOf } from '../../words/word-list.ts';
import type { Sentence, Token } from '../document.ts';
import { FEMALE_NAME, kindsOf, MALE_NAME } from '../names/gazetteers.ts';
import { isCapitalised, type Mention, surfaceOf } from './mention.ts';

/** Particles between two parts of a name: Ludwig von und zu Brandt. */
const MAX_PARTICLES = 3;

/**
 * Joins what the tagger took for two people and is one, by the particles between the parts (Omar bin Rashid), and takes
 * the given name before a surname that it missed because the word is one of the calendar too (April Keller), and the
 * name behind it that begins with an article (Abu Karim al-Masri).
 */
export const joinPeople = (mentions: readonly Mention[], sentences: readonly Sentence[]): Mention[] => {
  const joined: Mention[] = [];
  for (const mention of mentions) {
    const { tokens } = sentences[mention.sentence]!;
    const last = joined.at(-1);
    if (last && areOne(last, mention, tokens)) joined[joined.length - 1] = spanning(last, mention, tokens);
    else if (hasGivenNameBefore(mention, tokens, last)) joined.push(withWordBefore(mention, tokens));
    else joined.push(hasArabicNameAfter(mention, tokens) ? withWordAfter(mention, tokens) : mention);
  }
  return joined;
};

const areOne = (a: Mention, b: Mention, tokens: readonly Token[]): boolean => {
  const between = b.first - a.last;
  if (a.type !== 'person' || b.type !== 'person' || a.sentence !== b.sentence) return false;
  if (between < 1 || between > MAX_PARTICLES) return false;
  return tokens.slice(a.last, b.first).every(({ text }) => NAME_PARTICLES.has(text) || text === 'und');
};

const spanning = (a: Mention, b: Mention, tokens: readonly Token[]): Mention => {
  const words = [...a.words, ...tokens.slice(a.last, b.first).map(({ text }) => text), ...b.words];
  return { ...a, words, surface: surfaceOf(tokens, a.first, b.last, words), last: b.last, end: b.end };
};

const hasGivenNameBefore = (
  { type, words, sentence, first }: Mention,
  tokens: readonly Token[],
  last?: Mention,
): boolean => {
  const before = tokens[first - 1];
  if (type !== 'person' || words.length > 1 || !before || !isCapitalised(before)) return false;
  if (last && last.sentence === sentence && last.last >= first) return false;
  const earlier = tokens[first - 2]?.text ?? '';
  // Sgt Mat Keller
  if (isHonorific(earlier) || isRank(earlier)) return !isTitleWord(before.text) && /^\p{Lu}\p{Ll}+$/u.test(before.text);
  const isDate = /^(?:in|since|by|until|last|next|from|early|late|to|\d+|\d+th)$/i.test(earlier);
  return MONTHS.includes(before.lower) && (kindsOf(before.text) & (FEMALE_NAME | MALE_NAME)) !== 0 && !isDate;
};

const withWordBefore = (mention: Mention, tokens: readonly Token[]): Mention => {
  const first = mention.first - 1;
  const words = [tokens[first]!.text, ...mention.words];
  return {
    ...mention,
    first,
    words,
    start: tokens[first]!.start,
    surface: surfaceOf(tokens, first, mention.last, words),
  };
};

const ARABIC_NAME = new RegExp(`^${anyOf(ARABIC_ARTICLES)}-\\p{Lu}`, 'iu');

const hasArabicNameAfter = ({ type, words, last }: Mention, tokens: readonly Token[]): boolean =>
  type === 'person' &&
  words.length > 1 &&
  /-\p{Lu}/u.test(tokens[last]?.text ?? '') &&
  ARABIC_NAME.test(tokens[last]!.text);

const withWordAfter = (mention: Mention, tokens: readonly Token[]): Mention => {
  const { text, end } = tokens[mention.last]!;
  const last = mention.last + 1;
  const words = [...mention.words, text];
  return { ...mention, last, end, words, surface: surfaceOf(tokens, mention.first, last, words) };
};
