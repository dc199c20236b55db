import { wordClusters } from '../../models/word-clusters.ts';
import { isDayOrMonth, WEEKDAYS } from '../../words/calendar.ts';
import { NEWSPAPERS } from '../../words/known-names.ts';
import { INSTITUTION_NOUNS, NEWSPAPERS_OF_DAYS } from '../../words/organisations.ts';
import { WORD_NAMES } from '../../words/person-names.ts';
import { PLACE_PREPOSITIONS } from '../../words/places.ts';
import { isReportingVerb } from '../../words/reporting-verbs.ts';
import { isPersonNoun, isRoleHead, isTitleWord } from '../../words/titles.ts';
import { wordSet } from '../../words/word-list.ts';
import type { Sentence, Token } from '../document.ts';
import { CITY, DEMONYM, GIVEN_NAME, hasGender, kindsOf, PLACE, SURNAME } from '../names/gazetteers.ts';
import { wordHash } from '../word-facts.ts';
import { isCapitalised, isRunningText, type Mention, surfaceOf } from './mention.ts';
import { missedPlacesAt } from './missed-places.ts';
import { isCalledOrganisation } from './settle-types.ts';
import { isSite } from './sites.ts';
import { isFamilyNameBefore } from './span-rules.ts';
import { trimMention } from './trim-mention.ts';

/** Words of the longest place that is looked for. */
const MAX_WORDS = 3;

/**
 * Names that the tagger missed and that their words give away: what the text calls an organisation ("Airline Norwind
 * cut"), a known place behind "in", names such as Wong Kwok-hing.
 */
export const missedNames = (mentions: readonly Mention[], sentences: readonly Sentence[]): Mention[] => {
  const taken = sentences.map(({ tokens }) => new Uint8Array(tokens.length));
  for (const { sentence, first, last } of mentions) taken[sentence]?.fill(1, first, last);
  const people = sentences.map((): Set<number> => new Set());
  const placeEnds = sentences.map((): Set<number> => new Set());
  for (const { type, sentence, first, last } of mentions) {
    if (type === 'person') people[sentence]?.add(first).add(last);
    if (type === 'place') placeEnds[sentence]?.add(last);
  }
  const found: Mention[] = [];
  sentences.forEach((sentence, s) => {
    if (!isRunningText(sentence)) return;
    const { tokens } = sentence;
    const isFree = (i: number): boolean => isCapitalised(tokens[i]) && !taken[s]![i];
    for (const word of missedWords(tokens, s, taken[s]!, placeEnds[s]!)) {
      found.push(word);
      taken[s]!.fill(1, word.first, word.last);
    }
    for (let i = 0; i < tokens.length; i++) {
      if (!isFree(i)) continue;
      let end = i + 1;
      while (isFree(end)) end++;
      if (isNamedByWord(tokens, i, end)) {
        const person = trimMention('person', tokens, s, i, end, false);
        if (person) found.push(person);
        i = end - 1;
        continue;
      }
      if (isToldOf(tokens, i, end)) {
        const person = trimMention('person', tokens, s, i, end, false);
        if (person) found.push(person);
        i = end - 1;
        continue;
      }
      if (i === 0) {
        const speaker = speakerAtStart(tokens, s);
        if (speaker) found.push(speaker);
        continue;
      }
      const length = end - i;
      if (isCapitalised(tokens[end])) {
        i = end;
        continue;
      }
      let mention: Mention | undefined;
      // "Secretary General | Ban Ki-moon |"
      let name = i;
      while (name < end - 2 && isTitleWord(tokens[name]!.text)) name++;
      const called = trimMention('organisation', tokens, s, i, end, false);
      if (called && called.first === i && isCalledOrganisation(tokens, called)) mention = called;
      else if (end - name === 2 && isFamilyNameBefore(tokens[name]!.text, tokens[name + 1]!.text))
        mention = trimMention('person', tokens, s, name, end, false);
      else if (length === 2 && isNameInList(tokens, i, people[s]))
        mention = trimMention('person', tokens, s, i, end, false);
      else if (isNewspaperOfDay(tokens, i, end) || tokens[end]?.text === 'magazine')
        mention = trimMention('organisation', tokens, s, i, end, false);
      else if (length === 1 && NEWSPAPERS.has(tokens[i]!.text) && tokens[i - 1]!.text === 'the')
        mention = trimMention('organisation', tokens, s, i, end, false);
      else if (length <= MAX_WORDS && isMissedPlace(tokens, i, end))
        mention = trimMention('place', tokens, s, i, end, false);
      if (mention) found.push(mention);
      i = end - 1;
    }
  });
  return found;
};

