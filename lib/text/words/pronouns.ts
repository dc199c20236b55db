import type { Gender } from './titles.ts';
import { wordSet } from './word-list.ts';

/** Words that are capitalised at the start of a sentence and name nobody. As "US" is a name, case decides for "us". */
export const PRONOUNS = wordSet(
  'i we he she it they you me him them my our his her its their your this that these those who there here mine yours hers ours theirs',
);

/** The pronouns that are resolved, with what they stand for. */
export const RESOLVED_PRONOUNS: ReadonlyMap<string, Gender | 'thing'> = new Map([
  ['he', 'male'],
  ['him', 'male'],
  ['his', 'male'],
  ['himself', 'male'],
  ['she', 'female'],
  ['her', 'female'],
  ['hers', 'female'],
  ['herself', 'female'],
  ['it', 'thing'],
]);
