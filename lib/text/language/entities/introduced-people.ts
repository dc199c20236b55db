import { NAME_PARTICLES } from '../../words/person-names.ts';
import { isReportingVerb } from '../../words/reporting-verbs.ts';
import { isRoleHead, isTitleWord, RELATIVES } from '../../words/titles.ts';
import type { Sentence, Token } from '../document.ts';
import { COUNTRY, GIVEN_NAME, hasGender, kindsOf, PLACE } from '../names/gazetteers.ts';
import { typeByHead } from './head-nouns.ts';
import { isCapitalised, isRunningText, type Mention, replacing, surfaceOf, surnamesOf, textAt } from './mention.ts';

/** Words of a full name. */
const MAX_WORDS = 3;
/** Tokens of a phrase that says what somebody is. */
const MAX_APPOSITION = 7;

/**
 * Tells people who are named like towns by how the text introduces them: a form of address (Ms Kent), an age (Sydney
 * Bright, 19, won), a role (the judge, Jordan Hale, said), "who". What is so introduced once in full is a person in all
 * places, and its surname is one behind a form of address or beside a verb of saying.
 */
export const withIntroducedPeople = (mentions: readonly Mention[], sentences: readonly Sentence[]): Mention[] => {
  const whole = replacing(mentions, splitNames(mentions, sentences));
  const addressed = new Set<string>();
  const speakers = new Set<string>();
  const people = surnamesOf(whole);
  for (const mention of whole) {
    const { tokens } = sentences[mention.sentence]!;
    // Lane said
    const isSpeaker = mention.words.length === 1 && mention.type === 'person' && !people.has(mention.surface);
    if (isSpeaker && isReportingVerb(textAt(tokens, mention.last))) speakers.add(mention.surface);
    if (mention.words.length > MAX_WORDS || !isAddressed(mention, tokens)) continue;
    // Miss Universe, Dr Keller Foundation
    if (mention.type !== 'person' && typeByHead(['the', ...mention.words])) continue;
    introduce(mention);
    addressed.add(mention.words.at(-1)!);
  }
  const fullNames = Map.groupBy(
    whole.filter((mention) => isLikeFullName(mention)),
    ({ surface }) => surface,
  );
  const surnames = new Set(addressed);
  for (const same of fullNames.values()) {
    const surname = same[0]!.words.at(-1)!;
    const isCalled = addressed.has(surname) || (same[0]!.type === 'place' && speakers.has(surname));
    if (!isCalled && !same.some((mention) => isIntroduced(mention, sentences))) continue;
    for (const mention of same) introduce(mention);
    surnames.add(surname);
  }
  for (const mention of whole) {
    if (mention.words.length > 1 || mention.isFirm || !surnames.has(mention.surface)) continue;
    if (speaks(mention, sentences[mention.sentence]!.tokens)) introduce(mention);
  }
  return whole;
};

const introduce = (mention: Mention): void => {
  mention.type = 'person';
  mention.isIntroduced = true;
};

const isAddressed = ({ first }: Mention, tokens: readonly Token[]): boolean =>
  /^(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame)\.?$/.test(textAt(tokens, first - 1));

