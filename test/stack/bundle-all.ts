import { bundleOf, FUNCTION_NAMES } from '../../lib/stack/bundling/bundles.ts';

/** Bundles the functions before the tests begin, so that test files running side by side do not all do so. */
export default (): void => {
  for (const name of FUNCTION_NAMES) bundleOf(name);
};
