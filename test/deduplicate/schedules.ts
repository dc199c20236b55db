/**
 * Schedules to try in each test of interleavings. The tests run the same few every time; `SCHEDULES=100000 npx vitest
 * run …` tries so many others, `SEED=7` those of a seed;
 * `REPLAY=9423` with it begins with the one that a failure named.
 */
const { SCHEDULES: asked, SEED: seed, REPLAY: path } = process.env;

export const SCHEDULES = Number(asked ?? 400);

export const scheduleOptions = {
  numRuns: SCHEDULES,
  ...(path === undefined ? {} : { path }),
  ...(seed !== undefined ? { seed: Number(seed) } : asked === undefined ? { seed: 1 } : {}),
};
