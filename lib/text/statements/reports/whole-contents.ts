import {
  INSIDE,
  isFiniteVerb,
  OPENING_MARK,
  OUTSIDE,
  type Page,
  sentenceEnd,
  sentenceStart,
  type TokenRange,
  tagAt,
} from '../page/page.ts';
import type { Content } from './contents.ts';
import { cueOf } from './cues.ts';
import type { Predicate } from './predicates.ts';

/** A content whose first or last words the choice of its edges has left out, as far as the words around tell it plainly. */
export const wholeContent = (page: Page, predicate: Predicate, content: Content): Content => {
  const [first, ...others] = content;
  if (!first) return content;
  // "ruled | that | out | as “a fantasy” |"
  if (page.lower[first.from] === 'out' && first.from === predicate.at + 2 && /^rul/.test(page.lower[predicate.at]!)) {
    const what = { from: predicate.at + 1, to: first.from };
    return first.to > first.from + 1 ? [what, { ...first, from: first.from + 1 }, ...others] : [what, ...others];
  }
  const start = blamedBefore(page, predicate.at, quotationStart(page, predicate, first));
  const whole = { ...first, from: thatBefore(page, start) };
  const what = dismissedBehind(page, predicate.at, whole);
  if (what && others.length === 0) return [{ from: predicate.at + 1, to: what }];
  const last = others.at(-1) ?? whole;
  const to = goesOnTo(page, predicate.at, { ...last, to: quotationEnd(page, predicate.at, last) });
  if (others.length > 0) return [whole, ...others.slice(0, -1), { ...last, to }];
  const rest = verbBehind(page, predicate.at, whole);
  return rest ? [whole, rest] : [{ ...whole, to }];
};

/** "criticised | reporters for | claiming that it was empty": the claim is theirs. */
const blamedBefore = (page: Page, at: number, from: number): number => {
  if (from < at + 3 || from - at > MAX_BLAMED || page.lower[from - 1] !== 'for' || !CLAIMING.test(page.lower[from]!))
    return from;
  for (let i = at + 1; i < from; i++) if (page.isMark[i] === 1 || page.quote[i] !== OUTSIDE) return from;
  return at + 1;
};

/** `dismissed as | “half-baked” | a report that ships had been lost`: where that which is dismissed ends. */
const dismissedBehind = (page: Page, at: number, { from, to }: TokenRange): number | undefined => {
  if (!/^(?:dismiss|reject|denounc|decr|condemn)/.test(page.lower[at]!) || page.lower[at + 1] !== 'as')
    return undefined;
  if (from > at + 3 || page.quote[from] !== INSIDE || page.sentence[to + 1] !== page.sentence[at]) return undefined;
  const what = page.quote[to] === OUTSIDE ? to : to + 1;
  if (tagAt(page, what) !== 'DT' || page.quote[what] !== OUTSIDE) return undefined;
  return next(what, sentenceEnd(page, at), (i) => /^[,.;:—–]$/.test(page.text[i]!));
};

const MAX_BLAMED = 12;
const CLAIMING = /^(?:claiming|saying|suggesting|implying|alleging|arguing|insinuating|stating|asserting)$/;

/** "The person who plays the mayor, three aides said, | has been chosen": what the words before the report are the subject of. */
const verbBehind = (page: Page, at: number, { to }: TokenRange): TokenRange | undefined => {
  if (to > at || page.text[to] !== ',' || at - to > MAX_ASIDE || page.quote[to - 1] === INSIDE) return undefined;
  for (let i = to - 1; i >= sentenceStart(page, at); i--)
    if (isFiniteVerb(page, i) && !/^(?:who|which|that)$/.test(page.lower[i - 1] ?? '')) return undefined;
  let comma = at + 1;
  while (comma - at < MAX_ASIDE && page.isMark[comma] === 0 && !isFiniteVerb(page, comma)) comma++;
  const from = comma + 1;
  if (page.text[comma] !== ',' || page.sentence[from] !== page.sentence[at] || !isFiniteVerb(page, from))
    return undefined;
  return { from, to: next(from, sentenceEnd(page, at), (i) => page.isMark[i] === 1 && page.quote[i] !== INSIDE) };
};

/** Words of a report between commas. */
const MAX_ASIDE = 10;

/** "said | that fact speaks volumes": a fact, and no conjunction. */
const thatBefore = (page: Page, from: number): number =>
  page.lower[from - 1] === 'that' &&
  POINTED_AT.test(page.lower[from]!) &&
  page.sentence[from - 1] === page.sentence[from]
    ? from - 1
    : from;

const POINTED_AT =
  /^(?:fact|decision|number|figure|statement|man|woman|person|kind|sort|part|point|idea|plan|day|question|answer|issue|move|claim|argument|report|case|line|remark|comment|moment|law|rule|bill|vote)$/;

