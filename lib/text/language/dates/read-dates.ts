import { isReportingVerb } from '../../words/reporting-verbs.ts';
import type { Document, Reference, Span } from '../document.ts';
import { type Clause, clauseOf, wordAt } from './clause.ts';
import { dayOfIso } from './day.ts';
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
  const found: DateReference[] = [];
  let previous: Resolved | undefined;
  let nextName = 0;
  sentences.forEach((sentence, s) => {
    while (nextName < references.length && references[nextName]!.end <= sentence.start) nextName++;
    const expressions = expressionsIn(text, sentence);
    // What "two days later" counts from: a date of this sentence, or of the one before, at which something happened.
    let happened: Resolved | undefined;
    let reported: Resolved | undefined;
    const names = expressions.length > 0 ? namesIn(references, nextName, sentence.end) : [];
    for (const expression of expressions) {
      const clause = clauseOf(sentence, trees[s]!, expression);
      if (!isDate(clause, expression, names)) continue;
      const { meaning } = expression;
      const isBack = 'count' in meaning && meaning.count < 0;
      const counted = (isBack ? (happened ?? reported) : happened) ?? previous;
      const resolved = resolve(meaning, published, timeOf(clause), counted);
      if (!resolved) continue;
      for (const date of isoOf(resolved))
        found.push({ start: expression.start, end: expression.end, text: expression.text, date });
      if (isOfReport(clause)) reported = resolved;
      else happened = resolved;
    }
    previous = happened;
  });
  return found;
};

/** The names from the `first`th reference on that begin before `end`. */
const namesIn = (references: readonly Reference[], first: number, end: number): Reference[] => {
  const names: Reference[] = [];
  for (let i = first; i < references.length && references[i]!.start < end; i++)
    if (references[i]!.kind === 'name') names.push(references[i]!);
  return names;
};

/** Whether it is the day on which something was said: what was said may have been on any other. */
const isOfReport = (clause: Clause): boolean => isReportingVerb(wordAt(clause, clause.tree.heads[clause.head]!));
