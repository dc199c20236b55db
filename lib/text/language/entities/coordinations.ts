import { ARTICLES } from '../../words/determiners.ts';
import { OFFICES_OF_STATE } from '../../words/organisations.ts';
import type { Sentence, Token } from '../document.ts';
import { isOrganisationHead } from './head-nouns.ts';
import { isCapitalised, type Mention, replacing } from './mention.ts';
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
  while (start > 0 && first - 1 - start < MAX_WORDS_BEFORE && isCapitalised(tokens[start - 1])) start--;
  const isWhole =
    start < first - 1 && !isCapitalised(tokens[start - 1]) && !isOrganisationHead(tokens[first - 2]!.text);
  const isInitials = first - 2 === start && /^\p{Lu}{2,}$/u.test(tokens[start]!.text);
  return isWhole && !isInitials && ARTICLES.has(tokens[start - 1]?.lower ?? '') ? start : first;
};

const hasCommonHead = (head: string): boolean =>
  isOrganisationHead(head) || /^(?:office|museum|centre|center|service|services|court|school|hospital)$/i.test(head);

/** The most parts of a list that an office is in charge of. */
const MAX_PARTS = 5;

/** Offices that are in charge of a list with a comma: the Department for Parks, Rivers and Lakes. */
const officesWithLists = (sentences: readonly Sentence[]): Mention[] =>
  sentences.flatMap(({ tokens }, s) => {
    const found: Mention[] = [];
    for (let i = 0; i + 4 < tokens.length; i++) {
      const isOffice = isCapitalised(tokens[i]) && OFFICES_OF_STATE.has(tokens[i]!.lower);
      if (!isOffice || !/^(?:of|for)$/.test(tokens[i + 1]!.text)) continue;
      const last = endOfList(tokens, i + 2);
      const mention = last > i ? trimMention('organisation', tokens, s, i, last, false) : undefined;
      if (!mention) continue;
      found.push(mention);
      i = last;
    }
    return found;
  });

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
