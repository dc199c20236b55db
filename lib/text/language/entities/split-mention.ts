import type { EntityType } from '../../vocabulary.ts';
import { OFFICES_OF_STATE } from '../../words/organisations.ts';
import { mayBeInsideName } from '../../words/person-names.ts';
import { isHeadlineVerb } from '../../words/reporting-verbs.ts';
import { isPersonNoun, isRoleHead } from '../../words/titles.ts';
import { wordSet } from '../../words/word-list.ts';
import { isApostrophe, isUpper } from '../characters.ts';
import type { Token } from '../document.ts';
import { COUNTRY, GIVEN_NAME, kindsOf, ORGANISATION, PLACE } from '../names/gazetteers.ts';
import { isOrganisationHead, typeByHead } from './head-nouns.ts';
import { type Mention, surfaceOf } from './mention.ts';
import { trimMention } from './trim-mention.ts';

/**
 * The names in a mention that the tagger took for one: a list, an owner and what is owned, a place and what it lies in.
 *
 * @param isShouted whether the sentence is in capitals.
 */
export const splitMention = (mention: Mention, tokens: readonly Token[], isShouted: boolean): Mention[] => {
  const cut = cutOf(mention, tokens);
  if (!cut) return [mention];
  const { type, sentence, first, last } = mention;
  const whole = surfaceOf(tokens, first, last);
  const isTitle = cut.kind === 'office' && type === 'person';
  const leftType = cut.kind === 'origin' ? 'person' : type;
  const left = isTitle ? undefined : trimMention(leftType, tokens, sentence, first, cut.leftEnd, isShouted);
  const right = trimMention(cut.kind === 'office' ? 'person' : type, tokens, sentence, cut.rightStart, last, isShouted);
  if (left && left.type !== 'person' && kindsOf(left.surface) & COUNTRY) left.type = 'place';
  if (left && cut.kind === 'place') left.longer = whole;
  if (right && cut.kind === 'owner') right.longer = whole;
  // "D.C." by itself is no place.
  const rest =
    right && !(cut.kind === 'place' && right.surface.includes('.')) ? splitMention(right, tokens, isShouted) : [];
  return [...(left ? [left] : []), ...rest];
};

interface Cut {
  /** Tokens: where the left part ends (exclusive) and the right one begins. */
  leftEnd: number;
  rightStart: number;
  /** Names in a row, an owner and what is owned, a place and what it lies in, a body or region and its officer, somebody and their home. */
  kind: 'list' | 'owner' | 'place' | 'office' | 'origin';
}

const cutOf = ({ type, first, last, words }: Mention, tokens: readonly Token[]): Cut | undefined => {
  // "ISI and the Haqqani network": initials and what is joined to them are two names.
  if (words[1] === 'and' && words.length > 2 && /^\p{Lu}{2,6}$/u.test(words[0]!))
    return { leftEnd: first + 1, rightStart: first + 2, kind: 'list' };
  // "Another trader, Foster of North Lane,"
  if (type === 'place' && words[1] === 'of' && isSomebody(tokens, first))
    return { leftEnd: first + 1, rightStart: first + 2, kind: 'origin' };
  const name = officerIn(tokens, type, first, last);
  if (name !== undefined) return { leftEnd: name, rightStart: name, kind: 'office' };
  for (let i = first + 1; i + 1 < last; i++) {
    const { text } = tokens[i]!;
    const next = tokens[i + 1]!.text;
    // "Lebanon ' s Hezbollah", as in texts that were tokenised before.
    if (text.length === 1 && isApostrophe(text.charCodeAt(0)) && next === 's') {
      let rightStart = i + 2;
      while (rightStart < last && !isUpper(tokens[rightStart]!.text.charCodeAt(0))) rightStart++;
      return rightStart < last ? { leftEnd: i, rightStart, kind: 'owner' } : undefined;
    }
    const cutHere = { leftEnd: i, rightStart: i + 1 };
    // "Kim meets Moon" of a headline: the only lower-case words in a name are particles.
    if (type === 'person' && ((/^\p{Ll}{3,}$/u.test(text) && !mayBeInsideName(text)) || isHeadlineVerb(text)))
      return { ...cutHere, kind: 'list' };
    if (type === 'person' || !isUpper(next.charCodeAt(0))) continue;
    // "Texas Coach Darrell Royal"
    if (
      (isRoleHead(text) || /^(?:Democrat|Republican)$/.test(text)) &&
      last - i > 2 &&
      kindsOf(next) & GIVEN_NAME &&
      !typeByHead(words)
    )
      return { ...cutHere, kind: 'office' };
    if (text === ',' && type === 'place') return { ...cutHere, kind: 'place' };
    const isListed = text === ',' || text === 'and';
    if (isListed && isKnownPlace(tokens, first, i) && isKnownPlace(tokens, i + 1, last))
      return { ...cutHere, kind: 'list' };
    // "the Justice Department and Congress"
    const isHead = isOrganisationHead(tokens[i - 1]!.text) || OFFICES_OF_STATE.has(tokens[i - 1]!.lower);
    const isBody = isHead || isKnownBody(tokens, first, i);
    if (text === 'and' && i - first > 1 && isBody && isKnownBody(tokens, i + 1, last))
      return { ...cutHere, kind: 'list' };
  }
  return undefined;
};

/** "a trader, | Foster": a comma behind a noun for a person. */
const isSomebody = (tokens: readonly Token[], first: number): boolean =>
  tokens[first - 1]?.text === ',' && isPersonNoun(tokens[first - 2]?.lower ?? '');

/**
 * Where the officer's name begins behind a title in capitals or behind the region: "Kware MCA | Rose Kula", "envoy to the
 * Middle East | Zhai Bo".
 */
const officerIn = (
  tokens: readonly Token[],
  type: EntityType | undefined,
  first: number,
  last: number,
): number | undefined => {
  const name = last - 2;
  const isName = (i: number): boolean => /^\p{Lu}\p{Ll}+$/u.test(tokens[i]!.text);
  if (name <= first || !isName(name) || !isName(name + 1)) return undefined;
  const title = tokens[name - 1]!.text;
  if (/^\p{Lu}{3,4}$/u.test(title) && !SHIPS.test(title) && (kindsOf(tokens[name]!.text) & GIVEN_NAME) !== 0)
    return name;
  const isRegion = isKnownPlace(tokens, first, name) || REGIONS.test(tokens[name - 1]!.text);
  if (type === 'person' || !isRegion || isKnownPlace(tokens, name, last)) return undefined;
  if (typeByHead(tokens.slice(first, last).map(({ text }) => text))) return undefined;
  const preposition = tokens[first - 1]?.lower === 'the' ? first - 2 : first - 1;
  if (!/^(?:to|for)$/.test(tokens[preposition]?.lower ?? '')) return undefined;
  return isRoleHead(tokens[preposition - 1]?.text ?? '') ? name : undefined;
};

const REGIONS = /^(?:East|West|Africa|Asia|Europe|America|Gulf|Balkans|Caucasus|Pacific|Caribbean)$/;
const SHIPS = /^(?:HMS|USS|USNS|RMS|HMAS|INS)$/;

const ASSEMBLIES = wordSet('congress parliament senate commons');

const isKnownBody = (tokens: readonly Token[], from: number, to: number): boolean => {
  const surface = surfaceOf(tokens, from, to);
  return (kindsOf(surface) & ORGANISATION) !== 0 || ASSEMBLIES.has(surface.toLowerCase());
};

const isKnownPlace = (tokens: readonly Token[], from: number, to: number): boolean =>
  (kindsOf(surfaceOf(tokens, from, to)) & PLACE) !== 0;
