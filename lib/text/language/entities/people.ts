import type { Sentence, Token } from '../document.ts';
import { FEMALE_NAME, GIVEN_NAME, gazetteers, MALE_NAME, phraseHash, SURNAME } from '../names/gazetteers.ts';
import type { Group } from './group.ts';
import type { Mention } from './mentions.ts';
import { type Gender, genderOfTitle, isRoleHead, isTitleWord, roleKey } from './titles.ts';

/**
 * One group a person: full names first, then the short forms join the one that was named last before them (or, where
 * none was, the first after). "Mrs Clinton" never joins Bill Clinton.
 */
export const groupPeople = (mentions: readonly Mention[], sentences: readonly Sentence[]): Group[] => {
  const people: Person[] = [];
  const bySurname = new Map<string, Person[]>();
  const byGiven = new Map<string, Person[]>();
  const own = mentions.filter(({ type }) => type === 'person');

  const create = (mention: Mention, parts: string[]): Person => {
    const gender = genderOfName(mention, parts);
    const person: Person = { type: 'person', mentions: [], parts, offices: new Set(), lastNamed: -1, gender };
    people.push(person);
    push(bySurname, surnameOf(parts), person);
    if (parts.length > 1) push(isFamilyFirst(mention.words) ? bySurname : byGiven, parts[0] as string, person);
    return person;
  };
  const join = (person: Person, mention: Mention): void => {
    person.mentions.push(mention);
    const office = officeBefore(mention, sentences);
    if (office) person.offices.add(office);
    person.gender ??= genderBefore(mention, sentences);
  };

  for (const mention of own) {
    const parts = partsOf(mention.words);
    if (parts.length < 2) continue;
    const candidates = (bySurname.get(surnameOf(parts)) ?? []).slice(-AT_HAND);
    const same =
      candidates.find((person) => areOneName(person.parts, parts)) ??
      (byGiven.get(parts[0] as string) ?? []).slice(-AT_HAND).find((person) => begins(parts, person.parts));
    if (same && parts.length > same.parts.length) same.parts = parts;
    join(same ?? create(mention, parts), mention);
  }
  const ofFullName = new Map(people.flatMap((person) => person.mentions.map((mention) => [mention, person] as const)));
  for (const mention of own) {
    const named = ofFullName.get(mention);
    if (named) {
      named.lastNamed = mention.start;
      continue;
    }
    const parts = partsOf(mention.words);
    const [word] = parts as [string];
    const gender = genderBefore(mention, sentences);
    const fits = (person: Person): boolean => !gender || !person.gender || gender === person.gender;
    const byFirst = byGiven.get(word) ?? [];
    // "Mr Wang" of Wang Yi: the only one there is.
    const called = gender ? byFirst.filter(fits).slice(byFirst.length === 1 ? 0 : byFirst.length) : byFirst;
    const namesakes = (bySurname.get(surnameOf(parts)) ?? []).slice(-AT_HAND).filter(fits);
    // Of several the one in the same office: Justice Smith.
    const office = officeBefore(mention, sentences);
    const found =
      lastNamed(namesakes.filter(({ offices }) => office !== undefined && offices.has(office))) ??
      lastNamed(namesakes) ??
      lastNamed(called.slice(-AT_HAND));
    const person = found ?? create(mention, parts);
    if (!found) person.gender = gender ?? person.gender;
    person.lastNamed = mention.start;
    join(person, mention);
  }
  for (const person of people) person.mentions.sort((a, b) => a.start - b.start);
  return people;
};

interface Person extends Group {
  /** The longest form of the name: lower-case words without suffixes. */
  parts: string[];
  /** The words of office right before the name, wherever it stands. */
  offices: Set<string>;
  /** Where the person was named last, so far in the text; -1 before. */
  lastNamed: number;
}

/** So many of one surname are told apart, the latest. */
const AT_HAND = 50;

const push = (map: Map<string, Person[]>, key: string, person: Person): void => {
  const list = map.get(key);
  if (list) list.push(person);
  else map.set(key, [person]);
};

/** Lower-case, accents and full stops aside, without Jr. and III. */
const partsOf = (words: readonly string[]): string[] => {
  const parts = words
    .map((word) => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('.', '').replaceAll('’', "'"))
    .filter((word) => /[\p{L}\d]/u.test(word) && !/^(jr|sr|ii|iii|iv)$/.test(word));
  return parts.length > 0 ? parts : [words.join(' ').toLowerCase()];
};

/** The last word: of "al-Assad" what stands behind the article. */
const surnameOf = (parts: readonly string[]): string =>
  (parts.at(-1) as string).replace(/^(al|el|ul|as|ash|ad|an|ar)-/, '');

