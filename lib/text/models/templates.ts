import { scramble } from './hash.ts';

/**
 * Features as tables: a template has a number and joins up to four named values. One short loop makes the features of a
 * whole table, those of `feature` … `feature4`: a value that is missing counts as 0, and 0 adds nothing.
 */
export interface Templates {
  /** The numbers, as they go into the hash. */
  readonly numbers: Int32Array;
  /** For each, the places of its values, a byte each, the first in the lowest. */
  readonly places: Int32Array;
}

/** What is known about the decision at hand, by place. Place 0 is that of a missing value. */
export const values = new Int32Array(256);

/**
 * @param table `|` between templates: the number and the names of the values.
 * @param isWanted tells by the names of its values whether to take a template.
 */
export const templatesOf = (
  table: string,
  placeOf: Readonly<Record<string, number>>,
  isWanted: (names: readonly string[]) => boolean = () => true,
): Templates => {
  const templates = table
    .split('|')
    .map((template) => template.trim().split(/\s+/))
    .filter(([, ...names]) => isWanted(names));
  return {
    numbers: Int32Array.from(templates, ([number]) => Math.imul(Number(number), 0x9e3779b1)),
    places: Int32Array.from(templates, ([, ...names]) =>
      names.reduce((places, name, i) => places | (placeOf[name]! << (8 * i)), 0),
    ),
  };
};

/** Writes the features of `values` to `to` and returns their number. */
export const writeFeatures = ({ numbers, places }: Templates, to: Int32Array): number => {
  for (let i = 0; i < numbers.length; i++) {
    const joined = places[i]!;
    let hash = numbers[i]! ^ Math.imul(values[joined & 0xff]!, 0x2c1b3c6d);
    hash += Math.imul(values[(joined >>> 8) & 0xff]!, 0x297a2d39);
    hash ^= Math.imul(values[(joined >>> 16) & 0xff]!, 0x165667b1);
    to[i] = scramble(hash + Math.imul(values[joined >>> 24]!, 0x27d4eb2f));
  }
  return numbers.length;
};

/** The templates of a table, by what values they join. */
export interface SplitTemplates {
  all: Templates;
  /** Those that join none but the values of a part; of several parts, the first. */
  parts: Templates[];
  others: Templates;
}

export const splitTemplates = (
  table: string,
  placeOf: Readonly<Record<string, number>>,
  parts: readonly (readonly string[])[],
): SplitTemplates => {
  const partOf = (names: readonly string[]): number =>
    parts.findIndex((part) => names.every((name) => part.includes(name)));
  return {
    all: templatesOf(table, placeOf),
    parts: parts.map((_, part) => templatesOf(table, placeOf, (names) => partOf(names) === part)),
    others: templatesOf(table, placeOf, (names) => partOf(names) < 0),
  };
};
