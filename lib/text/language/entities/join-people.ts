import { MONTHS, WEEKDAYS } from '../../words/calendar.ts';
import { ARABIC_ARTICLES, NAME_PARTICLES, SURNAME_JOINTS, WORD_NAMES } from '../../words/person-names.ts';
import { SENTENCE_STARTERS } from '../../words/sentence-starters.ts';
import { isHonorific, isRank, isRoleHead, isTitleWord } from '../../words/titles.ts';
import { anyOf } from '../../words/word-list.ts';
import { isUpper } from '../characters.ts';
import type { Sentence, Token } from '../document.ts';
import { DEMONYM, GIVEN_NAME, hasGender, kindsOf, ORGANISATION, PLACE } from '../names/gazetteers.ts';
import { opensWithSaid } from '../syntax/reading.ts';
import { type Mention, surfaceOf, textAt } from './mention.ts';

/** Particles between two parts of a name: Ludwig von und zu Brandt. */
const MAX_PARTICLES = 3;

/**
 * Joins what the tagger took for two people and is one, by the particles between the parts (Omar bin Rashid), and takes
 * what it missed: the given name before a surname with particles (Pieter van den Brandt) or because the word is one of
 * the calendar too (April Keller), and the name behind it that begins with an article (Abu Karim al-Masri).
 */
export const joinPeople = (mentions: readonly Mention[], sentences: readonly Sentence[]): Mention[] => {
  const joined: Mention[] = [];
  for (const mention of mentions) {
    const { tokens } = sentences[mention.sentence]!;
    const last = joined.at(-1);
    const start = mention.type === 'person' ? nameStart(mention, tokens, last) : mention.first;
    const whole =
      last && isInserted(last, mention, tokens)
        ? withInsertion(joined.pop()!, mention, tokens)
        : last && areOne(last, mention, tokens)
          ? spanning(joined.pop()!, mention, tokens)
          : extended(mention, tokens, start, mention.last);
    joined.push(hasArabicNameAfter(whole, tokens) ? extended(whole, tokens, whole.first, whole.last + 1) : whole);
  }
  return joined;
};

const areOne = (a: Mention, b: Mention, tokens: readonly Token[]): boolean => {
  const between = b.first - a.last;
  // William L. Curry, of whom the tagger made two at the full stop
  if (between === 0 && a.type === 'person' && b.type === 'person' && a.sentence === b.sentence)
    return /^\p{Lu}\.$/u.test(a.words.at(-1)!) && a.words.length > 1;
  if (a.type !== 'person' || a.sentence !== b.sentence || between < 1 || between > MAX_PARTICLES) return false;
  // Anna de la Paz, of which the tagger made a person and a place
  if (b.type !== 'person' && (a.words.length > 1 || b.words.length > 1)) return false;
  const words = tokens.slice(a.last, b.first).map(({ text }) => text);
  return words.every((word) => NAME_PARTICLES.has(word)) || (words.length === 1 && SURNAME_JOINTS.has(words[0]!));
};

/** Joni [Keller]: what an editor put into a quotation. For [Joni] Keller see `withoutNameBrackets`. */
const isInserted = (a: Mention, b: Mention, tokens: readonly Token[]): boolean => {
  if (a.type !== 'person' || b.type !== 'person' || a.sentence !== b.sentence || b.first !== a.last + 1) return false;
  return textAt(tokens, a.last) === '[' && textAt(tokens, b.last) === ']';
};

const withInsertion = (a: Mention, b: Mention, tokens: readonly Token[]): Mention => {
  const words = [...a.words, ...b.words];
  return { ...a, words, surface: words.join(' '), last: b.last + 1, end: tokens[b.last]!.end };
};

const extended = (mention: Mention, tokens: readonly Token[], first: number, last: number): Mention => {
  if (first === mention.first && last === mention.last) return mention;
  const textsOf = (from: number, to: number): string[] => tokens.slice(from, to).map(({ text }) => text);
  const words = [...textsOf(first, mention.first), ...mention.words, ...textsOf(mention.last, last)];
  const [start, end] = [tokens[first]!.start, tokens[last - 1]!.end];
  return { ...mention, first, last, start, end, words, surface: surfaceOf(tokens, first, last, words) };
};

const spanning = (a: Mention, b: Mention, tokens: readonly Token[]): Mention => {
  const words = [...a.words, ...tokens.slice(a.last, b.first).map(({ text }) => text), ...b.words];
  return { ...a, words, surface: surfaceOf(tokens, a.first, b.last, words), last: b.last, end: b.end };
};

/** The token at which a person's name begins, of which the tagger found the end; as found if nothing is missing. */
const nameStart = ({ words, sentence, first }: Mention, tokens: readonly Token[], last?: Mention): number => {
  const taken = last?.sentence === sentence ? last.last : 0;
  // L. Ron Keller
  if (first > taken && /^\p{Lu}\.$/u.test(tokens[first - 1]!.text) && first > 1) return first - 1;
  let from = first;
  while (from > taken && first - from < MAX_PARTICLES && NAME_PARTICLES.has(tokens[from - 1]!.text)) from--;
  const before = tokens[from - 1];
  if (from - 1 < taken || !before || (from === 1 && opensWithSaid(tokens))) return first;
  if (!/^\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?$/u.test(before.text)) return first;
  const kinds = kindsOf(before.text);
  if (from < first) {
    const isGiven = (kinds & GIVEN_NAME) !== 0 && !isTitleWord(before.text) && !SENTENCE_STARTERS.has(before.text);
    return isGiven ? from - 1 : first;
  }
  const earlier = tokens[from - 2]?.text ?? '';
  // Comfort Asante Keller, the farmer Sunday Keller
  if (WORD_NAMES.has(before.lower) || (WEEKDAYS.includes(before.lower) && isRoleHead(earlier))) return from - 1;
  if (words.length > 1) return first;
  // Sgt Mat Keller
  if (isHonorific(earlier) || isRank(earlier)) return isTitleWord(before.text) ? first : from - 1;
  // Sen. Rowan Keller, whose given name is rare
  const isOther = (kinds & (PLACE | DEMONYM | ORGANISATION)) !== 0 || isTitleWord(before.text);
  if (isRoleHead(earlier) && isUpper(earlier.charCodeAt(0)) && !isOther) return from - 1;
  if (!hasGender(before.text) || (kinds & DEMONYM) !== 0 || isTitleWord(before.text)) return first;
  const isDate = /^(?:in|since|by|until|last|next|from|early|late|to|on|this|\d+|\d+th)$/i.test(earlier);
  return isDate || (!MONTHS.includes(before.lower) && SENTENCE_STARTERS.has(before.text)) ? first : from - 1;
};

const ARABIC_NAME = new RegExp(`^${anyOf(ARABIC_ARTICLES)}-\\p{Lu}`, 'iu');

const hasArabicNameAfter = ({ type, words, last }: Mention, tokens: readonly Token[]): boolean =>
  type === 'person' &&
  (words.length > 1 || (kindsOf(words[0]!) & GIVEN_NAME) !== 0) &&
  /-\p{Lu}/u.test(tokens[last]?.text ?? '') &&
  ARABIC_NAME.test(tokens[last]!.text);
