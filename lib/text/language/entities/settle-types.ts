import { ARTICLES } from '../../words/determiners.ts';
import {
  firstFormOf,
  isStateOfUnion,
  KNOWN_ORGANISATIONS,
  KNOWN_PEOPLE,
  KNOWN_PLACES,
} from '../../words/known-names.ts';
import { ORDINALS } from '../../words/ordinals.ts';
import {
  CIVIC_BODIES,
  GROUP_NOUNS,
  INSTITUTION_NOUNS,
  LEGAL_FORMS,
  MILITARY_UNITS,
  ORGANISATION_NOUNS,
  TAKING_UP_NOUNS,
} from '../../words/organisations.ts';
import { POST_NOMINALS } from '../../words/person-names.ts';
import { isReportingVerb } from '../../words/reporting-verbs.ts';
import { KNOWN_THINGS, THING_HEADS, THINGS } from '../../words/things.ts';
import { isRoleHead, isTitleWord } from '../../words/titles.ts';
import { usualName } from '../../words/usual-names.ts';
import { isUpper } from '../characters.ts';
import type { Sentence } from '../document.ts';
import { casingOf } from '../names/casing.ts';
import { COUNTRY, DEMONYM, GIVEN_NAME, kindsOf, ORGANISATION, PLACE } from '../names/gazetteers.ts';
import { hasShares } from './firm-signs.ts';
import { keyOf } from './group.ts';
import { isOrganisationHead, isTitleOfPlace, typeByHead } from './head-nouns.ts';
import { settleIntroduced } from './introduced-people.ts';
import { isCapitalised, type Mention, textAt, withoutStops, wordsOfFullNames } from './mention.ts';
import { settlePlacesByUse } from './settle-places.ts';
import { isSite } from './sites.ts';

/**
 * Corrects the types of mentions by the document as a whole, and leaves out offices ("US Defence" of "US Defence
 * Secretary Leon Panetta"), which are no organisations. If the document names a person in full, the surname alone is
 * that person unless it is used as a place is ("in Washington").
 */
export const settleTypes = (mentions: readonly Mention[], sentences: readonly Sentence[]): Mention[] => {
  const mayBeClub = isSport(sentences);
  const surnames = new Set<string>();
  for (const { type, words } of mentions)
    if (type === 'person' && words.length > 1) surnames.add(words.at(-1)!.toLowerCase());
  settleSurnames(mentions, sentences, surnames);
  settleLongSurnames(mentions);
  for (const mention of mentions) {
    mention.type = typeByHead(mention.words) ?? mention.type;
    if (mention.type === 'organisation') {
      takeNumber(mention, sentences);
      takePersonBehindTitles(mention, surnames);
    }
  }
  settleBeginnings(mentions);
  settlePeopleAndPlaces(mentions, surnames);
  settleFirstWords(mentions);
  settleCompanies(mentions, surnames);
  settlePlaces(mentions, sentences, surnames);
  settleCities(mentions, sentences, mayBeClub);
  settleApposed(mentions, sentences);
  settleLongNames(mentions);
  settleTowns(mentions);
  settleStates(mentions);
  settleLongPlaces(mentions, sentences);
  if (mayBeClub) settleClubs(mentions);
  settlePlacesByUse(mentions, sentences);
  settleKnown(mentions);
  settleNicknames(mentions);
  settleIntroduced(mentions);
  return mentions.filter((mention) => !isOffice(mention, sentences) && !isHonour(mention, sentences));
};

/**
 * Leaves out laws, plans, prizes and contests, with the initials that stand for them, and nouns that stand for an
 * institution ("the Council").
 */