/** Whether it could be the full name of a person, whatever else it is: Victoria Cross, Paris Lane. */
const isLikeFullName = ({ type, words }: Mention): boolean =>
  type !== 'person' &&
  words.length > 1 &&
  words.length <= MAX_WORDS &&
  (kindsOf(words[0]!) & (GIVEN_NAME | PLACE)) !== 0 &&
  words.every((word) => /^\p{Lu}[\p{Ll}'’-]/u.test(word) || NAME_PARTICLES.has(word) || /^\p{Lu}\.$/u.test(word)) &&
  (kindsOf(words.join(' ')) & COUNTRY) === 0 &&
  !BODY_ENDS.test(words.at(-1)!);

/** Last words of clubs and other bodies of a town. */
const BODY_ENDS =
  /^(?:City|United|Town|County|Rovers|Wanderers|Athletic|Albion|Hotspur|Rangers|Group|Bank|Council|University|Police|Ltd|Inc)$/;

/** Paris Lane, of which the tagger made a place and a person, if it is introduced as one. */
const splitNames = (mentions: readonly Mention[], sentences: readonly Sentence[]): Mention[] =>
  mentions.flatMap((surname, i) => {
    const given = mentions[i - 1];
    if (!given || given.sentence !== surname.sentence || given.last !== surname.first) return [];
    if (given.words.length > 1 || surname.words.length > 1 || given.type === surname.type) return [];
    const { tokens } = sentences[surname.sentence]!;
    const words = [...given.words, ...surname.words];
    const whole: Mention = { ...given, words, last: surname.last, end: surname.end, surface: '' };
    whole.surface = surfaceOf(tokens, whole.first, whole.last, words);
    whole.type = 'place';
    if (!hasGender(given.surface) || !isLikeFullName(whole) || !isIntroduced(whole, sentences)) return [];
    return [{ ...whole, type: 'person' as const }];
  });

/** Whether the words beside a full name are those that a person is introduced with. */
const isIntroduced = (mention: Mention, sentences: readonly Sentence[]): boolean => {
  const sentence = sentences[mention.sentence]!;
  if (!isRunningText(sentence)) return false;
  const { tokens } = sentence;
  const { type, first, last, words } = mention;
  const next = textAt(tokens, last);
  if (next === ',' && /^\d{1,2}$/.test(textAt(tokens, last + 1)) && /^[,.]$/.test(textAt(tokens, last + 2)))
    return true;
  if (/^who$/.test(next) || (next === ',' && /^(?:who|whose)$/.test(textAt(tokens, last + 1)))) return true;
  if (isRoleBehind(tokens, last) || isRoleBefore(tokens, first, last)) return true;
  if (type !== 'place') return false;
  // "Montserrat Gil, of the platform, said"; not "officials in Santa Cruz said"
  if (!hasGender(words[0]!) && (kindsOf(words.at(-1)!) & GIVEN_NAME) === 0 && !isFrom(tokens, last)) return false;
  return (
    !typeByHead(words) && /^\p{Lu}|^[.?!"”’]?$/u.test(textAt(tokens, first - 1) || '.') && speaksLater(tokens, last)
  );
};

/** ", of the platform": a phrase of what somebody belongs to. */
const isFrom = (tokens: readonly Token[], last: number): boolean =>
  textAt(tokens, last) === ',' && /^(?:of|from)$/.test(textAt(tokens, last + 1));

/** A verb of saying right behind the name, or behind ", of Lincoln,". */
const speaksLater = (tokens: readonly Token[], last: number): boolean => {
  if (isReportingVerb(textAt(tokens, last))) return true;
  if (!isFrom(tokens, last)) return false;
  for (let i = last + 2; i < last + 2 + MAX_APPOSITION; i++)
    if (textAt(tokens, i) === ',')
      return /^\p{Ll}{3,}$/u.test(textAt(tokens, i + 1)) && !/^(?:and|which|where|the)$/.test(textAt(tokens, i + 1));
  return false;
};

/** ", the mayor of Ashford", ", a retired nurse" */
const isRoleBehind = (tokens: readonly Token[], last: number): boolean => {
  if (textAt(tokens, last) !== ',' || !/^(?:the|a|an|its|his|her|their|our)$/.test(textAt(tokens, last + 1)))
    return false;
  for (let i = last + 2; i < last + 2 + MAX_APPOSITION && tokens[i]; i++) {
    const next = textAt(tokens, i + 1);
    if (isRoleHead(tokens[i]!.text) && (/^[,.]$/.test(next) || /^(?:of|for|at|from|in|and|who)$/.test(next)))
      return true;
    if (!/^\p{L}[\p{L}'’-]*$/u.test(tokens[i]!.text) || /^(?:of|in|where|which|and|by|from)$/.test(tokens[i]!.text))
      return false;
  }
  return false;
};

/** "The judge, Jordan Hale, said"; "Her sister, Chelsea Bright, came third"; "the singer Paris Lane sang". */
const isRoleBefore = (tokens: readonly Token[], first: number, last: number): boolean => {
  const before = textAt(tokens, first - 1);
  if (before === ',') {
    const isClosed = /^[,.]$/.test(textAt(tokens, last));
    const noun = textAt(tokens, first - 2);
    return isClosed && (isRoleHead(noun) || RELATIVES.has(noun)) && !isCapitalised(tokens[first - 2]);
  }
  return (
    isRoleHead(before) && !isCapitalised(tokens[first - 1]) && !/^(?:general|major|captain|marshal|field)$/.test(before)
  );
};

/** Whether a single word is used as a surname is: beside a verb of saying or behind a form of address or a role. */
const speaks = ({ first, last }: Mention, tokens: readonly Token[]): boolean => {
  return isReportingVerb(textAt(tokens, last)) || isTitleWord(textAt(tokens, first - 1));
};

/** What was introduced as a person is one, whatever the rules for towns made of it since. */
export const settleIntroduced = (mentions: readonly Mention[]): void => {
  for (const mention of mentions) if (mention.isIntroduced) mention.type = 'person';
};
