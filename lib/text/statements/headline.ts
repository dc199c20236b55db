import { DOCUMENT_NOUNS } from '../words/documents.ts';
import { isPersonNoun } from '../words/titles.ts';
import { wordSet } from '../words/word-list.ts';
import { ENTITY_TYPES, type Page, tagAt } from './page/page.ts';
import { typeOf } from './speakers/party.ts';
import type { Statement } from './statement.ts';
import type { Utterance } from './utterance.ts';

/** Headlines are short and leave words out: what is read in them must be surer than what is read below. */
const LEAST_CONFIDENCE = 0.7;
const LEAST_WORDS = 2;

/**
 * Whether somebody says in so many words what was read in a headline: "Holm: fares will rise", "Fares will rise, says port".
 * Topics ("Rail strike: what we know") and who is told something ("Drivers warned over ice") say nothing.
 *
 * @param page the headline's
 * @param speaks whether somebody of that name is a speaker below
 * @param isIntroduced whether the text below tells who it is
 */
export const isSaidInHeadline = (
  page: Page,
  { report, party }: Utterance,
  { confidence, content, speakerMention }: Statement,
  speaks: (name: string) => boolean,
  isIntroduced: () => boolean,
): boolean => {
  if (!report || !party || confidence < LEAST_CONFIDENCE || content.split(/\s+/).length < LEAST_WORDS) return false;
  const { predicate, source } = report;
  if (party.entity < 0 && isLoneNoun(speakerMention) && !isIntroduced()) return false;
  // "Holm tells port | to say sorry": what is still to be said
  if (predicate.kind !== 'mark') return page.lower[predicate.at - 1] !== 'to' && !isTold(page, predicate.at, source);
  if (party.entity >= 0) return typeOf(page, party) !== ENTITY_TYPES.place && speaks(party.name);
  const noun = (page.lower[source] ?? '').replace(/s$/, '');
  return isPersonNoun(noun) || DOCUMENT_NOUNS.has(noun);
};

/** "Minister denies …": who that is, the reader of a row cannot tell by itself. */
const isLoneNoun = (mention: string): boolean => !/\s/.test(mention) && isPersonNoun(mention.toLowerCase());

/** "Drivers | warned over ice", "Port | told to pay": whom the words are put to; "is" and "are" are left out in headlines. */
const isTold = (page: Page, at: number, source: number): boolean => {
  if (source > at || !TOLD.has(page.lower[at]!)) return false;
  return at + 1 >= page.size || /^(?:TO|IN|RB|RP)$/.test(tagAt(page, at + 1)) || page.isMark[at + 1] === 1;
};

const TOLD = wordSet(
  `told asked warned urged advised ordered accused blamed criticised criticized condemned reminded encouraged instructed
   pressed quizzed questioned charged invited challenged`,
);
