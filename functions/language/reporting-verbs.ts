/** Past and present forms of the verbs with which news reports speech after a quotation ("…?" Panetta asked). */
const VERBS = new Set(
  (
    'said says asked asks told tells added adds replied replies answered answers wrote writes tweeted tweets exclaimed ' +
    'shouted shouts cried demanded demands wondered wonders quipped joked remarked noted insisted continued declared ' +
    'explained responded recalled inquired enquired retorted yelled argued warned urged'
  ).split(' '),
);

export const isReportingVerb = (word: string): boolean => VERBS.has(word);
