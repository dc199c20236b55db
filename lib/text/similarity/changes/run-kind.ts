import type { ChangeKind } from '../../vocabulary.ts';
import { ENGLISH_FUNCTION_WORDS } from '../../words/function-words.ts';
import { type CanonicalWord, isWeightless } from './canonical-words.ts';
import { isSlip, misreadingOf } from './misread.ts';
import { areOpposite, DATE_WORDS, DAYS_NEAR_BY, HEDGES, isWeekday, NEGATIONS } from './telling-words.ts';
import type { Run as WordRun } from './word-runs.ts';

type Run = WordRun<CanonicalWord>;

/** A run of changed words that says something else now. */
export interface Telling {
  kind: ChangeKind;
  /** The new words say the opposite of the old. */
  contradicts: boolean;
  /** Is it the same words, misread, if the text is a scan? */
  misreading: ReturnType<typeof misreadingOf>;
}

/** A longer run is not a changed word but another half of the sentence. */
const MAX_RUN_WORDS = 6;
/** A "not" or an "allegedly" comes with few words or none; with more, something was added. */
const MAX_ADDED_WORDS = 3;

/**
 * What a run of changed words is; undefined if it says the same: other spelling, articles, tenses, titles, details added or
 * left out.
 *
 * @param isQuoted it stands in quotation marks
 * @param isFirst the first word of its sentence, whose capital says nothing
 */
export const tellingOf = (
  run: Run,
  isQuoted: boolean,
  isFirst: (word: CanonicalWord) => boolean,
): Telling | undefined => {
  const [before, after] = [run.before, run.after].map((words) => words.filter((word) => !isWeightless(word))) as [
    CanonicalWord[],
    CanonicalWord[],
  ];
  const [old, now] = [namesOf(before), namesOf(after)];
  if (old.join('') === now.join('') || Math.max(old.length, now.length) > MAX_RUN_WORDS) return undefined;
  const isReplaced = old.length > 0 && now.length > 0;
  const isKnown = areOpposite(old, now) || [...before, ...after].every(isKnownWord);
  const misreading = isKnown ? 'unlikely' : misreadingOf(printedOf(run.before), printedOf(run.after));
  const told = (kind: ChangeKind, contradicts = false): Telling => ({ kind, contradicts, misreading });

  if (Math.max(old.length, now.length) <= MAX_ADDED_WORDS && isNegated(old, now)) return told('negation', true);
  if (isReplaced && (before.some(isFigure) || after.some(isFigure)) && figures(before) !== figures(after)) {
    return told('figure');
  }
  if (isReplaced && areOpposite(old, now)) return told(isQuoted ? 'quotation' : 'wording', true);
  if (!isReplaced) {
    const words = old.length > 0 ? old : now;
    if (words.some((word) => HEDGES.has(word)) && words.length <= MAX_ADDED_WORDS) return told('wording');
    return isQuoted && run.isInside && words.some(isContent) ? told('quotation') : undefined;
  }
  if (old.some(isDay) && now.some(isDay)) return isSameDay(old, now) ? undefined : told('date');
  const areNames = [before, after].every((words) => words.some((word) => word.isCapital && !isFirst(word)));
  if (areNames) return told('name');
  if (!isQuoted && !old.some(isContent) && !now.some(isContent)) return undefined;
  if (old.length === 1 && now.length === 1 && (isSlip(old[0]!, now[0]!) || isInflected(old[0]!, now[0]!)))
    return undefined;
  return told(isQuoted ? 'quotation' : 'wording');
};

const namesOf = (words: readonly CanonicalWord[]): string[] => words.map(({ canonical }) => canonical);

const printedOf = (words: readonly CanonicalWord[]): string[] => words.map(({ printed }) => printed);

/** Who prints another figure, day or negation has mostly not misread it. */
const isKnownWord = ({ canonical, isNumber }: CanonicalWord): boolean =>
  isNumber || DATE_WORDS.has(canonical) || NEGATIONS.has(canonical);

const isFigure = ({ isNumber }: CanonicalWord): boolean => isNumber;
const figures = (words: readonly CanonicalWord[]): string => namesOf(words.filter(isFigure)).join(' ');

const isDay = (word: string): boolean => DATE_WORDS.has(word);
/** "yesterday" in one print, the day of the week in another. */
const isSameDay = (old: readonly string[], now: readonly string[]): boolean =>
  [old, now].some((words) => words.some((word) => DAYS_NEAR_BY.has(word))) &&
  [old, now].some((words) => words.some(isWeekday));

const isContent = (word: string): boolean => !ENGLISH_FUNCTION_WORDS.has(word) && word.length > 1;

const NEGATIVE_PREFIX = /^(?:un|in|il|im|ir|dis|non)(?=..)/;

/** One has a "not" more than the other, or the same word with "un-". */
const isNegated = (old: readonly string[], now: readonly string[]): boolean => {
  const count = (words: readonly string[]) => words.filter((word) => NEGATIONS.has(word)).length;
  if (count(old) !== count(now)) return true;
  const isUndone = (one: string, other: string) =>
    NEGATIVE_PREFIX.test(one) && one.replace(NEGATIVE_PREFIX, '') === other && other.length > 3;
  return old.some((one) => now.some((other) => isUndone(one, other) || isUndone(other, one)));
};

const ENDING = /(?:e?s|e?d|ing|ly)$/;

/** The same word with another ending: "announced", "announces". */
const isInflected = (one: string, other: string): boolean => {
  const [a, b] = [one.replace(ENDING, ''), other.replace(ENDING, '')];
  return a.length >= 4 && (a === b || `${a}e` === b || a === `${b}e`);
};
