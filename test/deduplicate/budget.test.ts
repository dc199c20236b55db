import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Budget, budgetOf, type Limits } from '../../functions/deduplicate/budget.ts';
import { dynamoUsage, type Usage } from '../../functions/tables/usage.ts';
import { startDynamodb } from '../tables/dynamodb.ts';

let dynamo: Awaited<ReturnType<typeof startDynamodb>>;
let usage: Usage;
let writes = 0;
let clock: number;
let hours = 0;
beforeAll(async () => {
  dynamo = await startDynamodb();
  const stored = dynamoUsage(dynamo.db, 'Fingerprints');
  usage = {
    add: (...of) => {
      writes += 1;
      return stored.add(...of);
    },
  };
});
afterAll(() => dynamo.stop());

/** The budgets of two functions, at the beginning of a new hour. */
const budgets = (limits: Limits): [Budget, Budget] => {
  hours += 48;
  clock = Date.UTC(2026, 2, 1, hours);
  writes = 0;
  return [budgetOf(usage, limits, () => clock), budgetOf(usage, limits, () => clock)];
};
const later = (minutes: number) => {
  clock += minutes * 60_000;
};

describe('the articles of an hour', () => {
  it('are limited, for bulk files to nine tenths', async () => {
    const [budget] = budgets({ articlesPerHour: 100 });
    await budget.spend({ records: 89 });
    expect(budget.reached(true)).toBeUndefined();
    await budget.spend({ records: 1 });
    expect([budget.reached(true), budget.reached(false)]).toEqual(['maxArticlesPerHour', undefined]);
    await budget.spend({ records: 10 });
    expect(budget.reached(false)).toBe('maxArticlesPerHour');
  });

  it('are those of all functions', async () => {
    const [one, other] = budgets({ articlesPerHour: 100 });
    await one.spend({ records: 60 });
    await other.spend({ records: 40 });
    expect(other.reached(false)).toBe('maxArticlesPerHour');
    await one.spend({ records: 1 });
    expect(one.reached(false)).toBe('maxArticlesPerHour');
  });

  it('are counted anew in the next', async () => {
    const [budget] = budgets({ articlesPerHour: 100 });
    await budget.spend({ records: 100 });
    later(59);
    expect(budget.reached(false)).toBe('maxArticlesPerHour');
    expect(budget.waitSeconds()).toBe(60);
    later(1);
    expect(budget.reached(false)).toBeUndefined();
    expect(budget.waitSeconds()).toBe(900);
  });

  it('tell a bulk file how many records it may send', async () => {
    const [one, other] = budgets({ articlesPerHour: 1000 });
    expect(await one.recordsLeft()).toBe(900);
    await other.spend({ records: 700 });
    expect(await one.recordsLeft()).toBe(200);
    await other.spend({ records: 300 });
    expect(await one.recordsLeft()).toBe(0);
  });

  it('are noted every 50 articles, which costs a fiftieth of a write unit for each of two sums', async () => {
    const [budget] = budgets({ articlesPerHour: 100_000 });
    for (let i = 0; i < 500; i++) await budget.spend({ records: 1 });
    expect(writes).toBe(20);
  });
});

describe('the bytes of a day', () => {
  it('are limited, for bulk files to nine tenths', async () => {
    const [budget] = budgets({ unpackedBytesPerDay: 1e9 });
    await budget.spend({ bytes: 9e8 });
    expect([budget.reached(true), budget.reached(false)]).toEqual(['maxUnpackedBytesPerDay', undefined]);
    expect(await budget.recordsLeft()).toBe(0);
    await budget.spend({ bytes: 1e8 });
    later(60);
    expect(budget.reached(false)).toBe('maxUnpackedBytesPerDay');
    later(24 * 60);
    expect(budget.reached(false)).toBeUndefined();
    expect(await budget.recordsLeft()).toBe(Number.POSITIVE_INFINITY);
  });
});

it('without limits nothing is counted and nothing written', async () => {
  const [budget] = budgets({});
  await budget.spend({ records: 1e6, bytes: 1e12 });
  expect(budget.reached(true)).toBeUndefined();
  expect(await budget.recordsLeft()).toBe(Number.POSITIVE_INFINITY);
  expect(writes).toBe(0);
});
