/** Words that alone turn what a sentence says. Folded as `canonicalWords` folds them. */
import { MONTH_ABBREVIATIONS, MONTHS, WEEKDAY_ABBREVIATIONS, WEEKDAYS } from '../../words/calendar.ts';
import { wordList, wordSet } from '../../words/word-list.ts';

export const NEGATIONS = wordSet(
  `not no never nor neither none nobody nothing nowhere cannot without non hardly barely`,
);

/** Whether a claim stands or is only told. */
export const HEDGES = wordSet(
  `alleged allegedly allege alleges reported reportedly suspected supposed supposedly apparent apparently unconfirmed
   possible possibly may might could would claimed claims denied denies confirmed proven unproven`,
);

const named = (full: readonly string[], short: readonly string[]): [string, string][] => [
  ...full.map((word): [string, string] => [word, word]),
  ...short.map((word): [string, string] => [word, full.find((whole) => whole.startsWith(word)) ?? word]),
];

/** Months and days of the week, with their abbreviations. */
export const DATE_WORDS: ReadonlyMap<string, string> = new Map([
  ...named(MONTHS, MONTH_ABBREVIATIONS),
  ...named(WEEKDAYS, WEEKDAY_ABBREVIATIONS),
  ...wordList('yesterday today tonight tomorrow').map((word): [string, string] => [word, word]),
]);

/** A paper that prints an agency's story puts the one for the other. */
export const DAYS_NEAR_BY = wordSet('yesterday today tonight tomorrow');
export const isWeekday = (word: string): boolean => WEEKDAYS.includes(word);

/**
 * Opposites that news turns on: either side of a line is a group of words that say one thing, as `canonicalWords` stems
 * them. Written for this project.
 */
const OPPOSITES = `
approve pass back adopt ratify endorse uphold support accept allow permit welcome authorise agree | reject refuse oppose
  veto block overturn quash dismiss decline ban forbid halt disagree scrap
guilty convict | innocent acquit clear exonerate
rise grow increase climb gain jump soar surge up higher more grew rose risen raise | fall drop decrease decline lose shrink
  plunge slump slide down lower less fewer fell fallen lost cut reduce loss
win won victory beat | lose lost defeat lost loss
confirm admit acknowledge concede | deny refute dispute
before | after
for | against
open reopen | close shut closed shut
start begin began launch resume | end stop cease finish suspend
alive survive survived rescue | dead die died kill killed death
profit surplus | loss deficit
hire appoint | fire sack dismiss resign
north northern | south southern
east eastern | west western
man men male boy husband father son brother he him his | woman women female girl wife mother daughter sister she her
above over | below under
always | never
legal lawful | illegal unlawful
true correct right | false wrong incorrect untrue
safe | unsafe dangerous
buy bought purchase | sell sold sale
arrive enter join | leave left depart quit
many | few
most | least
first | last
early earlier | late later
strong stronger | weak weaker
present | absent
include | exclude
success succeed | failure fail
majority | minority
all | none
friend ally | enemy foe
ask question | answer`;

/** For each word the lines it stands on, and on which side. */
const sides = new Map<string, [line: number, side: number][]>();
for (const [line, text] of OPPOSITES.trim()
  .replace(/\n {2}/g, ' ')
  .split('\n')
  .entries()) {
  for (const [side, words] of text.split('|').entries()) {
    for (const word of wordList(words)) sides.set(word, [...(sides.get(word) ?? []), [line, side]]);
  }
}

/** Endings of verbs and plurals that are taken off to find a word among the opposites. */
const ENDINGS = ['', 'd', 's', 'ed', 'es', 'ing', 'ly'];

const sidesOf = (word: string): readonly [number, number][] => {
  for (const ending of ENDINGS) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, word.length - ending.length);
    // rejected, dropped, denied, rising
    const found =
      sides.get(stem) ??
      sides.get(`${stem}e`) ??
      sides.get(stem.replace(/(.)\1$/, '$1')) ??
      sides.get(stem.replace(/i$/, 'y'));
    if (found) return found;
  }
  return [];
};

/** Does one of these words say the opposite of one of those? */
export const areOpposite = (some: readonly string[], others: readonly string[]): boolean =>
  some.some((one) =>
    sidesOf(one).some(([line, side]) =>
      others.some((other) => sidesOf(other).some(([otherLine, otherSide]) => line === otherLine && side !== otherSide)),
    ),
  );
