import { NO_HEAD } from '../../language/syntax/tree.ts';
import { RESOLVED_PRONOUNS } from '../../words/pronouns.ts';
import { covers, INSIDE, type Page, relationAt, type TokenRange } from '../page/page.ts';
import { firstMentionFrom, type Mention } from './mentions.ts';
import type { Turn } from './party.ts';

/** Whom a sentence is about: a party's key, the very pronoun that is asked about, or nobody known. */
type Centre = string | typeof SAME_PRONOUN | undefined;
const SAME_PRONOUN = Symbol('same pronoun');

/** Sentences looked back at, the pronoun's own among them. */
const MAX_BACK = 6;
/** Turns looked back at, and steps up a tree. */
const MAX_TURNS = 20;
const MAX_STEPS = 30;
const MAX_DEPTH = 5;

const CLAUSES = /^(?:ccomp|xcomp|advcl|acl|csubj|parataxis)/;
const PARTS_OF_NAMES = /^(?:flat|compound|appos|nmod)$/;

/** How many clauses a word is inside of, the main one not counted. */
export const clauseDepth = (page: Page, token: number): number => {
  let depth = 0;
  for (let at = token, steps = 0; at !== NO_HEAD && steps < MAX_STEPS; at = page.head[at]!, steps++)
    if (CLAUSES.test(relationAt(page, at))) depth++;
  return Math.min(depth, MAX_DEPTH);
};

/** The word by which a mention hangs on the rest of its sentence. */
export const headOfMention = (page: Page, { at: last }: Mention): number => {
  let at = last;
  for (let steps = 0; steps < MAX_DEPTH && PARTS_OF_NAMES.test(relationAt(page, at)); steps++) {
    if (page.head[at] === NO_HEAD) break;
    at = page.head[at]!;
  }
  return at;
};

/** Whether a mention is the subject of a sentence. */
export const isMainSubject = (page: Page, mention: Mention): boolean => isSubject(page, headOfMention(page, mention));

const isSubject = (page: Page, token: number): boolean =>
  relationAt(page, token).startsWith('nsubj') && clauseDepth(page, token) === 0;

/**
 * Whom the sentences up to a pronoun are about, its own first: who speaks there, else the subject. A pronoun rather goes on
 * with whom the sentence before was about than with others named there (centering: Grosz, Joshi and Weinstein 1995).
 */
export const centresBefore = (
  page: Page,
  at: number,
  mentions: readonly Mention[],
  turns: readonly Turn[],
): readonly Centre[] => {
  const sentence = page.sentence[at]!;
  const centres: Centre[] = [];
  for (let back = 0; back < MAX_BACK && sentence - back >= 0; back++)
    centres.push(centreOf(page, at, sentence - back, mentions, turns));
  return centres;
};

const centreOf = (
  page: Page,
  at: number,
  sentence: number,
  mentions: readonly Mention[],
  turns: readonly Turn[],
): Centre => {
  const from = page.firsts[sentence]!;
  const to = Math.min(at, page.firsts[sentence + 1]!);
  const speaker = turns
    .slice(-MAX_TURNS)
    .findLast(({ key, end }) => key !== '' && end < at && page.sentence[end] === sentence);
  if (speaker) return speaker.key;
  for (let i = firstMentionFrom(mentions, from); i < mentions.length && mentions[i]!.at < to; i++)
    if (!mentions[i]!.isQuoted && isMainSubject(page, mentions[i]!)) return mentions[i]!.key;
  const gender = /^s?he$/.test(page.lower[at]!) ? RESOLVED_PRONOUNS.get(page.lower[at]!) : undefined;
  for (let i = from; gender && i < to; i++)
    if (RESOLVED_PRONOUNS.get(page.lower[i]!) === gender && page.quote[i] !== INSIDE && isSubject(page, i))
      return SAME_PRONOUN;
  return undefined;
};

/**
 * Columns: how many sentences back a party is the centre, -1 if in none; how far behind the last known centre that is, -2 if
 * none, -1 if nobody is; how many sentences in between are about the same pronoun, and how many about nobody known.
 */
export const centreColumns = (centres: readonly Centre[], key: string): number[] => {
  const first = centres.findIndex((centre) => typeof centre === 'string');
  const own = centres.indexOf(key);
  const between = own < 0 ? centres : centres.slice(0, own);
  const count = (what: Centre): number => between.filter((centre) => centre === what).length;
  return [own, first < 0 ? -1 : own < 0 ? -2 : own - first, count(SAME_PRONOUN), count(undefined)];
};

/** Sentences looked ahead at. */
const MAX_AHEAD = 4;

/** The sources and mentions that follow a place, but for those in some words: who is the next source, and how soon each comes. */
export const mentionedNext = (
  page: Page,
  at: number,
  mentions: readonly Mention[],
  words: readonly TokenRange[],
): { source: Mention | undefined; ahead: ReadonlyMap<string, number> } => {
  let source: Mention | undefined;
  const ahead = new Map<string, number>();
  for (let i = firstMentionFrom(mentions, at + 1); i < mentions.length; i++) {
    const mention = mentions[i]!;
    const sentences = page.sentence[mention.at]! - page.sentence[at]!;
    if (sentences > MAX_AHEAD) break;
    if (covers(words, mention.at)) continue;
    if (mention.isSource) source ??= mention;
    if (!ahead.has(mention.key)) ahead.set(mention.key, sentences);
  }
  return { source, ahead };
};

/** Whose turn a mention is part of: 1 its own party's, 2 another's, 0 nobody's. */
export const turnAround = ({ at, key }: Mention, turns: readonly Turn[]): number => {
  const around = turns.slice(-MAX_TURNS).findLast(({ start, end }) => at >= start && at <= end);
  return !around ? 0 : around.key === key ? 1 : 2;
};