/** `“That's | terrible,” Keller said`: from the first word of the quotation that the verb stands behind. */
const quotationStart = (page: Page, { at }: Predicate, { from, to }: TokenRange): number => {
  if (to > at || page.quote[from] !== INSIDE) return from;
  let first = from;
  while (first > 0 && page.quote[first - 1] === INSIDE && page.sentence[first - 1] === page.sentence[at]) first--;
  return first;
};

/** `said “it will close in May, | and nobody was told” of it`: to the last word of a quotation that begins the words. */
const quotationEnd = (page: Page, at: number, { from, to }: TokenRange): number => {
  if (from < at || page.quote[from] !== INSIDE || page.quote[from - 1] === INSIDE) return to;
  let last = to;
  while (
    last < page.size &&
    page.quote[last] === INSIDE &&
    page.quotation[last] === page.quotation[from] &&
    page.sentence[last] === page.sentence[from]
  )
    last++;
  return last;
};

/** `said that it was “a shame” | and that he would sue`: nobody but the speaker goes on so. */
const goesOnTo = (page: Page, at: number, { from, to }: TokenRange): number => {
  if (from < at || to <= at) return to;
  const end = sentenceEnd(page, at);
  const isComma = (i: number): boolean => page.text[i] === ',';
  // "that the bridge |, which is old, would close"
  if (page.text[to] === ',' && /^wh(?:ich|o)$/.test(page.lower[to + 1] ?? '') && page.quote[to] === OUTSIDE) {
    const verb = next(to + 1, end, isComma) + 1;
    if (verb < end && isFiniteVerb(page, verb) && page.quote[verb] === OUTSIDE)
      return next(verb, end, (i) => page.isMark[i] === 1);
  }
  let and = to;
  while (and < page.size && page.isMark[and] === 1 && page.text[and] !== '.' && page.text[and] !== ';') and++;
  const second = secondQuotation(page, to, and);
  if (second !== undefined) return second;
  // "was “dead” | and would “never work”"
  if (/^(?:and|or)$/.test(page.lower[and] ?? '') && tagAt(page, and + 1) === 'MD' && page.quote[and] === OUTSIDE) {
    const stop = next(and + 2, end, (i) => page.isMark[i] === 1 && page.quote[i] === OUTSIDE);
    return page.sentence[and] === page.sentence[at] ? stop : to;
  }
  if (!/^(?:and|but)$/.test(page.lower[and] ?? '') || page.lower[and + 1] !== 'that' || tagAt(page, and + 1) !== 'IN')
    return to;
  if (page.quote[and] === INSIDE) return to;
  let last = and + 2;
  let hasVerb = false;
  for (; last < end; last++) {
    // "that the bridge, which is old, would close"
    if (page.text[last] === ',' && /^wh(?:ich|o)$/.test(page.lower[last + 1] ?? ''))
      last = next(last + 1, end, isComma);
    if (last >= end || (page.isMark[last] === 1 && page.text[last] !== ',')) break;
    if (page.text[last] === ',' && hasVerb) break;
    if (isFiniteVerb(page, last)) hasVerb = true;
  }
  return hasVerb && page.sentence[and] === page.sentence[at] ? last : to;
};

/** `called it a “new low” | and a “bizarre attempt”`: where the second quotation ends. */
const secondQuotation = (page: Page, to: number, and: number): number | undefined => {
  if (page.quote[to - 1] === OUTSIDE || page.lower[and] !== 'and') return undefined;
  let i = and + 1;
  while (i <= and + 2 && /^(?:DT|RB|PRP\$)$/.test(tagAt(page, i))) i++;
  if (page.quote[i] !== OPENING_MARK || page.sentence[i] !== page.sentence[to]) return undefined;
  const end = next(i + 1, page.size, (k) => page.quote[k] !== INSIDE);
  return page.sentence[end - 1] === page.sentence[to] ? end : undefined;
};

/** The first token from a place on that is so; `end` if none is. */
const next = (from: number, end: number, isSo: (i: number) => boolean): number => {
  let i = from;
  while (i < end && !isSo(i)) i++;
  return i;
};

/** "argued | against the tunnel", which the tunnel alone would turn round; but "warned against | closing it". */
export const withAgainst = (page: Page, { at }: Predicate, content: Content): Content => {
  const [first, ...others] = content;
  const isOpposed = first && first.from > at + 1 && page.lower[first.from - 1] === 'against';
  if (!isOpposed || page.quote[first.from] === INSIDE || ADVICE.has(cueOf(page.lower[at]!)?.lemma ?? ''))
    return content;
  return [{ ...first, from: first.from - 1 }, ...others];
};

const ADVICE = new Set(['warn', 'caution', 'advise', 'alert']);
