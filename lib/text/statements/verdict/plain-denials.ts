import { hasChild, type Page, relationAt } from '../page/page.ts';
import type { Utterance } from '../utterance.ts';

const DENYING = /^den(?:y|ies|ied|ying)$/;
const MAX_DENIED = 12;
const SURE = 0.8;

/** What somebody may be charged with, or the charge itself. */
const CHARGED =
  /^(?:this|it|that|them|(?:[\p{L}\d,-]+ ){0,5}?(?:charges?|allegations?|accusations?|claims?|counts?|offences?|offenses?|wrongdoing|misconduct|negligence|involvement|responsibility|liability|knowledge|guilt|affair|arson|murders?|manslaughter|killings?|rapes?|assaults?|theft|burglary|robber(?:y|ies)|fraud|forgery|bribery|corruption|perjury|blackmail|extortion|conspiracy|plotting|spying|espionage|treason|harassment|abuse|racism|smuggling|laundering|trafficking|doping|cheating|stealing|lying|plagiarism|collusion|links?|ties))\b/iu;

/**
 * Whether somebody denies a charge in so many words: "Cole, who denies arson", "he denies this". It is short, and so looks
 * like the deed that "denied him bail" is.
 */
export const isPlainDenial = (page: Page, { report, content, party, odds }: Utterance, said: string): boolean => {
  if (!report || !party || odds.party < SURE || content.length !== 1) return false;
  const { at } = report.predicate;
  const { from, to } = content[0]!;
  const isShort = from > at && from - at <= 2 && to - from <= MAX_DENIED;
  // "denied the charges: “We were not there.”" leads to what is said.
  if (!isShort || page.text[to] === ':' || report.source < 0 || report.source > at) return false;
  const isGiven = hasChild(page, at, (child) => relationAt(page, child) === 'iobj');
  return DENYING.test(page.lower[at]!) && !isGiven && CHARGED.test(said);
};
