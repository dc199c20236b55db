import { isOrganisationHead } from '../../language/entities/head-nouns.ts';
import { DOCUMENT_NOUNS } from '../../words/documents.ts';
import { INSTITUTION_NOUNS, ORGANISATION_NOUNS } from '../../words/organisations.ts';
import { type Gender, genderOfTitle, isPersonNoun, isRoleHead } from '../../words/titles.ts';
import { wordSet } from '../../words/word-list.ts';
import { Features } from '../choices/features.ts';
import type { TwiceWeighed } from '../choices/second-look.ts';
import {
  AGED,
  covers,
  ENTITY_TYPES,
  isFiniteVerb,
  isPeople,
  type Page,
  POSSESSIVES,
  type TokenRange,
  tagAt,
} from '../page/page.ts';
import type { Content } from '../reports/contents.ts';
import { antecedentColumns, type Candidate } from './antecedent-columns.ts';
import { COMPANIES, mayBeFirm } from './bodies.ts';
import { firstMentionFrom, type Mention, prominenceOf } from './mentions.ts';
import { type Party, type PartyChoice, type Turn, typeOf } from './party.ts';
import { referenceFrom } from './references.ts';

/** Gathers the features of one group at a time. */
const features = new Features();

const MAX_CANDIDATES = 30;
const MAX_SENTENCES = 8;
const HE = 1;
const SHE = 2;
const IT = 3;
const THEY = 4;
const WE = 5;
const I = 6;
const YOU = 7;
const DESCRIPTION = 8;
const PRONOUN_CLASS: Record<string, number> = {
  he: HE,
  him: HE,
  himself: HE,
  his: HE,
  she: SHE,
  her: SHE,
  herself: SHE,
  it: IT,
  itself: IT,
  they: THEY,
  them: THEY,
  themselves: THEY,
  we: WE,
  i: I,
  you: YOU,
};
const GENDER = { male: HE, female: SHE } as const;

export interface AntecedentChoice extends PartyChoice, TwiceWeighed {
  /** The one candidate who is a man, for "he", or a woman, for "she", where all others are not. */
  only: number | undefined;
  /** The one man, or woman, named in the paragraph, or if nobody is in the one before. */
  nearest: number | undefined;
}

