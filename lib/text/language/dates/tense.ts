import {
  ANNOUNCED,
  BLAMED,
  DECIDED,
  DOCUMENTS,
  HAPPENING,
  IMPLICATIVE,
  MISHAPS,
  MOVED,
  PAST_FORMS,
  PLANNED,
  PREVENTED,
  STARTING,
  UNMARKED,
} from '../../words/plans.ts';
import { isReportingVerb } from '../../words/reporting-verbs.ts';
import { wordSet } from '../../words/word-list.ts';
import { childrenOf, NO_HEAD, relationOf, rootOf, tagOf } from '../syntax/tree.ts';
import { type Clause, isNoun, isVerb, wordAt } from './clause.ts';
import { MONTH, topicsOf } from './topics.ts';

/** Whether what an expression dates has happened or lies ahead; `undefined` if the sentence does not tell. */
export type Time = 'past' | 'ahead' | undefined;

const MAX_STEPS = 12;
/** Auxiliaries stand no further than this before their verb. */
const REACH = 10;
const NOT = wordSet("not n't n’t never");
const IS = wordSet("is are am 's ’s 're ’re 'm ’m isn aren");
const WAS = wordSet('was were');
const HAD = /^(?:had|['’]d)$/;
/** What is done after, despite or for having done something. */
const AFTER = wordSet('after despite since for of following');
/** "set up in March" is no plan. */
const PARTICLES = wordSet('up off out down aside apart');
const UNREAL = wordSet('would could should');
const RANKS = wordSet('first second third last latest only');
const CONDITIONS = wordSet('if unless');
const HAVE = wordSet("has have 've ’ve 's ’s");
/** Between a date and its preposition: "in early March", "by the end of June". */
const BETWEEN = wordSet(
  'early late mid the end start beginning middle of morning evening night afternoon midnight noon',
);

/** The preposition before the expression, if any. */
const prepositionOf = (clause: Clause): string => {
  for (let i = clause.first - 1; i >= 0 && i >= clause.first - 5; i--) {
    const word = wordAt(clause, i);
    if (!BETWEEN.has(word)) return word === 'as' ? 'as of' : word;
  }
  return '';
};

/** From the words that govern the expression: "will meet on Monday", "voted on Monday to close", "planned for October". */
export const timeOf = (clause: Clause): Time => {
  const preposition = prepositionOf(clause);
  return preposition === 'since' ? 'past' : timeAbove(clause, preposition);
};

/** If the parser leads to no verb: what all verbs of the sentence say, or a verb that looks like a noun ("Doors open on Friday"). */
const timeOfSentence = (clause: Clause): Time => {
  const { sentence, tree, first } = clause;
  const root = rootOf(tree);
  if (HAPPENING.has(wordAt(clause, root)) && !hasDeterminer(clause, root)) return 'ahead';
  const tags = new Set(sentence.tokens.map((_, i) => tagOf(tree, i)));
  const isAhead = tags.has('MD') || tags.has('VBZ') || tags.has('VBP');
  const isPast = tags.has('VBD') || sentence.tokens.some(({ lower }) => PAST_FORMS.has(lower));
  if (isAhead || isPast) return isAhead === isPast ? undefined : isPast ? 'past' : 'ahead';
  return sentence.tokens.some(({ lower }, i) => i > 0 && i < first && HAPPENING.has(lower)) ? 'ahead' : undefined;
};

const hasDeterminer = ({ tree }: Clause, noun: number): boolean =>
  childrenOf(tree, noun).some((child) => /^(?:det|amod|nmod:poss)$/.test(relationOf(tree, child)));

const timeAbove = (clause: Clause, preposition: string): Time => {
  const { tree, head } = clause;
  let at = head;
  let owner = '';
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    if (hasAuxiliary(clause, at)) return timeOfVerb(clause, at, steps);
    const above = tree.heads[at]!;
    if (above === NO_HEAD) return timeOfSentence(clause);
    if (isVerb(clause, above)) return timeUnder(clause, above, at, preposition, owner);
    if (PLANNED.has(wordAt(clause, above)) && !isNoun(clause, above)) return timeOfPlan(clause, above);
    if (isNoun(clause, above)) {
      if (MISHAPS.has(wordAt(clause, above))) return 'past';
      if (isMonthOfDocument(clause, above)) return 'past';
      if (hasPlannedModifier(clause, above)) return 'ahead';
      if (PREVENTED.has(wordAt(clause, above))) return 'ahead';
      owner = caseOf(clause, above) || owner || 'none';
    }
    at = above;
  }
  return undefined;
};

/** @param owner the preposition of the noun that the expression belongs to ("after Sunday's vote"); empty if it is none. */
const timeUnder = (clause: Clause, verb: number, below: number, preposition: string, owner: string): Time => {
  const word = wordAt(clause, verb);
  const time = timeOfVerb(clause, verb, 0);
  if (owner) {
    if (owner === 'ahead' || owner === 'for') return time === 'past' && BLAMED.has(word) ? 'past' : 'ahead';
    if (owner === 'after' || owner === 'following' || owner === 'since')
      return hasModal(clause, verb) ? undefined : 'past';
    // "echoes a quarrel in June", "looks to the elections in June".
    if (time === 'ahead' && !hasModal(clause, verb) && isOfMonth(clause)) return undefined;
    if (time !== 'past') return time;
    if (owner === 'before' || owner === 'until') return undefined;
    if (relationOf(clause.tree, below).startsWith('nsubj')) return time;
    if (PREVENTED.has(word)) return 'ahead';
    return ANNOUNCED.has(word) ? undefined : time;
  }
  if (preposition === 'for' && (time !== 'past' || ANNOUNCED.has(word) || PLANNED.has(word) || MOVED.has(word)))
    return 'ahead';
  if (time !== 'past') return time;
  if (preposition === 'for') return undefined;
  if (preposition === 'until' || preposition === 'till' || preposition === 'to') {
    if (MOVED.has(word) || /^g(?:iven?|ave|ranted)$/.test(word)) return 'ahead';
    if (preposition !== 'to') return hasAuxiliary(clause, verb) || word === 'had' ? undefined : 'past';
  }
  if (isAfterModal(clause, verb)) return /^(?:by|until|till|from|before)$/.test(preposition) ? 'ahead' : undefined;
  return isAfterDecision(clause, verb) ? undefined : time;
};

/** "voted to close on Tuesday": whether the vote or the closing was on that day is not clear if the parser takes the vote. */
const isAfterDecision = (clause: Clause, verb: number): boolean => {
  const { tree, first } = clause;
  if (verb > first || !DECIDED.has(wordAt(clause, verb))) return false;
  for (let i = verb + 1; i < first; i++)
    if (tree.heads[i] === verb && tagOf(tree, i) === 'VB' && isInfinitive(clause, i)) return true;
  return false;
};

/** "promised that it would be done by Tuesday": the day is hardly that of the promise, whatever the parser makes of it. */
const isAfterModal = ({ tree, sentence, first }: Clause, verb: number): boolean => {
  for (let i = first - 1; i > verb && sentence.tokens[i]!.text !== ','; i--) if (tagOf(tree, i) === 'MD') return true;
  return false;
};

/** The auxiliaries, copula and "to" of a predicate. */
const auxiliariesOf = (clause: Clause, verb: number): number[] => {
  const found: number[] = [];
  for (let i = Math.max(0, verb - REACH); i < verb; i++) {
    if (clause.tree.heads[i] !== verb) continue;
    const relation = relationOf(clause.tree, i);
    if (
      relation.startsWith('aux') ||
      relation === 'cop' ||
      tagOf(clause.tree, i) === 'TO' ||
      NOT.has(wordAt(clause, i))
    )
      found.push(i);
  }
  return found;
};

/** Whether such a word stands before the clause of a verb: "after winning", "if they won". */
const opensWith = ({ tree, sentence }: Clause, verb: number, words: ReadonlySet<string>): boolean => {
  for (let i = Math.max(0, verb - REACH); i < verb; i++)
    if (tree.heads[i] === verb && words.has(sentence.tokens[i]!.lower)) return true;
  return false;
};

const hasAuxiliary = (clause: Clause, verb: number): boolean =>
  auxiliariesOf(clause, verb).some((i) => !NOT.has(wordAt(clause, i)));

const hasModal = (clause: Clause, verb: number): boolean =>
  auxiliariesOf(clause, verb).some((i) => tagOf(clause.tree, i) === 'MD');

const isInfinitive = (clause: Clause, verb: number): boolean =>
  auxiliariesOf(clause, verb).some((i) => tagOf(clause.tree, i) === 'TO');

/** The time of a verb, or of a noun or adjective with a copula. */
const timeOfVerb = (clause: Clause, verb: number, steps: number): Time => {
  if (verb === NO_HEAD || steps >= MAX_STEPS) return undefined;
  const { tree } = clause;
  const word = wordAt(clause, verb);
  const tag = tagOf(tree, verb);
  const auxiliaries = auxiliariesOf(clause, verb);
  const has = (words: ReadonlySet<string>) => auxiliaries.some((i) => words.has(wordAt(clause, i)));
  const hasTag = (wanted: string) => auxiliaries.some((i) => tagOf(tree, i) === wanted);
  const above = () => timeOfVerb(clause, tree.heads[verb]!, steps + 1);
  const isPerfect = auxiliaries.some(
    (i) => /^(?:have|had|having|['’](?:ve|d))$/.test(wordAt(clause, i)) && tagOf(tree, i) !== 'MD',
  );
  if (hasTag('MD')) {
    // "would have opened": it has not.
    if (isPerfect && has(UNREAL)) return undefined;
    const isPast = isPerfect || (has(NOT) && auxiliaries.some((i) => wordAt(clause, i) === 'could'));
    return isPast ? 'past' : 'ahead';
  }
  if (hasTag('TO')) {
    if (!isPerfect && (has(IS) || has(WAS))) return 'ahead';
    if (!isPerfect) return timeOfInfinitive(clause, verb, steps);
    // "will have to have paid", "hopes to have paid".
    const head = tree.heads[verb]!;
    if (hasModal(clause, head) || DECIDED.has(wordAt(clause, head))) return 'ahead';
    // "was to have sailed": it has not.
    return WAS.has(wordAt(clause, head)) || has(WAS) ? undefined : 'past';
  }
  const isActive =
    tag === 'VBD' ||
    (tag === 'VBN' && auxiliaries.length === 0 && /^(?:root|ccomp|parataxis)$/.test(relationOf(tree, verb)));
  if (PLANNED.has(word) && tag !== 'VB' && !isActive && !PARTICLES.has(wordAt(clause, verb + 1)))
    return timeOfPlan(clause, verb);
  const isPassiveOrPerfect = tag === 'VBN' || tag === 'VBD';
  if (isPerfect || (isPassiveOrPerfect && has(HAVE) && !hasPassive(clause, auxiliaries))) return 'past';
  if (has(WAS) || auxiliaries.some((i) => wordAt(clause, i) === 'did')) return 'past';
  if (has(HAVE) && auxiliaries.some((i) => wordAt(clause, i) === 'been')) return 'past';
  if (has(IS) || auxiliaries.some((i) => wordAt(clause, i) === 'be')) return 'ahead';
  const relation = relationOf(tree, verb);
  if (tag === 'VBD' || PAST_FORMS.has(word)) return opensWith(clause, verb, CONDITIONS) ? undefined : 'past';
  if (tag === 'VBP' && UNMARKED.has(word)) return undefined;
  if (tag === 'VBZ' || tag === 'VBP') return isReportingVerb(word) ? 'past' : 'ahead';
  if (tag === 'VBN') return relation === 'conj' && isVerb(clause, tree.heads[verb]!) ? above() : 'past';
  if (tag === 'VBG' && opensWith(clause, verb, AFTER)) return 'past';
  if (tag === 'VBG') return STARTING.has(word) ? 'ahead' : above();
  if (tag === 'VB') return relation === 'root' ? 'ahead' : (above() ?? 'ahead');
  return undefined;
};

const hasPassive = (clause: Clause, auxiliaries: readonly number[]): boolean =>
  auxiliaries.some(
    (i) => relationOf(clause.tree, i) === 'aux:pass' && /^(?:is|are|['’](?:s|re))$/.test(wordAt(clause, i)),
  );

/** "is to rule", "plans to rule", "a plan to rule" lie ahead; "managed to rule", "sat to rule" do not. */
const timeOfInfinitive = (clause: Clause, verb: number, steps: number): Time => {
  const { tree, first } = clause;
  const head = tree.heads[verb]!;
  if (head === NO_HEAD) return 'ahead';
  const word = wordAt(clause, head);
  const above = () => timeOfVerb(clause, head, steps + 1);
  const mark = auxiliariesOf(clause, verb).find((i) => tagOf(tree, i) === 'TO')!;
  if (first < mark && first > head) return above();
  const relation = relationOf(tree, verb);
  if (relation === 'conj') return above();
  // Whoever "had hoped to" may have given up.
  if (auxiliariesOf(clause, head).some((i) => HAD.test(wordAt(clause, i))) && !IMPLICATIVE.has(word)) return undefined;
  if (IMPLICATIVE.has(word))
    return isVerb(clause, head) || hasAuxiliary(clause, head) ? above() : nounTime(clause, head, steps);
  // "the first candidate to speak" has spoken.
  if (relation === 'acl' && hasRank(clause, head)) return above() ?? nounTime(clause, head, steps);
  if (relation === 'advcl' && !DECIDED.has(word) && !PLANNED.has(word)) return above();
  return 'ahead';
};

/** "a bid to free them failed on Monday": the time of the verb over a noun. */
const nounTime = (clause: Clause, noun: number, steps: number): Time =>
  timeOfVerb(clause, clause.tree.heads[noun]!, steps + 1);

/** "was due", "is due": ahead; "had been due" may have come or not. */
const timeOfPlan = (clause: Clause, plan: number): Time =>
  auxiliariesOf(clause, plan).some((i) => HAD.test(wordAt(clause, i))) ? undefined : 'ahead';

/** "will look at the November report". */
const isMonthOfDocument = (clause: Clause, noun: number): boolean =>
  relationOf(clause.tree, clause.head) === 'compound' && isOfMonth(clause) && DOCUMENTS.has(wordAt(clause, noun));

const isOfMonth = ({ sentence, first, last }: Clause): boolean =>
  (topicsOf(sentence.tokens.slice(first, last)) & MONTH) > 0;

const hasRank = ({ tree, sentence }: Clause, noun: number): boolean =>
  childrenOf(tree, noun).some((child) => RANKS.has(sentence.tokens[child]!.lower) || tagOf(tree, child) === 'JJS');

const hasPlannedModifier = ({ tree, sentence }: Clause, noun: number): boolean => {
  for (let i = Math.max(0, noun - 4); i < noun; i++)
    if (tree.heads[i] === noun && PLANNED.has(sentence.tokens[i]!.lower)) return true;
  return false;
};

/** The preposition of a noun: "for Sunday's race", "ahead of Sunday's race". */
const caseOf = (clause: Clause, noun: number): string => {
  const { tree, first } = clause;
  for (let i = Math.max(0, Math.min(noun, first) - 5); i < noun; i++) {
    if (tree.heads[i] !== noun || relationOf(tree, i) !== 'case') continue;
    const word = wordAt(clause, i);
    return word === 'of' && wordAt(clause, i - 1) === 'ahead' ? 'ahead' : word;
  }
  return '';
};
