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
  private readonly parts: readonly { column: Name; offset: number }[][];

  constructor(definitions: readonly string[], bits: readonly number[]) {
    this.definitions = definitions;
    this.length = definitions.length;
    this.bits = bits;
    this.parts = definitions.map((definition) => definition.split(' ').map(partOf<Name>));
    let rows = 0;
    for (const each of bits) {
      this.firsts.push(rows);
      rows += 2 ** each;
    }
    this.rows = rows;
  }

  /** Writes the row of template `t` at each place of the columns to `out`. */
  rowsOf(t: number, columns: Columns<Name>, out: Int32Array): void {
    this.hashesOf(t, columns, out);
    const first = this.firsts[t]!;
    const shift = 32 - this.bits[t]!;
    for (let i = MARGIN; i < columns.size - MARGIN; i++) out[i] = first + (out[i]! >>> shift);
  }

  /** Writes the hash of what template `t` joins at each place of the columns to `out`. */
  hashesOf(t: number, columns: Columns<Name>, out: Int32Array): void {
    const end = columns.size - MARGIN;
    out.fill(SEED, MARGIN, end);
    for (const { column, offset } of this.parts[t]!) {
      const values = columns.of[column];
      for (let i = MARGIN; i < end; i++) {
        const h = Math.imul(out[i]! ^ values[i + offset]!, 0x85ebca6b);
        out[i] = h ^ (h >>> 15);
      }
    }
    for (let i = MARGIN; i < end; i++) out[i] = Math.imul(out[i]!, 0x297a2d39);
  }

  /** The row of a hash under template `t`. */
  rowOf(t: number, hash: number): number {
    return this.firsts[t]! + (hash >>> (32 - this.bits[t]!));
  }
}

const SEED = 0x2c1b3c6d;

const partOf = <Name extends string>(part: string): { column: Name; offset: number } => {
  const [, column, offset = '0'] = /^(\w+)(?:\[([+-]\d)\])?$/.exec(part)!;
  return { column: column as Name, offset: Number(offset) };
};

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