/** Whom a pronoun or a description that is the source of a report may stand for. */
export const antecedentChoice = (
  page: Page,
  pronoun: number,
  content: Content,
  mentions: readonly Mention[],
  turns: readonly Turn[],
): AntecedentChoice => {
  const printed = page.lower[pronoun]!;
  const word = PRONOUN_CLASS[printed] ?? DESCRIPTION;
  const sentence = page.sentence[pronoun]!;
  const paragraph = page.paragraphOf[sentence]!;
  const resolved = resolvedBefore(page, pronoun);
  const told = new Map(turns.slice(-MAX_TURNS).flatMap(({ key, gender }) => (gender ? [[key, gender]] : [])));
  const kind = word === DESCRIPTION ? kindAt(page, pronoun) : undefined;
  const own = word === DESCRIPTION ? keysIn(mentions, [notMeant(page, pronoun, kind)]) : undefined;
  const met = word === DESCRIPTION && kind !== 'other' ? metBefore(page, mentions, pronoun) : undefined;
  const candidates = candidatesBefore(page, mentions, pronoun, sentence, content, turns.at(-1)?.key).filter(
    ({ key, last }) =>
      !own?.has(key) &&
      !met?.has(key) &&
      !(
        COMPANIES.has(printed) &&
        typeOf(page, last.party) === ENTITY_TYPES.organisation &&
        !mayBeFirm(last.party.name)
      ) &&
      fits(page, word, printed, last) !== UNFIT &&
      !contradicts(word, told.get(key)) &&
      isOfKind(kind, typeOf(page, last.party)) &&
      (!(word === DESCRIPTION && (COLLECTIVES.has(printed) || isBareOffice(page, pronoun))) ||
        holds(page, printed, last.party) > 0),
  );
  const f = features;
  f.add(300, word);
  f.add(301, word, Math.min(candidates.length, 5));
  f.add(302, word, resolved === undefined ? 0 : 1);
  const noun = word === DESCRIPTION ? nounKind(printed) : 0;
  if (word === DESCRIPTION) {
    f.add(303, page.word[pronoun]!);
    f.add(304, noun, page.word[page.from[pronoun]!]!);
    f.add(305, page.subcluster[pronoun]!);
    f.add(306, candidates.some(({ last }) => holds(page, printed, last.party) > 0) ? 1 : 0, noun);
  }
  const groups = [f.take()];
  const fitting = candidates.map(({ last }) => fits(page, word, printed, last));
  const known: number[][] = [];
  const lastTurn = turns.at(-1);
  const inside = keysIn(mentions, content);
  candidates.forEach(({ last, key, count, rank, firstInSentence }, recency) => {
    const fit = fitting[recency]!;
    const type = typeOf(page, last.party);
    const back = Math.min(sentence - page.sentence[last.at]!, 5);
    const sameParagraph = page.paragraphOf[page.sentence[last.at]!] === paragraph ? 1 : 0;
    const spoke = lastTurn?.key === key ? (sentence - page.sentence[lastTurn.end]! <= 1 ? 2 : 1) : 0;
    const agrees = resolved === undefined ? 2 : resolved === last.party.entity ? 1 : 0;
    const role = prominenceOf(last);
    f.add(310, word, fit, type);
    f.add(311, word, Math.min(recency, 4), fit);
    f.add(312, word, back, sameParagraph);
    f.add(313, spoke, word);
    f.add(314, spoke, Math.min(recency + 1, 4), Math.min(candidates.length, 4));
    f.add(315, agrees, word);
    f.add(316, agrees, spoke, Math.min(candidates.length, 4));
    f.add(317, role, back, word);
    f.add(318, role, firstInSentence ? 1 : 0, Math.min(recency + 1, 4));
    f.add(319, Math.min(count, 6), word, type);
    f.add(320, Math.min(rank, 6), word);
    f.add(321, spoke, role, back);
    f.add(322, fit, Math.min(candidates.length, 4), agrees);
    f.add(323, last.isQuoted ? 1 : 0, spoke, fit);
    // Few say their own names.
    f.add(324, inside.has(key) ? 1 : 0, word);
    f.add(325, word, last.party.entity < 0 ? page.subcluster[last.at]! : 1000 + type, fit);
    if (word === DESCRIPTION) {
      const held = holds(page, printed, last.party);
      f.add(330, held, type);
      f.add(331, held, noun, type);
      f.add(332, page.word[pronoun]!, type);
      f.add(333, held, spoke, Math.min(recency + 1, 4));
      f.add(334, held, noun, back);
      f.add(335, page.subcluster[pronoun]!, type);
    }
    groups.push(f.take());
    known.push([
      agrees,
      spoke,
      inside.has(key) ? 1 : 0,
      word,
      noun,
      word === DESCRIPTION ? holds(page, printed, last.party) : -1,
    ]);
  });
  const columnsOf = antecedentColumns({
    page,
    at: pronoun,
    content,
    mentions,
    turns,
    candidates,
    isDescription: word === DESCRIPTION,
    fits: fitting,
  });
  return {
    groups,
    candidates: groups.map((_, g) => [g]),
    columns: (candidate) =>
      candidate === 0 ? columnsOf(undefined, []) : columnsOf(candidate - 1, known[candidate - 1]!),
    only: word === HE || word === SHE ? onlyOf(fitting) : undefined,
    nearest: word === HE || word === SHE ? nearestOf(page, paragraph, candidates, fitting) : undefined,
    parties: [undefined, ...candidates.map(({ last }) => last.party)],
    keys: ['', ...candidates.map(({ key }) => key)],
  };
};

const onlyOf = (fitting: readonly number[]): number | undefined =>
  fitting.length === 1 && fitting[0] === 2 ? 1 : undefined;

const nearestOf = (
  page: Page,
  paragraph: number,
  candidates: readonly Candidate[],
  fitting: readonly number[],
): number | undefined => {
  for (const back of [0, 1]) {
    const there = candidates.flatMap(({ last }, i) =>
      !last.isQuoted && page.paragraphOf[page.sentence[last.at]!] === paragraph - back ? [i] : [],
    );
    if (there.length > 0) return there.length === 1 && fitting[there[0]!] === 2 ? 1 + there[0]! : undefined;
  }
  return undefined;
};

