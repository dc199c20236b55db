import { relationNumber } from '../../language/syntax/tags.ts';
import { wordSet } from '../../words/word-list.ts';
import type { Choice, Group } from '../choices/choice.ts';
import { Features } from '../choices/features.ts';
import {
  CLOSING_MARK,
  hasChild,
  INSIDE,
  isVerb,
  type Page,
  rootOf,
  SPEECH,
  sentenceEnd,
  type TokenRange,
  tagAt,
} from '../page/page.ts';
import type { Predicate } from './predicates.ts';

/** Gathers the features of one group at a time. */
const features = new Features();

export interface EndChoice extends Choice {
  /** Of each candidate; the first is the end as it was. */
  ends: number[];
}

const MAX_ENDS = 16;
const MAX_WIDTH = 120;

const bucket = (n: number): number => (n <= 5 ? n : n <= 8 ? 6 : n <= 14 ? 7 : n <= 25 ? 8 : 9);

/**
 * Where reported words end before the end of their sentence: "the bank would close, | which surprised many", "she was
 * right | and left the room". Undefined where nothing can be cut: a quotation ends with its marks.
 */
export const endChoice = (page: Page, { at }: Predicate, { from, to }: TokenRange): EndChoice | undefined => {
  if (from < at || to - from < 3 || to - from > MAX_WIDTH || to > sentenceEnd(page, at)) return undefined;
  if (page.quote[from] === INSIDE && page.quote[to - 1] === INSIDE && page.quotation[from] === page.quotation[to - 1])
    return undefined;
  const ends: number[] = [to];
  for (let i = to - 1; i > from && ends.length < MAX_ENDS; i--)
    if (mayCut(page, i, from)) ends.push(endBefore(page, i));
  const distinct = [...new Set(ends)].filter((end) => end > from);
  if (distinct.length < 2) return undefined;
  const root = rootOf(page, [{ from, to }]);
  const groups = distinct.map((end) => featuresOf(page, at, from, to, end, root, features));
  return { groups, candidates: groups.map((_, group) => [group]), ends: distinct };
};

/** The end of the words before a place: without the mark there. */
const endBefore = (page: Page, place: number): number => {
  let end = place;
  while (end > 0 && page.isMark[end - 1] === 1 && page.quote[end - 1] !== CLOSING_MARK) end--;
  return end;
};

const OPENS = wordSet(
  `and but or while though although as after before when because since if unless until which who whose where whereas
  with without during despite following amid in at on for to by from under over about referring citing adding saying
  calling compared rather than prompting leading making according so yet even particularly especially including`,
);

/** Whether a clause or phrase begins at the word that may not belong to what is said. */
const mayCut = (page: Page, i: number, from: number): boolean => {
  if (page.quote[i] === INSIDE && page.quotation[i] !== page.quotation[from]) return false;
  if (page.isMark[i] === 1) return false;
  return page.isMark[i - 1] === 1 || OPENS.has(page.lower[i]!) || (isVerb(page, i) && page.lower[i]!.endsWith('ing'));
};

