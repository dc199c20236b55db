import { wordList, wordMap } from './word-list.ts';

/** Numbers in words, each with its value. */
const COUNTED = wordList(
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
   eighteen nineteen twenty`,
);
const TENS = wordList('twenty thirty forty fifty sixty seventy eighty ninety');
const ORDINAL = wordList(
  `zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
   fifteenth sixteenth seventeenth eighteenth nineteenth twentieth`,
);

export const NUMBER_WORDS: ReadonlyMap<string, string> = new Map([
  ...COUNTED.map((word, value): [string, string] => [word, String(value)]),
  ...TENS.map((word, i): [string, string] => [word, String(10 * (i + 2))]),
  ...ORDINAL.map((word, value): [string, string] => [word, `${value}th`]),
]);

/** Words and letters that multiply the number before them, as one word each. */
export const MULTIPLIERS = wordMap(
  `hundred:hundred hundreds:hundred thousand:thousand thousands:thousand k:thousand million:million millions:million
   m:million mn:million billion:billion billions:billion bn:billion trillion:trillion trillions:trillion tn:trillion
   dozen:dozen dozens:dozen twice:twice double:twice doubled:twice triple:thrice tripled:thrice thrice:thrice half:half
   halved:half quarter:quarter`,
);
