import { wordSet } from '../../words/word-list.ts';
import { type Page, type TokenRange, tagAt } from '../page/page.ts';
import { nounPhraseAt } from './noun-phrase.ts';

const NOUNS = wordSet(
  `poll survey study report analysis audit index ranking review investigation dossier campaign administration
   ministry council department union court university committee commission embassy board hospital agency authority`,
);
/** Tokens before a document that are searched for its name, and behind it where the article begins with it. */
const BACK = 1500;
const AHEAD = 300;
/** Sentences that count as the beginning. */
const OPENING = 3;
const MAX_WORDS = 12;
const ANOTHER = /^(?:an?|another|other|new|separate|second|third|one|every|each|any|no)$/;

/**
 * The phrase by which the article names the document that "the poll", "the campaign" or a headline's "Poll" stands for: "a Marlow
 * University poll". The last one named before it, with no other between; at the beginning also the first named later.
 * Undefined where it is not bare, or the article names none.
 */
export const namedDocument = (page: Page, head: number): TokenRange | undefined => {
  const noun = page.lower[head]!;
  if (!NOUNS.has(noun) || !isBare(page, head)) return undefined;
  for (let i = head - 1; i >= Math.max(0, head - BACK); i--) {
    if (page.lower[i] !== noun || page.isMark[i] === 1) continue;
    const named = nameOf(page, i);
    if (named) return named;
    if (ANOTHER.test(page.lower[page.from[i]!]!)) return undefined;
  }
  if (page.sentence[head]! >= OPENING) return undefined;
  for (let i = head + 1; i < Math.min(page.size, head + AHEAD); i++) {
    const named = page.lower[i] === noun ? nameOf(page, i) : undefined;
    if (named) return named;
  }
  return undefined;
};

const isBare = (page: Page, head: number): boolean => {
  const { from, to } = nounPhraseAt(page, head);
  if (to !== head + 1) return false;
  return from === head || (from === head - 1 && /^(?:the|this|that)$/.test(page.lower[from]!));
};

/** The phrase without its article, if it has a name in it. */
const nameOf = (page: Page, head: number): TokenRange | undefined => {
  if (!tagAt(page, head).startsWith('N')) return undefined;
  const phrase = nounPhraseAt(page, head);
  let { from } = phrase;
  while (
    from < head &&
    (/^(?:DT|CD|PRP\$)$/.test(tagAt(page, from)) || /^(?:new|latest|recent|fresh)$/.test(page.text[from]!))
  )
    from++;
  let to = head + 1;
  // "a poll by Marlow University": up to the first name that stands behind a preposition.
  if (!hasName(page, from, to) && /^(?:by|from|of)$/.test(page.lower[to] ?? ''))
    while (to < phrase.to && (page.entity[to]! > 0 || !hasName(page, head, to))) to++;
  return to - from <= MAX_WORDS && hasName(page, from, to) ? { from, to } : undefined;
};

const hasName = ({ entity }: Page, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (entity[i]! > 0) return true;
  return false;
};
