import { isDayOrMonth } from '../../words/calendar.ts';
import { ARTICLES, POSSESSIVE_DETERMINERS } from '../../words/determiners.ts';
import { isReportingVerb } from '../../words/reporting-verbs.ts';
import { SENTENCE_STARTERS } from '../../words/sentence-starters.ts';
import {
  isHonorific,
  isRank,
  isRoleHead,
  isRoleModifier,
  isTitleWord,
  OFFICES_BEFORE_GENERAL,
  officeOfEach,
  ROLE_JOINTS,
  roleKey,
  spellOut,
} from '../../words/titles.ts';
import { isUpper } from '../characters.ts';
import type { Sentence, Token } from '../document.ts';
import type { Mention } from './mention.ts';

/** Longer phrases tell a story rather than a role. */
const MAX_ROLE_WORDS = 12;

/**
 * The role of a person, as the text puts it beside the name: "US Defence Secretary Leon Panetta", "Leon Panetta, the US
 * defence secretary, …", "The US defence secretary, Leon Panetta, …". Of several the most detailed.
 *
 * @param isName whether a token of a sentence belongs to a person's name
 * @param isCompound whether a token is a noun that another noun behind it goes on from: "tattoo" of "tattoo artist"
 */
export const roleOf = (
  mentions: readonly Mention[],
  sentences: readonly Sentence[],
  isName: (sentence: number, token: number) => boolean,
  isCompound: (sentence: number, token: number) => boolean,
): string | undefined => {
  let best: string[] = [];
  for (const mention of mentions) {
    const { tokens } = sentences[mention.sentence]!;
    const isNameHere = (i: number): boolean => isName(mention.sentence, i);
    const isCompoundHere = (i: number): boolean => isCompound(mention.sentence, i);
    for (const words of [
      roleBefore(tokens, mention, isNameHere, isCompoundHere),
      roleAfter(tokens, mention.last, isNameHere),
      roleBeforeComma(tokens, mention, isNameHere),
      sharedRole(tokens, mention.first, isNameHere),
    ]) {
      if (words.length <= MAX_ROLE_WORDS && detailOf(words) > detailOf(best)) best = words;
    }
  }
  return best.length > 0 ? joined(best) : undefined;
};

/** How much a role says: a bare rank least, then by the number of words. */
const detailOf = (words: readonly string[]): number =>
  words.length === 0 ? 0 : words.every(isRank) ? 0.5 : Math.min(words.length, 6);

/** "former US Chief of Defence Staff Admiral" before Mike Mullen. */
const roleBefore = (
  tokens: readonly Token[],
  { first, last }: Mention,
  isName: (i: number) => boolean,
  isCompound: (i: number) => boolean,
): string[] => {
  let from = titleStart(tokens, first, isName);
  // "veteran Keller haters"
  if (isCompound(last - 1) && from < first && !isUpper(tokens[from]!.text.charCodeAt(0))) return [];
  // "school bus driver": nouns that name no office by themselves
  const goesOn = (i: number): boolean => {
    const { text, lower } = tokens[i]!;
    return text === lower && (isRoleModifier(text) || (isCompound(i) && !isName(i)));
  };
  if (from < first && !isUpper(tokens[from]!.text.charCodeAt(0)))
    while (from > 0 && first - from < MAX_ROLE_WORDS && goesOn(from - 1)) from--;
  return roleIn(tokens.slice(from, first).map(({ text }) => text));
};

/**
 * Where the titles before a name begin: back to the first word that cannot belong to them; `first` if there are none.
 */
