import { ARTICLES } from '../../words/determiners.ts';
import { OFFICES_OF_STATE, SOCIETIES } from '../../words/organisations.ts';
import type { Sentence, Token } from '../document.ts';
import { COUNTRY, kindsOf } from '../names/gazetteers.ts';
import { isOrganisationHead } from './head-nouns.ts';
import { isCapitalised, type Mention, replacing, surfaceOf } from './mention.ts';
import { trimMention } from './trim-mention.ts';

/** Words of a name before its "and". */
const MAX_WORDS_BEFORE = 3;
/** Words of the last part of a name. */
const MAX_WORDS_PER_PART = 3;

/**
 * Makes one organisation of a name that contains "and" and of which the tagger took a part: the Harbour and Ferry
 * Workers' Union, the Department for Parks, Rivers and Lakes.
 */
export const withCoordinations = (mentions: readonly Mention[], sentences: readonly Sentence[]): Mention[] => {
  const whole = replacing(mentions, officesWithLists(sentences));
  const found: Mention[] = [];
  for (const mention of whole) {
    if (mention.type === 'person') continue;
    const { tokens } = sentences[mention.sentence]!;
    const first = startBeforeAnd(mention, tokens);
    if (first === mention.first) continue;
    const longer = trimMention('organisation', tokens, mention.sentence, first, mention.last, false);
    if (longer && longer.words.length > mention.words.length) found.push(longer);
  }
  return replacing(whole, found);
};

const isAnd = (token: Token | undefined): boolean => token?.text === 'and' || token?.text === '&';

/** "the Harbour and" before "Ferry Workers' Union": one article, and a head that is common to both sides. */
const startBeforeAnd = ({ first, words }: Mention, tokens: readonly Token[]): number => {
  if (!isAnd(tokens[first - 1]) || words.length < 2 || !hasCommonHead(words.at(-1)!)) return first;
  let start = first - 1;
  while (start > 0 && first - 1 - start < MAX_WORDS_BEFORE && isPartBefore(tokens[start - 1]!)) start--;
  const isWhole =
    start < first - 1 &&
    !(start > 0 && isPartBefore(tokens[start - 1]!)) &&
    !isOrganisationHead(tokens[first - 2]!.text);
  const isInitials = first - 2 === start && /^\p{Lu}{2,}$/u.test(tokens[start]!.text);
  const isOne = ARTICLES.has(tokens[start - 1]?.lower ?? '') || beginsWithCountry(tokens, start, first - 1);
  return isWhole && !isInitials && isOne ? start : first;
};

/** United States Citizenship and Immigration Services */
const beginsWithCountry = (tokens: readonly Token[], first: number, and: number): boolean =>
  [1, 2].some((words) => first + words < and && (kindsOf(surfaceOf(tokens, first, first + words)) & COUNTRY) !== 0);

const isPartBefore = (token: Token): boolean => isCapitalised(token) && !ARTICLES.has(token.lower);

const hasCommonHead = (head: string): boolean =>
  isOrganisationHead(head) || /^(?:office|museum|centre|center|service|services|court|school|hospital)$/i.test(head);

/** The most parts of a list that an office is in charge of. */
const MAX_PARTS = 5;

/**
 * Offices that are in charge of a list with a comma, and societies of several trades: the Department for Parks, Rivers
 * and Lakes; the National Union of Ferry, Harbour and Canal Workers.
 */
const officesWithLists = (sentences: readonly Sentence[]): Mention[] =>
  sentences.flatMap(({ tokens }, s) => {
    const found: Mention[] = [];
    for (let i = 0; i + 4 < tokens.length; i++) {
      if (!isCapitalised(tokens[i]) || !/^(?:of|for)$/.test(tokens[i + 1]!.text)) continue;
      const isOffice = OFFICES_OF_STATE.has(tokens[i]!.lower);
      if (!isOffice && !SOCIETIES.has(tokens[i]!.lower)) continue;
      const last = endOfList(tokens, i + 2);
      if (last === 0 || (!isOffice && !areTrades(tokens, i + 2, last))) continue;
      let first = i;
      while (!isOffice && first > 0 && i - first < MAX_WORDS_BEFORE && isPartBefore(tokens[first - 1]!)) first--;
      const mention = trimMention('organisation', tokens, s, first, last, false);
      if (!mention) continue;
      found.push(mention);
      i = last;
    }
    return found;
  });

/** Whether one plural at the end of the list heads all its parts; not "the Society of Engineers, Oxfam and others". */
const areTrades = (tokens: readonly Token[], from: number, last: number): boolean => {
  const isPlural = ({ text }: Token): boolean => /[^s]s$/.test(text);
  return isPlural(tokens[last - 1]!) && !tokens.slice(from, last - 1).some(isPlural);
};

/** Where a list with commas and an "and" ends that begins at `from`; 0 if there is none. */
const endOfList = (tokens: readonly Token[], from: number): number => {
  let end = endOfPart(tokens, from);
  let parts = 1;
  while (tokens[end]?.text === ',' && isCapitalised(tokens[end + 1]) && parts < MAX_PARTS) {
    end = endOfPart(tokens, end + 1);
    parts++;
  }
  return parts > 1 && isAnd(tokens[end]) && isCapitalised(tokens[end + 1]) ? endOfPart(tokens, end + 1) : 0;
};

const endOfPart = (tokens: readonly Token[], from: number): number => {
  let end = from;
  while (end - from < MAX_WORDS_PER_PART && isCapitalised(tokens[end])) end++;
  return end;
};