/** What a word by itself names: a site, the places in a compound, a state cut short. */
const missedWords = (
  tokens: readonly Token[],
  s: number,
  taken: Uint8Array,
  placeEnds: ReadonlySet<number>,
): Mention[] => {
  const found: Mention[] = [];
  tokens.forEach(({ text }, i) => {
    const before = tokens[i - 1]?.text;
    const mayName = before === '(' || before === ',' || text.includes('-') || text.includes('.');
    if (taken[i] || !mayName) return;
    const site = isSite(text) ? trimMention('organisation', tokens, s, i, i + 1, false) : undefined;
    if (site) found.push(site);
    else found.push(...missedPlacesAt(tokens, s, i, (at) => placeEnds.has(at)).filter(({ first }) => !taken[first]));
  });
  return found;
};

/** Will of "Will said", which begins its sentence; Summer Price of "Summer Price said". */
const speakerAtStart = (tokens: readonly Token[], s: number): Mention | undefined => {
  const isFull = isCapitalised(tokens[1]) && (kindsOf(tokens[1]!.text) & SURNAME) !== 0;
  const last = isFull ? 2 : 1;
  if (!hasGender(tokens[0]!.text) || isTitleWord(tokens[0]!.text) || !isReportingVerb(tokens[last]?.text ?? ''))
    return undefined;
  return trimMention('person', tokens, s, 0, last, false);
};

/** "Memory Keller, 54, said", "farmer Wisdom Keller": a word that is a given name, before one or two others with capitals. */
const isNamedByWord = (tokens: readonly Token[], first: number, last: number): boolean => {
  const isDay = WEEKDAYS.includes(tokens[first]!.lower) && isRoleHead(tokens[first - 1]?.text ?? '');
  if (!(isDay || WORD_NAMES.has(tokens[first]!.lower)) || last - first < 2 || last - first > 3) return false;
  if (!/^\p{Lu}\p{Ll}/u.test(tokens[last - 1]!.text)) return false;
  const next = tokens[last]?.text ?? '';
  const behind = tokens[last + 1]?.text ?? '';
  return (
    isReportingVerb(next) ||
    isRoleHead(tokens[first - 1]?.text ?? '') ||
    (next === ',' && (/^\d\d$/.test(behind) || /^(?:an?|the|who|whose)$/.test(behind)))
  );
};

