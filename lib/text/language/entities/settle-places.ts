import { stateOf } from '../../words/known-names.ts';
import { PLACE_NOUNS } from '../../words/places.ts';
import { isTitleWord } from '../../words/titles.ts';
import type { Sentence, Token } from '../document.ts';
import { COUNTRY, hasGender, kindsOf, PLACE } from '../names/gazetteers.ts';
import { type Mention, surnamesOf, textAt } from './mention.ts';

/**
 * Corrects what the tagger took for people and what the words beside it say is a place: the river Aune, the member for
 * Marsham, Lord Keller of Marsham, "moved out of Osterwick and Hale".
 */
export const settlePlacesByUse = (mentions: readonly Mention[], sentences: readonly Sentence[]): void => {
  const surnames = surnamesOf(mentions);
  const placed = new Set<string>();
  mentions.forEach((mention, i) => {
    const { tokens } = sentences[mention.sentence]!;
    const [before, after] = [mentions[i - 1], mentions[i + 1]].map((other) =>
      other?.sentence === mention.sentence ? other : undefined,
    );
    const isSomebody = mention.type !== 'person' || surnames.has(mention.surface);
    // "The town of Zenda", beside a Zenda Institute
    if (mention.type === 'organisation' && mention.words.length === 1 && isNamedPlace(mention, tokens))
      mention.type = 'place';
    if (!isSomebody && (isPlaced(mention, before, tokens) || isAmongPlaces(mention, before, after, tokens))) {
      mention.type = 'place';
      placed.add(mention.surface);
    }
    if (mention.type === 'organisation' && isStreet(mention, tokens)) mention.type = 'place';
    if (before && before.type !== 'place' && isTownOf(before, mention, tokens)) before.type = 'place';
  });
  const addressed = townsOfAddresses(mentions, sentences);
  for (const mention of mentions)
    if (mention.words.length === 1 && addressed.has(mention.surface) && !surnames.has(mention.surface))
      mention.type = 'place';
  for (const mention of mentions)
    if (mention.type === 'person' && mention.words.length === 1 && placed.has(mention.surface)) mention.type = 'place';
};

const STREETS =
  /^(?:Street|St|Road|Rd|Avenue|Ave|Lane|Close|Drive|Gardens|Grove|Mews|Row|Way|Walk|Rise|Terrace|Crescent|Fold|Cottages|Parade|Wynd|Hill|Place|Court)$/;

/** Haverley, and the street, of somebody's address: ", of Alder Close, Haverley,". */
const townsOfAddresses = (mentions: readonly Mention[], sentences: readonly Sentence[]): Set<string> => {
  const towns = new Set<string>();
  mentions.forEach((street, i) => {
    const { tokens } = sentences[street.sentence]!;
    if (street.words.length < 2 || !STREETS.test(street.words.at(-1)!)) return;
    if (!/^(?:of|in|at|on|from)$/.test(textAt(tokens, street.first - 1)) || textAt(tokens, street.last) !== ',') return;
    street.type = 'place';
    const town = mentions[i + 1];
    const isTown = town?.sentence === street.sentence && town.first === street.last + 1 && town.words.length === 1;
    if (isTown && /^[,.;]$/.test(textAt(tokens, town.last))) towns.add(town.surface);
  });
  return towns;
};

/** @param before the mention before it in its sentence, if any. */
const isPlaced = (mention: Mention, before: Mention | undefined, tokens: readonly Token[]): boolean =>
  isNamedPlace(mention, tokens) ||
  isStreet(mention, tokens) ||
  isSeat(mention, tokens) ||
  (before !== undefined && (isPeerage(before, mention, tokens) || isListedWith(before, mention, tokens)));

/** the river Aune, the village of Hale */
const isNamedPlace = ({ first }: Mention, tokens: readonly Token[]): boolean => {
  const before = textAt(tokens, first - 1);
  const earlier = textAt(tokens, first - 2);
  const article = tokens[first - 2]?.lower;
  if (/^(?:river|lake|loch|mount|villages?|towns?)$/.test(before)) return article === 'the';
  return before === 'of' && (PLACE_NOUNS.has(earlier) || /^(?:villages|towns|hamlet|parish)$/.test(earlier));
};

