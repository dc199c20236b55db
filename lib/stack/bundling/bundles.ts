import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bundleCache, findBundle } from './bundle-cache.ts';

export const FUNCTION_NAMES = ['deduplicate', 'analyse', 'backfill', 'explore'] as const;

/** A folder of functions/ with a handler. */
export type FunctionName = (typeof FUNCTION_NAMES)[number];

const BUNDLER = fileURLToPath(new URL('./bundle-functions.ts', import.meta.url));

/**
 * The folder of the function's bundle, which is made if the cache has none for the present sources.
 *
 * @throws if a function cannot be bundled, with esbuild's messages
 */
export const bundleOf = (name: FunctionName): string => {
  const cache = bundleCache();
  const cached = findBundle(cache, name);
  if (cached !== undefined) return cached;
  // All that are missing: the others will be asked for next, and side by side they take less time.
  const missing = FUNCTION_NAMES.filter((other) => findBundle(cache, other) === undefined);
  const { status, stderr } = spawnSync(process.execPath, [BUNDLER, cache, ...missing], { encoding: 'utf8' });
  process.stderr.write(stderr);
  const bundled = findBundle(cache, name);
  if (status !== 0 || bundled === undefined) throw new Error(`The functions cannot be bundled:\n${stderr}`);
  return bundled;
};
