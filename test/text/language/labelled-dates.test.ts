import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDates } from '../../../lib/text/language/dates/read-dates.ts';
import { readDocument } from '../../../lib/text/language/read-document.ts';

interface Labelled {
  /** `open`, or `hold-out`: scored, and never looked at for a rule. */
  set: string;
  kind: string;
  published: string;
  sentence: string;
  dates: string[];
}

const [, ...lines] = readFileSync(new URL('labelled-dates.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n');
const LABELLED = lines.map((line): Labelled => {
  const [set, kind, published, sentence, dates] = line.split('\t') as [string, string, string, string, string?];
  return { set, kind, published, sentence, dates: dates?.split(' ').filter(Boolean) ?? [] };
});

const read = ({ sentence, published }: Labelled): string[] =>
  readDates(readDocument([sentence]), published).map(({ date }) => date);
const RIGHT = new Set(LABELLED.filter((labelled) => read(labelled).join(' ') === labelled.dates.join(' ')));
const isRight = (labelled: Labelled): boolean => RIGHT.has(labelled);
const isNone = ({ kind }: Labelled): boolean => kind.startsWith('none');

const score = (rows: readonly Labelled[]): number => rows.filter(isRight).length / rows.length;

/** How many are right, by kind; of the open set, those that are not. */
const report = (): string => {
  const kinds = [...new Set(LABELLED.map(({ kind }) => kind))].sort();
  const table = kinds.map((kind) => {
    const halves = ['open', 'hold-out'].map((set) => {
      const rows = LABELLED.filter((row) => row.kind === kind && row.set === set);
      return `${rows.filter(isRight).length} of ${rows.length}`.padStart(10);
    });
    return `${kind.padEnd(20)}${halves.join('')}`;
  });
  const wrong = LABELLED.filter((row) => row.set === 'open' && !isRight(row)).map(
    (row) => `${row.published} ${row.sentence} ${row.dates.join(' ') || 'none'} / ${read(row).join(' ') || 'none'}`,
  );
  return ['kind                      open  hold-out', ...table, ...wrong].join('\n');
};

describe('labelled dates', () => {
  it('are at least 300 sentences with a date and 60 without one, over ten days of publication', () => {
    expect(LABELLED.filter((row) => !isNone(row)).length).toBeGreaterThanOrEqual(300);
    expect(LABELLED.filter(isNone).length).toBeGreaterThanOrEqual(60);
    expect(new Set(LABELLED.map(({ published }) => published)).size).toBe(10);
  });

  it.each(['open', 'hold-out'])('are read rightly in 95 of 100 sentences of the set "%s"', (set) => {
    if (set === 'open') console.log(report());
    expect(score(LABELLED.filter((row) => row.set === set && !isNone(row)))).toBeGreaterThanOrEqual(0.95);
  });

  it('are not found in sentences without one', () => {
    expect(score(LABELLED.filter(isNone))).toBeGreaterThanOrEqual(0.95);
  });
});
