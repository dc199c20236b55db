import { wordSet } from './word-list.ts';

/** Verbs of saying and thinking that are no nouns in the form that goes with "they": allege, but not claim. */
export const VERBS_ONLY = wordSet(
  `acknowledge admit allege announce anticipate argue assert assume attest believe bemoan boast brag certify clarify
   complain concede conclude concur confirm contend declare decry denounce deny deplore determine disagree disclose
   discover divulge emphasise emphasize expect explain hypothesise imply indicate insinuate insist maintain posit predict
   presume proclaim profess propose reckon recommend recount reiterate reveal speculate suggest testify theorise
   theorize underscore vouch respond think swear threaten reject dismiss condemn`,
);

/** The same in the form that goes with "she", where that is no plural either. */
export const THIRD_PERSONS_ONLY = wordSet(
  'alleges attests certifies clarifies divulges hypothesises pleads quips reckons recounts speculates testifies theorises underlines vouches wonders',
);

/** Verbs that are nouns too: only behind those who speak, and before what they say. */
export const ALSO_NOUNS = wordSet(
  `caution claim doubt estimate fear forecast hope note promise question reply report stress suspect urge vow warn
   wonder counter demand dispute joke pledge remark`,
);
