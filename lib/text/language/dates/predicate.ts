import { DECIDED, IMPLICATIVE, PAST_FORMS, PLANNED, STARTING, UNMARKED } from '../../words/plans.ts';
import { isReportingVerb } from '../../words/reporting-verbs.ts';
import { wordSet } from '../../words/word-list.ts';
import type { Tag } from '../syntax/tags.ts';
import { childrenOf, NO_HEAD, relationOf, tagOf } from '../syntax/tree.ts';
import { type Clause, isVerb, wordAt } from './clause.ts';

/** Whether what an expression dates has happened or lies ahead; `undefined` if the sentence does not tell. */
export type Time = 'past' | 'ahead' | undefined;

/** Heads that are climbed from word to word. */
export const MAX_STEPS = 12;
/** Auxiliaries stand no further than this before their verb. */
const REACH = 10;

const NOT = wordSet("not n't n’t never");
const IS = wordSet("is are am 's ’s 're ’re 'm ’m");
const WAS = wordSet('was were');
const HAVE = wordSet("have has had having 've ’ve");
const HAD = wordSet("had 'd ’d");
/** What has been done, if something is said to be after, despite or for it. */
const AFTER = wordSet('after despite since for of following');
const CONDITIONS = wordSet('if unless');
/** "would have opened": it has not. */
const UNREAL = wordSet('would could should');
/** "set up in March" is no plan. */
const PARTICLES = wordSet('up off out down aside apart');
const RANKS = wordSet('first second third last latest only');

/** A verb, or a noun or adjective with a copula, and its auxiliaries. */
interface Predicate {
  word: string;
  tag: Tag;
  auxiliaries: readonly string[];
  hasModal: boolean;
  /** The token of its "to"; -1 if it is no infinitive. */
  to: number;
  isPerfect: boolean;
  has: (words: ReadonlySet<string>) => boolean;
}

