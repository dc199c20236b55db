import { distance } from 'fastest-levenshtein';

/** Letters that scanners take for one another, each put into one form. */
const ALIKE: readonly [RegExp, string][] = [
  [/rn|nn/g, 'm'],
  [/li/g, 'h'],
  [/ii/g, 'u'],
  [/cl/g, 'd'],
  [/vv/g, 'w'],
  [/[1il|]/g, 'l'],
  [/0/g, 'o'],
  [/5/g, 's'],
];

const asScanned = (word: string): string => ALIKE.reduce((text, [from, to]) => text.replace(from, to), word);

/** Longer runs are compared by their words alone: the distance takes time in the product of the lengths. */
const MAX_LETTERS = 60;
/** The share of letters that differ in two prints of the same words, one of them scanned: mostly; at the worst. */
const MISREAD = 0.34;
const BADLY_MISREAD = 0.67;

/** How far these words may be those, with letters misread, lost or doubled, or spaces in other places. */
export const misreadingOf = (
  some: readonly string[],
  others: readonly string[],
): 'likely' | 'possible' | 'unlikely' => {
  const [a, b] = [asScanned(some.join('')), asScanned(others.join(''))];
  if (a === b) return 'likely';
  const length = Math.max(a.length, b.length);
  if (length > MAX_LETTERS) return 'unlikely';
  const letters = distance(a, b);
  if (letters <= Math.max(1, Math.floor(length * MISREAD))) return 'likely';
  return letters <= Math.max(2, Math.floor(length * BADLY_MISREAD)) ? 'possible' : 'unlikely';
};

/** Is one a slip of the keys for the other: a letter more or less, or two swapped? */
export const isSlip = (one: string, other: string): boolean => {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < 4) return false;
  if (long.length === short.length + 1) return distance(short, long) === 1;
  return (
    short.length === long.length &&
    [...short].sort().join('') === [...long].sort().join('') &&
    distance(short, long) <= 2
  );
};