/** "Ban Ki-moon, the secretary general of", "Tiur Sahat, 41, a fisherman,": two or three words whose age or office follows. */
const isToldOf = (tokens: readonly Token[], first: number, last: number): boolean => {
  if (last - first < 2 || last - first > 3 || tokens[last]?.text !== ',') return false;
  if (!tokens.slice(first, last).every(({ text }) => /^\p{Lu}\p{Ll}/u.test(text)) || isTitleWord(tokens[first]!.text))
    return false;
  const behind = tokens[last + 1]?.text ?? '';
  if (/^\d\d$/.test(behind)) return tokens[last + 2]?.text === ',';
  if (!/^(?:an?|the)$/.test(behind)) return false;
  for (let i = last + 2; i < last + 2 + MAX_OFFICE && /^[\p{L}’'-]+$/u.test(tokens[i]?.text ?? ''); i++) {
    if (/^(?:of|for|in|at|who)$/.test(tokens[i + 1]?.text ?? ',')) return isPersonNoun(tokens[i]!.lower);
    if (tokens[i + 1]?.text === ',') return isPersonNoun(tokens[i]!.lower);
  }
  return false;
};

/** Words of an office behind a name. */
const MAX_OFFICE = 8;

/** Summer Price of "Summer Price and Rose Tate", "met Mark Rose and Summer Price": a full name beside another. */
const isNameInList = (tokens: readonly Token[], at: number, edges: ReadonlySet<number> | undefined): boolean => {
  const [given, surname] = [tokens[at]!.text, tokens[at + 1]!.text];
  if (!hasGender(given) || (kindsOf(surname) & SURNAME) === 0 || isTitleWord(given)) return false;
  const isBeside =
    (/^(?:and|,)$/.test(tokens[at - 1]!.text) && edges?.has(at - 1)) ||
    (/^(?:and|,)$/.test(tokens[at + 2]?.text ?? '') && edges?.has(at + 3));
  return isBeside === true && (kindsOf(`${given} ${surname}`) & PLACE) === 0;
};

/** the Sunday Ledger, the Evening Courier */
const isNewspaperOfDay = (tokens: readonly Token[], first: number, last: number): boolean => {
  const { lower } = tokens[first]!;
  const isDay = WEEKDAYS.includes(lower) || /^(?:daily|evening|morning|weekly)$/.test(lower);
  const before = tokens[first - 1]!.lower;
  return (
    last - first === 2 &&
    isDay &&
    NEWSPAPERS_OF_DAYS.has(tokens[first + 1]!.lower) &&
    /^(?:the|its|told|'s|’s)$/.test(before)
  );
};

/** "three villages off Otaheite have", "a potter from Melandaha,": a town or a word that nobody knows, where a place would stand. */
const isUnknownPlace = (tokens: readonly Token[], first: number, last: number): boolean =>
  /^(?:in|near|outside|off|from|at)$/i.test(tokens[first - 1]!.text) &&
  last - first <= 2 &&
  BEHIND_PLACES.test(tokens[last]?.text ?? '') &&
  tokens.slice(first, last).every(mayNamePlace);

const BEHIND_PLACES = /^(?:[,.;)]|and|who|where|when|on|to|for|by|in|with|said|is|was|were|are|have|has|had)$/;

const mayNamePlace = ({ text, lower }: Token): boolean => {
  if (!/^\p{Lu}\p{Ll}{3,}(?:-\p{Lu}\p{Ll}+)?$/u.test(text) || isDayOrMonth(lower) || isTitleWord(text)) return false;
  const kinds = kindsOf(text);
  const isWord = wordClusters().indexOf(wordHash(lower)) >= 0;
  return (kinds & ~(CITY | SURNAME)) === 0 && ((kinds & CITY) !== 0 || !isWord) && !COMMON_TOWNS.has(lower);
};

/** Towns of whose names most are words. */
const COMMON_TOWNS = wordSet('hide right nice reading bath mobile');

const isMissedPlace = (tokens: readonly Token[], first: number, last: number): boolean => {
  if (isUnknownPlace(tokens, first, last)) return true;
  if (!PLACE_PREPOSITIONS.has(tokens[first - 1]!.text)) return false;
  const surface = surfaceOf(tokens, first, last);
  const lower = surface.toLowerCase();
  const kinds = kindsOf(surface);
  if ((kinds & PLACE) === 0 || (kinds & DEMONYM) !== 0 || INSTITUTION_NOUNS.has(lower)) return false;
  return (
    !isDayOrMonth(lower) && (last - first > 1 || (kinds & (GIVEN_NAME | SURNAME)) === 0 || tokens[last]?.text === 'in')
  );
};
