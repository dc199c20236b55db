import { isReportingVerb } from '../../words/reporting-verbs.ts';
import type { Sentence } from '../document.ts';
import { CITY, COUNTRY, DEMONYM, gazetteers, phraseHash } from '../names/gazetteers.ts';
import { isNoble, typeByHead } from './heads.ts';
import { GROUPS, type Mention } from './mentions.ts';
import { usualName } from './names-of-places.ts';
import { isRoleHead, isTitleWord } from './titles.ts';

/**
 * Second thoughts about types, from the document as a whole. Where it names a person in full, the surname alone is that
 * person unless it stands as a place does ("in Washington"); and words of office before a person's name are no
 * organisation ("US Defence" of "US Defence Secretary Leon Panetta").
 */
export const settleTypes = (mentions: readonly Mention[], sentences: readonly Sentence[]): Mention[] => {
  const surnames = new Set<string>();
  for (const { type, words } of mentions)
    if (type === 'person' && words.length > 1) surnames.add((words.at(-1) as string).toLowerCase());
  for (const mention of mentions) {
    if (mention.words.length !== 1 || !surnames.has((mention.words[0] as string).toLowerCase())) continue;
    const { tokens } = sentences[mention.sentence] as Sentence;
    const before = tokens[mention.first - 1]?.text ?? '';
    const after = tokens[mention.last]?.text ?? '';
    const likePlace = /^(in|into|at|near|outside|around|across|within)$/i.test(before);
    const isPlace = (gazetteers().kindsOf(phraseHash(mention.surface)) & (CITY | COUNTRY)) !== 0;
    if (mention.type === 'person') {
      if (likePlace && isPlace) mention.type = 'place';
    } else if (!likePlace && (!isPlace || isPersonal(before, after, tokens[mention.last + 1]?.text ?? '')))
      mention.type = 'person';
  }
  for (const mention of mentions) {
    mention.type = typeByHead(mention.words) ?? mention.type;
    if (mention.type === 'organisation') {
      takeNumber(mention, sentences);
      nameBehindTitles(mention, surnames);
    }
  }
  settleBeginnings(mentions);
  settleSingleWords(mentions, surnames);
  const companies = firstWordsOf(mentions);
  const people = new Set(
    mentions
      .filter(({ type, words }) => type === 'person' && words.length > 1)
      .flatMap(({ words }) => words.map((word) => word.toLowerCase())),
  );
  for (const mention of mentions) {
    const [word] = mention.words as [string];
    if (mention.words.length !== 1 || mention.type === 'organisation' || people.has(word.toLowerCase())) continue;
    if (companies.has(word) && (mention.type === 'person' || !isKnownPlace(word))) mention.type = 'organisation';
  }
  settleCompanies(mentions, surnames);
  settlePlaces(mentions, sentences, surnames);
  settleApposed(mentions, sentences);
  const civic = new Set(
    mentions.filter(({ type, words }) => type === 'organisation' && isCivic(words)).map(({ words }) => words[0]),
  );
  for (const mention of mentions) {
    const [word] = mention.words as [string];
    if (mention.type === 'organisation' && mention.words.length === 1 && civic.has(word) && isTown(word))
      mention.type = 'place';
  }
  // A state that acts is still the state on the map: one row, not two.
  const places = new Set(mentions.filter(({ type }) => type === 'place').map(({ surface }) => usualName(surface)));
  for (const mention of mentions) {
    const name = usualName(mention.surface);
    if (mention.type === 'organisation' && (name === 'US' || name === 'UK') && places.has(name)) mention.type = 'place';
  }
  return mentions.filter((mention) => !isOffice(mention, sentences));
};

/** The 3rd Battalion, the Eighth Air Force, 65 Fighter Wing: the number is part of the name of a unit. */
const UNITS = new Set(
  'division wing squadron brigade corps battalion regiment fleet force army infantry cavalry marines group'.split(' '),
);
const ORDINALS = new Set(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth'.split(
    ' ',
  ),
);
const takeNumber = (mention: Mention, sentences: readonly Sentence[]): void => {
  if (!UNITS.has((mention.words.at(-1) as string).toLowerCase()) || /\d/.test(mention.words[0] as string)) return;
  const number = sentences[mention.sentence]?.tokens[mention.first - 1];
  if (!number || !(/^\d{1,3}(st|nd|rd|th|d)?$/.test(number.text) || isOrdinal(number.text))) return;
  mention.words = [number.text, ...mention.words];
  mention.surface = `${number.text} ${mention.surface}`;
  mention.first--;
  mention.start = number.start;
};
const isOrdinal = (word: string): boolean => /^\p{Lu}/u.test(word) && ORDINALS.has(word.toLowerCase());

