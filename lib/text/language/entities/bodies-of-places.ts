import { isReportingVerb } from '../../words/reporting-verbs.ts';
import type { Sentence, Token } from '../document.ts';
import { COUNTRY, DEMONYM, kindsOf, PLACE } from '../names/gazetteers.ts';
import { isCapitalised, type Mention, replacing, textAt } from './mention.ts';
import { trimMention } from './trim-mention.ts';

/**
 * Makes organisations of bodies whose names are those of places in part: Devon and Cornwall Police, of which the tagger
 * made two, Oceana Greece, National Rail if it speaks; Leeds, of "clubs such as Chelsea and Leeds".
 */
export const withBodiesOfPlaces = (mentions: readonly Mention[], sentences: readonly Sentence[]): Mention[] => {
  const whole = replacing(mentions, jointBodies(mentions, sentences));
  const bodies = new Set(
    whole.filter((mention) => isBody(mention, sentences[mention.sentence]!.tokens)).map(({ surface }) => surface),
  );
  const listed = new Set(listedBodies(whole, sentences));
  for (const mention of whole) {
    if (listed.has(mention.surface)) mention.isFirm = true;
    if (listed.has(mention.surface) || bodies.has(mention.surface)) mention.type = 'organisation';
  }
  return whole;
};

const BODIES =
  /^(?:universities|colleges|clubs|teams|sides|banks|airlines|firms|companies|carmakers|retailers|broadcasters|newspapers|papers|charities|publishers|brands)$/;
/** Tokens between the noun and the first of the list: ", including", "such as". */
const MAX_LEAD = 3;

/** The places of lists that a noun for bodies opens: "universities, including Marlow, Exeter and Leeds". */
const listedBodies = (mentions: readonly Mention[], sentences: readonly Sentence[]): string[] => {
  let isListed = false;
  const inOrder = mentions.toSorted((a, b) => a.start - b.start);
  return inOrder.flatMap((mention, i) => {
    const { tokens } = sentences[mention.sentence]!;
    const before = inOrder[i - 1];
    const isNext =
      before?.sentence === mention.sentence &&
      tokens.slice(before.last, mention.first).every(({ text }) => /^(?:,|and|&)$/.test(text)) &&
      before.last < mention.first;
    isListed = isNext ? isListed : isOpened(tokens, mention.first);
    return isListed && mention.type === 'place' && (kindsOf(mention.surface) & COUNTRY) === 0 ? [mention.surface] : [];
  });
};

const isOpened = (tokens: readonly Token[], first: number): boolean => {
  const lead = textAt(tokens, first - 1);
  if (!(lead === 'including' || lead === 'like' || (lead === 'as' && textAt(tokens, first - 2) === 'such')))
    return false;
  for (let i = first - 2; i >= first - 1 - MAX_LEAD; i--) if (BODIES.test(textAt(tokens, i).toLowerCase())) return true;
  return false;
};

/** Heads of bodies that two counties or towns share. */
const SHARED_HEADS = /^(?:Police|Constabulary|Fire|Ambulance|Health|NHS|Probation|Hospitals|Integrated)$/;

/** "Devon and" before "Cornwall Police", unless something happens in both. */
const jointBodies = (mentions: readonly Mention[], sentences: readonly Sentence[]): Mention[] =>
  mentions.flatMap((body, i) => {
    const place = mentions[i - 1];
    const { tokens } = sentences[body.sentence]!;
    if (body.type !== 'organisation' || !body.words.slice(1).some((word) => SHARED_HEADS.test(word))) return [];
    if (place?.sentence !== body.sentence || place.last + 1 !== body.first || place.words.length > 2) return [];
    if (!/^(?:and|&)$/.test(textAt(tokens, place.last)) || isHeaded(place)) return [];
    if ((kindsOf(body.words[0]!) & PLACE) === 0 && place.type !== 'place') return [];
    if (/^(?:in|between|both|across|near|to|around|throughout)$/i.test(textAt(tokens, place.first - 1))) return [];
    const joint = trimMention('organisation', tokens, body.sentence, place.first, body.last, false);
    return joint ?? [];
  });

const isHeaded = ({ words }: Mention): boolean => words.some((word) => SHARED_HEADS.test(word));

const isBody = ({ type, words, surface, last }: Mention, tokens: readonly Token[]): boolean => {
  if (type !== 'place' || words.length < 2 || isCapitalised(tokens[last])) return false;
  if (words[0] === 'National' || words[0] === 'Network') return isReportingVerb(textAt(tokens, last));
  return isBranch(words) && (kindsOf(surface) & PLACE) === 0;
};

/** Words that stand before a country and make it a part, a time or a state of it. */
const BEFORE_COUNTRIES =
  /^(?:North|South|East|West|North-|South-|Northern|Southern|Eastern|Western|Central|Upper|Lower|Inner|Outer|Greater|New|Old|Great|Little|Middle|Mainland|Metropolitan|Rural|Urban|Coastal|Modern|Ancient|Medieval|Roman|Nazi|Soviet|Communist|Imperial|Colonial|Occupied|Republic|State|Islamic|Saint|St|St\.|San|Santa|El|La|Costa|Sierra|Puerto|Tropical|Global|Team|Miss|Mr|Northeast|Northwest|Southeast|Southwest|Free|Visit)$/;

/** Oceana Greece, Mercy Corps Kenya: the branch of a body in a country. */
const isBranch = (words: readonly string[]): boolean =>
  (kindsOf(words.at(-1)!) & COUNTRY) !== 0 &&
  words.slice(0, -1).every((word) => /^\p{Lu}\p{L}+$/u.test(word) && !BEFORE_COUNTRIES.test(word)) &&
  (kindsOf(words[0]!) & (PLACE | DEMONYM)) === 0;
