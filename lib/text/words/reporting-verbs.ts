import { wordSet } from './word-list.ts';

/** Past and present forms of the verbs with which news reports speech after a quotation ("…?" Panetta asked). */
const REPORTING_VERBS = wordSet(
  `said says asked asks told tells added adds replied replies answered answers wrote writes tweeted tweets exclaimed
   shouted shouts cried demanded demands wondered wonders quipped joked remarked noted insisted continued declared
   explained responded recalled inquired enquired retorted yelled argued warned urged`,
);

/** Verbs that headlines print with a capital beside the name of their subject: "Bernie Sanders Says". */
const HEADLINE_VERBS = wordSet(
  `says tells calls slams blasts backs denies endorses praises vows warns urges wants defends responds rejects accuses
   announces reveals admits claims mocks attacks criticizes criticises condemns compares wins hits hints explains
   insists demands promises pledges refuses questions asks thinks believes declares dismisses apologizes apologises
   reassures meets visits takes makes gives gets goes keeps holds leads joins faces fires seeks signs sues speaks
   talks`,
);

/** Whether the word, in any case, is a verb that headlines are made with. */
export const isHeadlineVerb = (word: string): boolean => HEADLINE_VERBS.has(word.toLowerCase());

/** Whether the lower-case word is a verb of reporting. */
export const isReportingVerb = (word: string): boolean => REPORTING_VERBS.has(word);
