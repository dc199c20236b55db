import {
  ARABIC_ARTICLES,
  LEADING_FAMILY_NAMES,
  NAME_PARTICLES,
  NAME_SUFFIXES,
  NICKNAMES,
  SURNAME_JOINTS,
  UNISEX_NAMES,
} from '../../words/person-names.ts';
import { type Gender, genderOfTitle, isRoleHead, isTitleWord, RELATIVES, roleKey } from '../../words/titles.ts';
import { anyOf } from '../../words/word-list.ts';
import type { Sentence, Token } from '../document.ts';
import { FEMALE_NAME, GIVEN_NAME, hasGender, kindsOf, MALE_NAME, SURNAME } from '../names/gazetteers.ts';
import type { Group } from './group.ts';
import type { Mention } from './mention.ts';

/**
 * Makes one group of each person: full names first, then each short form joins the person named last before it (or, if
 * there is none, the first after it). "Mrs Clinton" never joins Bill Clinton.
 */
export const groupPeople = (mentions: readonly Mention[], sentences: readonly Sentence[]): Group[] => {
  const people: Person[] = [];
  const bySurname = new Map<string, Person[]>();
  const byGivenName = new Map<string, Person[]>();
  const byNickname = new Map<string, Person>();
  const own = mentions.filter(({ type }) => type === 'person');
  const nicknames = new Set(
    own.flatMap(({ nickname, surface }) => (nickname && nickname !== surface ? [nickname] : [])),
  );

  const create = (mention: Mention, parts: string[]): Person => {
    const gender = parts.length < 2 ? undefined : genderOfGivenName(mention.words[0]!);
    const isRelative = isIntroducedAsRelative(mention, sentences);
    const person: Person = {
      type: 'person',
      mentions: [],
      parts,
      offices: new Set(),
      lastNamed: -1,
      called: 0,
      gender,
      isRelative,
    };
    people.push(person);
    for (const surname of surnamesOf(parts)) push(bySurname, surname, person);
    if (parts.length > 1) push(isFamilyNameFirst(mention.words) ? bySurname : byGivenName, parts[0]!, person);
    return person;
  };
  const join = (person: Person, mention: Mention): void => {
    person.mentions.push(mention);
    const office = officeBefore(mention, sentences);
    if (office) person.offices.add(office);
    person.gender ??= genderBefore(mention, sentences);
    if (mention.nickname) byNickname.set(mention.nickname, person);
  };

  for (const mention of own) {
    const parts = partsOf(mention.words);
    if (parts.length < 2 || nicknames.has(mention.surface)) continue;
    const namesakes = (bySurname.get(surnameOf(parts)) ?? []).slice(-MAX_NAMESAKES);
    const same =
      namesakes.find((person) => areOneName(person.parts, parts)) ??
      (byGivenName.get(parts[0]!) ?? []).slice(-MAX_NAMESAKES).find((person) => isBeginning(parts, person.parts));
    if (same && parts.length > same.parts.length) {
      // "De Vito" before "Robert De Vito"
      if (parts[0] !== same.parts[0]) push(byGivenName, parts[0]!, same);
      same.parts = parts;
    }
    join(same ?? create(mention, parts), mention);
  }
  const byFullName = new Map(people.flatMap((person) => person.mentions.map((mention) => [mention, person] as const)));
  for (const [gender, titled] of titledMentions(
    own.filter((mention) => !byFullName.has(mention)),
    sentences,
  )) {
    const parts = partsOf(titled[0]!.words);
    const namesakes = bySurname.get(surnameOf(parts)) ?? [];
    const times = namesakes.reduce((sum, person) => sum + person.mentions.length, 0);
    const isOther = ({ gender: known }: Person): boolean => known !== undefined && known !== gender;
    if (namesakes.length === 0 || !namesakes.every(isOther) || titled.length <= times) continue;
    // "Mr. Keller" throughout, Ada Keller once: the surname alone is his.
    Object.assign(create(titled[0]!, parts), { gender, called: 1 });
  }
  for (const mention of own) {
    const named = byFullName.get(mention);
    if (named) {
      named.lastNamed = mention.start;
      continue;
    }
    const parts = partsOf(mention.words);
    const nicknamed = nicknames.has(mention.surface) ? byNickname.get(mention.surface) : undefined;
    if (nicknamed) {
      join(nicknamed, mention);
      nicknamed.lastNamed = mention.start;
      continue;
    }
    const gender = genderBefore(mention, sentences);
    const fits = (person: Person): boolean => !gender || !person.gender || gender === person.gender;
    const byFirst = byGivenName.get(parts[0]!) ?? [];
    // "Mr Wang" of Wang Yi, if there is no other.
    const called = !gender ? byFirst : byFirst.length === 1 ? byFirst.filter(fits) : [];
    const namesakes = (bySurname.get(surnameOf(parts)) ?? []).slice(-MAX_NAMESAKES).filter(fits);
    // Of several, the one in the same office: Justice Smith.
    const office = officeBefore(mention, sentences);
    const found =
      lastNamed(namesakes.filter(({ offices }) => office !== undefined && offices.has(office))) ??
      mostCalled(namesakes) ??
      lastNamed(namesakes.filter(({ isRelative }) => !isRelative)) ??
      lastNamed(namesakes) ??
      lastNamed(called.slice(-MAX_NAMESAKES));
    const person = found ?? create(mention, parts);
    if (!found) person.gender = gender ?? person.gender;
    person.lastNamed = mention.start;
    if (!gender && surnameOf(parts) === surnameOf(person.parts)) person.called++;
    join(person, mention);
  }
  for (const person of people) person.mentions.sort((a, b) => a.start - b.start);
  return people;
};