/** "a section of Seaview Way", "killed on Alder Fold" */
const isStreet = ({ first, words }: Mention, tokens: readonly Token[]): boolean =>
  words.length > 1 &&
  STREETS.test(words.at(-1)!) &&
  !/^(?:Court|Place)$/.test(words.at(-1)!) &&
  (/^(?:on|off|along|down)$/.test(textAt(tokens, first - 1)) ||
    (textAt(tokens, first - 1) === 'of' &&
      /^(?:section|part|stretch|end|corner|residents|both|all)$/.test(textAt(tokens, first - 2))));

/** MP for Marsham, the senator from Ohio */
const isSeat = ({ first }: Mention, tokens: readonly Token[]): boolean =>
  /^(?:for|from)$/.test(textAt(tokens, first - 1)) &&
  /^(?:MP|MEP|MSP|MPs|TD|member|senator|congressman|congresswoman|councillor|bishop|mayor)$/.test(
    textAt(tokens, first - 2),
  );

/** Lord Keller of Marsham */
const isPeerage = (peer: Mention, place: Mention, tokens: readonly Token[]): boolean =>
  peer.type === 'person' &&
  /^(?:Lord|Lady|Baroness|Baron|Viscount|Earl)$/.test(textAt(tokens, peer.first - 1)) &&
  place.first === peer.last + 1 &&
  textAt(tokens, peer.last) === 'of';

/** Dallas, Texas; Oporto in Portugal: a known place before its state. */
const isTownOf = (town: Mention, state: Mention, tokens: readonly Token[]): boolean => {
  const isState = (kindsOf(state.surface) & COUNTRY) !== 0 || stateOf(state.surface.toLowerCase().replaceAll('.', ''));
  if (state.first !== town.last + 1 || !isState || state.type === 'person') return false;
  const joint = textAt(tokens, town.last);
  // "drove to Corbin, Ky."
  const isThere = joint === ',' && /^(?:in|at|near|from|to)$/.test(textAt(tokens, town.first - 1));
  const isKnown = (kindsOf(town.surface) & PLACE) !== 0 && !isTitleWord(textAt(tokens, town.first - 1));
  if (!isKnown && !(isThere && town.words.length === 1)) return false;
  const isListed = joint === ',' && /^(?:and|or)$/.test(textAt(tokens, state.last));
  return joint === 'in'
    ? town.type !== 'organisation' || PLACE_LISTS.test(textAt(tokens, town.first - 1))
    : joint === ',' && !isListed && /^[.,;)]?$/.test(textAt(tokens, state.last));
};

const PLACE_LISTS = /^(?:and|or|,|in|at|near|from|to)$/;

/** Tokens of a list of places. */
const MAX_LIST_TOKENS = 12;

/** Upton of "Ferrow, Upton and Hale", of which the others are places. */
const isAmongPlaces = (
  mention: Mention,
  before: Mention | undefined,
  after: Mention | undefined,
  tokens: readonly Token[],
): boolean =>
  before?.type === 'place' &&
  after?.type === 'place' &&
  mention.words.length === 1 &&
  mention.first === before.last + 1 &&
  after.first === mention.last + 1 &&
  textAt(tokens, before.last) === ',' &&
  /^(?:,|and|or)$/.test(textAt(tokens, mention.last));

/** Whether it is listed with a place in which or out of which somebody or something is. */
const isListedWith = (place: Mention, mention: Mention, tokens: readonly Token[]): boolean => {
  const joint = textAt(tokens, place.last);
  if (place.type !== 'place' || mention.first !== place.last + 1 || !/^(?:and|or|,)$/.test(joint)) return false;
  if (mention.words.length > 1 || isTitleWord(textAt(tokens, mention.first - 1))) return false;
  const next = textAt(tokens, mention.last);
  const isGivenName = hasGender(mention.surface);
  // Not "in London, Keller said", "in London and Keller agreed"
  const goesOn =
    joint === ',' ? /^(?:,|and|or)$/ : isGivenName ? /^[.,;)]$/ : /^(?:[.,;)]|on|in|at|to|by|for|after|last|this)$/;
  return goesOn.test(next) && isLocatedList(tokens, place.first - 1);
};

/** Whether a list that goes back from the token at `from` stands behind "in", "near", "out of". */
const isLocatedList = (tokens: readonly Token[], from: number): boolean => {
  for (let i = from; i >= 0 && i > from - MAX_LIST_TOKENS; i--) {
    const text = textAt(tokens, i);
    if (/^(?:in|near|outside|across|around|through|via)$/.test(text)) return true;
    if (text === 'of') return textAt(tokens, i - 1) === 'out';
    if (!/^(?:and|or|,|the)$/.test(text) && !/^\p{Lu}/u.test(text)) return false;
  }
  return false;
};
