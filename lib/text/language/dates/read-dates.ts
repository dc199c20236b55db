import { datelineOf } from '../../article/head/dateline.ts';
import { isReportingVerb } from '../../words/reporting-verbs.ts';
import type { Document, Reference, Span } from '../document.ts';
import { type Clause, clauseOf, wordAt } from './clause.ts';
import { addDays, type Day, dayOfIso, daysBetween } from './day.ts';
import type { Expression, Meaning } from './expression.ts';
import { expressionsIn } from './find-expressions.ts';
import { isDate } from './namesakes.ts';
import { isoOf, type Resolved, resolve } from './resolve.ts';
import { timeOf } from './tense.ts';

/** A date in the words of the article, and the day, week, month or year it means. */
export interface DateReference extends Span {
  text: string;
  /**
   * `YYYY-MM-DD`; `YYYY-Www` as in ISO 8601 ("last week"), `YYYY-MM` ("last month") or `YYYY` ("in 2009") if the text is
   * no more precise.
   */
  date: string;
}

/**
 * Finds the dates of an article, in text order, resolved against the day it was published: what is planned lies ahead,
 * what happened behind. What cannot be decided is left out.
 *
 * @param publishedAt ISO 8601; relative dates ("last month") are relative to it. With anything else no date is found.
 */
export const readDates = (document: Document, publishedAt: string): DateReference[] => {
  const published = dayOfIso(publishedAt);
  if (!published) return [];
  const { text, sentences, trees, references } = document;
  let nextName = 0;
  let before: Resolved | undefined;
  let isUpdate = false;
  return sentences.flatMap((sentence, s) => {
    const isFirst = isParagraphStart(text, sentence.start);
    if (isFirst) isUpdate = UPDATE.test(text.slice(sentence.start, sentence.start + MAX_LABEL_CHARACTERS));
    while (nextName < references.length && references[nextName]!.end <= sentence.start) nextName++;
    const expressions = expressionsIn(text, sentence);
    const names = expressions.length > 0 ? namesIn(references, nextName, sentence.end) : [];
    const dated = expressions
      .map((expression) => ({ expression, clause: clauseOf(sentence, trees[s]!, expression) }))
      .filter(({ expression, clause }) => isDate(clause, expression, names));
    const dateline = isFirst && dated.length > 0 ? endOfDateline(text, sentence.start) : 0;
    const resolved = resolveAll(text, dated, { published, before, dateline, isUpdate });
    before = resolved.findLast(({ clause }) => !isOfReport(clause));
    return resolved.flatMap(({ expression: { start, end, text }, ...date }) =>
      isoOf(date).map((date) => ({ start, end, text, date })),
    );
  });
};

interface Dated {
  expression: Expression;
  clause: Clause;
}

/** Where a sentence stands. */
interface Place {
  published: Day;
  /** The last date of the sentence before, from which "a week later" may count. */
  before: Resolved | undefined;
  /** The end of the dateline that the sentence begins with. */
  dateline: number;
  /** Whether it was added after publication. */
  isUpdate: boolean;
}

/** The dates of one sentence. */
const resolveAll = (
  text: string,
  dated: readonly Dated[],
  { published, before, dateline, isUpdate }: Place,
): (Dated & Resolved)[] => {
  const resolved: (Dated & Resolved)[] = [];
  for (const { expression, clause } of dated) {
    const { meaning } = expression;
    // What was said may have happened on any day; "two days earlier" is earlier than it was said.
    const isBack = 'count' in meaning && meaning.count < 0;
    const happened = resolved.findLast((date) => !isOfReport(date.clause));
    const anchor = happened ?? (isBack ? resolved.at(-1) : undefined) ?? before;
    // No verb governs the day of a dateline.
    const time = expression.end <= dateline ? undefined : timeOf(clause);
    const date =
      isUpdate && time === 'past' && isBareWeekday(meaning)
        ? sincePublication(meaning, published)
        : resolve(meaning, published, time, anchor);
    if (!date) continue;
    const last = resolved.at(-1);
    if (last && isRange(text, last.expression, expression) && date.day < last.day) {
      if (time === 'ahead') date.day = addDays(date.day, 7);
      else last.day = addDays(last.day, -7);
    }
    resolved.push({ expression, clause, ...date });
  }
  return resolved;
};

/** "UPDATE: …" above a paragraph. */
const UPDATE = /^\(?updated?(?::| \d{1,2}[:.]| [-–—] | on )/i;
const MAX_LABEL_CHARACTERS = 40;
const MAX_DATELINE_CHARACTERS = 160;

const isParagraphStart = (text: string, start: number): boolean => start === 0 || text[start - 1] === '\n';

const endOfDateline = (text: string, start: number): number =>
  start + (datelineOf(text.slice(start, start + MAX_DATELINE_CHARACTERS))?.length ?? 0);

const isBareWeekday = (meaning: Meaning): boolean =>
  meaning.kind === 'weekday' && !meaning.which && meaning.week === undefined && meaning.later === undefined;

/** Days after publication that a story is updated in. */
const MAX_UPDATE_DAYS = 3;

/** A past weekday in an update: the next one, if that is nearer than the last one. */
const sincePublication = (meaning: Meaning, published: Day): Resolved | undefined => {
  const date = resolve(meaning, published, 'ahead', undefined);
  return date && daysBetween(published, date.day) <= MAX_UPDATE_DAYS ? date : undefined;
};

/** "from Monday to Friday": the second day comes after the first. */
const isRange = (text: string, first: Expression, second: Expression): boolean =>
  first.meaning.kind === 'weekday' &&
  second.meaning.kind === 'weekday' &&
  /^(?: (?:to|until|till|through) | ?[-–] ?)$/.test(text.slice(first.end, second.start));

/** The names from the `first`th reference on that begin before `end`. */
const namesIn = (references: readonly Reference[], first: number, end: number): Reference[] => {
  const names: Reference[] = [];
  for (let i = first; i < references.length && references[i]!.start < end; i++)
    if (references[i]!.kind === 'name') names.push(references[i]!);
  return names;
};

/** Whether it is the day on which something was said: what was said may have been on any other. */
const isOfReport = (clause: Clause): boolean => isReportingVerb(wordAt(clause, clause.tree.heads[clause.head]!));