/** Mentions that a title tells a man's or a woman's, by surname and gender. */
const titledMentions = (mentions: readonly Mention[], sentences: readonly Sentence[]): [Gender, Mention[]][] => {
  const found = new Map<string, [Gender, Mention[]]>();
  for (const mention of mentions) {
    const gender = genderBefore(mention, sentences);
    if (!gender) continue;
    const key = `${gender} ${surnameOf(partsOf(mention.words))}`;
    const same = found.get(key);
    if (same) same[1].push(mention);
    else found.set(key, [gender, [mention]]);
  }
  return [...found.values()];
};

interface Person extends Group {
  /** The longest form of the name: lower-case words without suffixes. */
  parts: string[];
  /** The words of office right before the name, in any of its mentions. */
  offices: Set<string>;
  /** Whether the text introduces the person by another: "her husband, Peter Keller". The surname alone is the other's. */
  isRelative: boolean;
  /** Where the person was named last, so far in the text; -1 before. */
  lastNamed: number;
  /** How often the surname alone has named the person, so far in the text. */
  called: number;
}

/** The most people of one name that are compared, the latest, so that the time stays linear. */
const MAX_NAMESAKES = 50;

const push = (map: Map<string, Person[]>, key: string, person: Person): void => {
  const list = map.get(key);
  if (list) list.push(person);
  else map.set(key, [person]);
};

/** Lower-case words without accents, full stops, Jr. and III. */
const partsOf = (words: readonly string[]): string[] => {
  const parts = words
    .map((word) => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('.', '').replaceAll('’', "'"))
    .filter((word) => /[\p{L}\d]/u.test(word) && !NAME_SUFFIXES.has(word));
  return parts.length > 0 ? parts : [words.join(' ').toLowerCase()];
};

const ARABIC_ARTICLE = new RegExp(`^${anyOf(ARABIC_ARTICLES)}-`);

/** The last word, without the article of "al-Assad". */
const surnameOf = (parts: readonly string[]): string => parts.at(-1)!.replace(ARABIC_ARTICLE, '');

/** The surnames under which a person is looked for: Silva and Santos of Luís dos Santos e Silva. */
const surnamesOf = (parts: readonly string[]): string[] => [
  surnameOf(parts),
  ...parts.filter(
    (_, i) =>
      i > 0 && (SURNAME_JOINTS.has(parts[i + 1] ?? '') || (i < parts.length - 1 && NAME_PARTICLES.has(parts[i - 1]!))),
  ),
];

/**
 * Two full names of one person: "Mike Mullen", "Michael Mullen", "Mike G. Mullen", "M. Mullen"; not "Bill", "Hillary".
 */
const areOneName = (a: readonly string[], b: readonly string[]): boolean => {
  const [x, y] = [a[0]!, b[0]!];
  if (x === y) return !haveOtherMiddles(a, b);
  if (x.length === 1 || y.length === 1) return x[0] === y[0];
  // "Van Rompuy" and "Herman Van Rompuy": the longer name ends with the shorter.
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < long.length && short.every((word, i) => word === long[long.length - short.length + i]))
    return true;
  // "Von Brandt" of Ludwig von und zu Brandt, "Dos Santos" of Luís dos Santos e Silva
  if (short.slice(0, -1).every((word) => NAME_PARTICLES.has(word)))
    return long.some((word, i) => i > 1 && NAME_PARTICLES.has(long[i - 1]!) && word === short.at(-1));
  return NICKNAMES.get(x) === y || NICKNAMES.get(y) === x || isCutShort(x, y) || isCutShort(y, x);
};