const featuresOf = (
  page: Page,
  at: number,
  from: number,
  to: number,
  end: number,
  root: number,
  f: Features,
): Group => {
  const lemma = page.lemma[at]!;
  const kept = end - from;
  const isWhole = end === to ? 1 : 0;
  f.add(600, isWhole);
  f.add(601, isWhole, lemma);
  f.add(602, bucket(kept), isWhole);
  const keptVerbs = verbsIn(page, from, end);
  f.add(603, keptVerbs, isWhole);
  f.add(604, page.tag[end - 1]!, isWhole);
  f.add(605, page.word[end - 1]!, isWhole);
  f.add(606, bucket(to - end), keptVerbs);
  if (isWhole) {
    f.add(607, verbsIn(page, from, to), bucket(to - from));
    return f.take();
  }
  let next = end;
  let comma = 0;
  while (next < to && page.isMark[next] === 1) {
    comma = page.text[next] === ',' ? 1 : 2;
    next++;
  }
  const word = page.word[next]!;
  const tag = page.tag[next]!;
  const cutVerbs = verbsIn(page, next, to);
  let head = next;
  for (let up = page.head[head]!; up >= 0 && page.from[up]! >= end && up < to; up = page.head[head]!) head = up;
  const above = page.head[head]!;
  // Whether the cut part hangs on the main word of what is said, deeper inside, on the predicate or elsewhere.
  const place = above === root ? 1 : above === at ? 2 : above >= from && above < end ? 3 : 0;
  const relation = page.relation[head]!;
  const subject = hasSubject(page, head) ? 1 : 0;
  const sameTense = page.tag[head] === page.tag[at] ? 1 : 0;
  const cue = page.cue[head]!;
  f.add(610, word, comma);
  f.add(611, word, comma, tag);
  f.add(612, word, page.word[Math.min(page.size - 1, next + 1)]!, comma);
  f.add(613, relation, place, comma);
  f.add(614, relation, comma, subject);
  f.add(615, word, relation, place);
  f.add(616, tag, page.tag[Math.min(page.size - 1, next + 1)]!, comma);
  f.add(617, word, cutVerbs, comma);
  f.add(618, comma, cutVerbs, bucket(to - next));
  f.add(619, relation, sameTense, subject);
  f.add(620, relation, cue, sameTense);
  f.add(621, word, sameTense, cue);
  f.add(622, word, subject, sameTense);
  f.add(623, lemma, word, comma);
  f.add(624, page.word[head]!, relation);
  f.add(625, page.tag[head]!, relation, comma);
  f.add(626, word, keptVerbs, comma);
  f.add(627, lemma, relation, place);
  f.add(628, word, page.tag[above < 0 ? next : above]!, comma);
  // "said it was old and warned …": is the other verb the predicate's equal, or that of the content?
  const equals = (sameTense << 1) | (page.tag[head] === page.tag[root] ? 1 : 0);
  f.add(629, relation, equals, subject * 8 + cue);
  f.add(630, page.tag[at]!, page.tag[root]!, (page.tag[head]! << 1) | subject);
  f.add(631, equals, cue, (subject << 4) | (comma << 2) | place);
  const goesOn = reportsAgain(page, at, next) ? 1 : 0;
  f.add(632, goesOn);
  f.add(633, goesOn, cue, page.tag[at]!);
  return f.take();
};

/** "… and warned", "… but has denied": what may be the speaker's next report, whatever the tree hangs it on. */
const reportsAgain = (page: Page, at: number, and: number): boolean => {
  if (!/^(?:and|but)$/.test(page.lower[and]!) || page.quote[and] === INSIDE) return false;
  let verb = and + 1;
  let isPerfect = false;
  while (verb < page.size && (tagAt(page, verb) === 'RB' || /^(?:has|have|had)$/.test(page.lower[verb]!))) {
    if (tagAt(page, verb) !== 'RB') isPerfect = true;
    verb++;
  }
  if (verb >= page.size || page.cue[verb] !== SPEECH) return false;
  if (isPerfect) return true;
  // The tagger often takes one of the past forms for the other.
  return PAST.has(tagAt(page, at)) ? PAST.has(tagAt(page, verb)) : tagAt(page, verb) === tagAt(page, at);
};

const PAST = new Set(['VBD', 'VBN']);

const verbsIn = (page: Page, from: number, to: number): number => {
  let verbs = 0;
  for (let i = from; i < to && verbs < 3; i++) if (isVerb(page, i)) verbs++;
  return verbs;
};

const hasSubject = (page: Page, head: number): boolean =>
  hasChild(page, head, (child) => SUBJECTS.has(page.relation[child]!));

const SUBJECTS = new Set([relationNumber('nsubj'), relationNumber('nsubj:pass'), relationNumber('expl')]);
