import { EMPTY, type Sketch } from './sketch.ts';

/** The names of the buckets a sketch is entered in: one for each partition that holds anything. */
export const bucketsOf = ({ keys }: Pick<Sketch, 'keys'>): string[] =>
  Array.from(keys, (key, partition) => (key === EMPTY ? '' : `near#${partition}#${key.toString(16)}`)).filter(Boolean);
