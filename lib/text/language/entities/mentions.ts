import type { EntityType } from '../../vocabulary.ts';
import { isReportingVerb } from '../../words/reporting-verbs.ts';
import { isApostrophe, isUpper } from '../characters.ts';
import type { Sentence, Token } from '../document.ts';
import { capitalised, casingOf } from '../names/casing.ts';
import { CITY, COUNTRY, DEMONYM, GIVEN_NAME, gazetteers, phraseHash } from '../names/gazetteers.ts';
import type { NameType } from '../names/labels.ts';
import type { NameSpan } from '../names/recogniser.ts';
import { typeByHead } from './heads.ts';
import { partsOf } from './parts.ts';
import { isHonorific, isRank, isRoleHead, isTitleWord } from './titles.ts';

/** A name where it stands, without titles and possessive. */
export interface Mention {
  type: EntityType;
  /** As a reader would write it: normal case even where the text shouts. */
  surface: string;
  words: string[];
  start: number;
  end: number;
  sentence: number;
  /** Tokens of the sentence, `last` exclusive. */
  first: number;
  last: number;
  /** The fuller form that is printed here, where there is one: "Washington, D.C.", "city of Tartus". */
  longer?: string;
}

const TYPES: Record<NameType, EntityType | undefined> = {
  PER: 'person',
  ORG: 'organisation',
  LOC: 'place',
  MISC: undefined,
};

/** The names of people, organisations and places among what the tagger found. */
export const mentionsOf = (sentences: readonly Sentence[], spans: readonly NameSpan[]): Mention[] => {
  const casings = sentences.map(casingOf);
  const mentions: Mention[] = [];
  for (const span of spans) {
    const { tokens } = sentences[span.sentence] as Sentence;
    const grows = isNamedAfter(span, tokens);
    const type = grows ? 'organisation' : TYPES[span.type];
    if (!type) continue;
    const last = grows ? span.last + 1 : span.last;
    const shouted = casings[span.sentence] === 'shouted';
    const mention = trimmed(type, tokens, span.sentence, span.first, last, shouted);
    if (!mention) continue;
    keepPossessive(mention, tokens);
    mention.type = typeByHead(mention.words) ?? mention.type;
    mentions.push(...partsOf(mention, tokens, shouted));
  }
  return mentions;
};

/** Moody's said, McDonald's will: before a verb it is no possessive but the end of the name. */
const keepPossessive = (mention: Mention, tokens: readonly Token[]): void => {
  const { type, words, last } = mention;
  const mark = tokens[last];
  if (type === 'place' || (type === 'person' && words.length > 1) || !mark || mark.text.length < 2) return;
  const verb = tokens[last + 1]?.text ?? '';
  if (!isPossessive(mark.text) || !(isReportingVerb(verb) || /^(will|would|has|have|had)$/.test(verb))) return;
  mention.type = 'organisation';
  mention.surface += mark.text;
  mention.words = [...words, mark.text];
  mention.last++;
  mention.end = mark.end;
};

/** What a group is called that bears the name of a founder, a people or a place: the Haqqani network, the Gulen movement. */
export const GROUPS: ReadonlySet<string> = new Set(
  'network movement militia brigade brigades faction clan cartel'.split(' '),
);

const isNamedAfter = ({ type, last }: NameSpan, tokens: readonly Token[]): boolean => {
  if (!GROUPS.has(tokens[last]?.lower ?? '')) return false;
  const name = tokens[last - 1]?.text ?? '';
  // The CNN network is CNN.
  if (type === 'ORG' && name === name.toUpperCase()) return false;
  const kinds = gazetteers().kindsOf(phraseHash(name));
  return (kinds & (DEMONYM | COUNTRY | CITY)) === 0;
};

/** A mention of tokens `first` … `last` without the words at its edges that are no part of a name. */
export const trimmed = (
  type: EntityType,
  tokens: readonly Token[],
  sentence: number,
  first: number,
  last: number,
  shouted: boolean,
): Mention | undefined => {
  const text = (i: number): string => (tokens[i] as Token).text;
  let from = first;
  let to = last;
  while (to > from && (isPossessive(text(to - 1)) || !/[\p{L}\p{N})!]/u.test(text(to - 1)))) to--;
  while (from < to && (/^(the|a|an|his|her|its|their|our)$/i.test(text(from)) || !/[\p{L}\p{N}]/u.test(text(from))))
    from++;
  if (type === 'person') from = nameStart(tokens, from, to);
  if (from >= to) return undefined;
  if (isDescription(tokens, from, to)) return undefined;
  const words = quietly(
    tokens.slice(from, to).map((token) => token.text),
    type,
    shouted,
  );
  const start = (tokens[from] as Token).start;
  const end = (tokens[to - 1] as Token).end;
  const surface = surfaceOf(tokens, from, to, words);
  if (type !== 'person' && from === 0 && words.length === 1 && GENERIC.has(surface.toLowerCase())) return undefined;
  if (!hasCapital(surface) || isPeople(surface, type) || isPronoun(surface, shouted)) return undefined;
  return { type, surface, words, start, end, sentence, first: from, last: to };
};

