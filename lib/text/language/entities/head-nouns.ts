import type { EntityType } from '../../vocabulary.ts';
import {
  NEWSPAPER_HEADS,
  ORGANISATION_HEADS,
  ORGANISATIONS_BEFORE_OF,
  OTHER_ORGANISATION_HEADS,
  SOCIETIES,
} from '../../words/organisations.ts';
import { PLACE_BEGINNINGS, PLACE_HEADS } from '../../words/places.ts';
import { TITLES_OF_PLACES } from '../../words/titles.ts';

/** Whether it is the last word of an organisation's name, as in "the Anglers' Federation". */
export const isOrganisationHead = (word: string): boolean => {
  const lower = word.toLowerCase();
  return ORGANISATION_HEADS.has(lower) || SOCIETIES.has(lower);
};

/** Whether a word in lower case ends a name or description of an organisation, of which some name other things too. */
export const mayHeadOrganisation = (lower: string): boolean =>
  ORGANISATION_HEADS.has(lower) || SOCIETIES.has(lower) || OTHER_ORGANISATION_HEADS.has(lower);

/** The type that the head of a name gives away; undefined if it does not. */
export const typeByHead = (words: readonly string[]): EntityType | undefined => {
  if (words.length < 2) return undefined;
  if (words[1] === 'of') {
    const first = words[0]!.toLowerCase();
    if (TITLES_OF_PLACES.has(first)) return 'person';
    if (ORGANISATIONS_BEFORE_OF.has(first)) return 'organisation';
  }
  if (words.length === 2 && PLACE_BEGINNINGS.has(words[0]!.toLowerCase())) return 'place';
  const last = words.at(-1)!.toLowerCase().replace(/\.$/, '');
  if (words.length === 2 && /^(?:county|district|governorate|township|prefecture|oblast)$/.test(last))
    return NO_REGIONS.test(words[0]!) ? undefined : 'place';
  if (ORGANISATION_HEADS.has(last)) return 'organisation';
  if (last.includes('-') && NEWSPAPER_HEADS.has(last.slice(last.lastIndexOf('-') + 1))) return 'organisation';
  return PLACE_HEADS.has(last) ? 'place' : undefined;
};

/** Before "County" the club's town, before "District" whose it is. */
const NO_REGIONS =
  /^(?:Derby|Notts|Stockport|Ross|Newport|Haverfordwest|School|Court|Fire|Park|Transit|Health|Water|Irrigation|Northern|Southern|Eastern|Western|Central|Federal|Military|Congressional|Lake|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|\d.*)$/;

/** Whether it names a person only by a rank and its place: the Duchess of Cornwall. */
export const isTitleOfPlace = ([head = '', of]: readonly string[]): boolean =>
  of === 'of' && TITLES_OF_PLACES.has(head.toLowerCase());
