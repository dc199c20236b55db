import { EVEN_BYTES, type PackedSums, type PackedWeights } from './packed-weights.ts';

/**
 * Feature templates, as CRF++ has them: "word[-1] word" is a feature of each token, the word before it and the word.
 * Each template has rows of weights of its own, into which the values it joins are hashed (Weinberger et al., Feature
 * Hashing for Large Scale Multitask Learning, ICML 2009). All tokens are taken through one template before the next: its
 * rows are then at hand.
 */
export class Templates<Name extends string> {
  readonly definitions: readonly string[];
  readonly length: number;
  /** Of all templates. */
  readonly rows: number;
  /** Of each template, how many bits the number of a row has among the template's own. */
  readonly bits: readonly number[];
  private readonly firsts: number[] = [];
  private readonly parts: readonly Part<Name>[][];
  /** Hashes of the parts that templates begin with, by how many, and which these are: see `beginnings`. */
  private readonly begun: Int32Array[] = [new Int32Array(CAPACITY).fill(SEED)];
  private readonly found = new Int32Array(CAPACITY);
  private readonly begunWith: Part<Name>[] = [];

  constructor(definitions: readonly string[], bits: readonly number[]) {
    this.definitions = definitions;
    this.length = definitions.length;
    this.bits = bits;
    const known = new Map<string, Part<Name>>();
    this.parts = definitions.map((definition) =>
      definition.split(' ').map((text) => {
        const part = known.get(text) ?? partOf<Name>(text);
        known.set(text, part);
        return part;
      }),
    );
    let rows = 0;
    for (const each of bits) {
      this.firsts.push(rows);
      rows += 2 ** each;
    }
    this.rows = rows;
  }

  /**
   * Of each place of the columns adds the rows that the templates find there to `sums`.
   *
   * @param packed the rows of all templates, as `pack` makes them.
   */
  addRows(columns: Columns<Name>, { words, width }: PackedWeights, { even, odd }: PackedSums): void {
    const end = columns.size - MARGIN;
    even.fill(0, 0, end * width);
    odd.fill(0, 0, end * width);
    this.begunWith.length = 0;
    const { found } = this;
    for (let t = 0; t < this.length; t++) {
      this.find(t, columns, this.firsts[t]!, 32 - this.bits[t]!, found);
      // Apart from the search: a short loop has more rows underway from memory at a time.
      if (width === 1) addNumbers(words, found, end, even, odd);
      else addRuns(words, width, found, end, even, odd);
    }
  }

  /** Writes the hash of what template `t` joins at each place of the columns to `out`. */
  hashesOf(t: number, columns: Columns<Name>, out: Int32Array): void {
    this.begunWith.length = 0;
    this.find(t, columns, 0, 0, out);
  }

  /** Writes the hash, without its last `shift` bits and counted from `first`. */
  private find(t: number, columns: Columns<Name>, first: number, shift: number, out: Int32Array): void {
    const before = this.beginnings(t, columns);
    const { column, offset } = this.parts[t]!.at(-1)!;
    const values = columns.of[column];
    for (let i = MARGIN; i < columns.size - MARGIN; i++)
      out[i] = first + (spread(joined(before[i]!, values[i + offset]!)) >>> shift);
  }

  /** The row of a hash under template `t`. */
  rowOf(t: number, hash: number): number {
    return this.firsts[t]! + (hash >>> (32 - this.bits[t]!));
  }

  /** Hashes of all that template `t` joins but the last part: templates that begin alike share them. */
  private beginnings(t: number, columns: Columns<Name>): Int32Array {
    const parts = this.parts[t]!;
    const end = columns.size - MARGIN;
    for (let depth = 0; depth < parts.length - 1; depth++) {
      const part = parts[depth]!;
      if (this.begunWith[depth] === part) continue;
      this.begunWith.length = depth;
      this.begunWith.push(part);
      const before = this.begun[depth]!;
      this.begun[depth + 1] ??= new Int32Array(CAPACITY);
      const hashes = this.begun[depth + 1]!;
      const values = columns.of[part.column];
      for (let i = MARGIN; i < end; i++) hashes[i] = joined(before[i]!, values[i + part.offset]!);
    }
    return this.begun[parts.length - 1]!;
  }
}

const addNumbers = (words: Int32Array, found: Int32Array, end: number, even: Int32Array, odd: Int32Array): void => {
  for (let i = MARGIN; i < end; i++) {
    const word = words[found[i]!]!;
    even[i]! += word & EVEN_BYTES;
    odd[i]! += (word >>> 8) & EVEN_BYTES;
  }
};

const addRuns = (
  words: Int32Array,
  width: number,
  found: Int32Array,
  end: number,
  even: Int32Array,
  odd: Int32Array,
): void => {
  for (let i = MARGIN, at = MARGIN * width; i < end; i++) {
    let from = found[i]! * width;
    for (const stop = from + width; from < stop; from++, at++) {
      const word = words[from]!;
      even[at]! += word & EVEN_BYTES;
      odd[at]! += (word >>> 8) & EVEN_BYTES;
    }
  }
};

/** A value of a token near by. */
interface Part<Name extends string> {
  column: Name;
  offset: number;
}

const partOf = <Name extends string>(part: string): Part<Name> => {
  const [, column, offset = '0'] = /^(\w+)(?:\[([+-]\d)\])?$/.exec(part)!;
  return { column: column as Name, offset: Number(offset) };
};

const SEED = 0x2c1b3c6d;

const joined = (hash: number, value: number): number => {
  const h = Math.imul(hash ^ value, 0x85ebca6b);
  return h ^ (h >>> 15);
};

const spread = (hash: number): number => Math.imul(hash, 0x297a2d39);

/** Places between sequences, and before and behind all of them: a template may look so far to either side. */
export const MARGIN = 2;
/** Places that columns have. */
export const CAPACITY = 4608;
const EDGE = 0x5bd1e995;

/** What templates look at, one value a token in each column, for several sequences at once with margins between them. */
export class Columns<Name extends string> {
  readonly of: Record<Name, Int32Array>;
  /** Places in use. */
  size = 0;
  private readonly all: Int32Array[];

  constructor(names: readonly Name[]) {
    this.all = names.map(() => new Int32Array(CAPACITY));
    this.of = Object.fromEntries(names.map((name, i) => [name, this.all[i]])) as Record<Name, Int32Array>;
    this.clear();
  }

  clear(): void {
    this.size = 0;
    this.margin();
  }

  hasRoomFor(length: number): boolean {
    return this.size + length + MARGIN <= CAPACITY;
  }

  /** Makes room for a sequence, to be filled by the caller. Returns the place of its first token. */
  open(length: number): number {
    const first = this.size;
    this.size += length;
    this.margin();
    return first;
  }

  private margin(): void {
    for (const column of this.all) for (let i = 0; i < MARGIN; i++) column[this.size + i] = EDGE;
    this.size += MARGIN;
  }
}
