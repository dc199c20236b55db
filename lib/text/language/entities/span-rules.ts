import type { EntityType } from '../../vocabulary.ts';
import { KNOWN_PEOPLE } from '../../words/known-names.ts';
import { ORGANISATION_NOUNS } from '../../words/organisations.ts';
import { LEADING_FAMILY_NAMES, NAME_PARTICLES, NAME_SUFFIXES, POST_NOMINALS } from '../../words/person-names.ts';
import { isRoleHead, isTitleWord, TITLES_OF_PLACES } from '../../words/titles.ts';
import { wordSet } from '../../words/word-list.ts';
import { isUpper } from '../characters.ts';
import type { Token } from '../document.ts';
import {
  COUNTRY,
  DEMONYM,
  FEMALE_NAME,
  GIVEN_NAME,
  hasGender,
  kindsOf,
  MALE_NAME,
  PLACE,
  SURNAME,
} from '../names/gazetteers.ts';
import { isOrganisationHead, typeByHead } from './head-nouns.ts';
import { isCapitalised, surfaceOf } from './mention.ts';
import { isPossessive } from './trim-mention.ts';

/** A run of tokens [first, last) that the tagger took for one name of this type. */
interface TaggedSpan {
  type: EntityType;
  first: number;
  last: number;
}

export interface SpanExample {
  /** Words with a space between them; those in brackets are the span that the tagger found. */
  text: string;
  type: EntityType;
  /** The type and the words of what the rule makes of it; none where the rule does not apply. */
  gives?: string[];
}

interface SpanRule {
  name: string;
  example: SpanExample;
  counterexample: SpanExample;
  /** The names in the span, undefined if the rule does not apply. */
  apply: (span: TaggedSpan, tokens: readonly Token[]) => TaggedSpan[] | undefined;
}

/** Words with a capital only because a sentence begins, before a name. */
const OPENERS = wordSet(
  `After Against Although Among And As At Because Before Behind Besides Between Beyond Both But By Despite During Even
   Except For From How However If Inside Is Like Meanwhile Nor Once Only Or Outside Since So Than That Then Though
   Through Under Unless Unlike Until Upon Was What When Where Whether While Why With Within Without Yet MPs Former Ex`,
);

/** Words that places and nobody's given name begin with. */
const SIDES = /^(?:Lower|Upper|Nether|Greater|Lesser|Little|Outer|Inner|North|South|East|Northern|Southern|Eastern)$/;

const isPeer = ({ text }: Token): boolean => /^(?:Lord|Lady|Baroness|Viscount)$/.test(text);

const isPostNominal = ({ text, lower }: Token): boolean =>
  POST_NOMINALS.has(lower.replaceAll('.', '')) && isUpper(text.charCodeAt(1));

/** Sioned Hale of "Sioned Hale MP": a surname behind a word that is no place, people or party. */
const isMember = (tokens: readonly Token[], first: number, last: number): boolean =>
  last - first === 2 &&
  (kindsOf(tokens[last - 1]!.text) & SURNAME) !== 0 &&
  (kindsOf(tokens[first]!.text) & (PLACE | DEMONYM)) === 0 &&
  !isTitleWord(tokens[first]!.text) &&
  tokens.slice(first, last).every(({ text }) => /^\p{Lu}\p{Ll}/u.test(text));

const isChamber = ({ lower }: Token): boolean =>
  /^(?:senate|house|congress|parliament|assembly|commons|lords)$/.test(lower);

const PARTIES = /^(?:democrat|democratic|republican|gop|tory|labour|conservative|liberal)$/;

/** Where the name of a body begins in [first, last): behind Ostend-based, Republican-held, 2014, and a party before a chamber. */
export const bodyStart = (tokens: readonly Token[], first: number, last: number): number => {
  const { text, lower } = tokens[first]!;
  if (last - first < 2) return first;
  const isParticiple = /-(?:based|led|run|held|wide|\p{Ll}{3,}(?:ed|ing))$/u.test(text);
  const isParty = last - first === 2 && PARTIES.test(lower) && isChamber(tokens[first + 1]!);
  const isNumber = last - first > 2 && /^(?:PAC|NGO|(?:19|20)\d\d)$/.test(text);
  // The Obama White House
  const isHolder = KNOWN_PEOPLE.has(text) && surfaceOf(tokens, first + 1, last) === 'White House';
  return isHolder || isParticiple || isParty || isNumber ? first + 1 : first;
};