export const titleStart = (tokens: readonly Token[], first: number, isName: (i: number) => boolean): number => {
  let from = first;
  while (from > 0 && first - from < MAX_ROLE_WORDS) {
    const { text } = tokens[from - 1]!;
    const next = tokens[from]?.text ?? '';
    // A spokesman for Lord Mandelson is somebody else.
    const isAnother = from === first || isHonorific(next) || (isRoleHead(next) && !isRank(next));
    const isStyle = text === 'the' && STYLES.test(next);
    const joins = isStyle || (ROLE_JOINTS.has(text) && text !== ',' && !isAnother);
    const isFormer = /^(?:ex|then|vice|co|non)-\p{L}/u.test(text);
    const belongs = isUpper(text.charCodeAt(0)) || isTitleWord(text) || isPossessiveS(text) || isFormer || joins;
    // "It's Mr. Wierzba"
    if (isPossessiveS(text) && /^(?:it|that|he|she|there|here|who|what)$/i.test(tokens[from - 2]?.text ?? '')) break;
    if (!belongs || isName(from - 1) || SENTENCE_STARTERS.has(text) || isDay(tokens[from - 1]!)) break;
    from--;
  }
  // "Yesterday President …", "Added union president …": a capital only because the sentence begins.
  if (from === 0 && first > 1 && (/ly$|day$/.test(tokens[0]!.text) || isReportingVerb(tokens[0]!.text)))
    if (!isTitleWord(tokens[0]!.text) && !isPossessiveS(tokens[1]!.text)) from = 1;
  while (from < first && (ROLE_JOINTS.has(tokens[from]!.text) || isPossessiveS(tokens[from]!.text))) from++;
  return tokens.slice(from, first).some(({ text }) => isRoleHead(text) || isHonorific(text)) ? from : first;
};

/** "Senator the Hon. Ines Calder", "Bishop the Most Rev. Ole Brandt" */
const STYLES = /^(?:hon|honou?rable|rt|right|most|very|rev|reverend)\.?$/i;

const isDay = ({ text, lower }: Token): boolean => isUpper(text.charCodeAt(0)) && isDayOrMonth(lower);

