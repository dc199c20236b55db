import { isPersonNoun } from '../../words/titles.ts';
import {
  hasChild,
  INSIDE,
  isVerb,
  NO_CUE,
  OUTSIDE,
  type Page,
  REPORT_NOUN,
  relationAt,
  sentenceEnd,
  sentenceStart,
  tagAt,
} from '../page/page.ts';
import { isReportNoun } from './cues.ts';
import { estimateAt } from './estimates.ts';
import { hearingAt } from './hearings.ts';
import { madeClearAt, tellsAnswer } from './that-clauses.ts';

/** A word that may report what somebody says: a verb, a noun, "according", a colon between speaker and words. */
export type PredicateKind = 'verb' | 'noun' | 'according' | 'mark';

export interface Predicate {
  kind: PredicateKind;
  /** The word on the page. */
  at: number;
}

const KINDS = { verb: 0, noun: 1, according: 2, mark: 3 };

/** A number for the kind of a predicate and the class of its cue: features go with it. */
export const classOf = (page: Page, { kind, at }: Predicate): number => page.cue[at]! * 4 + KINDS[kind];

/** Every word outside quotation marks that may report, in order. Most will turn out to report nothing. */
export const predicatesOf = (page: Page): Predicate[] => {
  const predicates: Predicate[] = [];
  for (let at = 0; at < page.size; at++) {
    const kind = kindOf(page, at);
    if (kind) predicates.push({ kind, at });
  }
  return predicates;
};

const kindOf = (page: Page, at: number): PredicateKind | undefined => {
  if (page.quote[at] === INSIDE) return undefined;
  const word = page.lower[at]!;
  if (word === ':') return at > sentenceStart(page, at) && at + 1 < page.size ? 'mark' : undefined;
  if (word === 'according') return 'according';
  const tag = tagAt(page, at);
  if (tag === 'RB' || relationAt(page, at).startsWith('aux') || isInTitle(page, at)) return undefined;
  // "was | quoted as saying"
  if (word === 'quoted' && page.lower[at + 1] === 'as' && page.lower[at + 2] === 'saying') return undefined;
  // "| declined to say how": who says it or not
  if (/^(?:declin|refus)/.test(word) && page.lower[at + 1] === 'to' && tellsAnswer(page, at + 2)) return undefined;
  // "let it be | known that"
  if (word === 'known' && page.lower[at - 1] === 'be' && page.lower[at - 2] === 'it') return undefined;
  // "Other examples | cited include"
  if (/^include[sd]?$/.test(page.lower[at + 1] ?? '') && tagAt(page, at - 1) === 'NNS') return undefined;
  if (isPlainPresent(page, at) || estimateAt(page, at) || madeClearAt(page, at) !== undefined || hearingAt(page, at))
    return 'verb';
  const isNoun = tag.startsWith('N');
  if (isNoun && isReportNoun(word)) return 'noun';
  // "denied" or "says" taken for a noun or an adjective is a verb all the same; "support" and "name" are none.
  if (page.cue[at] !== NO_CUE && page.cue[at] !== REPORT_NOUN)
    return isNoun && !/(?:ed|[^s]s)$/.test(word) ? undefined : 'verb';
  if (!tag.startsWith('VB')) return undefined;
  return hasClause(page, at) || bordersQuotation(page, at) ? 'verb' : undefined;
};

/** "who'll release | Tell Me It Is Over": a verb with a capital within a sentence that writes others small. */
const isInTitle = (page: Page, at: number): boolean => {
  const isBig = (i: number): boolean => /^\p{Lu}/u.test(page.text[i] ?? '');
  if (!isBig(at) || !isVerb(page, at)) return false;
  const first = sentenceStart(page, at);
  if (at === first || page.isMark[at - 1] === 1 || !(isBig(at - 1) || isBig(at + 1))) return false;
  const from = Math.max(first + 1, at - MAX_BESIDE);
  const to = Math.min(sentenceEnd(page, at), at + MAX_BESIDE);
  const others = page.text.slice(from, to).filter((word) => /^\p{L}{4,}/u.test(word));
  return others.filter((word) => /^\p{Ll}/u.test(word)).length > others.length / 2;
};

/** Words on either side that tell how a sentence is written. */
const MAX_BESIDE = 30;

/** "Some | claim that", "But experts | caution that": a verb, though a noun looks the same, right behind who opens the sentence. */
export const isPlainPresent = (page: Page, at: number): boolean => {
  if (page.lower[at + 1] !== 'that' || page.cue[at] === NO_CUE || !/[^s]$/.test(page.lower[at]!)) return false;
  const subject = at - 1;
  const isMany = MANY.test(page.lower[subject] ?? '');
  if (!isMany && !(tagAt(page, subject) === 'NNS' && isPersonNoun(page.lower[subject]!.replace(/s$/, ''))))
    return false;
  const first = sentenceStart(page, at);
  for (let i = subject - 1; i >= first; i--) if (!/^(?:CC|DT|JJ|RB)$/.test(tagAt(page, i))) return false;
  return subject >= first;
};

const MANY = /^(?:some|many|others|most|several|both)$/;

const hasClause = (page: Page, at: number): boolean =>
  hasChild(page, at, (child) => relationAt(page, child) === 'ccomp');

/** Whether a quotation begins or ends within a few words. */
const bordersQuotation = (page: Page, at: number): boolean => {
  const first = Math.max(sentenceStart(page, at), at - 5);
  const last = Math.min(sentenceEnd(page, at), at + 4);
  for (let i = first; i < last; i++) if (page.quote[i] !== OUTSIDE) return true;
  return false;
};
