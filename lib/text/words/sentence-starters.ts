import { wordSet } from './word-list.ts';

/** Words that are capitalised at the start of a sentence far more often than inside one. */
export const SENTENCE_STARTERS = wordSet(
  `The A An This That These Those There Here He She It We They You I His Her Its Our Their My Your One Some Many Most
   Several Few Both Each Every All Any No Not But And Or Nor So Yet If When While As At By For From In Into On Of With
   Without Within Under Over After Before Since Until During Between Among Against About Despite Although Though
   Because However Meanwhile Moreover Furthermore Also Instead Still Then Thus Therefore Now Today Yesterday Later
   Earlier Soon Once Only Even Just Perhaps Maybe Yes Well What Who Which Where Why How To Is Are Was Were Did Do Does
   Can Could Would Should Will Have Has Had Other Another Such Last Next According Asked Unlike Like Besides
   Nevertheless Nonetheless Let`,
);
