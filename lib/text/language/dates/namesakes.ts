import { MONTHS } from '../../words/calendar.ts';
import { isReportingVerb } from '../../words/reporting-verbs.ts';
import { wordSet } from '../../words/word-list.ts';
import type { Span } from '../document.ts';
import { relationOf, tagOf } from '../syntax/tree.ts';
import { type Clause, isCapitalised, isNoun, isVerb, wordAt } from './clause.ts';
import type { Expression } from './expression.ts';
import { MONTH, topicsOf, WEEKDAY } from './topics.ts';

/** Words before a month that tell it from a person, a verb or a march. */
const BEFORE_MONTHS = wordSet(
  `in since until till by from during for through throughout early late mid of before after last next this between to
   and or from around about until`,
);
/** Months that are people's names, or other words. */
const AMBIGUOUS_MONTHS = wordSet('march april may june august');
/** Days with a name of their own. */
const NAMED_DAYS = wordSet(
  `black good super bloody ash palm easter whit cyber giving maundy shrove fat mardi casual holy red blue ruby happy
   crazy freaky manic stormy first second third`,
);
/** What is said or done on "a Wednesday"; otherwise "a Sunday" is any Sunday. */
const OCCASIONS = wordSet(
  `interview speech statement vote meeting hearing conference press rally debate address tweet letter memo call briefing
   ruling decision filing ceremony report story article column attack crash fire shooting announcement`,
);
/** What "today's" is said of, if it means the day. */
const EVENTS = wordSet(
  `${[...OCCASIONS].join(' ')} talks match game final race election elections edition paper session event events news
   verdict strike march parade draw result results papers newspapers editions weather episode show budget summit launch opening closing poll protest`,
);
/** Nouns that a name stands before: "the May family". */
const FAMILIES = wordSet('family household couple brothers sisters camp government administration era estate');
/** Nouns that a number measures. */
const MEASURES = wordSet(
  `total number crowd crew force height depth altitude population audience attendance maximum minimum average price cost
   sum fine speed distance capacity staff workforce army membership target lead majority weight`,
);
const QUOTE = /^["“”‘’'`]+$/;
const PROGRAMMES = wordSet('programme program show anchor host column section page pages');
const MONTH_NAMES: ReadonlySet<string> = new Set(MONTHS);

/**
 * Whether the words of an expression are a date here, rather than a name (The Sunday Courier, April Hendry,
 * Thursday Row), a verb ("may") or any such day ("a Sunday").
 *
 * @param names where the article's names stand in the sentence.
 */
export const isDate = (clause: Clause, { text, meaning, start, end }: Expression, names: readonly Span[]): boolean => {
  if (names.some((name) => name.start < end && start < name.end)) return false;
  if (meaning.kind === 'distance' || meaning.kind === 'current')
    return /\b(?:today|tonight|tomorrow|yesterday)$/i.test(text) ? isDayWord(clause) : true;
  if (meaning.kind === 'year') return !isCount(clause) && !isMeasure(clause);
  if (meaning.kind !== 'date' && meaning.kind !== 'weekday') return true;
  if (!hasName(clause)) return /^[\d./T:Z-]+$/.test(text);
  if (isPartOfName(clause, names)) return false;
  return meaning.kind === 'weekday' ? isWeekday(clause) : meaning.day !== undefined || isMonth(clause, text);
};

/** Whether a day or a month is named, with its capital. */
const hasName = ({ sentence, first, last }: Clause): boolean =>
  (topicsOf(sentence.tokens.slice(first, last)) & (WEEKDAY | MONTH)) > 0;

/** "the Sunday Courier", "April Hendry said", "Black Friday", "Sheffield Wednesday". */
const isPartOfName = (clause: Clause, names: readonly Span[]): boolean => {
  const { tree, first, last, head, sentence } = clause;
  const above = tree.heads[head]!;
  const next = sentence.tokens[last];
  if (next && isCapitalised(clause, last) && above >= last && isNoun(clause, above)) {
    const isOwnName = names.some((name) => name.start === next.start);
    const isCompound = relationOf(tree, head) === 'compound' || relationOf(tree, head) === 'flat';
    if (
      isCompound &&
      isCapitalised(clause, above) &&
      !(isOwnName && /^(?:on|last|next|this)$/.test(wordAt(clause, first - 1)))
    )
      return true;
  }
  if (NAMED_DAYS.has(wordAt(clause, first - 1)) && isCapitalised(clause, first - 1)) return true;
  // "Dawn Sunday coached the team".
  const isSubject = relationOf(tree, head).startsWith('nsubj');
  if (isSubject && isCapitalised(clause, first - 1) && tree.heads[first - 1] === head) return true;
  // "said April": whoever speaks is no month. "Tuesday said" is no day either.
  return isSubject && above >= 0 && isReportingVerb(wordAt(clause, above));
};

/** "on a Sunday" is any Sunday, "the Sunday after" one that other words tell; "in a Sunday interview" is a day. */
const isWeekday = (clause: Clause): boolean => {
  const { tree, first, head } = clause;
  const determiner = wordAt(clause, first - 1);
  if (!/^(?:an?|the|that)$/.test(determiner)) return true;
  const above = tree.heads[head]!;
  return above > head && isNoun(clause, above) && (determiner === 'the' || OCCASIONS.has(wordAt(clause, above)));
};

const isMonth = (clause: Clause, text: string): boolean => {
  const { tree, first, last, head, sentence } = clause;
  if (/\d|\s/.test(text) || sentence.tokens[first]!.text.includes('-')) return true;
  const before = wordAt(clause, first - 1);
  if (/^['’]s$/.test(before) && isCapitalised(clause, first - 2) && AMBIGUOUS_MONTHS.has(wordAt(clause, first)))
    return false;
  const isAfterWord = BEFORE_MONTHS.has(before);
  const month = wordAt(clause, first).replace(/\.$/, '');
  if (!MONTH_NAMES.has(month)) return isAfterWord;
  // "the Women's March", "Elizabeth May".
  if (isCapitalised(clause, first - 1) && first > 1 && !isAfterWord) return false;
  if (/^(?:every|each)$/.test(before)) return false;
  if (!AMBIGUOUS_MONTHS.has(month)) return tagOf(tree, head).startsWith('NN');
  if (isAfterWord) return !/^(?:and|or|to)$/.test(before) || MONTH_NAMES.has(wordAt(clause, first - 2));
  const above = tree.heads[head]!;
  const isModifier = above >= last && isNoun(clause, above) && !isCapitalised(clause, above);
  return isModifier && !FAMILIES.has(wordAt(clause, above)) && !/^['’]s$/.test(wordAt(clause, last)) && first > 0;
};

/** "2000 letters", "of 1600 voters": a number of things. */
const isCount = (clause: Clause): boolean => {
  const above = clause.tree.heads[clause.head]!;
  return above >= clause.last && !isVerb(clause, above) && relationOf(clause.tree, clause.head) === 'nummod';
};

/** "a crowd of 2011". */
const isMeasure = (clause: Clause): boolean =>
  wordAt(clause, clause.first - 1) === 'of' && MEASURES.has(wordAt(clause, clause.first - 2));

/** Not so "the Today programme", "told Today", "the film Yesterday"; "today's children" are not those of one day. */
const isDayWord = (clause: Clause): boolean => {
  const { tree, first, last, head } = clause;
  // "The Day After Tomorrow".
  if (last - first > 1 && isCapitalised(clause, last - 1)) return false;
  if (/^['’]s$/.test(wordAt(clause, last))) return EVENTS.has(wordAt(clause, tree.heads[head]!));
  if (PROGRAMMES.has(wordAt(clause, last))) return false;
  if (isCapitalised(clause, first) && QUOTE.test(wordAt(clause, last))) return false;
  return !isCapitalised(clause, first) || first === 0 || QUOTE.test(wordAt(clause, first - 1));
};