export const withoutThings = (
  mentions: readonly Mention[],
  definitions: ReadonlyMap<string, string>,
  sentences: readonly Sentence[],
): Mention[] => {
  const namesOfPeople = wordsOfFullNames(mentions);
  const things = new Set(
    mentions
      .filter((mention) => !isFullName(mention) && (isThing(mention, namesOfPeople) || isInstitution(mention)))
      .map(({ surface }) => keyOf(surface)),
  );
  const works = worksIn(mentions, sentences);
  const parties = new Set(
    mentions.flatMap(({ type, surface }) =>
      type === 'organisation' && !PARTY_MEMBERS.test(surface) ? [keyOf(surface)] : [],
    ),
  );
  const isLeftOut = (surface: string): boolean => {
    const key = keyOf(surface);
    // Democrats are people, and stand for their party where it is named too.
    if (PARTY_MEMBERS.test(surface) && !parties.has(key)) return true;
    // The Kellers: a family.
    if (!surface.includes(' ') && surface.endsWith('s') && namesOfPeople.has(surface.slice(0, -1))) return true;
    return works.has(surface) || things.has(key) || things.has(definitions.get(key) ?? '');
  };
  return mentions.filter((mention) => isFullName(mention) || !isLeftOut(mention.surface));
};

const PARTY_MEMBERS = /^(?:Democrats?|Republicans?)$/;

/** Words of a title on either side of what the tagger took for a name in it. */
const MAX_WORDS_OF_TITLE = 6;

