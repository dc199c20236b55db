/**
 * Schedules to try in each test of interleavings. The tests run the same few every time; `SCHEDULES=100000 npx vitest
 * run …` tries so many others, `SEED=7` those of a seed.
 */
const { SCHEDULES: asked, SEED: seed } = process.env;

export const SCHEDULES = Number(asked ?? 400);

export const scheduleOptions = {
  numRuns: SCHEDULES,
  ...(seed !== undefined ? { seed: Number(seed) } : asked === undefined ? { seed: 1 } : {}),
};
