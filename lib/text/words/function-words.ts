import { wordSet } from './word-list.ts';

/** English words that carry grammar rather than meaning. */
export const ENGLISH_FUNCTION_WORDS = wordSet(
  `a about above across after again against ago all almost along already also although always am among an and another
   any anyone anything are around as at away back be became because become been before behind being below beside
   besides between beyond both but by came can cannot come could did do does doing done down during each either else
   enough even ever every everyone everything few for former from further gave get gets getting give given go goes
   going gone got had has have having he her here hers herself him himself his how however i if in including indeed
   instead into is it its itself just keep kept last later least less let like made make makes making many may maybe me
   might mine more most much must my myself near nearly neither never next no nobody none nor not nothing now of off
   often on once one only onto or other others our ours ourselves out over own per perhaps put quite rather really same
   say saying says said see seem seemed seems several shall she should since so some somebody someone something soon
   still such take taken takes taking than that the their theirs them themselves then there therefore these they thing
   things this those though three through throughout thus to together told too took toward towards two under unless
   until up upon us use used very was way we well went were what whatever when where whether which while who whole whom
   whose why will with within without would yet you your yours yourself`,
);