/** Titles and slogans: what stands in marks of its own wherever it is printed, and no word of it says what it is. */
const worksIn = (mentions: readonly Mention[], sentences: readonly Sentence[]): Set<string> => {
  const marked = new Map<string, boolean>();
  for (const { type, words, surface, sentence, first, last } of mentions) {
    if (type === 'person' || words.length < 2 || typeByHead(words) || KNOWN_TYPES.has(surface)) continue;
    const { tokens } = sentences[sentence]!;
    let [from, end] = [first, last];
    while (first - from < MAX_WORDS_OF_TITLE && isCapitalised(tokens[from - 1])) from--;
    while (end - last < MAX_WORDS_OF_TITLE && isCapitalised(tokens[end])) end++;
    if (/^[,.!?]$/.test(tokens[end]?.text ?? '')) end++;
    const isMarked = /^["“'‘]$/.test(tokens[from - 1]?.text ?? '') && /^["”'’]$/.test(tokens[end]?.text ?? '');
    marked.set(surface, isMarked && (marked.get(surface) ?? true));
  }
  return new Set([...marked].flatMap(([surface, isMarked]) => (isMarked && !isKnownPlace(surface) ? [surface] : [])));
};

const isInstitution = ({ type, words, surface }: Mention): boolean =>
  type !== 'person' &&
  words.length === 1 &&
  (INSTITUTION_NOUNS.has(surface.toLowerCase()) || TAKING_UP_NOUNS.has(surface.toLowerCase()));

/**
 * A single word that is the surname of a person named in full is that person, unless it is used as a known place is.
 */
const settleSurnames = (
  mentions: readonly Mention[],
  sentences: readonly Sentence[],
  surnames: ReadonlySet<string>,
): void => {
  for (const mention of mentions) {
    if (mention.words.length !== 1 || mention.isFirm || !surnames.has(mention.words[0]!.toLowerCase())) continue;
    const { tokens } = sentences[mention.sentence]!;
    const before = tokens[mention.first - 1]?.text ?? '';
    const after = tokens[mention.last]?.text ?? '';
    const isLocated = /^(in|into|at|near|outside|around|across|within)$/i.test(before);
    const isPlace = isKnownPlace(mention.surface);
    if (mention.type === 'person') {
      if (isLocated && isPlace) mention.type = 'place';
    } else if (!isLocated && (!isPlace || isPersonal(before, after, tokens[mention.last + 1]?.text ?? '')))
      mention.type = 'person';
  }
};

/** De Niro is the surname of Robert De Niro, whatever the tagger took it for. */
const settleLongSurnames = (mentions: readonly Mention[]): void => {
  const tails = new Set(
    mentions.flatMap(({ type, words }) => (type === 'person' && words.length > 2 ? [words.slice(1).join(' ')] : [])),
  );
  for (const mention of mentions)
    if (mention.type !== 'person' && mention.words.length > 1 && tails.has(mention.words.join(' ')))
      mention.type = 'person';
};

/** The 3rd Battalion, the Eighth Air Force, 65 Fighter Wing: the number is part of the name of a unit. */
const takeNumber = (mention: Mention, sentences: readonly Sentence[]): void => {
  if (!MILITARY_UNITS.has(mention.words.at(-1)!.toLowerCase()) || /\d/.test(mention.words[0]!)) return;
  const number = sentences[mention.sentence]?.tokens[mention.first - 1];
  if (!number || !(/^\d{1,3}(st|nd|rd|th|d)?$/.test(number.text) || isOrdinal(number.text))) return;
  mention.words = [number.text, ...mention.words];
  mention.surface = `${number.text} ${mention.surface}`;
  mention.first--;
  mention.start = number.start;
};

const isOrdinal = (word: string): boolean => /^\p{Lu}/u.test(word) && ORDINALS.has(word.toLowerCase());

/** "Justice Smith" is a person if the text names Sarah Smith; "Councillor Des Hargreave" is one anyway. */
const takePersonBehindTitles = (mention: Mention, surnames: ReadonlySet<string>): void => {
  const { words } = mention;
  const surname = words.at(-1)!;
  const isKnown = surnames.has(surname.toLowerCase()) && words.slice(0, -1).every(isTitleWord);
  const isCalled = words.length > 2 && OF_PEOPLE.test(words[0]!) && !isOrganisationHead(surname);
  if (words.length < 2 || !(isKnown || isCalled)) return;
  const titles = isKnown ? words.length - 1 : 1;
  mention.type = 'person';
  mention.start += words.slice(0, titles).join(' ').length + 1;
  mention.first += titles;
  mention.words = words.slice(titles);
  mention.surface = mention.words.join(' ');
};

/** Titles that no body has in its name. */
const OF_PEOPLE =
  /^(?:Councillor|Cllr|Councilman|Councilwoman|Councilmember|Alderman|Senator|Congressman|Congresswoman|Sergeant|Sgt|Constable|Detective|Superintendent|Coroner|Magistrate)$/;

/** Burlington Northern is no place beside the Burlington Northern Santa Fe Corp. */
const settleBeginnings = (mentions: readonly Mention[]): void => {
  const beginnings = new Set<string>();
  for (const { type, words } of mentions)
    if (type === 'organisation' && LEGAL_FORMS.has(words.at(-1)!.toLowerCase().replace(/\.$/, '')))
      for (let n = 2; n < Math.min(words.length, 5); n++) beginnings.add(words.slice(0, n).join(' '));
  for (const mention of mentions)
    if (mention.type === 'place' && beginnings.has(mention.words.join(' ')) && !isKnownPlace(mention.surface))
      mention.type = 'organisation';
};

/** A single word that is a person here and a place there, and nobody's surname, is what it is more often, or first. */
const settlePeopleAndPlaces = (mentions: readonly Mention[], surnames: ReadonlySet<string>): void => {
  const counts = new Map<string, { person: number; place: number; first: 'person' | 'place' }>();
  const isEither = (mention: Mention): mention is Mention & { type: 'person' | 'place' } =>
    mention.words.length === 1 &&
    mention.type !== 'organisation' &&
    !mention.isIntroduced &&
    !surnames.has(mention.words[0]!.toLowerCase());
  const settled = mentions.filter(isEither);
  for (const { surface, type } of settled) {
    const count = counts.get(surface) ?? { person: 0, place: 0, first: type };
    count[type]++;
    counts.set(surface, count);
  }
  for (const mention of settled) {
    const { person, place, first } = counts.get(mention.surface)!;
    mention.type = person === place ? first : person > place ? 'person' : 'place';
  }
};

/** A single word that begins the name of an organisation (Lehman, of Lehman Brothers) is that organisation. */
const settleFirstWords = (mentions: readonly Mention[]): void => {
  const firstWords = firstWordsOfOrganisations(mentions);
  const people = new Set(
    mentions
      .filter(({ type, words }) => type === 'person' && words.length > 1)
      .flatMap(({ words }) => words.map((word) => word.toLowerCase())),
  );
  for (const mention of mentions) {
    const [word] = mention.words as [string];
    if (mention.words.length !== 1 || mention.type === 'organisation' || people.has(word.toLowerCase())) continue;
    if (firstWords.has(word) && (mention.type === 'person' || !isKnownPlace(word))) mention.type = 'organisation';
  }
};

const firstWordsOfOrganisations = (mentions: readonly Mention[]): Set<string> => {
  const words = new Set<string>();
  for (const mention of mentions) {
    const [word] = mention.words as [string];
    if (mention.type !== 'organisation' || mention.words.length < 2 || words.has(word)) continue;
    if ((kindsOf(word) & DEMONYM) !== 0) continue;
    words.add(word);
    // The Haqqanis are those of the Haqqani network.
    if (GROUP_NOUNS.has(mention.words.at(-1)!.toLowerCase())) words.add(`${word}s`);
  }
  return words;
};

/** A single word that is an organisation more often than a person, and nobody's surname, is always one. */
const settleCompanies = (mentions: readonly Mention[], surnames: ReadonlySet<string>): void => {
  const balance = new Map<string, number>();
  for (const { type, words, surface } of mentions) {
    if (words.length !== 1 || type === 'place' || surnames.has(words[0]!.toLowerCase())) continue;
    balance.set(surface, (balance.get(surface) ?? 0) + (type === 'organisation' ? 1 : -1));
  }
  for (const mention of mentions)
    if (mention.type === 'person' && mention.words.length === 1 && (balance.get(mention.surface) ?? -1) > 0)
      mention.type = 'organisation';
};

/**
 * A single word after "in" that is nobody's surname is a place ("in Torvane"), unless it is what somebody has shares or
 * faith in.
 */
const settlePlaces = (
  mentions: readonly Mention[],
  sentences: readonly Sentence[],
  surnames: ReadonlySet<string>,
): void => {
  const counts = Map.groupBy(mentions, ({ surface }) => surface);
  for (const mention of mentions) {
    const [word] = mention.words as [string];
    if (mention.type === 'place' || mention.words.length !== 1 || surnames.has(word.toLowerCase())) continue;
    const { tokens } = sentences[mention.sentence]!;
    const before = tokens[mention.first - 1]?.text ?? '';
    const isLocated = /^(?:in|near|outside|across)$/i.test(before);
    if (!isLocated || /^['’]s?$/.test(tokens[mention.last]?.text ?? '')) continue;
    const isFirm =
      mention.type === 'organisation' &&
      (counts.get(mention.surface)!.length > 1 ||
        !/^\p{Lu}\p{Ll}+$/u.test(word) ||
        KNOWN_TYPES.has(word) ||
        STAKES.test(tokens[mention.first - 2]?.lower ?? ''));
    if (!isFirm) mention.type = 'place';
  }
};

/** What one has in an organisation. */
const STAKES =
  /^(?:shares?|stakes?|stock|faith|trust|confidence|interests?|holdings?|invest(?:ed|ing|or|ors|ment|ments)?|role|part|rise|fall)$/;

/** Words of sports reports, where a town is the name of its club. */
const SPORTS_WORDS =
  /^(?:match|matches|goal|goals|league|striker|coach|midfielder|defender|season|squad|cup|game|games|win|beat|innings|wickets?|championship|final|semi-final|scored|quarterback|playoffs?|inning|soccer|tennis|cricket|basketball|baseball|hockey|round|points|club)$/;
const MIN_SHARE_OF_SPORTS_WORDS = 0.008;

/** Whether the text reports on sport, as far as a short one tells. */
const isSport = (sentences: readonly Sentence[]): boolean => {
  let sports = 0;
  let words = 0;
  for (const { tokens } of sentences)
    for (const { lower } of tokens) {
      words++;
      if (SPORTS_WORDS.test(lower)) sports++;
    }
  return words < 60 || sports >= words * MIN_SHARE_OF_SPORTS_WORDS;
};

/** A known town is a place, not an organisation, behind "in", and anywhere but in a sports report. */
const settleCities = (mentions: readonly Mention[], sentences: readonly Sentence[], mayBeClub: boolean): void => {
  const firstWords = firstWordsOfOrganisations(mentions);
  for (const mention of mentions) {
    const [word] = mention.words as [string];
    if (mention.type !== 'organisation' || mention.words.length > 1 || mention.isFirm) continue;
    if (!isTown(word) || (kindsOf(word) & COUNTRY) !== 0) continue;
    const { tokens } = sentences[mention.sentence]!;
    const before = tokens[mention.first - 1]?.text ?? '';
    const after = tokens[mention.last]?.text ?? '';
    const isLocated = /^(?:in|near|outside|across)$/i.test(before);
    // Toyota is a firm too; Ostend, of the Ostend Hotel Association, the town one goes to.
    const isOther = (kindsOf(word) & ORGANISATION) !== 0 || firstWords.has(word);
    if (isOther && !isLocated && !(firstWords.has(word) && /^(?:to|between|from|into|of)$/.test(before))) continue;
    if (isLocated || (!mayBeClub && casingOf(sentences[mention.sentence]!) === 'plain' && !/\d/.test(before + after)))
      mention.type = 'place';
  }
};

/**
 * What the text once calls an organisation is always one: "the newspaper Dagbrev", "Greenwatch, a campaign group, …".
 */
const settleApposed = (mentions: readonly Mention[], sentences: readonly Sentence[]): void => {
  const called = new Set<string>();
  for (const mention of mentions) {
    const { tokens } = sentences[mention.sentence]!;
    // Shares in Keller Brandt
    const isOwned =
      /^(?:shares?|stakes?|stock)$/i.test(tokens[mention.first - 2]?.text ?? '') &&
      tokens[mention.first - 1]?.text === 'in';
    if (isOwned) called.add(mention.surface);
    if (mention.type === 'person' && mention.words.length > 1 && !mayBeBody(tokens, mention)) continue;
    if (isKnownPlace(mention.surface)) continue;
    if (isCalledOrganisation(tokens, mention)) called.add(mention.surface);
  }
  for (const mention of mentions) if (called.has(mention.surface)) mention.type = 'organisation';
};

/** "the Vienna dealers Brüder Kessler", "the auditors, Finch Calloway": nobody's given name, and nouns for no single person. */
const mayBeBody = (tokens: Sentence['tokens'], { first, words }: Mention): boolean =>
  (kindsOf(words[0]!) & GIVEN_NAME) === 0 &&
  [first - 1, first - 2].some((i) =>
    /^(?:auditors|dealers|company|firm|subsidiary|charity|airline|bank|agency|chain|startup)$/.test(textAt(tokens, i)),
  );

/** Whether a noun beside the name says that it is an organisation. */
export const isCalledOrganisation = (tokens: Sentence['tokens'], { first, last }: Mention): boolean => {
  const isArticle = (i: number): boolean => ARTICLES.has(tokens[i]?.lower ?? '');
  const next = textAt(tokens, last);
  if (hasShares(tokens, last)) return true;
  // Not "the company Smith founded".
  const endsPhrase =
    !/^\p{Ll}/u.test(next) || isReportingVerb(next) || /^(?:and|in|of|on|that|to|has|had|is|was)$/.test(next);
  // "Airline Norwind cut": a capital because the sentence begins.
  if (first === 1 && ORGANISATION_NOUNS.has(tokens[0]!.lower) && isUpper(tokens[0]!.text.charCodeAt(0))) return true;
  // "the newspaper Dagbrev", "the social network Orbix"
  if (ORGANISATION_NOUNS.has(textAt(tokens, first - 1)) && (isArticle(first - 2) || isArticle(first - 3)) && endsPhrase)
    return true;
  if (next !== ',') return false;
  // "The operator, Kassel Hydro, denied"
  if (
    textAt(tokens, first - 1) === ',' &&
    ORGANISATION_NOUNS.has(textAt(tokens, first - 2)) &&
    /^(?:the|its|['’]s)$/i.test(textAt(tokens, first - 3))
  )
    return true;
  if (!ARTICLES.has(textAt(tokens, last + 1))) return false;
  let noun = last + 2;
  while (
    noun < last + 6 &&
    /^\p{Ll}[\p{Ll}-]+$/u.test(textAt(tokens, noun + 1)) &&
    !ENDS_PHRASE.test(textAt(tokens, noun + 1))
  )
    noun++;
  return ORGANISATION_NOUNS.has(textAt(tokens, noun)) && !/^\p{Lu}|^of$/u.test(textAt(tokens, noun + 1));
};

const ENDS_PHRASE = /^(?:of|in|that|which|based|for|with|from|on|at|and|by|to|founded|run|owned|representing)$/;

const isFullName = ({ type, words }: Mention): boolean => type === 'person' && words.length > 1;

const KNOWN_TYPES = new Map<string, Mention['type']>([
  ...KNOWN_PLACES.map((name) => [name, 'place'] as const),
  ...KNOWN_ORGANISATIONS.map((name) => [name, 'organisation'] as const),
]);

/** What every reader knows is what they know it to be; a county may be its cricket club all the same. */
const settleKnown = (mentions: readonly Mention[]): void => {
  const firstWords = firstWordsOfOrganisations(mentions);
  for (const mention of mentions) {
    const { type, surface, words } = mention;
    const known = isSite(surface) ? 'organisation' : KNOWN_TYPES.get(withoutStops(surface));
    if (known && (known === 'organisation' || words.length > 1 || type === 'person')) mention.type = known;
    if (known || words.length > 1) continue;
    if (KNOWN_PEOPLE.has(surface) && !firstWords.has(surface)) mention.type = 'person';
    const short = surface.toLowerCase().replaceAll('.', '');
    const full = firstFormOf(short);
    // CPS is nobody; NZ is New Zealand.
    if (type === 'person' && /^\p{Lu}[\p{Lu}\d]{1,5}$/u.test(surface)) mention.type = 'organisation';
    else if (!mention.isAgency && type === 'organisation' && full !== short && isKnownPlace(full))
      mention.type = 'place';
  }
};

/** Whether it is a law, a plan, a prize, a contest: "the Fisheries Act", "the Bill". */
const isThing = ({ words, surface }: Mention, namesOfPeople: ReadonlySet<string>): boolean => {
  if (KNOWN_TYPES.has(surface)) return false;
  if (MONEY.test(surface) || ROAD.test(surface)) return true;
  if (KNOWN_THINGS.has(surface) || KNOWN_THINGS.has(words.slice(-2).join(' '))) return true;
  // PCs are computers; PCS is a union.
  const isInitials = /^\p{Lu}+S$/u.test(surface) && THINGS.has(surface.slice(0, -1).toLowerCase());
  if (words.length === 1) return THINGS.has(surface.toLowerCase()) && !isInitials && !namesOfPeople.has(surface);
  const joint = words.findIndex((word, i) => i > 0 && /^(?:of|for|on|in|to|against|with)$/.test(word));
  if (words.slice(1).some((word) => /^(?:shuttle|spacecraft)$/i.test(word))) return true;
  // The 22nd Boat Show, Expo Canada
  if (/^\d{1,3}(?:st|nd|rd|th)$/.test(words[0]!) && !MILITARY_UNITS.has(words.at(-1)!.toLowerCase())) return true;
  const last = words.length > 2 && (kindsOf(words.at(-1)!) & COUNTRY) !== 0 ? words.at(-2)! : words.at(-1)!;
  // The Farm Caucus of a parliament; not the Iowa Caucus.
  if (/^caucus$/i.test(last) && (kindsOf(words[0]!) & PLACE) === 0) return false;
  // the Freedom of Information Act
  if (/^(?:act|bill|regulations)$/i.test(last)) return true;
  return THING_HEADS.has((joint > 0 ? words[joint - 1]! : last).toLowerCase());
};

/** Rs, KSh, R311m. */
const MONEY =
  /^(?:(?:Rs|KD|F?CFA|XAF|XOF|KShs?|KES|GHS|GHC|GH₵|UGX|UShs?|Shs?|TZS|ZAR|ZWL|NGN|BDT|Tk|RM|INR|PKR|LKR|NPR|SGD|AED|Dhs?|SAR|QAR|OMR|BHD|EUR|USD|GBP|CHF|JPY|RMB|CNY|AUD|NZD|CAD)\.?|\p{Lu}{1,3}\$?\d[\d.,]*(?:m|bn|k|tn))$/u;
const ROAD = /^(?:Route|Highway|Interstate|Freeway)(?: \d+)?$/;

/** What somebody is called is nothing else. */
const settleNicknames = (mentions: readonly Mention[]): void => {
  const nicknames = new Set(mentions.flatMap(({ nickname }) => nickname ?? []));
  for (const mention of mentions) if (nicknames.has(mention.surface)) mention.type = 'person';
};

/** A name of two words or more is of one type, the one that it has most often, or first. */
const settleLongNames = (mentions: readonly Mention[]): void => {
  const bySurface = Map.groupBy(
    mentions.filter(({ words }) => words.length > 1),
    ({ surface }) => surface,
  );
  for (const same of bySurface.values()) {
    const counts = Map.groupBy(same, ({ type }) => type);
    if (counts.size < 2) continue;
    const [type] = [...counts].reduce((best, one) => (one[1].length > best[1].length ? one : best));
    for (const mention of same) mention.type = type;
  }
};

/** Abu Dhabi: a known place of two words or more is nobody, unless a title or a verb of saying stands beside it. */
const settleLongPlaces = (mentions: readonly Mention[], sentences: readonly Sentence[]): void => {
  const bySurface = Map.groupBy(
    mentions.filter(({ type, words, surface }) => type === 'person' && words.length > 1 && isKnownPlace(surface)),
    ({ surface }) => surface,
  );
  for (const same of bySurface.values()) {
    const isSomebody = same.some(({ sentence, first, last }) => {
      const { tokens } = sentences[sentence]!;
      return isPersonal(textAt(tokens, first - 1), textAt(tokens, last), textAt(tokens, last + 1));
    });
    if (!isSomebody) for (const mention of same) mention.type = 'place';
  }
};

/** Nordhaven City is a club beside a match, though its town is known. */
const settleClubs = (mentions: readonly Mention[]): void => {
  for (const mention of mentions) {
    const [town, end] = mention.words as [string, string?];
    if (mention.type !== 'place' || mention.words.length !== 2 || isKnownPlace(mention.surface) || !isTown(town))
      continue;
    if (/^(?:City|United|Town|Rovers|Wanderers|Athletic|Albion|County|Hotspur)$/.test(end!))
      mention.type = 'organisation';
  }
};

/** A town is a place even if the tagger took it for the council that is named after it. */
const settleTowns = (mentions: readonly Mention[]): void => {
  const civic = new Set(
    mentions
      .filter(
        ({ type, words }) =>
          type === 'organisation' && words.length > 1 && CIVIC_BODIES.has(words.at(-1)!.toLowerCase()),
      )
      .map(({ words }) => words[0]),
  );
  for (const mention of mentions) {
    const [word] = mention.words as [string];
    if (mention.type === 'organisation' && mention.words.length === 1 && civic.has(word) && isTown(word))
      mention.type = 'place';
  }
};

/** A state that acts, and is a place elsewhere in the text, is still the state on the map: one row, not two. */
const settleStates = (mentions: readonly Mention[]): void => {
  const places = new Set(mentions.flatMap(({ type, surface }) => (type === 'place' ? [keyOf(surface)] : [])));
  for (const mention of mentions)
    if (mention.type === 'organisation')
      if ((isState(mention.surface) && places.has(keyOf(mention.surface))) || isNamedLikeNoClub(mention.surface))
        mention.type = 'place';
};

/** New Hampshire: no club is called by the name of a state of two words alone. */
const isNamedLikeNoClub = (surface: string): boolean => {
  const lower = surface.toLowerCase();
  return lower.includes(' ') && lower !== 'new york' && isStateOfUnion(lower);
};

/** Russia, Saudi Arabia; not "UN" or "Congress", which places are called too. */
const isState = (surface: string): boolean =>
  /^(?:US|UK)$/.test(usualName(surface) ?? '') ||
  ((kindsOf(surface) & (COUNTRY | ORGANISATION)) === COUNTRY && /^\p{Lu}\p{Ll}{2}/u.test(surface));

const isKnownPlace = (word: string): boolean => (kindsOf(word) & PLACE) !== 0;

/** Not "UN", which is a town in India too. */
const isTown = (word: string): boolean => isKnownPlace(word) && word !== word.toUpperCase();

/** Whether a title or a verb of saying is beside the name, or "who" after it. */
const isPersonal = (before: string, after: string, next: string): boolean =>
  isTitleWord(before) || (after === ',' && next === 'who') || isReportingVerb(after) || isReportingVerb(before);

/** Tom Keller, SC, said */
const isHonour = ({ words, sentence, first, last }: Mention, sentences: readonly Sentence[]): boolean => {
  const { tokens } = sentences[sentence]!;
  const [word] = words as [string];
  if (words.length > 1 || word !== word.toUpperCase() || !POST_NOMINALS.has(word.toLowerCase())) return false;
  return (
    tokens[first - 1]?.text === ',' && tokens[last]?.text === ',' && /^\p{Lu}/u.test(tokens[first - 2]?.text ?? '')
  );
};

const PORTFOLIOS = /^(?:ministers?|undersecretary|commissioner|state secretary)$/i;

/**
 * Whether an organisation consists only of words of office and of countries, with more such words after it, or a place
 * is no known one and comes before them ("Metropolitan Police Commissioner").
 */
const isOffice = (
  { type, surface, words, sentence, first, last }: Mention,
  sentences: readonly Sentence[],
): boolean => {
  if (type === 'person') return false;
  if (isTitleOfPlace(words)) return false;
  const { tokens } = sentences[sentence]!;
  const next = tokens[last]?.text ?? '';
  if (type === 'place')
    return (
      !isKnownPlace(surface) && isTitleWord(next) && /^\p{Lu}/u.test(next) && isRoleHead(tokens[last + 1]?.text ?? '')
    );
  // The Bishop of Ely, the Commissioner for Water
  if (isRoleHead(tokens[first]?.text ?? '') && /^(?:of|for)$/.test(tokens[first + 1]?.text ?? '')) return true;
  // the minister of Water Supply
  if (
    /^(?:of|for)$/.test(textAt(tokens, first - 1)) &&
    PORTFOLIOS.test(textAt(tokens, first - 2)) &&
    !typeByHead(words)
  )
    return true;
  if (!isRoleHead(next)) return false;
  let hasOffice = false;
  for (let i = first; i < last; i++) {
    const text = tokens[i]?.text ?? '';
    if (isTitleWord(text)) hasOffice = true;
    else if ((kindsOf(text) & (COUNTRY | DEMONYM)) === 0) return false;
  }
  return hasOffice;
};
