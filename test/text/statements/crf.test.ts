import { describe, expect, it } from 'vitest';
import {
  CrfScratch,
  decode,
  exponentiate,
  marginals,
  probability,
  readable,
  score,
  sumWithout,
} from '../../../lib/text/statements/crf.ts';
import { Columns, Templates } from '../../../lib/text/statements/templates.ts';

type Name = 'a' | 'b';
const LABELS = 3;

const columnsOf = (...sequences: number[][]): { columns: Columns<Name>; places: number[] } => {
  const columns = new Columns<Name>(['a', 'b']);
  const places = sequences.map((sequence) => {
    const place = columns.open(sequence.length);
    columns.of.a.set(sequence, place);
    columns.of.b.set(
      sequence.map((value) => value % 2),
      place,
    );
    return place;
  });
  return { columns, places };
};

describe('templates', () => {
  const templates = new Templates<Name>(['a', 'a[-1] a', 'a b[+2]'], [6, 8, 7]);
  const rowsOf = (columns: Columns<Name>, t: number, place: number, length: number): number[] => {
    const rows = new Int32Array(5000);
    templates.hashesOf(t, columns, rows);
    return [...rows.subarray(place, place + length)].map((hash) => templates.rowOf(t, hash));
  };

  it('have rows of their own, one after the other', () => {
    const { columns, places } = columnsOf(Array.from({ length: 300 }, (_, i) => i * 7));
    const range = (t: number) => {
      const rows = rowsOf(columns, t, places[0]!, 300);
      return [Math.min(...rows), Math.max(...rows)];
    };
    expect(templates.rows).toBe(64 + 256 + 128);
    for (const [t, first, end] of [
      [0, 0, 64],
      [1, 64, 320],
      [2, 320, 448],
    ] as const) {
      expect(range(t)[0]).toBeGreaterThanOrEqual(first);
      expect(range(t)[1]).toBeLessThan(end);
    }
  });

  it('see no further than the sequence, whatever stands beside it', () => {
    const own = [5, 6, 7];
    const alone = columnsOf(own);
    const among = columnsOf([1, 2, 3], own, [9, 9]);
    for (let t = 0; t < templates.length; t++)
      expect(rowsOf(among.columns, t, among.places[1]!, 3)).toEqual(rowsOf(alone.columns, t, alone.places[0]!, 3));
  });

  it('tell what stands before from what stands behind', () => {
    const { columns, places } = columnsOf([5, 6], [6, 5]);
    expect(rowsOf(columns, 1, places[0]!, 2)[1]).not.toBe(rowsOf(columns, 1, places[1]!, 2)[1]);
  });

  it('have room for sequences up to the capacity', () => {
    const columns = new Columns<Name>(['a', 'b']);
    expect(columns.hasRoomFor(4000)).toBe(true);
    columns.open(4000);
    expect(columns.hasRoomFor(4000)).toBe(false);
    columns.clear();
    expect(columns.hasRoomFor(4000)).toBe(true);
  });
});

describe('the conditional random field', () => {
  const tokens = new Templates<Name>(['a', 'a[-1] a', 'b'], [4, 5, 2]);
  const steps = new Templates<Name>(['b', 'a[-1] a'], [2, 4]);
  let state = 7;
  const random = (): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 8;
    return (state % 255) - 127;
  };
  const emissions = Int8Array.from({ length: tokens.rows * LABELS }, random);
  const transitions = Int8Array.from({ length: steps.rows * LABELS ** 2 }, random);
  const weights = readable<Name>({
    tokens,
    steps,
    labels: LABELS,
    emissions,
    transitions,
    scale: 1 / 60,
  });
  const sequence = [3, 1, 4, 1, 5];
  const { columns, places } = columnsOf([2, 7], sequence, [8]);
  const place = places[1]!;
  const scratch = new CrfScratch();

  /** The score of a path by its definition: the weights of all its features, added up. */
  const pathScore = (path: readonly number[]): number => {
    const hashes = new Int32Array(5000);
    let sum = 0;
    for (let t = 0; t < tokens.length; t++) {
      tokens.hashesOf(t, columns, hashes);
      for (const [i, label] of path.entries()) sum += emissions[tokens.rowOf(t, hashes[place + i]!) * LABELS + label]!;
    }
    for (let t = 0; t < steps.length; t++) {
      steps.hashesOf(t, columns, hashes);
      for (let i = 1; i < path.length; i++)
        sum += transitions[steps.rowOf(t, hashes[place + i]!) * LABELS ** 2 + path[i - 1]! * LABELS + path[i]!]!;
    }
    return sum / 60;
  };
  const paths: number[][] = Array.from({ length: LABELS ** sequence.length }, (_, n) =>
    sequence.map((_, i) => Math.floor(n / LABELS ** i) % LABELS),
  );
  const scores = paths.map(pathScore);

  it('finds the best path of all', () => {
    const found = new Uint8Array(sequence.length + 3);
    score(weights, columns, scratch);
    decode(LABELS, place, place + sequence.length, scratch, found, 3);
    expect([...found.subarray(3)]).toEqual(paths[scores.indexOf(Math.max(...scores))]);
  });

  it('gives each label the probability of all paths through it', () => {
    score(weights, columns, scratch);
    const logZ =
      exponentiate(weights, place, place + sequence.length, scratch) +
      marginals(LABELS, place, place + sequence.length, scratch);
    const z = scores.reduce((sum, path) => sum + Math.exp(path), 0);
    expect(logZ).toBeCloseTo(Math.log(z), 6);
    for (let i = 0; i < sequence.length; i++)
      for (let label = 0; label < LABELS; label++) {
        const through = scores.reduce((sum, path, n) => (paths[n]![i] === label ? sum + Math.exp(path) : sum), 0);
        expect(probability(LABELS, place + i, label, scratch)).toBeCloseTo(through / z, 6);
      }
  });

  it('sums the paths on which a label is nowhere', () => {
    score(weights, columns, scratch);
    const tops = exponentiate(weights, place, place + sequence.length, scratch);
    for (let label = 0; label < LABELS; label++) {
      const without = scores.reduce((sum, path, n) => (paths[n]!.includes(label) ? sum : sum + Math.exp(path)), 0);
      const found = tops + sumWithout(label, LABELS, place, place + sequence.length, scratch);
      expect(found).toBeCloseTo(Math.log(without), 6);
    }
  });

  it('tells how likely labels are, however far their scores are apart', () => {
    const apart = readable<Name>({ tokens, steps, labels: LABELS, emissions, transitions, scale: 2 });
    score(apart, columns, scratch);
    exponentiate(apart, place, place + sequence.length, scratch);
    marginals(LABELS, place, place + sequence.length, scratch);
    for (let i = 0; i < sequence.length; i++) {
      const all = Array.from({ length: LABELS }, (_, label) => probability(LABELS, place + i, label, scratch));
      expect(all.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
    }
  });
});
