/** Past and present forms of the verbs with which news reports speech after a quotation ("…?" Panetta asked). */
const VERBS = new Set(
  (
    'said says asked asks told tells added adds replied replies answered answers wrote writes tweeted tweets exclaimed ' +
    'shouted shouts cried demanded demands wondered wonders quipped joked remarked noted insisted continued declared ' +
    'explained responded recalled inquired enquired retorted yelled argued warned urged'
  ).split(' '),
);

/** Verbs of headlines, which print them with a capital beside the name of who acts: "Bernie Sanders Says". */
const HEADLINE_VERBS = new Set(
  (
    'says tells calls slams blasts backs denies endorses praises vows warns urges wants defends responds rejects accuses ' +
    'announces reveals admits claims mocks attacks criticizes criticises condemns compares wins hits hints explains insists ' +
    'demands promises pledges refuses questions asks thinks believes declares dismisses apologizes apologises reassures ' +
    'meets visits takes makes gives gets goes keeps holds leads joins faces fires seeks signs sues speaks talks'
  ).split(' '),
);

export const isHeadlineVerb = (word: string): boolean => HEADLINE_VERBS.has(word.toLowerCase());

export const isReportingVerb = (word: string): boolean => VERBS.has(word);