/** Turns looked back at for whether somebody was he or she. */
const MAX_TURNS = 60;

/** Whether who was "she" would be "he" now. */
const contradicts = (word: number, gender: Gender | undefined): boolean =>
  gender !== undefined && (word === HE || word === SHE) && GENDER[gender] !== word;

/**
 * Where a description names others: "the operator of the Harlow ferry" is not Harlow, nor is "the Harlow lawyer", or
 * "Harlow's ferry", and "the Harlow poll" is a poll. "The Harlow newspaper" may be the newspaper Harlow.
 */
const notMeant = (page: Page, noun: number, kind: ReturnType<typeof kindOfNoun>): TokenRange => {
  const to = page.to[noun]!;
  if (kind !== 'other' || DOCUMENT_NOUNS.has(page.lower[noun]!)) return { from: page.from[noun]!, to };
  for (let i = noun - 1; i > page.from[noun]!; i--)
    if (POSSESSIVES.has(page.text[i]!)) return { from: page.from[noun]!, to };
  return { from: noun + 1, to };
};

/** "the 29-year-old Czech", "the Canadian": somebody named by then, in other words. */
const tellsOfPerson = (page: Page, noun: number): boolean => {
  if (isPeople(page.text[noun]!)) return true;
  for (let i = page.from[noun]!; i <= noun; i++) if (AGED.test(page.lower[i]!)) return true;
  return false;
};

/** "The Ghanaian will meet | Arno Kessler |. … the Ghanaian said": who is named behind the verb of the same description is another. */
const metBefore = (page: Page, mentions: readonly Mention[], noun: number): ReadonlySet<string> => {
  const met = new Set<string>();
  for (let i = firstMentionFrom(mentions, noun) - 1; i >= 0; i--) {
    const { at, party, isSubject } = mentions[i]!;
    const sentence = page.sentence[at]!;
    if (page.sentence[noun]! - sentence > MAX_SENTENCES) break;
    if (!isSubject || party.entity >= 0 || page.lower[at] !== page.lower[noun] || sentence === page.sentence[noun])
      continue;
    let verb = at + 1;
    while (page.sentence[verb] === sentence && !isFiniteVerb(page, verb)) verb++;
    for (let k = i + 1; k < mentions.length && page.sentence[mentions[k]!.at] === sentence; k++)
      if (mentions[k]!.at > verb) met.add(mentions[k]!.key);
  }
  return met;
};

/** What the noun here describes; "his office" is not him. */
const kindAt = (page: Page, noun: number): ReturnType<typeof kindOfNoun> => {
  if (tellsOfPerson(page, noun)) return 'person';
  const isOwned = /^(?:his|her)$/.test(page.lower[page.from[noun]!]!) && page.from[noun]! < noun;
  return isOwned ? (kindOfNoun(page.lower[noun]!) ?? 'other') : kindOfNoun(page.lower[noun]!);
};

/** What a noun describes: a person, something else, or either. */
const kindOfNoun = (noun: string): 'person' | 'other' | undefined =>
  isPersonNoun(noun)
    ? 'person'
    : DOCUMENT_NOUNS.has(noun) || COLLECTIVES.has(noun) || nounKind(noun) === 2
      ? 'other'
      : undefined;

const isOfKind = (kind: 'person' | 'other' | undefined, type: number): boolean =>
  kind === undefined || (kind === 'person') === (type === ENTITY_TYPES.person);

/** Many, who are nobody by name. */
const COLLECTIVES = wordSet(
  'campaign administration crowd audience public panel delegation opposition majority family team inquiry investigation probe interview industry sector',
);

/** "the mayor": only those whom the article gives the office, unless it says more ("the Harlow mayor"). */
const isBareOffice = ({ lower, from }: Page, noun: number): boolean =>
  OFFICES.has(lower[noun]!) && from[noun]! === noun - 1 && lower[noun - 1] === 'the';

const OFFICES = wordSet(
  `mayor minister premier president governor chancellor senator congressman congresswoman judge coroner magistrate
   ambassador speaker commissioner sheriff pope bishop archbishop king queen prince princess`,
);