const isInitial = (token: Token | undefined): boolean => /^\p{Lu}\.?$/u.test(token?.text ?? '');

const isInitials = (text: string): boolean => /^\p{Lu}[\p{Lu}\d]{1,5}$/u.test(text);

/** Last words of places that begin with somebody's given name: Victoria Park. */
const PLACE_ENDS =
  /^(?:park|hill|hills|hall|house|centre|center|beach|point|falls|heights|springs|lake|city|town|north|south|east|west|county|square|tower|towers|station|cross|gardens|field|stadium|arena|base|memorial)$/;

/** Whether the tokens [first, last) look like the full name of a person: a given name and more, all with capitals. */
export const looksLikePerson = (tokens: readonly Token[], first: number, last: number): boolean => {
  if (last - first < 2 || last - first > 4) return false;
  const words = tokens.slice(first, last).map(({ text }) => text);
  if (!words.every((word) => isUpper(word.charCodeAt(0)) || NAME_PARTICLES.has(word)) || typeByHead(words))
    return false;
  if (PLACE_ENDS.test(words.at(-1)!.toLowerCase()) || (kindsOf(words.join(' ')) & PLACE) !== 0) return false;
  if (isFamilyNameBefore(words[0]!, words[1]!)) return true;
  if (isTitleWord(words[0]!)) return false;
  const kinds = kindsOf(words[0]!);
  const isGiven = (kinds & (FEMALE_NAME | MALE_NAME)) !== 0 || (kinds & (GIVEN_NAME | PLACE)) === GIVEN_NAME;
  return isGiven && (kinds & COUNTRY) === 0 && !isInitials(words[0]!) && !isInitials(words.at(-1)!);
};

/** "Gov. | Bo Larch |": two words behind an office, of which none is the head of a body. */
const isInOffice = (tokens: readonly Token[], first: number, last: number): boolean => {
  const words = tokens.slice(first, last).map(({ text }) => text);
  return (
    last - first === 2 &&
    isRoleHead(tokens[first - 1]?.text ?? '') &&
    words.every((word) => isUpper(word.charCodeAt(0)) && !isTitleWord(word)) &&
    !typeByHead(words)
  );
};

/** Wong Kwok-hing: a family name, and a given name of two syllables. */
export const isFamilyNameBefore = (family: string, given: string): boolean =>
  LEADING_FAMILY_NAMES.has(family.toLowerCase()) && /^\p{Lu}\p{Ll}+-\p{Ll}+$/u.test(given);

/** Before the name of a person and of nothing else; not "General", "Major" or "Field". */
const BEFORE_NAMES =
  /^(?:mr|mrs|ms|miss|dr|sir|dame|lord|lady|sgt|sergeant|lt|lieutenant|col|colonel|capt|captain|cpl|insp|inspector|supt|superintendent|det|pc|constable|justice|judge|prof|professor|rev|reverend|adm|admiral|brig|brigadier|chief)$/;

const MAX_OWNER_WORDS = 5;

