import { describe, expect, it } from 'vitest';
import { executions, loadOf, type Place } from './scale.ts';

const PLACE: Place = { writeUnits: 2, readUnits: 1, bytes: 500, busiest: { key: 'new', writeUnits: 1 } };
const at = (place: Partial<Place>, rate: number, stored: number) =>
  loadOf('Files', { ...PLACE, ...place }, rate, stored).partitions;

describe('the load of a table', () => {
  it('is what a file takes, as often as files come', () => {
    expect(loadOf('Files', PLACE, 100, 1e8)).toEqual({
      name: 'Files',
      writeUnits: 200,
      readUnits: 100,
      gigabytes: 50,
      partitions: 5,
      busiest: { key: 'new', writeUnits: 100 },
    });
  });

  it('needs partitions for its writes, its reads or what is stored, whichever is the most', () => {
    expect(at({}, 0, 0)).toBe(1);
    expect(at({}, 1000, 0)).toBe(2);
    expect(at({ readUnits: 30 }, 1000, 0)).toBe(10);
    expect(at({}, 1000, 1e9)).toBe(50);
  });
});

describe('the executions of a function', () => {
  it('are as many as it takes to handle a second of files in a second', () => {
    expect(executions(0.06, 10)).toBe(1);
    expect(executions(0.06, 1000)).toBe(60);
  });
});
