import type { Sketch } from './sketch.ts';

/** The names of the buckets that an article with this sketch is entered in. */
export const bucketsOf = ({ keys }: Pick<Sketch, 'keys'>): string[] => keys.map((key) => `near#${key}`);
