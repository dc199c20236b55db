import {
  ANNOUNCED,
  BLAMED,
  DECIDED,
  DOCUMENTS,
  HAPPENING,
  MISHAPS,
  MOVED,
  PAST_FORMS,
  PLANNED,
  PREVENTED,
  PRINTED,
} from '../../words/plans.ts';
import { wordSet } from '../../words/word-list.ts';
import { childrenOf, NO_HEAD, relationOf, rootOf, tagOf } from '../syntax/tree.ts';
import { type Clause, isNoun, isVerb, wordAt } from './clause.ts';
import {
  hasAuxiliary,
  hasModal,
  isInfinitive,
  MAX_STEPS,
  type Time,
  timeOfPlan,
  timeOfPredicate,
} from './predicate.ts';
import { MONTH, topicsOf } from './topics.ts';

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
  if (isOfPrinted(clause, preposition)) return 'past';
  return preposition === 'since' ? 'past' : timeAbove(clause, preposition);
};

/** "An article on 4 March said …", whatever verbs its headline has behind it; not "The report on 4 March will say …". */
const isOfPrinted = (clause: Clause, preposition: string): boolean => {
  if (!/^(?:on|of|from)$/.test(preposition)) return false;
  const { sentence, tree, first } = clause;
  if (first < 2 || !PRINTED.has(wordAt(clause, first - 2)) || !isNoun(clause, first - 2)) return false;
  let isQuoted = false;
  return !sentence.tokens.some(({ text }, i) => {
    if (/^["“”]$/.test(text)) isQuoted = !isQuoted;
    return !isQuoted && tagOf(tree, i) === 'MD';
  });
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
    if (hasAuxiliary(clause, at)) return withMishap(clause, at, timeOfPredicate(clause, at, steps));
    const above = tree.heads[at]!;
    if (above === NO_HEAD) return timeOfSentence(clause);
    if (isVerb(clause, above)) return timeUnder(clause, above, at, preposition, owner);
    if (PLANNED.has(wordAt(clause, above)) && !isNoun(clause, above)) return timeOfPlan(clause, above);
    if (isNoun(clause, above)) {
      if (MISHAPS.has(wordAt(clause, above))) return 'past';
      if (isMonthOfDocument(clause, above)) return 'past';
      if (hasPlannedModifier(clause, above)) return 'ahead';
      if (PREVENTED.has(wordAt(clause, above))) return 'ahead';
    }
    if (isNoun(clause, above) || tagOf(tree, above) === 'JJ') owner = caseOf(clause, above) || owner || 'none';
    at = above;
  }
  return undefined;
};

/** @param owner the preposition of the noun that the expression belongs to ("after Sunday's vote"); empty if it is none. */
const timeUnder = (clause: Clause, verb: number, below: number, preposition: string, owner: string): Time => {
  const word = wordAt(clause, verb);
  const time = withMishap(clause, verb, timeOfPredicate(clause, verb));
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

/** "will look at the November report". */
const isMonthOfDocument = (clause: Clause, noun: number): boolean =>
  relationOf(clause.tree, clause.head) === 'compound' && isOfMonth(clause) && DOCUMENTS.has(wordAt(clause, noun));

const isOfMonth = ({ sentence, first, last }: Clause): boolean =>
  (topicsOf(sentence.tokens.slice(first, last)) & MONTH) > 0;

const hasPlannedModifier = ({ tree, sentence }: Clause, noun: number): boolean => {
  for (let i = Math.max(0, noun - 4); i < noun; i++)
    if (tree.heads[i] === noun && PLANNED.has(sentence.tokens[i]!.lower)) return true;
  return false;
};

/** What is still so may be so since a mishap. @param predicate what governs the expression, if the parser is right */
const withMishap = (clause: Clause, predicate: number, time: Time): Time =>
  time === 'ahead' && !hasModal(clause, predicate) && isAfterMishap(clause) ? 'past' : time;

/** "remains popular despite a defeat on Tuesday", "is wanted after a robbery at a bank in Rill on Tuesday". */
const isAfterMishap = (clause: Clause): boolean => {
  const { tree, first } = clause;
  if (MISHAPS.has(wordAt(clause, first - 2))) return true;
  for (let i = first - 1; i >= 0 && i > first - MAX_MISHAP_WORDS; i--) {
    if (tagOf(tree, i).startsWith('VB') || /^[,;:]$|^(?:and|but|or)$/.test(wordAt(clause, i))) return false;
    if (MISHAPS.has(wordAt(clause, i)) && isAfter(clause, i)) return true;
  }
  return false;
};

/** Words between a mishap and its day, and between it and the preposition before it. */
const MAX_MISHAP_WORDS = 16;
const MAX_MODIFIERS = 4;
const AFTER = wordSet('after following over into since despite from amid');

const isAfter = (clause: Clause, mishap: number): boolean => {
  for (let i = mishap - 1; i >= 0 && i >= mishap - 1 - MAX_MODIFIERS; i--) {
    if (AFTER.has(wordAt(clause, i))) return true;
    if (!/^(?:DT|CD|JJ|NN|PRP)/.test(tagOf(clause.tree, i))) return false;
  }
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