/** The parties that a content names. */
export const keysIn = (mentions: readonly Mention[], content: Content): ReadonlySet<string> => {
  const keys = new Set<string>();
  for (const { from, to } of content)
    for (let i = firstMentionFrom(mentions, from); i < mentions.length && mentions[i]!.at < to; i++)
      keys.add(mentions[i]!.key);
  return keys;
};

/** What a noun says of whom it describes: 1 an office of a person, 2 a body, 0 neither. */
const nounKind = (word: string): number =>
  isRoleHead(word)
    ? 1
    : ORGANISATION_NOUNS.has(word) || isOrganisationHead(word) || INSTITUTION_NOUNS.has(word)
      ? 2
      : 0;

/** 2: the party's role has the word, 3: its name, 1: a part of a name that it ends, 0: neither. */
const holds = ({ document }: Page, word: string, { entity, name, role }: Party): number => {
  if (role && ` ${role.toLowerCase()} `.includes(` ${word} `)) return 2;
  if (name.toLowerCase().split(' ').includes(word)) return 3;
  return entity >= 0 &&
    document.entities[entity]!.aliases.some((alias) => alias.toLowerCase().split(' ').includes(word))
    ? 1
    : 0;
};

/** Not the kind of thing that the word stands for. */
const UNFIT = -1;

/** 2: fits for sure; 1: may fit; else UNFIT. */
const fits = (page: Page, word: number, printed: string, mention: Mention): number => {
  const { entity: index } = mention.party;
  const entity = index < 0 ? undefined : page.document.entities[index]!;
  const isPlural = !entity && (tagAt(page, mention.at).endsWith('S') || mention.party.name.includes(' and '));
  switch (word) {
    case HE:
    case SHE:
      if (!entity) return isPlural ? UNFIT : fitsNoun(page.lower[mention.at]!, word);
      if (entity.type !== 'person') return UNFIT;
      return entity.gender === undefined ? 1 : GENDER[entity.gender] === word ? 2 : UNFIT;
    case IT:
      return entity ? (entity.type === 'person' ? UNFIT : 2) : isPlural ? UNFIT : 1;
    case THEY:
      return entity ? (entity.type === 'person' ? UNFIT : 1) : isPlural ? 2 : 1;
    case DESCRIPTION: {
      if (!entity) return UNFIT;
      const gender = GENDERLESS.test(printed) ? undefined : genderOfTitle(printed);
      return gender && entity.gender && gender !== entity.gender ? UNFIT : 1;
    }
    default:
      return 1;
  }
};

/** What women are called too. */
const GENDERLESS = /^(?:chair|spokes)man$/;

/** The same for a noun and "he" or "she". */
const fitsNoun = (noun: string, word: number): number => {
  if (!isPersonNoun(noun)) return UNFIT;
  const gender = genderOfTitle(noun);
  return gender === undefined ? 1 : GENDER[gender] === word ? 2 : UNFIT;
};

/** The parties named before a place, the last named first; `speaker`, the key of who spoke last, from further off too. */
export const candidatesBefore = (
  page: Page,
  mentions: readonly Mention[],
  place: number,
  sentence: number,
  content: Content,
  speaker = '',
): Candidate[] => {
  const found = new Map<string, Candidate>();
  for (let i = firstMentionFrom(mentions, place) - 1; i >= 0; i--) {
    const mention = mentions[i]!;
    const back = sentence - page.sentence[mention.at]!;
    if (back > 4 * MAX_SENTENCES) break;
    if (back > MAX_SENTENCES && found.size > 0) {
      if (speaker === '' || found.has(speaker)) break;
      if (mention.key !== speaker) continue;
    }
    if (covers(content, mention.at)) continue;
    const known = found.get(mention.key);
    if (known) {
      known.count++;
      continue;
    }
    if (found.size >= MAX_CANDIDATES) continue;
    const before = mentions[i - 1];
    const firstInSentence = !before || page.sentence[before.at] !== page.sentence[mention.at];
    found.set(mention.key, { key: mention.key, last: mention, count: 1, rank: found.size, firstInSentence });
  }
  return [...found.values()];
};

/** The entity that the article's references take the pronoun for. */
const resolvedBefore = ({ document, start }: Page, pronoun: number): number | undefined => {
  const reference = referenceFrom(document, start[pronoun]!);
  return reference?.kind === 'pronoun' ? reference.entity : undefined;
};