/** George W. Bush and George H.W. Bush are two. */
const haveOtherMiddles = (a: readonly string[], b: readonly string[]): boolean => {
  const [one, other] = [a[1]!, b[1]!];
  if (a.length !== 3 || b.length !== 3 || a[2] !== b[2]) return false;
  return one[0] !== other[0] && !NAME_PARTICLES.has(one) && !NAME_PARTICLES.has(other);
};

/** "Abu Hamza" of Abu Hamza al-Masri: only one word less, as more may be two people in a list. "Anna K." of Anna Keller. */
const isBeginning = (short: readonly string[], long: readonly string[]): boolean => {
  const isCut =
    short.length === 2 &&
    short[1]!.length === 1 &&
    long.length > 1 &&
    long.some((word, i) => i > 0 && word[0] === short[1]);
  return isCut || (short.length + 1 === long.length && short.every((word, i) => word === long[i]));
};

/** Rafa and Rafael, Phil and Philip; not Paul and Paula. */
const isCutShort = (short: string, long: string): boolean => {
  if (short.length < 3 || long.length < short.length + 2 || !long.startsWith(short)) return false;
  const [one, other] = [genderOfGivenName(short), genderOfGivenName(long)];
  return !one || !other || one === other;
};

/** Xi Jinping, Kim Jong-un, Ban Ki-moon. */
const isFamilyNameFirst = (words: readonly string[]): boolean =>
  words.length < 4 && LEADING_FAMILY_NAMES.has(words[0]!.toLowerCase()) && !isGivenNameFirst(words[0]!, words[1]!);

/** Kim Clijsters, Lee Evans: a given name before a surname. */
const isGivenNameFirst = (first: string, next: string): boolean =>
  !next.includes('-') && hasGender(first) && (kindsOf(next) & SURNAME) !== 0;

/** The person who was named last; the first of them if none was. */
const lastNamed = (candidates: readonly Person[]): Person | undefined =>
  mostBy(candidates, (person) => person.lastNamed);

/** Of namesakes, the one whom the text has called by the surname alone: it gives the others their given names. */
const mostCalled = (namesakes: readonly Person[]): Person | undefined =>
  mostBy(
    namesakes.filter((person) => person.called > 0),
    (person) => person.called,
  );

/** Who has the most of something; of several the first. */
const mostBy = (people: readonly Person[], amount: (person: Person) => number): Person | undefined =>
  people.reduce<Person | undefined>(
    (best, person) => (best && amount(person) <= amount(best) ? best : person),
    undefined,
  );

const genderOfGivenName = (name: string): Gender | undefined => {
  const kinds = kindsOf(name);
  if ((kinds & GIVEN_NAME) === 0 || UNISEX_NAMES.has(name.toLowerCase())) return undefined;
  const genders = kinds & (FEMALE_NAME | MALE_NAME);
  return genders === FEMALE_NAME ? 'female' : genders === MALE_NAME ? 'male' : undefined;
};

/** "Her sister, Chelsea Keller", "his wife Ida Keller" */
const isIntroducedAsRelative = ({ sentence, first }: Mention, sentences: readonly Sentence[]): boolean => {
  const { tokens } = sentences[sentence]!;
  const at = tokens[first - 1]?.text === ',' ? first - 2 : first - 1;
  return RELATIVES.has(tokens[at]?.text ?? '') && /^(?:his|her|their|my|our|['’]s)$/i.test(kinOwner(tokens, at));
};

/** The word before "elder sister", "ex-wife". */
const kinOwner = (tokens: readonly Token[], at: number): string => {
  const before = tokens[at - 1]?.text ?? '';
  return /^(?:elder|older|younger|twin|late|former|second|first|estranged|eldest|youngest|only)$/.test(before)
    ? (tokens[at - 2]?.text ?? '')
    : before;
};

/** The word of office right before a name, as `roleKey` spells it: Justice, Sen. */
const officeBefore = (mention: Mention, sentences: readonly Sentence[]): string | undefined => {
  const before = sentences[mention.sentence]?.tokens[mention.first - 1]?.text ?? '';
  return isRoleHead(before) ? roleKey(before) : undefined;
};

/** The gender that the titles before a name imply: Mrs, Sir, spokeswoman. */
const genderBefore = (mention: Mention, sentences: readonly Sentence[]): Gender | undefined => {
  const { tokens } = sentences[mention.sentence]!;
  for (let i = mention.first - 1; i >= 0 && i >= mention.first - 3; i--) {
    const { text } = tokens[i]!;
    if (!isTitleWord(text)) return undefined;
    const gender = genderOfTitle(text);
    if (gender) return gender;
  }
  return undefined;
};
