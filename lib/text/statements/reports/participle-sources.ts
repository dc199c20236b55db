import { DOCUMENT_NOUNS } from '../../words/documents.ts';
import { ORGANISATION_NOUNS } from '../../words/organisations.ts';
import { isPersonNoun } from '../../words/titles.ts';
import { wordSet } from '../../words/word-list.ts';
import { ENTITY_TYPES, INSIDE, isNominal, type Page, POSSESSIVES, sentenceStart, tagAt } from '../page/page.ts';
import { isReportNoun } from './cues.ts';

const MAX_WORDS = 8;
const OF = wordSet('of from including like than by');
/** "62 percent of voters | saying": the share speaks. */
const SHARES = wordSet(
  'percent % majority minority one some many most half number third quarter all none dozens hundreds thousands millions each few several share proportion handful group',
);
/** Where a document lies that others have published; what stands "in a statement" is its subject's. */
const LIES = wordSet('in with to including alongside despite by from after against over');
const SHOWS =
  /^(?:quot(?:e|es|ed|ing)|hear[sd]?|heard|hearing|sees?|saw|seen|show(?:s|ed|n|ing)?|watch(?:ed|es)?|film(?:ed|s)?|catch(?:es)?|caught|recorded)$/;
const MESSAGES = wordSet('message letter email e-mail note memo tweet call text statement video');

/**
 * "footage of Keller | saying", "under fire from a rights group | demanding", "Keller's comments | calling", "caught up in
 * lawsuits | alleging": the head of the noun phrase right before a participle, where the words are that one's and not the
 * subject's. Undefined where they may be put to it: "emailed supporters | saying".
 */
export const participleSource = (page: Page, at: number): number | undefined => {
  if (tagAt(page, at) !== 'VBG' || page.quote[at] === INSIDE) return undefined;
  const { lower } = page;
  const isOff = page.text[at - 1] === ',';
  const last = isOff ? at - 2 : at - 1;
  const first = Math.max(sentenceStart(page, at), last - MAX_WORDS);
  if (last <= first || !tagAt(page, last).startsWith('N')) return undefined;
  let from = last;
  while (from > first && page.isMark[from - 1] === 0 && isNominal(page, from - 1)) from--;
  if (from <= first) return undefined;
  const isDocument = DOCUMENT_NOUNS.has(lower[last]!.replace(/s$/, '')) || DOCUMENT_NOUNS.has(lower[last]!);
  const isWords = isDocument || isReportNoun(lower[last]!);
  const owner = isWords && !isOff ? ownerIn(page, from, last) : undefined;
  if (owner !== undefined) return owner;
  const before = lower[from - 1]!;
  if (before === 'of' && (SHARES.has(lower[from - 2]!) || tagAt(page, from - 2) === 'CD')) return undefined;
  const head = headIn(page, from, last);
  if (
    isSpeaker(page, last) &&
    (isOff ? before === 'from' && MESSAGES.has(lower[from - 2]!) : OF.has(before) || SHOWS.test(before))
  )
    return head;
  const isBare = !isOff && isDocument && tagAt(page, last) === 'NNS' && !/^(?:DT|PRP\$)$/.test(tagAt(page, from));
  return isBare && LIES.has(before) ? head : undefined;
};

const isSpeaker = ({ entity, lower }: Page, noun: number): boolean =>
  entity[noun] === ENTITY_TYPES.person ||
  entity[noun] === ENTITY_TYPES.organisation ||
  isPersonNoun(lower[noun]!.replace(/s$/, '')) ||
  ORGANISATION_NOUNS.has(lower[noun]!.replace(/s$/, ''));

/** "| Keller |'s comments" */
const ownerIn = (page: Page, from: number, last: number): number | undefined => {
  for (let i = last - 1; i > from; i--) if (POSSESSIVES.has(page.text[i]!)) return headIn(page, from, i - 1);
  return undefined;
};

/** The word of a phrase that hangs on none of its words. */
export const headIn = ({ head }: Page, from: number, last: number): number => {
  for (let i = last; i >= from; i--) if (head[i]! < from || head[i]! > last) return i;
  return last;
};
