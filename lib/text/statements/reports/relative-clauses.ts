import { wordSet } from '../../words/word-list.ts';
import {
  INSIDE,
  isFiniteVerb,
  isVerb,
  OUTSIDE,
  type Page,
  sentenceStart,
  type TokenRange,
  tagAt,
} from '../page/page.ts';
import { cueOf } from './cues.ts';

/**
 * The end of reported words in a relative clause before the verb of the clause around it: "messages in which he said the
 * port was dull | were leaked", "messages in which he mocked | tenants were leaked". The start where nothing is left, the
 * end as it is in other clauses.
 */
export const endBeforeOuterVerb = (page: Page, at: number, { from, to }: TokenRange): number => {
  if (from < at) return to;
  const outer = commaBeforeOuterVerb(page, at, { from, to });
  if (outer !== undefined) return outer;
  if (!isBeforeOuterVerb(page, at)) return to;
  const finite: number[] = [];
  for (let i = from; i < to; i++) {
    if (page.isMark[i] === 1 && finite.length > 1) break;
    if (page.quote[i] === INSIDE || page.isMark[i] === 1) return to;
    if (isFiniteVerb(page, i) && !/^(?:that|who|which)$/.test(page.lower[i - 1]!)) finite.push(i);
  }
  // "that the dam leaked | were sent": a verb that the tagger took for a participle.
  const [only] = finite;
  if (finite.length === 1 && hasParticiple(page, from, only!)) return only!;
  if (finite.length === 1) return takesClause(page, at, from) ? to : from;
  const last = finite.at(-1);
  // "and was", "but were": a second verb of the same subject.
  return last === undefined || /^(?:and|but|or)$/.test(page.lower[last - 1]!) ? to : last;
};

/** "A dealer, who | said she lost 140 bags |, broke down": the comma that ends the relative clause behind the subject. */
const commaBeforeOuterVerb = (page: Page, at: number, { from, to }: TokenRange): number | undefined => {
  const who = /^(?:has|have|had)$/.test(page.lower[at - 1]!) ? at - 2 : at - 1;
  const first = sentenceStart(page, at);
  if (page.lower[who] !== 'who' || page.text[who - 1] !== ',') return undefined;
  if (who - first < 2 || who - first > MAX_SUBJECT) return undefined;
  for (let i = first; i < who; i++) if (isFiniteVerb(page, i) || page.quote[i] !== OUTSIDE) return undefined;
  for (let comma = from + 1; comma + 1 < to; comma++)
    if (page.text[comma] === ',' && page.quote[comma] === OUTSIDE && /^VB[DZ]$/.test(tagAt(page, comma + 1)))
      return comma;
  return undefined;
};

/** Words of the subject that a relative clause stands behind. */
const MAX_SUBJECT = 60;

const hasParticiple = (page: Page, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (tagAt(page, i) === 'VBN') return true;
  return false;
};

/** Whether the one finite verb may be that of the reported clause: "said that it was", "said it was". */
const takesClause = (page: Page, at: number, from: number): boolean =>
  BARE.has(cueOf(page.lower[at]!)?.lemma ?? '') ||
  (from - at > 1 && /^(?:that|whether|if)$/.test(page.lower[from - 1]!));

/** What reports a clause without "that". */
const BARE = wordSet(
  'say claim believe think allege insist admit argue warn know feel report suggest announce hope fear expect',
);

/** Whether the predicate stands in a relative clause behind a noun that still waits for its verb: "Messages in which he". */
const isBeforeOuterVerb = (page: Page, at: number): boolean => {
  const first = sentenceStart(page, at);
  if (describesSubject(page, first, at)) return true;
  let pronoun = at - 1;
  while (pronoun > first && !/^(?:which|who|where)$/.test(page.lower[pronoun]!)) {
    if (at - pronoun > MAX_CLAUSE || page.isMark[pronoun] === 1) return false;
    if (isVerb(page, pronoun) && !AUXILIARY.test(page.lower[pronoun]!)) return false;
    pronoun--;
  }
  if (pronoun <= first) return false;
  for (let i = pronoun - 1; i >= first; i--) {
    if (isFiniteVerb(page, i)) return false;
    if (page.isMark[i] === 1) return i < pronoun - 1;
    if (OPENS_CLAUSE.has(page.lower[i]!)) return true;
  }
  return true;
};

/** "Doctors | warning that wards would close | have written": a participle behind the noun that opens the sentence. */
export const describesSubject = (page: Page, first: number, at: number): boolean => {
  if (tagAt(page, at) !== 'VBG' || at === first || !tagAt(page, at - 1).startsWith('N')) return false;
  for (let i = first; i < at; i++) if (isVerb(page, i) || page.isMark[i] === 1 || tagAt(page, i) === 'IN') return false;
  return true;
};

const AUXILIARY = /^(?:has|have|had|is|was|are|were)$/;
const MAX_CLAUSE = 8;
const OPENS_CLAUSE = wordSet('after before when while because since until that once although though if as');
