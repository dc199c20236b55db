import { INSIDE, type Page, relationAt, sentenceStart, type TokenRange, tagAt } from '../page/page.ts';
import { nounPhraseAt } from '../speakers/noun-phrase.ts';
import type { Report } from './read-reports.ts';

const MAX_WORDS = 20;
const FINITE = /^(?:VBZ|VBD|VBP|MD)$/;

/**
 * The noun that a report in a relative clause says something of: "the road, which residents say | floods every spring":
 * "the road". Undefined where what is said has a subject of its own.
 */
export const relativeSubject = (page: Page, report: Report): TokenRange | undefined => {
  const { source, content, predicate, cue } = report;
  const [{ from }] = content as [TokenRange];
  if (source < 0 || source > predicate.at || from !== cue.to || page.quote[predicate.at] === INSIDE) return undefined;
  const first = sentenceStart(page, predicate.at);
  let end = page.from[source]!;
  const isBefore = (words: RegExp): boolean => end > first && words.test(page.lower[end - 1]!);
  if (isBefore(/^,$/)) end--;
  const isRelative = isBefore(/^(?:which|who|whom)$/);
  if (!isRelative && !FINITE.test(tagAt(page, afterAdverbs(page, from)))) return undefined;
  if (isRelative || isBefore(/^that$/)) end--;
  if (isBefore(/^,$/)) end--;
  if (end <= first || page.isMark[end - 1] === 1 || page.quote[end - 1] === INSIDE) return undefined;
  // "The way in which residents say it floods", "what residents say is a flood"
  if (/^(?:IN|WP)$/.test(tagAt(page, end - 1))) return undefined;
  const head = antecedentOf(page, predicate.at, source, end);
  if (head === undefined) return undefined;
  const phrase = nounPhraseAt(page, head);
  return end - phrase.from <= MAX_WORDS
    ? { from: phrase.from, to: end }
    : { from: phrase.from, to: Math.min(end, phrase.to) };
};

const afterAdverbs = (page: Page, from: number): number => {
  let i = from;
  while (i < page.size && tagAt(page, i) === 'RB') i++;
  return i;
};

/** The noun that the relative clause hangs on; where the tree has none, the noun right before it. */
const antecedentOf = (page: Page, at: number, source: number, end: number): number | undefined => {
  for (let verb = at, steps = 0; verb >= 0 && steps < 3; verb = page.head[verb]!, steps++) {
    const above = page.head[verb]!;
    if (relationAt(page, verb).startsWith('acl') && above < end && above >= 0 && above !== source)
      return tagAt(page, above).startsWith('N') ? above : undefined;
  }
  const nearest = end - 1;
  if (!tagAt(page, nearest).startsWith('N')) return undefined;
  let head = nearest;
  for (let up = page.head[head]!; up >= 0 && up < end && tagAt(page, up).startsWith('N'); up = page.head[head]!)
    head = up;
  return head;
};
