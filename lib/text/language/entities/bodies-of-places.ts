import { isReportingVerb } from '../../words/reporting-verbs.ts';
import type { Sentence, Token } from '../document.ts';
import { COUNTRY, DEMONYM, kindsOf, PLACE } from '../names/gazetteers.ts';
import { isCapitalised, type Mention, replacing, textAt } from './mention.ts';
import { trimMention } from './trim-mention.ts';

/**
 * Makes organisations of bodies whose names are those of places in part: Devon and Cornwall Police, of which the tagger
 * made two, Oceana Greece, National Rail if it speaks.
 */
export const withBodiesOfPlaces = (mentions: readonly Mention[], sentences: readonly Sentence[]): Mention[] => {
  const whole = replacing(mentions, jointBodies(mentions, sentences));
  const bodies = new Set(
    whole.filter((mention) => isBody(mention, sentences[mention.sentence]!.tokens)).map(({ surface }) => surface),
  );
  for (const mention of whole) if (bodies.has(mention.surface)) mention.type = 'organisation';
  return whole;
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
