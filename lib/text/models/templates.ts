/**
 * Features as tables: a template has a number and joins up to four named values, as `feature` … `feature4` do. A value that
 * is missing counts as 0, and 0 adds nothing.
 */
export interface Templates {
  readonly count: number;
  /** Writes the features of the values, one for each template. */
  readonly write: (values: Int32Array, to: Int32Array) => void;
}

/** What is known about the decision at hand, by place. Place 0 is that of a missing value. */
export const values = new Int32Array(256);

const MULTIPLIERS = [0x2c1b3c6d, 0x297a2d39, 0x165667b1, 0x27d4eb2f];

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
  const names = new Set(templates.flatMap(([, ...names]) => names));
  const lines = templates.map(([number, ...names], i) => {
    const hash = names.reduce(
      (joined, name, k) => `(${joined} ${k % 2 === 0 ? '^' : '+'} Math.imul(${name}, ${MULTIPLIERS[k]}))`,
      String(Math.imul(Number(number), 0x9e3779b1)),
    );
    // As `scramble`, which is not inlined so often.
    return `h = ${hash}; h = Math.imul(h ^ (h >>> 16), 0x85ebca6b); h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35); to[${i}] = h ^ (h >>> 16);`;
  });
  const known = [...names].map((name) => `const ${name} = values[${placeOf[name]}];`);
  // A function made for the table, without a loop: a loop over templates takes a third longer to parse with.
  const write = new Function('values', 'to', ['let h = 0;', ...known, ...lines].join('\n')) as Templates['write'];
  return { count: templates.length, write };
};

/** Writes the features of `values` to `to` and returns their number. */
export const writeFeatures = ({ count, write }: Templates, to: Int32Array): number => {
  write(values, to);
  return count;
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
