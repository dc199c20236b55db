import { isPersonNoun } from '../../words/titles.ts';
import { wordSet } from '../../words/word-list.ts';
import {
  ENTITY_TYPES,
  INSIDE,
  isFiniteVerb,
  type Page,
  sentenceEnd,
  sentenceStart,
  type TokenRange,
  tagAt,
} from '../page/page.ts';
import type { Content } from './contents.ts';

/** Somebody without a name: "two people briefed on the talks | said". */
export interface UnnamedSource {
  /** As printed. */
  phrase: TokenRange;
  head: number;
  /** The clause before the comma, where it is what they say. */
  content: Content | undefined;
}

const COUNTS = wordSet('one another some several many most few both other others');
const SOURCES = wordSet('them those source');
const MAX_PHRASE = 16;

/** Who speaks in so many words before a verb, if they are told by their number alone. */
export const unnamedSource = (page: Page, at: number): UnnamedSource | undefined => {
  if (!/^VB[DZP]$/.test(tagAt(page, at)) || joinsVerbs(page, at)) return undefined;
  const first = sentenceStart(page, at);
  let from = at;
  while (from > first && page.isMark[from - 1] === 0) {
    if (
      at - from >= MAX_PHRASE ||
      page.quote[from - 1] === INSIDE ||
      (isFiniteVerb(page, from - 1) && !isParticiple(page, from - 1, at))
    )
      return undefined;
    from--;
  }
  while (from < at && /^(?:and|but|however|meanwhile)$/.test(page.lower[from]!)) from++;
  // "all but two of them"
  if (page.lower[from] === 'all' && page.lower[from + 1] === 'but' && from + 2 < at)
    return { phrase: { from, to: at }, head: from + 2, content: undefined };
  if (from >= at - 1 || !isCounted(page, from, at)) return undefined;
  // "Keller, a retired judge who | said"
  if (page.lower[at - 1] === 'who' && page.text[from - 1] === ',' && page.entity[from - 2] === ENTITY_TYPES.person)
    return undefined;
  const head = headOf(page, from, at);
  if (head === undefined || isNamed(page, from, at)) return undefined;
  // "One woman bitterly | complained"
  let to = at;
  while (to > head + 1 && (tagAt(page, to - 1) === 'RB' || page.lower[to - 1] === 'who')) to--;
  return { phrase: { from, to }, head, content: clauseBefore(page, at, first, from) };
};

/** "An aide asked to comment declined but | said": a verb before has the same subject. */
const joinsVerbs = (page: Page, at: number): boolean => {
  const before = tagAt(page, at - 1) === 'RB' ? at - 2 : at - 1;
  return before >= sentenceStart(page, at) && tagAt(page, before) === 'CC';
};

/** "a person familiar with the matter", not "a spokesman", which is plain. */
const isCounted = (page: Page, from: number, to: number): boolean =>
  COUNTS.has(page.lower[from]!) || tagAt(page, from) === 'CD' || (/^an?$/.test(page.lower[from]!) && to - from > 3);

/** A past form behind its noun is a participle: "people briefed on the talks said". */
const isParticiple = (page: Page, i: number, at: number): boolean =>
  tagAt(page, i) === 'VBD' && i < at - 1 && /^(?:on|of|by|in|with|about|to)$/.test(page.lower[i + 1]!);

/** "a lawyer named Keller", "a spokeswoman for Keller": the name tells more. */
const isNamed = (page: Page, from: number, to: number): boolean => {
  for (let i = from; i < to; i++)
    if (page.entity[i] === ENTITY_TYPES.person || /^(?:named|called|known)$/.test(page.lower[i]!)) return true;
  return false;
};

/** The noun for those who speak: "another of the sources" are sources. */
const headOf = (page: Page, from: number, to: number): number | undefined => {
  for (let i = from; i < to; i++) {
    const word = page.lower[i]!;
    if (!tagAt(page, i).startsWith('N') && word !== 'them') continue;
    const isCompound = i + 1 < to && tagAt(page, i + 1).startsWith('N');
    if (isCompound) continue;
    const noun = word.replace(/s$/, '');
    return word === 'people' || SOURCES.has(word) || SOURCES.has(noun) || isPersonNoun(noun) ? i : undefined;
  }
  return undefined;
};

/** The clause that ends at the comma before them, where no other follows the verb. */
const clauseBefore = (page: Page, at: number, first: number, from: number): Content | undefined => {
  if (from - 1 <= first || page.text[from - 1] !== ',' || page.quote[from - 2] !== 0) return undefined;
  for (let i = at + 1; i < sentenceEnd(page, at) && page.isMark[i] === 0; i++)
    if (isFiniteVerb(page, i) || /^(?:that|to)$/.test(page.lower[i]!)) return undefined;
  if (/^(?:IN|WRB|VBG|VBN)$/.test(tagAt(page, first))) return undefined;
  for (let i = first; i < from - 1; i++) if (isFiniteVerb(page, i)) return [{ from: first, to: from - 1 }];
  return undefined;
};
