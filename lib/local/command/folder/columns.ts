import type { Row } from '../../cloud/scan-table.ts';

/** What all values of a column are; `other` if they are of several kinds, or maps. */
export type Kind = 'text' | 'whole number' | 'number' | 'truth value' | 'list of texts' | 'other';

/** Attributes that are fractions even where all rows have whole ones, so that files of several runs have the same columns. */
const FRACTIONS = new Set(['similarity', 'containment', 'tone', 'confidence', 'readability']);

const kindOf = (name: string, value: unknown): Kind => {
  if (typeof value === 'string') return 'text';
  if (typeof value === 'boolean') return 'truth value';
  if (typeof value === 'number') return FRACTIONS.has(name) || !Number.isSafeInteger(value) ? 'number' : 'whole number';
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string') ? 'list of texts' : 'other';
};

const NUMBERS = new Set<Kind>(['number', 'whole number']);

const together = (a: Kind | undefined, b: Kind): Kind => {
  if (a === undefined || a === b) return b;
  return NUMBERS.has(a) && NUMBERS.has(b) ? 'number' : 'other';
};

/** The columns of a table: its keys, then the other attributes in the order in which rows first have them. */
export class Columns {
  readonly #kinds = new Map<string, Kind>();

  constructor(keys: readonly string[]) {
    for (const key of keys) this.#kinds.set(key, 'text');
  }

  add(row: Row): void {
    for (const [name, value] of Object.entries(row)) {
      if (value !== undefined && value !== null)
        this.#kinds.set(name, together(this.#kinds.get(name), kindOf(name, value)));
    }
  }

  get all(): { name: string; kind: Kind }[] {
    return [...this.#kinds].map(([name, kind]) => ({ name, kind }));
  }
}