/** Whether a token begins with a capital. */
export const isCapital = (token: Token | undefined): boolean =>
  token !== undefined && isUpper(token.text.charCodeAt(0));

/** Tokens `from` … `to` as one string, with single spaces where the text has any. */
export const surfaceOf = (
  tokens: readonly Token[],
  from: number,
  to: number,
  words: readonly string[] = tokens.slice(from, to).map((token) => token.text),
): string => {
  let surface = '';
  for (let i = from; i < to; i++) {
    if (i > from && (tokens[i] as Token).start > (tokens[i - 1] as Token).end) surface += ' ';
    surface += words[i - from];
  }
  return surface;
};

/** Where a person's name begins, behind titles: of "US Army General Joseph Votel" at Joseph. */
const nameStart = (tokens: readonly Token[], from: number, to: number): number => {
  let start = from;
  for (let i = from; i < to - 1; i++) {
    const { text } = tokens[i] as Token;
    if (!isTitleWord(text)) {
      if (i > start + 2) break;
      continue;
    }
    // Dean Martin
    if (i === from && wordsOf(tokens, i, to) === 2 && !isHonorific(text) && isGiven(text)) continue;
    start = i + 1;
  }
  return start;
};

const isGiven = (word: string): boolean => (gazetteers().kindsOf(phraseHash(word)) & GIVEN_NAME) !== 0;

/** How many words a name has without Jr. and Sr. */
const wordsOf = (tokens: readonly Token[], from: number, to: number): number => {
  let words = 0;
  for (let i = from; i < to; i++) if (!/^(Jr|Sr)\.?$|^I{2,3}$|^,$/.test((tokens[i] as Token).text)) words++;
  return words;
};

/**
 * A name in normal case, where it shouts: KARACHI, NEW YORK, PANETTA. Initials (CNN, U.S., UNICEF, J.K.) stay; of an
 * organisation only the case of its sentence tells them from words.
 */
const quietly = (words: string[], type: EntityType, shouted: boolean): string[] => {
  if (!words.every((word) => word === word.toUpperCase())) return words;
  const isWord = (word: string): boolean => !/[.\d&]/.test(word) && /\p{L}{2}/u.test(word);
  if (words.length === 1) {
    const [word] = words as [string];
    if (word.length < 4 || !isWord(word)) return words;
    const known = (gazetteers().kindsOf(phraseHash(word)) & (CITY | COUNTRY)) !== 0;
    if (!shouted && (type === 'organisation' || (type === 'place' && !known && word.length < 6))) return words;
    return [capitalised(word)];
  }
  if (!shouted && type === 'organisation') return words;
  return words.map((word) => (isWord(word) && (word.length > 3 || type !== 'organisation') ? capitalised(word) : word));
};

const isPossessive = (word: string): boolean =>
  isApostrophe(word.charCodeAt(0)) && (word.length === 1 || (word.length === 2 && /s/i.test(word[1] as string)));

const hasCapital = (surface: string): boolean => {
  for (let i = 0; i < surface.length; i++) if (isUpper(surface.charCodeAt(i))) return true;
  return /\d/.test(surface);
};

/** Nothing but words of office: "Defense Secretary" describes somebody and names nobody. */
const isDescription = (tokens: readonly Token[], from: number, to: number): boolean => {
  let head = false;
  for (let i = from; i < to; i++) {
    const { text } = tokens[i] as Token;
    if (!isTitleWord(text) && !/^(of|for|the|and)$/i.test(text)) return false;
    head = isRoleHead(text) && !isRank(text);
  }
  return head || (to - from === 1 && isHonorific((tokens[from] as Token).text));
};

/** The World Health Organization is the WHO, where not all the sentence is in capitals. */
const isPronoun = (surface: string, shouted: boolean): boolean =>
  PRONOUNS.has(surface.toLowerCase()) && (shouted || surface.length < 2 || surface !== surface.toUpperCase());

/** Kinds of things, with a capital at the head of a sentence or headline: they name none of them. */
const GENERIC = new Set(
  `hospital university college council school church court police ministry government embassy airport bank company city
   town village museum library union club county province team army party officials authorities`.split(/\s+/),
);

/** With a capital at the head of a sentence. "US" is none of them. */
const PRONOUNS = new Set(
  'i we he she it they you me him them my our his her its their your this that these those who there here'.split(' '),
);

/** Pakistani, Pakistanis: people and their adjective, no place. */
const isPeople = (surface: string, type: EntityType): boolean => {
  if (type === 'person' || surface.includes(' ')) return false;
  const kinds = gazetteers().kindsOf(phraseHash(surface));
  return (kinds & DEMONYM) !== 0 && (kinds & (COUNTRY | CITY)) === 0;
};