/** Two full names of one person: "Mike Mullen", "Michael Mullen", "Mike G. Mullen", "M. Mullen"; not "Bill", "Hillary". */
const areOneName = (a: readonly string[], b: readonly string[]): boolean => {
  const [x, y] = [a[0] as string, b[0] as string];
  if (x === y) return true;
  if (x.length === 1 || y.length === 1) return x[0] === y[0];
  // "Van Rompuy" and "Herman Van Rompuy": the shorter ends the longer.
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < long.length && short.every((word, i) => word === long[long.length - short.length + i]))
    return true;
  return NICKNAMES.get(x) === y || NICKNAMES.get(y) === x || isCutShort(x, y) || isCutShort(y, x);
};

/** "Abu Hamza" of Abu Hamza al-Masri: one word less, as more may be two people in a list. */
const begins = (short: readonly string[], long: readonly string[]): boolean =>
  short.length + 1 === long.length && short.every((word, i) => word === long[i]);

/** Rafa and Rafael, Phil and Philip; not Paul and Paula. */
const isCutShort = (short: string, long: string): boolean => {
  if (short.length < 3 || long.length < short.length + 2 || !long.startsWith(short)) return false;
  const [one, other] = [genderOfGiven(short), genderOfGiven(long)];
  return !one || !other || one === other;
};

const NICKNAMES: ReadonlyMap<string, string> = new Map(
  (
    'mike:michael bill:william bob:robert jim:james joe:joseph tom:thomas dick:richard rick:richard ted:edward ' +
    'tony:anthony dave:david dan:daniel steve:steven ben:benjamin chris:christopher matt:matthew nick:nicholas ' +
    'sam:samuel ron:ronald don:donald ken:kenneth greg:gregory jeff:jeffrey andy:andrew kate:katherine liz:elizabeth ' +
    'sue:susan alex:alexander ed:edward fred:frederick larry:lawrence pat:patrick ray:raymond tim:timothy rob:robert'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

/** Common family names of China, Korea and Vietnam, which stand first. */
const FAMILY_NAMES = new Set(
  `wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang deng han
   feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen yao xi wen bo ban kim lee
   park choi jung jeong kang cho yoon jang lim han shin seo kwon hwang ahn moon nguyen tran pham hoang phan vu vo dang`.split(
    /\s+/,
  ),
);

/** Xi Jinping, Kim Jong-un, Ban Ki-moon. */
const isFamilyFirst = (words: readonly string[]): boolean =>
  words.length < 4 &&
  FAMILY_NAMES.has((words[0] as string).toLowerCase()) &&
  !isGivenName(words[0] as string, words[1] as string);

/** Kim Clijsters, Lee Evans: a given name that is no family name before one that is. */
const isGivenName = (first: string, next: string): boolean => {
  if (next.includes('-')) return false;
  const kinds = gazetteers().kindsOf(phraseHash(first));
  return (kinds & (FEMALE_NAME | MALE_NAME)) !== 0 && (gazetteers().kindsOf(phraseHash(next)) & SURNAME) !== 0;
};

/** Whoever was named last, else the first of them. */
const lastNamed = (candidates: readonly Person[]): Person | undefined => {
  let best = candidates[0];
  for (const person of candidates) if (person.lastNamed > (best as Person).lastNamed) best = person;
  return best;
};

const genderOfName = (mention: Mention, parts: readonly string[]): Gender | undefined => {
  return parts.length < 2 ? undefined : genderOfGiven(mention.words[0] as string);
};

const genderOfGiven = (name: string): Gender | undefined => {
  const kinds = gazetteers().kindsOf(phraseHash(name));
  if ((kinds & GIVEN_NAME) === 0) return undefined;
  const both = kinds & (FEMALE_NAME | MALE_NAME);
  return both === FEMALE_NAME ? 'female' : both === MALE_NAME ? 'male' : undefined;
};

/** The word of office right before a name, in one spelling: Justice, Sen. */
const officeBefore = (mention: Mention, sentences: readonly Sentence[]): string | undefined => {
  const before = sentences[mention.sentence]?.tokens[mention.first - 1]?.text ?? '';
  return isRoleHead(before) ? roleKey(before) : undefined;
};

/** What the titles before a name say: Mrs, Sir, spokeswoman. */
const genderBefore = (mention: Mention, sentences: readonly Sentence[]): Gender | undefined => {
  const { tokens } = sentences[mention.sentence] as Sentence;
  for (let i = mention.first - 1; i >= 0 && i >= mention.first - 3; i--) {
    const { text } = tokens[i] as Token;
    if (!isTitleWord(text)) return undefined;
    const gender = genderOfTitle(text);
    if (gender) return gender;
  }
  return undefined;
};
