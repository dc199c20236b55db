import { type Page, POSSESSIVES, relationAt } from '../page/page.ts';
import type { Content } from '../reports/contents.ts';
import {
  centreColumns,
  centresBefore,
  clauseDepth,
  headOfMention,
  isMainSubject,
  mentionedNext,
  turnAround,
} from './centres.ts';
import { firstMentionFrom, type Mention, prominenceOf } from './mentions.ts';
import { type Turn, typeOf } from './party.ts';
import { pronounsOf } from './pronouns-behind.ts';
import { wordsBeside } from './words-beside.ts';

/** Mentions and turns looked back at. */
const MAX_MENTIONS = 300;
const MAX_TURNS = 60;

/** Somebody a pronoun or a description may stand for. */
export interface Candidate {
  key: string;
  last: Mention;
  count: number;
  /** How many other parties have been named since. */
  rank: number;
  firstInSentence: boolean;
}

/** What is asked about the antecedents of one pronoun or description. */
export interface AntecedentPlace {
  page: Page;
  at: number;
  content: Content;
  mentions: readonly Mention[];
  turns: readonly Turn[];
  candidates: readonly Candidate[];
  /** Whether it is a description, not a pronoun. */
  isDescription: boolean;
  /** Of each candidate. */
  fits: readonly number[];
}

/** Columns of the place, the same for all candidates. */
const placeColumns = ({ page, at, content, mentions, turns, candidates, isDescription }: AntecedentPlace): number[] => {
  const sentence = page.sentence[at]!;
  const paragraph = page.paragraphOf[sentence]!;
  const last = turns.at(-1);
  return [
    isDescription ? 1 : 0,
    candidates.length,
    sentence,
    page.firsts[sentence]! === page.from[at]! ? 1 : 0,
    sentence === 0 || page.paragraphOf[sentence - 1] !== paragraph ? 1 : 0,
    page.quote[content[0]?.from ?? at]!,
    !content[0] ? -1 : content[0].from < at ? 0 : 1,
    last ? sentence - page.sentence[last.end]! : -1,
    last ? paragraph - page.paragraphOf[page.sentence[last.end]!]! : -1,
    last?.isDirect ? 1 : 0,
    page.cluster[at]!,
    clauseDepth(page, at),
    relationAt(page, at).startsWith('nsubj') ? 1 : 0,
    ...(isDescription ? phraseColumns(page, at, mentions) : [-1, -1, -1, -1, -1]),
  ];
};

const ARTICLES = ['the', 'this', 'that', 'its', 'his', 'her', 'their', 'our'];

/** The phrase of a description: how long, how it begins, and whether its noun has stood in another before. */
const phraseColumns = (page: Page, at: number, mentions: readonly Mention[]): number[] => {
  const end = firstMentionFrom(mentions, at);
  let earlier = 0;
  let latest = -1;
  for (let i = Math.max(0, end - MAX_MENTIONS); i < end; i++) {
    const mention = mentions[i]!;
    if (mention.party.entity >= 0 || page.lower[mention.at] !== page.lower[at]) continue;
    earlier++;
    latest = mention.at;
  }
  const from = page.from[at]!;
  return [
    at - from,
    page.to[at]! - at,
    ARTICLES.indexOf(page.lower[from]!),
    earlier,
    latest < 0 ? -1 : page.sentence[at]! - page.sentence[latest]!,
  ];
};

const sameTurn = (turn: Turn | undefined, key: string): number =>
  !turn ? -1 : turn.key === key ? 1 : turn.key === '' ? 2 : 0;

/** The columns of candidates: by their order, with what is known of each beside; undefined stands for none of them. */
export const antecedentColumns = (
  place: AntecedentPlace,
): ((order: number | undefined, known: readonly number[]) => number[]) => {
  let shared: { columns: number[]; around: Around } | undefined;
  return (order, known) => {
    shared ??= { columns: placeColumns(place), around: aroundOf(place) };
    return [...shared.columns, ...(order === undefined ? NOBODY : ownColumns(place, shared.around, order, known))];
  };
};

/** Whom the sentences before a place are about, and who is named behind it. */
type Around = ReturnType<typeof aroundOf>;
const aroundOf = ({ page, at, content, mentions, turns }: AntecedentPlace) => ({
  centres: centresBefore(page, at, mentions, turns),
  next: mentionedNext(page, at, mentions, content),
});