/** What is wrong with spans of the tagger, one kind a rule, in the order in which they are asked. */
export const SPAN_RULES: readonly SpanRule[] = [
  {
    name: 'a bracket that is not closed in it',
    example: { text: '[Harlow Trust (the Trust] ) said', type: 'organisation', gives: ['organisation Harlow Trust'] },
    counterexample: { text: '[Harlow (East) Trust] said', type: 'organisation' },
    apply: ({ type, first, last }, tokens) => {
      for (let i = last - 1; i > first && tokens[i]!.text !== ')'; i--)
        if (tokens[i]!.text === '(') return [{ type, first, last: i }];
      return undefined;
    },
  },
  {
    name: 'a word with a capital only because the sentence begins',
    example: {
      text: '[Under Northern Harvest] prices fell',
      type: 'organisation',
      gives: ['organisation Northern Harvest'],
    },
    counterexample: { text: '[Northern Harvest] sold it', type: 'organisation' },
    apply: ({ type, first, last }, tokens) => {
      const { text } = tokens[first]!;
      const opens = first === 0 || /^["“‘':—–-]$/.test(tokens[first - 1]!.text);
      return last - first > 1 && opens && OPENERS.has(text) ? [{ type, first: first + 1, last }] : undefined;
    },
  },
  {
    name: 'a noun for what it is, with a capital because the sentence begins',
    example: { text: '[Airline Nordhavn] cut its forecast', type: 'organisation', gives: ['organisation Nordhavn'] },
    counterexample: { text: 'rivals of [Bank Nordhavn] cut theirs', type: 'organisation' },
    apply: ({ type, first, last }, tokens) =>
      first === 0 &&
      last > 1 &&
      type !== 'place' &&
      ORGANISATION_NOUNS.has(tokens[0]!.lower) &&
      isCapitalised(tokens[1])
        ? [{ type: 'organisation', first: 1, last }]
        : undefined,
  },
  {
    name: 'a noun for what it is, before the name or behind it',
    example: {
      text: 'told the [Tidewatch news agency] that',
      type: 'organisation',
      gives: ['organisation Tidewatch'],
    },
    counterexample: { text: 'blamed the [Keller network] for it', type: 'organisation' },
    apply: ({ type, first, last }, tokens) => {
      if (type !== 'organisation') return undefined;
      for (let i = first; i + 1 < last; i++)
        if (ORGANISATION_NOUNS.has(tokens[i]!.text) && isCapitalised(tokens[i + 1]))
          return [{ type, first: i + 1, last }];
      let end = last;
      while (
        end > first + 1 &&
        /^(?:news|agency|newspaper|website|magazine|station|radio)$/.test(tokens[end - 1]!.text)
      )
        end--;
      const isNamed = (kindsOf(surfaceOf(tokens, first, end)) & (DEMONYM | PLACE)) === 0;
      return end < last && isNamed ? [{ type, first, last: end }] : undefined;
    },
  },
  {
    name: 'for or against it, with a hyphen before it',
    example: {
      text: 'the [pro-Nordland Harbour Party] won',
      type: 'organisation',
      gives: ['organisation Harbour Party'],
    },
    counterexample: { text: 'the [Anti-Slavery League] won', type: 'organisation' },
    apply: ({ type, first, last }, tokens) =>
      last - first > 1 && /^(?:pro|anti|ex|non)-/.test(tokens[first]!.text)
        ? [{ type, first: first + 1, last }]
        : undefined,
  },
  {
    name: 'what is said of a body before its name: where it is based, who holds it, of which year',
    example: {
      text: 'the [Ostend-based Harbour Board] said',
      type: 'organisation',
      gives: ['organisation Harbour Board'],
    },
    counterexample: { text: 'the [Non-Aligned Movement] said', type: 'organisation' },
    apply: ({ type, first, last }, tokens) => {
      const start = type !== 'person' ? bodyStart(tokens, first, last) : first;
      return start > first ? [{ type, first: start, last }] : undefined;
    },
  },
  {
    name: 'two chambers or bodies with "and"',
    example: {
      text: 'the [Harbour Council and Ostend Airways] said',
      type: 'organisation',
      gives: ['organisation Harbour Council', 'organisation Ostend Airways'],
    },
    counterexample: { text: 'the [University and Colleges Union] said', type: 'organisation' },
    apply: ({ type, first, last }, tokens) => {
      if (type !== 'organisation') return undefined;
      for (let i = first + 1; i + 1 < last; i++) {
        if (tokens[i]!.text !== 'and') continue;
        const areChambers = i === first + 1 && last === i + 2 && isChamber(tokens[first]!) && isChamber(tokens[i + 1]!);
        const areBodies = i - first > 1 && last - i > 2 && isOrganisationHead(tokens[i - 1]!.text);
        if (areChambers || areBodies)
          return [
            { type, first, last: i },
            { type, first: i + 1, last },
          ];
      }
      return undefined;
    },
  },
  {
    name: 'where a body or somebody is',
    example: {
      text: 'at [Ostend State University in London] today',
      type: 'organisation',
      gives: ['organisation Ostend State University', 'place London'],
    },
    counterexample: { text: 'the [Church in Wales] said', type: 'organisation' },
    apply: ({ type, first, last }, tokens) => {
      for (let i = first + 1; type === 'organisation' && i + 1 < last; i++) {
        if (tokens[i]!.text !== 'in' || (kindsOf(surfaceOf(tokens, i + 1, last)) & PLACE) === 0) continue;
        const isPerson = i === first + 1 && KNOWN_PEOPLE.has(tokens[first]!.text);
        if (i - first < 2 && !isPerson) continue;
        return [
          { type: isPerson ? 'person' : type, first, last: i },
          { type: 'place', first: i + 1, last },
        ];
      }
      return undefined;
    },
  },
  {
    name: 'the members of a party behind a chamber or a state',
    example: { text: 'told [Senate Republicans] that', type: 'organisation', gives: ['organisation Senate'] },
    counterexample: { text: 'told the [Social Democrats] that', type: 'organisation' },
    apply: ({ type, first, last }, tokens) => {
      if (type !== 'organisation' || last - first < 2) return undefined;
      if (!/^(?:Democrats|Dems|Republicans|Tories|GOP)$/.test(tokens[last - 1]!.text)) return undefined;
      const isPlace = (kindsOf(surfaceOf(tokens, first, last - 1)) & COUNTRY) !== 0;
      if (!isPlace && !(last - first === 2 && isChamber(tokens[first]!))) return undefined;
      return [{ type: isPlace ? 'place' : type, first, last: last - 1 }];
    },
  },
  {
    name: 'a case at court',
    example: { text: 'since [Keller v. Ostend] was decided', type: 'person', gives: [] },
    counterexample: { text: 'since [Victor V. Keller] was elected', type: 'person' },
    apply: ({ first, last }, tokens) =>
      tokens.slice(first + 1, last - 1).some(({ text }) => /^vs?\.?$/.test(text)) ? [] : undefined,
  },
  {
    name: 'an initial, of which the tagger left out the given name before it',
    example: { text: 'said Chair Anna [L. Keller] today', type: 'person', gives: ['person Anna L. Keller'] },
    counterexample: { text: 'said [L. Keller] today', type: 'person' },
    apply: ({ type, first, last }, tokens) => {
      const before = tokens[first - 1];
      return type === 'person' &&
        isInitial(tokens[first]) &&
        last - first > 1 &&
        isCapitalised(before) &&
        hasGender(before!.text) &&
        !isTitleWord(before!.text)
        ? [{ type, first: first - 1, last }]
        : undefined;
    },
  },
  {
    name: 'a state and who is named behind it',
    example: {
      text: 'envoy to the [United States Amir Keller] said',
      type: 'place',
      gives: ['place United States', 'person Amir Keller'],
    },
    counterexample: { text: 'in [South Korea] today', type: 'place' },
    apply: ({ type, first, last }, tokens) => {
      for (let i = first + 1; type === 'place' && i + 2 <= last && i < first + 3; i++)
        if ((kindsOf(surfaceOf(tokens, first, i)) & COUNTRY) !== 0 && looksLikePerson(tokens, i, last))
          return [
            { type, first, last: i },
            { type: 'person', first: i, last },
          ];
      return undefined;
    },
  },
  {
    name: 'a state and its people in lower case',
    example: { text: 'told [U.S. military advisers] that', type: 'organisation', gives: ['place U.S.'] },
    counterexample: { text: 'told the [Kremlin press office] that', type: 'organisation' },
    apply: ({ type, first, last }, tokens) => {
      let end = last;
      while (end > first && /^\p{Ll}+$/u.test(tokens[end - 1]!.text)) end--;
      const isState = end > first && end < last && (kindsOf(surfaceOf(tokens, first, end)) & COUNTRY) !== 0;
      return type !== 'person' && isState && /[^s]s$/.test(tokens[last - 1]!.text)
        ? [{ type: 'place', first, last: end }]
        : undefined;
    },
  },
  {
    name: 'an office at the end, whose holder is not named behind it',
    example: {
      text: 'said the [Nordhaven Bank CEO] today',
      type: 'organisation',
      gives: ['organisation Nordhaven Bank'],
    },
    counterexample: { text: 'said the [Nordhaven Bank] today', type: 'organisation' },
    apply: ({ type, first, last }, tokens) =>
      type !== 'person' &&
      last - first > 1 &&
      tokens[first]!.text !== 'Office' &&
      /^(?:CEO|CFO|COO|MPs?|MEPs?|MSPs?|QC|Spokes(?:person|man|woman))$/.test(tokens[last - 1]!.text)
        ? [{ type, first, last: last - 1 }]
        : undefined,
  },
  {
    name: 'a state and a well-known person behind it',
    example: { text: 'outside the [Ohio Trump] rally', type: 'place', gives: ['place Ohio', 'person Trump'] },
    counterexample: { text: 'in [George Bush] airport', type: 'place' },
    apply: ({ type, first, last }, tokens) =>
      type === 'place' &&
      last - first > 1 &&
      KNOWN_PEOPLE.has(tokens[last - 1]!.text) &&
      (kindsOf(surfaceOf(tokens, first, last - 1)) & COUNTRY) !== 0
        ? [
            { type, first, last: last - 1 },
            { type: 'person', first: last - 1, last },
          ]
        : undefined,
  },
  {
    name: 'a lower-case word that begins it and is no particle',
    example: { text: 'Anna Keller , [nee Brandt] , died', type: 'person', gives: ['person Brandt'] },
    counterexample: { text: 'said [von Brandt] yesterday', type: 'person' },
    apply: ({ type, first, last }, tokens) => {
      const { text } = tokens[first]!;
      if (type !== 'person' || last - first < 2 || !/^\p{Ll}+$/u.test(text) || NAME_PARTICLES.has(text))
        return undefined;
      // The end of an office: a Secretary of State.
      const isOffice = last - first < 3 && isRoleHead(tokens[first - 1]?.text ?? '');
      return isOffice ? [] : [{ type, first: first + 1, last }];
    },
  },
  {
    name: 'a preposition with a capital that ends it',
    example: { text: '[Maria Sanders In] the north', type: 'person', gives: ['person Maria Sanders'] },
    counterexample: { text: '[Maria Sanders] in the north', type: 'person' },
    apply: ({ type, first, last }, tokens) =>
      last - first > 1 && /^(?:In|On|At|For|By|To|With|And|Of|As|But)$/.test(tokens[last - 1]!.text)
        ? [{ type, first, last: last - 1 }]
        : undefined,
  },
  {
    name: 'a state, a city or the members before "of"',
    example: {
      text: 'the [Trustees of Northern University] met',
      type: 'organisation',
      gives: ['organisation Northern University'],
    },
    counterexample: { text: 'the [University of Leeds] said', type: 'organisation' },
    apply: ({ type, first: from, last }, tokens) => {
      const first = tokens[from]!.lower === 'the' ? from + 1 : from;
      return type !== 'person' &&
        isCapitalised(tokens[first]) &&
        tokens[first + 1]?.text === 'of' &&
        last - first > 2 &&
        /^(?:state|city|town|port|village|borough|trustees|members|governors|province|republicans?|democrats?)$/.test(
          tokens[first]!.lower,
        )
        ? [
            {
              type: (kindsOf(surfaceOf(tokens, first + 2, last)) & PLACE) === 0 ? type : 'place',
              first: first + 2,
              last,
            },
          ]
        : undefined;
    },
  },
  {
    name: 'the place of an office that names nobody',
    example: { text: 'the [Lord Chief Justice of Scotland] said', type: 'person', gives: ['place Scotland'] },
    counterexample: { text: 'the [Duchess of Kent] said', type: 'person' },
    apply: ({ type, first, last }, tokens) => {
      const of = tokens.slice(first, last).findIndex(({ text }) => text === 'of') + first;
      if (type !== 'person' || of < first || of + 1 >= last) return undefined;
      if (!tokens.slice(first, of).every(({ text }) => isTitleWord(text))) return undefined;
      if (of > first && TITLES_OF_PLACES.has(tokens[of - 1]!.lower)) return undefined;
      const and = tokens.slice(of, last).findIndex(({ text }) => text === 'and') + of;
      const ends = and > of + 1 && and + 1 < last ? [and, last] : [last];
      const places = ends.map(
        (end, i): TaggedSpan => ({ type: 'place', first: i === 0 ? of + 1 : and + 1, last: end }),
      );
      const areKnown = places.every((place) => (kindsOf(surfaceOf(tokens, place.first, place.last)) & PLACE) !== 0);
      return areKnown ? places : undefined;
    },
  },
  {
    name: 'an article inside it begins another name',
    example: {
      text: 'told [Ministers the Harbour Board] was late',
      type: 'organisation',
      gives: ['organisation Harbour Board'],
    },
    counterexample: { text: 'at [Bank of the North] yesterday', type: 'organisation' },
    apply: ({ type, first, last }, tokens) => {
      for (let i = first + 1; i + 1 < last; i++)
        if (type !== 'person' && tokens[i]!.text === 'the' && isCapitalised(tokens[i - 1]))
          return [...(i - first > 1 ? [{ type, first, last: i }] : []), { type, first: i + 1, last }];
      return undefined;
    },
  },
  {
    name: '"as" ends a name',
    example: { text: 'the [Harbour Board as Owner] said', type: 'organisation', gives: ['organisation Harbour Board'] },
    counterexample: { text: 'the [Harbour Board of Ostend] said', type: 'organisation' },
    apply: ({ type, first, last }, tokens) => {
      for (let i = first + 1; i < last; i++)
        if (tokens[i]!.text === 'as' && type !== 'place') return [{ type, first, last: i }];
      return undefined;
    },
  },
  {
    name: 'somebody of an organisation or a place',
    example: {
      text: 'said [Maria Sanders of Green Forum] today',
      type: 'organisation',
      gives: ['person Maria Sanders', 'organisation Green Forum'],
    },
    counterexample: { text: 'at [St Andrews College of Art] today', type: 'organisation' },
    apply: ({ first, last }, tokens) => {
      let start = first;
      while (start < last && isTitleWord(tokens[start]!.text)) start++;
      for (let i = start + 2; i + 1 < last; i++)
        if (tokens[i]!.text === 'of' && (looksLikePerson(tokens, start, i) || isInOffice(tokens, start, i))) {
          const isPlace = (kindsOf(surfaceOf(tokens, i + 1, last)) & PLACE) !== 0;
          return [
            { type: 'person', first: start, last: i },
            { type: isPlace ? 'place' : 'organisation', first: i + 1, last },
          ];
        }
      return undefined;
    },
  },
  {
    name: 'a broadcaster, a body or a place and whom or what it owns',
    example: {
      text: "told [RTV's Maria Sanders] that",
      type: 'organisation',
      gives: ['organisation RTV', 'person Maria Sanders'],
    },
    counterexample: { text: "the [Workers' Maritime League] met", type: 'organisation' },
    apply: ({ type, first, last }, tokens) => {
      for (let i = first + 1; i + 1 < last && i - first <= MAX_OWNER_WORDS; i++) {
        if (tokens[i]!.text.length !== 2 || !isPossessive(tokens[i]!.text)) continue;
        const isPlace = (kindsOf(surfaceOf(tokens, first, i)) & PLACE) !== 0;
        const isPerson = looksLikePerson(tokens, i + 1, last);
        const isBody = i - first > 1 && (isOrganisationHead(tokens[i - 1]!.text) || tokens[i - 1]!.text === 'Court');
        if (!isPlace && !isPerson && !isBody && !(i === first + 1 && isInitials(tokens[first]!.text))) continue;
        return [
          { type: isPlace ? 'place' : 'organisation', first, last: i },
          { type: isPerson ? 'person' : type, first: i + 1, last },
        ];
      }
      return undefined;
    },
  },
  {
    name: 'a stroke between two names',
    example: {
      text: 'a [Harbour Post / RTV News] survey',
      type: 'organisation',
      gives: ['organisation Harbour Post', 'organisation RTV News'],
    },
    counterexample: { text: 'a [Harbour Post] survey', type: 'organisation' },
    apply: ({ type, first, last }, tokens) => {
      for (let i = first + 1; i + 1 < last; i++)
        if (tokens[i]!.text === '/')
          return [
            { type, first, last: i },
            { type, first: i + 1, last },
          ];
      return undefined;
    },
  },
  {
    name: 'the given name of who holds an office, before the initial',
    example: {
      text: '[Harbour Board Chair Maria] L. Sanders said',
      type: 'organisation',
      gives: ['organisation Harbour Board'],
    },
    counterexample: { text: '[Harbour Board Chair] L. Sanders said', type: 'place' },
    apply: ({ type, first, last }, tokens) =>
      type !== 'person' &&
      last - first > 2 &&
      isRoleHead(tokens[last - 2]!.text) &&
      hasGender(tokens[last - 1]!.text) &&
      isInitial(tokens[last])
        ? [{ type, first, last: last - 1 }]
        : undefined,
  },
  {
    name: 'an office at the end, before its holder',
    example: {
      text: '[Harbour Board Spokesperson] Maria Sanders said',
      type: 'organisation',
      gives: ['organisation Harbour Board'],
    },
    counterexample: { text: 'the [Evening Reporter] said', type: 'organisation' },
    apply: ({ type, first, last }, tokens) => {
      const next = tokens[last]?.text === ',' ? tokens[last + 1] : tokens[last];
      if (type === 'person' || !isCapitalised(next)) return undefined;
      let end = last;
      while (end - 1 > first && isTitleWord(tokens[end - 1]!.text)) end--;
      return end < last && isRoleHead(tokens[last - 1]!.text) ? [{ type, first, last: end }] : undefined;
    },
  },
  {
    name: 'a seat or an honour behind a name',
    example: { text: 'said [Ines Dupont QC] today', type: 'organisation', gives: ['person Ines Dupont'] },
    counterexample: { text: 'a [Ruritania MP] said', type: 'place' },
    apply: ({ type, first, last }, tokens) => {
      let end = last;
      while (end > first && isPostNominal(tokens[end - 1]!)) end--;
      const isNamed =
        type === 'person' ||
        (type === 'organisation' && (looksLikePerson(tokens, first, end) || isMember(tokens, first, end)));
      // The tagger may have left the seat out.
      const hasSeat =
        end < last || (type === 'organisation' && tokens[last] !== undefined && isPostNominal(tokens[last]!));
      return hasSeat && end - first > 1 && isNamed ? [{ type: 'person', first, last: end }] : undefined;
    },
  },
  {
    name: 'a saint of whom the tagger left out the "St"',
    example: { text: 'said St. [John Ferris] today', type: 'person', gives: ['person St. John Ferris'] },
    counterexample: { text: 'at St [Mary] today', type: 'person' },
    apply: ({ type, first, last }, tokens) =>
      type === 'person' && last - first > 1 && /^St\.?$/.test(tokens[first - 1]?.text ?? '')
        ? [{ type, first: first - 1, last }]
        : undefined,
  },
  {
    name: 'a peer and the place of the title',
    example: { text: 'met Lord [Darrow of Pell] there', type: 'person', gives: ['person Darrow', 'place Pell'] },
    counterexample: { text: 'met [Joan of Arc] there', type: 'person' },
    apply: ({ type, first, last }, tokens) => {
      const name = isPeer(tokens[first]!) ? first + 1 : first;
      const isTitled = name > first || (first > 0 && isPeer(tokens[first - 1]!));
      return type === 'person' && isTitled && last - name === 3 && tokens[name + 1]!.text === 'of'
        ? [
            { type, first, last: name + 1 },
            { type: 'place', first: name + 2, last },
          ]
        : undefined;
    },
  },
  {
    name: 'a point of the compass or a size before a name is that of a place',
    example: { text: 'boats for [Lower Marlow] today', type: 'person', gives: ['place Lower Marlow'] },
    counterexample: { text: 'said [Marlow Lower] today', type: 'person' },
    apply: ({ type, first, last }, tokens) =>
      type === 'person' &&
      last - first === 2 &&
      SIDES.test(tokens[first]!.text) &&
      !isTitleWord(tokens[first + 1]!.text)
        ? [{ type: 'place', first, last }]
        : undefined,
  },
  {
    name: 'Jr. and the like behind a name',
    example: { text: '[Thomas Keller] Jr. said', type: 'person', gives: ['person Thomas Keller Jr.'] },
    counterexample: { text: '[Thomas Keller] said', type: 'person' },
    apply: ({ type, first, last }, tokens) => {
      const at = tokens[last]?.text === ',' ? last + 1 : last;
      const next = tokens[at];
      if (type !== 'person' || last - first < 2 || !isCapitalised(next)) return undefined;
      return NAME_SUFFIXES.has(next!.lower.replace('.', '')) ? [{ type, first, last: at + 1 }] : undefined;
    },
  },
  {
    name: 'a rank or a form of address before a name',
    example: { text: 'said [Sgt Mat Keller] today', type: 'organisation', gives: ['person Mat Keller'] },
    counterexample: { text: 'the [General Motors] plant', type: 'organisation' },
    apply: ({ type, first, last }, tokens) => {
      if (type === 'person' || !BEFORE_NAMES.test(tokens[first]!.lower.replace('.', ''))) return undefined;
      let start = first + 1;
      while (start < last && isTitleWord(tokens[start]!.text)) start++;
      const words = tokens.slice(start, last).map(({ text }) => text);
      if (words.length === 0 || words.length > 3 || typeByHead(['The', ...words])) return undefined;
      return words.every((word) => isUpper(word.charCodeAt(0))) ? [{ type: 'person', first: start, last }] : undefined;
    },
  },
  {
    name: 'the end of an office before a name',
    example: {
      text: 'minister for Women and [Equalities Nora Brandt] said',
      type: 'person',
      gives: ['person Nora Brandt'],
    },
    counterexample: { text: 'for Women and [Anna Nora Brandt] said', type: 'person' },
    apply: ({ type, first, last }, tokens) => {
      const joins = /^(?:and|for|of)$/.test(tokens[first - 1]?.text ?? '');
      if (type !== 'person' || !joins || (kindsOf(tokens[first]!.text) & (GIVEN_NAME | SURNAME)) !== 0)
        return undefined;
      return looksLikePerson(tokens, first + 1, last) ? [{ type, first: first + 1, last }] : undefined;
    },
  },
  {
    name: 'two words with a given name first are somebody',
    example: { text: 'before [Maria Sanders] and him', type: 'place', gives: ['person Maria Sanders'] },
    counterexample: { text: 'in [Maria Hill] and there', type: 'place' },
    apply: ({ type, first, last }, tokens) => {
      if (type === 'person') return undefined;
      let start = first;
      while (last - start > 2 && isTitleWord(tokens[start]!.text)) start++;
      if (last - start > 3 || !looksLikePerson(tokens, start, last)) return undefined;
      const surname = kindsOf(tokens[last - 1]!.text);
      const isLocated = start === first && /^(?:in|at|near|outside|to|from|the)$/i.test(tokens[first - 1]?.text ?? '');
      if (isLocated || (type !== 'place' && (surname & (SURNAME | GIVEN_NAME)) === 0)) return undefined;
      return [{ type: 'person', first: start, last }];
    },
  },
];

/** The most rules that are applied one after the other to a span: each makes it smaller or is applied once. */
const MAX_DEPTH = 8;

/** The names in a span of the tagger. */
export const repairSpan = (span: TaggedSpan, tokens: readonly Token[], depth = 0): TaggedSpan[] => {
  if (depth < MAX_DEPTH)
    for (const { apply } of SPAN_RULES) {
      const parts = apply(span, tokens);
      if (parts) return parts.flatMap((part) => repairSpan(part, tokens, depth + 1));
    }
  return [span];
};