/** One word that is an organisation more often than a person, and nobody's surname, is one throughout. */
const settleCompanies = (mentions: readonly Mention[], surnames: ReadonlySet<string>): void => {
  const balance = new Map<string, number>();
  for (const { type, words, surface } of mentions) {
    if (words.length !== 1 || type === 'place' || surnames.has((words[0] as string).toLowerCase())) continue;
    balance.set(surface, (balance.get(surface) ?? 0) + (type === 'organisation' ? 1 : -1));
  }
  for (const mention of mentions)
    if (mention.type === 'person' && mention.words.length === 1 && (balance.get(mention.surface) ?? -1) > 0)
      mention.type = 'organisation';
};

/** "in Torvane": what somebody is in, and is nobody's surname, is a place. */
const settlePlaces = (
  mentions: readonly Mention[],
  sentences: readonly Sentence[],
  surnames: ReadonlySet<string>,
): void => {
  for (const mention of mentions) {
    const [word] = mention.words as [string];
    if (mention.type !== 'person' || mention.words.length !== 1 || surnames.has(word.toLowerCase())) continue;
    const { tokens } = sentences[mention.sentence] as Sentence;
    const isWithin = /^(?:in|near|outside|across)$/i.test(tokens[mention.first - 1]?.text ?? '');
    if (isWithin && !/^['’]s?$/.test(tokens[mention.last]?.text ?? '')) mention.type = 'place';
  }
};

/** Nouns for what is an organisation, as they stand beside its name. */
const COMPANY_NOUNS = new Set(
  `newspaper daily weekly tabloid magazine broadcaster website company firm group subsidiary charity airline lender
   bank union operator supplier carmaker maker manufacturer owner retailer network watchdog regulator agency consultancy chain startup coalition`.split(
    /\s+/,
  ),
);

/** "the newspaper Dagbrev", "Greenwatch, a campaign group, …": what the text calls an organisation is one throughout. */
const settleApposed = (mentions: readonly Mention[], sentences: readonly Sentence[]): void => {
  const called = new Set<string>();
  for (const mention of mentions) {
    if (mention.type === 'person' && mention.words.length > 1) continue;
    if (isKnownPlace(mention.surface)) continue;
    const { tokens } = sentences[mention.sentence] as Sentence;
    if (isCalledCompany(tokens, mention)) called.add(mention.surface);
  }
  for (const mention of mentions) if (called.has(mention.surface)) mention.type = 'organisation';
};

const isCalledCompany = (tokens: Sentence['tokens'], { first, last }: Mention): boolean => {
  const at = (i: number): string => tokens[i]?.text ?? '';
  const next = at(last);
  if (next === 'shares') return true;
  // Not "the company Smith founded".
  const stands =
    !/^\p{Ll}/u.test(next) || isReportingVerb(next) || /^(?:and|in|of|on|that|to|has|had|is|was)$/.test(next);
  // "the newspaper Dagbrev", "the social network Orbix"
  if (
    COMPANY_NOUNS.has(at(first - 1)) &&
    [at(first - 2), at(first - 3)].some((word) => /^(?:the|an?)$/i.test(word)) &&
    stands
  )
    return true;
  // "The operator, Kassel Hydro, denied"
  if (
    next === ',' &&
    at(first - 1) === ',' &&
    COMPANY_NOUNS.has(at(first - 2)) &&
    /^(?:the|its|['’]s)$/i.test(at(first - 3))
  )
    return true;
  if (next !== ',' || !/^(?:an?|the)$/.test(at(last + 1))) return false;
  let noun = last + 2;
  while (noun < last + 6 && /^\p{Ll}[\p{Ll}-]+$/u.test(at(noun + 1)) && !ENDS_PHRASE.test(at(noun + 1))) noun++;
  return COMPANY_NOUNS.has(at(noun)) && !/^\p{Lu}|^of$/u.test(at(noun + 1));
};

const ENDS_PHRASE = /^(?:of|in|that|which|based|for|with|from|on|at|and|by|to|founded|run|owned|representing)$/;

const COMPANY = /^(inc|corp|corporation|co|company|ltd|limited|plc|llc|ag|sa|nv|gmbh|group|holdings)\.?$/i;

/** Burlington Northern is no place beside the Burlington Northern Santa Fe Corp. */
const settleBeginnings = (mentions: readonly Mention[]): void => {
  const beginnings = new Set<string>();
  for (const { type, words } of mentions)
    if (type === 'organisation' && COMPANY.test(words.at(-1) as string))
      for (let n = 2; n < Math.min(words.length, 5); n++) beginnings.add(words.slice(0, n).join(' '));
  for (const mention of mentions)
    if (mention.type === 'place' && beginnings.has(mention.words.join(' ')) && !isKnownPlace(mention.surface))
      mention.type = 'organisation';
};

/** One word that is a person here and a place there, and nobody's surname, is what it is more often, or first. */
const settleSingleWords = (mentions: readonly Mention[], surnames: ReadonlySet<string>): void => {
  const counts = new Map<string, { person: number; place: number; first: 'person' | 'place' }>();
  const isEither = ({ type, words }: Mention): boolean =>
    words.length === 1 && type !== 'organisation' && !surnames.has((words[0] as string).toLowerCase());
  for (const mention of mentions) {
    if (!isEither(mention)) continue;
    const type = mention.type as 'person' | 'place';
    const count = counts.get(mention.surface) ?? { person: 0, place: 0, first: type };
    count[type]++;
    counts.set(mention.surface, count);
  }
  for (const mention of mentions) {
    if (!isEither(mention)) continue;
    const { person, place, first } = counts.get(mention.surface) as {
      person: number;
      place: number;
      first: 'person' | 'place';
    };
    mention.type = person === place ? first : person > place ? 'person' : 'place';
  }
};

/** What belongs to a town and is not called by its name alone, as its football club is: Leeds City Council. */
const CIVIC = new Set(
  'council university hospital police court airport college school authority cathedral museum'.split(' '),
);
const isCivic = (words: readonly string[]): boolean =>
  words.length > 1 && CIVIC.has((words.at(-1) as string).toLowerCase());

/** "Justice Smith" where the text names Sarah Smith. */
const nameBehindTitles = (mention: Mention, surnames: ReadonlySet<string>): void => {
  const { words } = mention;
  const surname = words.at(-1) as string;
  if (words.length < 2 || !surnames.has(surname.toLowerCase()) || !words.slice(0, -1).every(isTitleWord)) return;
  mention.type = 'person';
  mention.words = [surname];
  mention.surface = surname;
  mention.first = mention.last - 1;
  mention.start = mention.end - surname.length;
};

const isKnownPlace = (word: string): boolean => (gazetteers().kindsOf(phraseHash(word)) & (CITY | COUNTRY)) !== 0;

/** Not "UN", which is a town in India too. */
const isTown = (word: string): boolean => isKnownPlace(word) && word !== word.toUpperCase();

/** Words that begin the names of organisations: Lehman, of Lehman Brothers. */
const firstWordsOf = (mentions: readonly Mention[]): Set<string> => {
  const words = new Set<string>();
  for (const mention of mentions) {
    const [word] = mention.words as [string];
    if (mention.type !== 'organisation' || mention.words.length < 2 || words.has(word)) continue;
    if ((gazetteers().kindsOf(phraseHash(word)) & DEMONYM) !== 0) continue;
    words.add(word);
    // The Haqqanis are those of the Haqqani network.
    if (GROUPS.has((mention.words.at(-1) as string).toLowerCase())) words.add(`${word}s`);
  }
  return words;
};

/** Titles before, "who" or a verb of saying after. */
const isPersonal = (before: string, after: string, next: string): boolean =>
  isTitleWord(before) || (after === ',' && next === 'who') || isReportingVerb(after) || isReportingVerb(before);

/**
 * An organisation made of nothing but words of office and of countries, with more such words behind it; or a word that
 * is no known place before them ("Metropolitan Police Commissioner").
 */
const isOffice = (
  { type, surface, words, sentence, first, last }: Mention,
  sentences: readonly Sentence[],
): boolean => {
  if (type === 'person') return false;
  if (isNoble(words)) return false;
  const { tokens } = sentences[sentence] as Sentence;
  const next = tokens[last]?.text ?? '';
  if (type === 'place') {
    const known = gazetteers().kindsOf(phraseHash(surface)) & (CITY | COUNTRY);
    return known === 0 && isTitleWord(next) && /^\p{Lu}/u.test(next) && isRoleHead(tokens[last + 1]?.text ?? '');
  }
  // The Bishop of Ely
  if (isRoleHead(tokens[first]?.text ?? '') && tokens[first + 1]?.text === 'of') return true;
  if (!isRoleHead(next)) return false;
  let office = false;
  for (let i = first; i < last; i++) {
    const text = tokens[i]?.text ?? '';
    if (isTitleWord(text)) office = true;
    else if ((gazetteers().kindsOf(phraseHash(text)) & (COUNTRY | DEMONYM)) === 0) return false;
  }
  return office;
};