const isPossessiveS = (text: string): boolean => /^['’]s$/.test(text);

/** ", the US defence secretary," after a name. */
const roleAfter = (tokens: readonly Token[], last: number, isName: (i: number) => boolean): string[] => {
  if (tokens[last]?.text !== ',') return [];
  let from = last + 1;
  // ", 73,"
  if (/^\d+$/.test(tokens[from]?.text ?? '') && tokens[from + 1]?.text === ',') from += 2;
  const opening = tokens[from]?.lower ?? '';
  if (ARTICLES.has(opening) || POSSESSIVE_DETERMINERS.has(opening) || opening === 'then' || opening === 'now') from++;
  let to = from;
  while (to < tokens.length && to - from <= MAX_ROLE_WORDS) {
    const { text } = tokens[to]!;
    if (/^([,.;:()"“”—–?!-]|--|who|whose|which|that|where|when|and|but|as|while)$/.test(text)) {
      if (text !== 'and' || !goesOn(tokens, to)) break;
    }
    if (isReportingVerb(text) || isName(to)) return [];
    to++;
  }
  if (to - from > MAX_ROLE_WORDS || !isHeadedByRole(tokens, from, to)) return [];
  return roleIn(tokens.slice(from, to).map(({ text }) => text));
};

/** Whether the role goes on after "and": "chairman and chief executive", "Minister for Trade and Industry". */
const goesOn = (tokens: readonly Token[], and: number): boolean => {
  const next = tokens[and + 1]?.text ?? '';
  return isRoleHead(next) || isRoleModifier(next) || isUpper(next.charCodeAt(0));
};

/** "The US defence secretary," before a name. */
const roleBeforeComma = (
  tokens: readonly Token[],
  { first: name, last }: Mention,
  isName: (i: number) => boolean,
): string[] => {
  // "Harlow State Governor, Mr Tunde Bello,"
  let first = name;
  while (isHonorific(tokens[first - 1]?.text ?? '')) first--;
  if (tokens[first - 1]?.text !== ',') return [];
  // "… of the chairman, Keller said": the clause before is what she says.
  const mayBeSaid = isReportingVerb(tokens[last]?.text ?? '');
  const to = first - 1;
  for (let from = to - 1; from >= 0 && to - from <= MAX_ROLE_WORDS; from--) {
    const { text, lower } = tokens[from]!;
    if (isName(from) || /^[,.;:()"“”]$/.test(text) || isReportingVerb(text)) return [];
    const isDefinite = lower === 'the' || POSSESSIVE_DETERMINERS.has(lower);
    // "Counsel for the inquiry, Helen Strand," begins its sentence.
    const beginsSentence = from === 0 && isUpper(text.charCodeAt(0));
    if (first < name && (from > 0 || tokens.slice(0, to).some((token) => IN_OFFICE.test(token.lower)))) continue;
    const start = isDefinite || ARTICLES.has(lower) || SENTENCE_STARTERS.has(text) ? from + 1 : from;
    if (mayBeSaid && from > 0 && isDefinite) return [];
    // "if Brandt is the candidate, Keller will not help"
    if (isDefinite && PREDICATED.test(tokens[from - 1]?.lower ?? '')) return [];
    if ((isDefinite || beginsSentence) && isHeadedByRole(tokens, start, to))
      return roleIn(tokens.slice(start, to).map((token) => token.text));
  }
  return [];
};

/** "After her four years as minister, Ms Holm": what is no office that stands beside its holder. */
const IN_OFFICE = /^(?:as|after|before|since|when|while|in|on|at|with|\p{L}+ing|his|her|their|its|years?)$/u;

const PREDICATED = /^(?:is|are|was|were|be|been|being|becomes?|became|remains?|remained|not)$/;

/** The office of each of several: "Senators Anna Keller and Peter Hale", "Sens. Keller (D-Ohio), Hale and Berg". */
const sharedRole = (tokens: readonly Token[], first: number, isName: (i: number) => boolean): string[] => {
  let i = first - 1;
  while (i > 0 && first - i < MAX_LIST_WORDS && (isName(i) || isListed(tokens, i))) i--;
  const office = officeOfEach(tokens[i]?.text ?? '');
  return office === undefined || !isName(i + 1) ? [] : [office];
};

const MAX_LIST_WORDS = 40;

/** What stands between the names of a list: commas, "and", a party and state in brackets. */
const isListed = (tokens: readonly Token[], i: number): boolean =>
  /^(?:,|and|&|\(|\)|[RDI]-.*)$/.test(tokens[i]!.text) || tokens[i - 1]?.text === '(' || tokens[i + 1]?.text === ')';

/** Whether a role word heads the phrase: one before the first preposition, without a verb before it. */
const isHeadedByRole = (tokens: readonly Token[], from: number, to: number): boolean => {
  for (let i = from; i < to; i++) {
    const { text } = tokens[i]!;
    if (isRoleHead(text)) {
      const next = tokens[i + 1]?.text ?? '';
      if (i + 1 === to || /^(of|for|at|in|to|on|with|from|and|general|elect)$/i.test(next)) return true;
      continue;
    }
    if (/^(of|for|at|in|to|on|with|by|from|was|is|has|had|were|are|will|would)$/.test(text)) return false;
  }
  return false;
};

/** The role among the words before a name: without honorifics, and without a rank if there is more. */
const roleIn = (words: readonly string[]): string[] => {
  // "the Right Reverend Stephen Conway", "Senator the Hon. Ines Calder"
  let role = words.filter((word, i) => {
    const next = words[i + 1] ?? '';
    return (
      !isHonorific(word) &&
      !(/^(?:right|very|most)$/i.test(word) && /^(?:reverend|hon)/i.test(next)) &&
      !(/^the$/i.test(word) && STYLES.test(next))
    );
  });
  if (!role.some(isRoleHead)) return [];
  if (role.some((word) => isRoleHead(word) && !isRank(word)))
    while (role.length > 1 && isRank(role.at(-1)!) && !/^(of|the|&|and)$/i.test(role.at(-2)!)) {
      // "Attorney General", "Secretary General" are no ranks.
      if (role.at(-1)!.toLowerCase() === 'general' && OFFICES_BEFORE_GENERAL.has(role.at(-2)!.toLowerCase())) break;
      role = role.slice(0, -1);
    }
  // Senators, but not the president of the Federation of Teachers
  const isShared = !role.some((word) => /^(?:of|for|in|at)$/.test(word));
  return role.map((word, i) => (isShared && i === role.length - 1 ? officeOfEach(word) : undefined) ?? spellOut(word));
};

const joined = (words: readonly string[]): string => words.join(' ').replace(/ (['’]s?|,)(?= |$)/g, '$1');

/** The words of a role or a description, as `roleKey` spells them, for comparing. */
export const roleKeys = (role: string): string[] =>
  role
    .replace(/['’]s\b/g, '')
    .split(/[\s,]+/)
    .filter((word) => word !== '' && !ROLE_JOINTS.has(word.toLowerCase()))
    .map(roleKey);