const ownColumns = (place: AntecedentPlace, around: Around, order: number, known: readonly number[]): number[] => {
  const { page, at, mentions, turns, candidates, fits, isDescription } = place;
  const { last, key, count, rank, firstInSentence } = candidates[order]!;
  const sentence = page.sentence[at]!;
  const paragraph = page.paragraphOf[sentence]!;
  const type = typeOf(page, last.party);
  const tally = tallyOf(page, mentions, key, at);
  const recent = turns.slice(-MAX_TURNS);
  const back = recent.findLastIndex((turn) => turn.key === key);
  const alike = candidates.filter((other) => typeOf(page, other.last.party) === type);
  const { entity } = last.party;
  const gender = entity < 0 ? undefined : page.document.entities[entity]!.gender;
  const beside = isDescription && entity >= 0 ? wordsBeside(page, entity) : undefined;
  const head = headOfMention(page, last);
  return [
    fits[order]!,
    type,
    ...known,
    prominenceOf(last),
    order,
    count,
    rank,
    firstInSentence ? 1 : 0,
    sentence - page.sentence[last.at]!,
    paragraph - page.paragraphOf[page.sentence[last.at]!]!,
    at - last.at,
    ...tally,
    alike.filter((other) => candidates.indexOf(other) < order).length,
    alike.length,
    sameTurn(turns.at(-1), key),
    sameTurn(turns.at(-2), key),
    sameTurn(turns.at(-3), key),
    recent.filter((turn) => turn.key === key).length,
    back < 0 ? -1 : recent.length - back,
    gender === undefined ? 0 : gender === 'male' ? 1 : 2,
    ...pronounsOf(page, entity),
    ...overlapWith(page, beside, page.from[at]!, at + 1),
    beside ? (beside.has(page.lower[at]!) ? 1 : 0) : -1,
    ...overlapWith(page, beside, at + 1, page.to[at]!),
    last.isQuoted ? 1 : 0,
    last.isSubject ? 1 : 0,
    entity < 0 ? -1 : page.document.entities[entity]!.aliases.length,
    last.at - page.firsts[page.sentence[last.at]!]!,
    page.relation[head]!,
    clauseDepth(page, head),
    POSSESSIVES.has(page.text[last.at + 1] ?? '') ? 1 : 0,
    isMainSubject(page, last) ? 1 : 0,
    turnAround(last, turns),
    ...centreColumns(around.centres, key),
    nextColumn(around.next.source, key),
    around.next.ahead.get(key) ?? -1,
    entity < 0 ? 0 : page.document.entities[entity]!.count,
  ];
};

/** Whether a party is the next source: 1, or another is by name: 0, or by description: 2. */
const nextColumn = (source: Mention | undefined, key: string): number =>
  !source ? -1 : source.key === key ? 1 : source.party.entity >= 0 ? 0 : 2;

/** How many words of a stretch stand beside a name too, and how many words it has. */
const overlapWith = (page: Page, beside: ReadonlySet<string> | undefined, from: number, to: number): number[] => {
  if (!beside) return [-1, -1];
  let overlap = 0;
  let words = 0;
  for (let i = from; i < to; i++) {
    if (page.lower[i]!.length < 3 || DETERMINERS.test(page.lower[i]!)) continue;
    words++;
    if (beside.has(page.lower[i]!)) overlap++;
  }
  return [overlap, words];
};

/** Columns of a candidate beside those of the place. */
const OWN = 55;
const NOBODY = new Array<number>(OWN).fill(-9);
const DETERMINERS = /^(?:the|this|that|its|his|her|their|our|former)$/;

/** How often somebody has been named of late, where, and how prominently. */
const tallyOf = (page: Page, mentions: readonly Mention[], key: string, at: number): number[] => {
  const sentence = page.sentence[at]!;
  const paragraph = page.paragraphOf[sentence]!;
  const end = firstMentionFrom(mentions, at);
  let all = 0;
  let subjects = 0;
  let sources = 0;
  let here = 0;
  let before = 0;
  let lastSentence = 0;
  let lastSubject = 0;
  let sameSentence = 0;
  for (let i = Math.max(0, end - MAX_MENTIONS); i < end; i++) {
    const mention = mentions[i]!;
    if (mention.key !== key) continue;
    all++;
    const isSubject = mention.isSubject || mention.isSource;
    if (mention.isSubject) subjects++;
    if (mention.isSource) sources++;
    const back = sentence - page.sentence[mention.at]!;
    const above = paragraph - page.paragraphOf[page.sentence[mention.at]!]!;
    if (above === 0) here++;
    if (above === 1) before++;
    if (back === 1) lastSentence++;
    if (back === 1 && isSubject) lastSubject++;
    if (back === 0) sameSentence++;
  }
  return [all, subjects, sources, here, before, lastSentence, lastSubject, sameSentence];
};