const predicateAt = (clause: Clause, at: number): Predicate => {
  const { tree } = clause;
  const tokens: number[] = [];
  for (let i = Math.max(0, at - REACH); i < at; i++) if (tree.heads[i] === at && isAuxiliary(clause, i)) tokens.push(i);
  const auxiliaries = tokens.map((i) => wordAt(clause, i));
  const tag = tagOf(tree, at);
  const has = (words: ReadonlySet<string>) => auxiliaries.some((word) => words.has(word));
  const isParticiple = tag === 'VBN' || tag === 'VBD';
  return {
    word: wordAt(clause, at),
    tag,
    auxiliaries,
    hasModal: tokens.some((i) => tagOf(tree, i) === 'MD'),
    to: tokens.find((i) => tagOf(tree, i) === 'TO') ?? -1,
    // "the firm's sold 300 cars", but not "the firm's sold to a rival".
    isPerfect:
      tokens.some((i) => tagOf(tree, i) !== 'MD' && (HAVE.has(wordAt(clause, i)) || HAD.has(wordAt(clause, i)))) ||
      (isParticiple && tokens.some((i) => /^['’]s$/.test(wordAt(clause, i)) && relationOf(tree, i) === 'aux')),
    has,
  };
};

const isAuxiliary = (clause: Clause, token: number): boolean => {
  const relation = relationOf(clause.tree, token);
  return (
    relation.startsWith('aux') ||
    relation === 'cop' ||
    tagOf(clause.tree, token) === 'TO' ||
    NOT.has(wordAt(clause, token))
  );
};

export const hasAuxiliary = (clause: Clause, at: number): boolean =>
  predicateAt(clause, at).auxiliaries.some((word) => !NOT.has(word));
export const hasModal = (clause: Clause, at: number): boolean => predicateAt(clause, at).hasModal;
export const isInfinitive = (clause: Clause, at: number): boolean => predicateAt(clause, at).to >= 0;

/** When happens, or happened, what a predicate says. */
export const timeOfPredicate = (clause: Clause, at: number, steps = 0): Time => {
  if (at === NO_HEAD || steps >= MAX_STEPS) return undefined;
  const predicate = predicateAt(clause, at);
  const { word, tag, hasModal, to, isPerfect, has } = predicate;
  if (hasModal) {
    if (isPerfect) return has(UNREAL) ? undefined : 'past';
    return has(NOT) && predicate.auxiliaries.includes('could') ? 'past' : 'ahead';
  }
  if (to >= 0)
    return isPerfect ? timeOfPerfectInfinitive(clause, at, predicate) : timeOfInfinitive(clause, at, predicate, steps);
  if (isPlan(clause, at, predicate)) return timeOfPlan(clause, at, predicate);
  if (isPerfect || has(WAS) || predicate.auxiliaries.includes('did')) return 'past';
  if (has(IS) || predicate.auxiliaries.includes('be')) return 'ahead';
  const above = () => timeOfPredicate(clause, clause.tree.heads[at]!, steps + 1);
  if (tag === 'VBD' || PAST_FORMS.has(word)) return opensWith(clause, at, CONDITIONS) ? undefined : 'past';
  switch (tag) {
    case 'VBZ':
    case 'VBP':
      if (tag === 'VBP' && UNMARKED.has(word)) return undefined;
      return isReportingVerb(word) ? 'past' : 'ahead';
    case 'VBN':
      return isSecond(clause, at) ? above() : 'past';
    case 'VBG':
      if (opensWith(clause, at, AFTER)) return 'past';
      return STARTING.has(word) ? 'ahead' : above();
    case 'VB':
      return clause.tree.heads[at] === NO_HEAD ? 'ahead' : (above() ?? 'ahead');
    default:
      return undefined;
  }
};

/** Whether a verb shares the auxiliaries of the one before: "will be opened on Monday and closed on Friday". */
const isSecond = (clause: Clause, at: number): boolean =>
  relationOf(clause.tree, at) === 'conj' && isVerb(clause, clause.tree.heads[at]!);

/** Whether such a word stands before the clause of a verb: "after winning", "if they won". */
const opensWith = (clause: Clause, at: number, words: ReadonlySet<string>): boolean => {
  for (let i = Math.max(0, at - REACH); i < at; i++)
    if (clause.tree.heads[i] === at && words.has(wordAt(clause, i))) return true;
  return false;
};

/** "is planned", "a rally planned", "is due"; not "he planned it" and "set up". */
const isPlan = (clause: Clause, at: number, { word, tag, auxiliaries }: Predicate): boolean => {
  if (!PLANNED.has(word) || tag === 'VB' || tag === 'VBD' || PARTICLES.has(wordAt(clause, at + 1))) return false;
  const isActive = tag === 'VBN' && auxiliaries.length === 0;
  return !(isActive && /^(?:root|ccomp|parataxis)$/.test(relationOf(clause.tree, at)));
};

/** "is due" and "was due" are ahead; what "had been due" may have come or not. */
export const timeOfPlan = (clause: Clause, at: number, { has } = predicateAt(clause, at)): Time =>
  has(HAD) ? undefined : 'ahead';

/** "is to rule", "plans to rule", "a plan to rule" lie ahead; "managed to rule", "sat to rule" do not. */
const timeOfInfinitive = (clause: Clause, at: number, { to, has }: Predicate, steps: number): Time => {
  const { tree, first } = clause;
  const head = tree.heads[at]!;
  if (head === NO_HEAD || has(IS) || has(WAS)) return 'ahead';
  const above = () => timeOfPredicate(clause, head, steps + 1);
  const relation = relationOf(tree, at);
  const isBeforeTo = head < first && first < to;
  if (isBeforeTo || relation === 'conj') return above();
  // "was bold enough to say".
  if (wordAt(clause, to - 1) === 'enough') return above() ?? timeOfPredicate(clause, tree.heads[head]!, steps + 1);
  const word = wordAt(clause, head);
  // "a bid to free them failed", "the first candidate to speak".
  const isOfNoun = !isVerb(clause, head) && !hasAuxiliary(clause, head);
  const aboveNoun = () => timeOfPredicate(clause, tree.heads[head]!, steps + 1);
  if (IMPLICATIVE.has(word)) return isOfNoun ? aboveNoun() : above();
  // Whoever "had hoped to" may have given up.
  if (predicateAt(clause, head).has(HAD)) return undefined;
  if (relation === 'acl' && hasRank(clause, head)) return above() ?? aboveNoun();
  return relation === 'advcl' && !DECIDED.has(word) && !PLANNED.has(word) ? above() : 'ahead';
};

/** "is said to have sailed": past; "hopes to have sailed": ahead; "was to have sailed": it has not. */
const timeOfPerfectInfinitive = (clause: Clause, at: number, { has }: Predicate): Time => {
  const head = clause.tree.heads[at]!;
  if (has(WAS)) return undefined;
  if (head === NO_HEAD) return 'past';
  if (WAS.has(wordAt(clause, head))) return undefined;
  return hasModal(clause, head) || DECIDED.has(wordAt(clause, head)) ? 'ahead' : 'past';
};

const hasRank = (clause: Clause, noun: number): boolean =>
  childrenOf(clause.tree, noun).some(
    (child) => RANKS.has(wordAt(clause, child)) || tagOf(clause.tree, child) === 'JJS',
  );
