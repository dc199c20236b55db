import { wordSet } from '../../words/word-list.ts';
import {
  childrenAt,
  INSIDE,
  isFiniteVerb,
  isNominal,
  isVerb,
  type Page,
  relationAt,
  sentenceEnd,
  sentenceStart,
  type TokenRange,
  tagAt,
  wordAt,
} from '../page/page.ts';

const HELD = wordSet('court tribunal inquest inquiry hearing committee subcommittee panel commission enquiry');
const HEARERS = wordSet('jury jurors judge judges magistrates councillors mps lawmakers senators peers delegates');
const AUXILIARIES = /^(?:has|have|had|was|were|been|also|then|later|earlier|previously)$/;

/** Who hears words whose speaker the sentence does not name. */
export interface Hearing {
  /** The noun for who hears. */
  at: number;
  /** Whether it is where it is said, as a court is, or to whom, as jurors are. */
  isVenue: boolean;
}

/**
 * "Harlow Crown Court | heard that he had left", "…, the inquest was | told": a court or its jury that hears what somebody
 * says. Undefined where it hears no words, or hears them by somebody: "was told by a clerk that …".
 */
export const hearingAt = (page: Page, at: number): Hearing | undefined => {
  const isTold = page.lower[at] === 'told';
  if ((!isTold && !/^hear(?:d|s)$/.test(page.lower[at]!)) || page.quote[at] === INSIDE) return undefined;
  // "He felt no pain, the inquest | heard.", which the tagger takes for a noun
  if (!isVerb(page, at) && !HELD.has(wordAt(page, at - 1))) return undefined;
  const first = sentenceStart(page, at);
  let before = at - 1;
  let isPassive = false;
  while (before > first && AUXILIARIES.test(page.lower[before]!)) {
    if (/^(?:was|were|been)$/.test(page.lower[before]!)) isPassive = true;
    before--;
  }
  if (isTold !== isPassive || /^(?:by|from)$/.test(page.lower[at + 1] ?? '')) return undefined;
  // "The hearing, in Harlow, | heard", "Members on the panel | heard"
  const subject = childrenAt(page, at).find((child) => child < at && relationAt(page, child).startsWith('nsubj'));
  for (const head of [subject ?? before, before])
    if (tagAt(page, head).startsWith('N') && page.quote[head] !== INSIDE) {
      const isVenue = HELD.has(page.lower[head]!);
      if (isVenue || HEARERS.has(page.lower[head]!)) return { at: head, isVenue };
    }
  return undefined;
};

/** "He had met the owner twice, the inquest | heard.": the clause before, where nothing follows. */
export const heardBefore = (page: Page, at: number, hearing: Hearing): TokenRange | undefined => {
  if (page.isMark[at + 1] !== 1 || at + 1 < sentenceEnd(page, at) - 1) return undefined;
  let hearer = page.from[hearing.at]!;
  while (isNominal(page, hearer - 1)) hearer--;
  const to = hearer - 1;
  const from = sentenceStart(page, at);
  if (to <= from || page.text[to] !== ',') return undefined;
  for (let i = from; i < to; i++) if (isFiniteVerb(page, i)) return { from, to };
  return undefined;
};
