import { describe, expect, it } from 'vitest';
import { arrivalOf, comprehend, keepingOf, mixOf, monthOf, total, type Use } from './bill.ts';

const NOTHING: Use = {
  writeUnits: 0,
  readUnits: 0,
  gigabyteSeconds: 0,
  logBytes: 0,
  analysed: 0,
  sends: 0,
  tableBytes: 0,
  indexBytes: 0,
  fileBytes: 0,
};
const STACK = { alarmMetrics: 0, dashboards: 0, metrics: 0, polledQueues: 0, tables: 0, functions: 0, traced: false };
const costOf = (lines: readonly { what: string; cost: number }[], what: string) =>
  lines.find((line) => line.what === what)?.cost;

describe('the bill', () => {
  it('is list prices times what was measured', () => {
    const lines = arrivalOf({ ...NOTHING, writeUnits: 60, readUnits: 20, logBytes: 1000 }, 1e6);
    expect(costOf(lines, 'DynamoDB, writing')).toBeCloseTo(37.5);
    expect(costOf(lines, 'DynamoDB, reading')).toBeCloseTo(2.5);
    expect(costOf(lines, 'CloudWatch Logs')).toBeCloseTo(0.5);
    expect(costOf(lines, 'S3, your uploads')).toBeCloseTo(5);
  });

  it('has the requests of the queues: each file is reported, batches are received, hidden and deleted', () => {
    expect(costOf(arrivalOf(NOTHING, 1e6), 'SQS')).toBeCloseTo(0.4 * 1.3);
  });

  it('has what a month costs in which nothing arrives', () => {
    const month = monthOf(NOTHING, 0, { ...STACK, alarmMetrics: 30, metrics: 10, dashboards: 1, polledQueues: 4 });
    expect(total(month)).toBeCloseTo(3 + 3 + 3 + 4 * 15 * 43_800 * 0.4e-6);
  });

  it('traces one invocation a second and one in twenty of the others', () => {
    const traces = (files: number) => costOf(monthOf(NOTHING, files, { ...STACK, traced: true }), 'X-Ray');
    expect(traces(1e6)).toBeCloseTo(1e5 * 5e-6);
    expect(traces(126_280_000)).toBeCloseTo((2_628_000 + 500_000) * 5e-6);
  });

  it('keeps indexes, but recovers tables alone', () => {
    const lines = keepingOf({ ...NOTHING, tableBytes: 1000, indexBytes: 1000 }, 1e6);
    expect(costOf(lines, 'tables and indexes')).toBeCloseTo(0.5);
    expect(costOf(lines, 'recovery to any second')).toBeCloseTo(0.2);
  });

  it('is of a mix of new files and copies', () => {
    const use = mixOf([
      { share: 0.7, use: { ...NOTHING, writeUnits: 60 } },
      { share: 0.3, use: { ...NOTHING, writeUnits: 4 } },
    ]);
    expect(use.writeUnits).toBeCloseTo(43.2);
  });
});

describe('Amazon Comprehend', () => {
  it('takes units of a hundred characters, three at least, for each kind of request', () => {
    expect(comprehend(2601, 1000)).toBeCloseTo(27 * 1000 * 0.0001 * 4);
    expect(comprehend(10, 1000)).toBeCloseTo(3 * 1000 * 0.0001 * 4);
  });

  it('is cheaper beyond ten and fifty million units', () => {
    expect(comprehend(100_000, 60_000)).toBeCloseTo((10e6 * 0.0001 + 40e6 * 0.00005 + 10e6 * 0.000025) * 4);
  });
});
