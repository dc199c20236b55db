import type { EntityType } from '../../vocabulary.ts';
import { ARTICLES, POSSESSIVE_DETERMINERS } from '../../words/determiners.ts';
import { INSTITUTION_NOUNS } from '../../words/organisations.ts';
import { NAME_SUFFIXES } from '../../words/person-names.ts';
import { PRONOUNS } from '../../words/pronouns.ts';
import { isHonorific, isPersonNoun, isRank, isRoleHead, isTitleWord } from '../../words/titles.ts';
import { isApostrophe, isUpper } from '../characters.ts';
import type { Token } from '../document.ts';
import { capitalised } from '../names/casing.ts';
import { DEMONYM, GIVEN_NAME, hasGender, kindsOf, PLACE, SURNAME } from '../names/gazetteers.ts';
import { opensWithSaid } from '../syntax/reading.ts';
import { type Mention, surfaceOf } from './mention.ts';

/**
 * The mention in the tokens [first, last) without the words at its edges that are no part of a name; undefined if these
 * tokens name nothing.
 *
 * @param isShouted whether the sentence is in capitals.
 */
export const trimMention = (
  type: EntityType,
  tokens: readonly Token[],
  sentence: number,
  first: number,
  last: number,
  isShouted: boolean,
): Mention | undefined => {
  const text = (i: number): string => tokens[i]!.text;
  let from = first;
  let to = last;
  const isLoose = (word: string): boolean =>
    isPossessive(word) || !/[\p{L}\p{N})!]/u.test(word) || /^(?:of|for|and|the)$/.test(word);
  while (to > from && isLoose(text(to - 1))) to--;
  while (from < to && (isDeterminer(tokens[from]!) || !/[\p{L}\p{N}]/u.test(text(from)))) from++;
  if (from === 0 && opensWithSaid(tokens)) from = 1;
  if (type === 'person') from = nameStart(tokens, from, to);
  if (from >= to) return undefined;
  if (isDescription(tokens, from, to)) return undefined;
  const words = withoutShouting(
    tokens.slice(from, to).map((token) => token.text),
    type,
    isShouted,
  );
  const surface = surfaceOf(tokens, from, to, words);
  const lower = surface.toLowerCase();
  if (type !== 'person' && from === 0 && words.length === 1 && INSTITUTION_NOUNS.has(lower)) return undefined;
  if (!hasCapital(surface) || isPeople(surface, type) || isPronoun(surface, isShouted)) return undefined;
  return {
    type,
    surface,
    words,
    start: tokens[from]!.start,
    end: tokens[to - 1]!.end,
    sentence,
    first: from,
    last: to,
  };
};

export const isPossessive = (word: string): boolean =>
  isApostrophe(word.charCodeAt(0)) && (word.length === 1 || (word.length === 2 && /s/i.test(word[1]!)));

const isDeterminer = ({ lower }: Token): boolean => ARTICLES.has(lower) || POSSESSIVE_DETERMINERS.has(lower);

/** Where a person's name begins after any titles: at Joseph in "US Army General Joseph Votel". */
const nameStart = (tokens: readonly Token[], from: number, to: number): number => {
  let start = from;
  for (let i = from; i < to - 1; i++) {
    const { text } = tokens[i]!;
    if (i === 0 && isTrade(tokens, to)) start = 1;
    if (!isTitleWord(text)) {
      if (i > start + 2) break;
      continue;
    }
    // Dean Martin
    const mayBeGiven = !isHonorific(text) && !/^justice$/i.test(text) && (kindsOf(text) & GIVEN_NAME) !== 0;
    if (i === from && countWords(tokens, i, to) === 2 && mayBeGiven) continue;
    start = i + 1;
  }
  return start;
};

/** "Grazier Noelene Abbott said …": the sentence begins with what she is. */
const isTrade = (tokens: readonly Token[], to: number): boolean =>
  countWords(tokens, 0, to) > 2 &&
  isPersonNoun(tokens[0]!.lower) &&
  // "Hunter James Holt"
  ((kindsOf(tokens[0]!.text) & GIVEN_NAME) === 0 || (kindsOf(tokens[1]!.text) & GIVEN_NAME) !== 0);

/** How many words a name has apart from suffixes such as Jr. */
const countWords = (tokens: readonly Token[], from: number, to: number): number => {
  let words = 0;
  for (let i = from; i < to; i++) {
    const { text, lower } = tokens[i]!;
    if (text !== ',' && !NAME_SUFFIXES.has(lower.replace(/\.$/, ''))) words++;
  }
  return words;
};

/**
 * The words in normal case if they are in capitals: KARACHI, NEW YORK, PANETTA. Initials (CNN, U.S., UNICEF, J.K.)
 * stay; in the name of an organisation only the case of the sentence distinguishes them from words.
 */
const withoutShouting = (words: string[], type: EntityType, isShouted: boolean): string[] => {
  if (!words.every((word) => word === word.toUpperCase())) return words;
  const isWord = (word: string): boolean => !/[.\d&]/.test(word) && /\p{L}{2}/u.test(word);
  if (words.length === 1) {
    const [word] = words as [string];
    if (word.length < 4 || !isWord(word)) return words;
    const isKnown = (kindsOf(word) & PLACE) !== 0;
    if (!isShouted && (type === 'organisation' || (type === 'place' && !isKnown && word.length < 6))) return words;
    return [capitalised(word)];
  }
  if (!isShouted && type === 'organisation') return words;
  return words.map((word) => (isWord(word) && (word.length > 3 || type !== 'organisation') ? capitalised(word) : word));
};

const hasCapital = (surface: string): boolean => {
  for (let i = 0; i < surface.length; i++) if (isUpper(surface.charCodeAt(i))) return true;
  return /\d/.test(surface);
};

/** Whether these are only words of office: "Defense Secretary" describes a person and names nobody. */
const isDescription = (tokens: readonly Token[], from: number, to: number): boolean => {
  // Dean King
  if (to - from === 2 && isNamedLikeOffices(tokens, from)) return false;
  let hasHead = false;
  for (let i = from; i < to; i++) {
    const { text } = tokens[i]!;
    if (!isTitleWord(text) && !/^(of|for|the|and)$/i.test(text)) return false;
    hasHead = isRoleHead(text) && !isRank(text);
  }
  return hasHead || (to - from === 1 && isHonorific(tokens[from]!.text));
};

const isNamedLikeOffices = (tokens: readonly Token[], from: number): boolean => {
  const [given, surname] = [tokens[from]!.text, tokens[from + 1]!.text];
  const isGiven = hasGender(given) && !isHonorific(given) && !isRank(given);
  const isCapital = isUpper(given.charCodeAt(0)) && isUpper(surname.charCodeAt(0));
  return isGiven && isCapital && (kindsOf(surname) & SURNAME) !== 0 && tokens[from - 1]?.lower !== 'the';
};

/** "WHO" is the World Health Organization unless the whole sentence is in capitals. */
const isPronoun = (surface: string, isShouted: boolean): boolean =>
  PRONOUNS.has(surface.toLowerCase()) && (isShouted || surface.length < 2 || surface !== surface.toUpperCase());

/** Pakistani, Pakistanis: a people or its adjective, not a place. */
const isPeople = (surface: string, type: EntityType): boolean => {
  if (type === 'person' || surface.includes(' ')) return false;
  const kinds = kindsOf(surface);
  return (kinds & DEMONYM) !== 0 && (kinds & PLACE) === 0;
};
