import type { Choice } from '../choices/choice.ts';
import { Features } from '../choices/features.ts';
import {
  childrenAt,
  covers,
  INSIDE,
  isVerb,
  OUTSIDE,
  type Page,
  POSSESSIVES,
  relationAt,
  sentenceEnd,
  sentenceStart,
  tagAt,
} from '../page/page.ts';
import type { Content } from './contents.ts';
import { Paths } from './paths.ts';
import { classOf, type Predicate, type PredicateKind } from './predicates.ts';

export interface SourceChoice extends Choice {
  /** Of each candidate, the head of the noun phrase; the first is -1: the sentence does not say whose words they are. */
  heads: number[];
}

const MAX_HEADS = 24;
const MAX_DISTANCE = 120;

/** Who of the sentence may be the source of a report. */
export const sourceChoice = (page: Page, predicate: Predicate, content: Content): SourceChoice => {
  const { at, kind } = predicate;
  const features = new Features();
  const paths = new Paths(page, at);
  const first = Math.max(sentenceStart(page, at), at - MAX_DISTANCE);
  const last = Math.min(sentenceEnd(page, at), at + MAX_DISTANCE);
  const cls = classOf(page, predicate);
  const heads = [-1];
  for (let i = first; i < last; i++)
    if (
      i !== at &&
      page.quote[i] !== INSIDE &&
      !covers(content, i) &&
      canHead(page, i) &&
      mayBeSource(page, i, at, kind)
    )
      heads.push(i);
  // The nearest ones.
  const near =
    heads.length <= MAX_HEADS
      ? heads
      : [
          -1,
          ...heads
            .slice(1)
            .sort((a, b) => Math.abs(a - at) - Math.abs(b - at))
            .slice(0, MAX_HEADS),
        ];
  const passive = isPassive(page, at) ? 1 : 0;
  const side = content.length === 0 ? 3 : content.length > 1 ? 2 : content[0]!.from > at ? 1 : 0;
  const groups = near.map((head) =>
    head < 0
      ? noneFeatures(page, at, cls, passive, side, features)
      : headFeatures(page, at, cls, passive, side, head, content, paths, features),
  );
  return { groups, candidates: groups.map((_, g) => [g]), heads: near };
};

/** Nouns, names, pronouns and what stands for them; not the parts of a name before its last word. */
const canHead = (page: Page, i: number): boolean => {
  const tag = tagAt(page, i);
  if (tag === 'PRP' || tag === 'PRP$' || tag === 'WP' || tag === 'WDT') return true;
  if (tag.startsWith('N')) return relationAt(page, i) !== 'compound' || page.entity[i]! > 0;
  return (tag === 'CD' || tag === 'DT') && !['det', 'nummod'].includes(relationAt(page, i));
};

/** By which prepositions a source may hang on a predicate: "alleged by Keller", "claims of the union", "according to her". */
const PREPOSITIONS = {
  verb: new Set(['by']),
  noun: new Set(['by', 'of', 'from']),
  according: new Set(['to', 'according']),
  mark: new Set<string>(),
};

/** Neither what is done to somebody nor a place or occasion speaks: objects, passive subjects, most prepositions. */
const mayBeSource = (page: Page, i: number, at: number, kind: PredicateKind): boolean => {
  if (page.head[i] === at && ['obj', 'iobj', 'nsubj:pass'].includes(relationAt(page, i))) return false;
  for (const child of childrenAt(page, i))
    if (relationAt(page, child) === 'case' && !POSSESSIVES.has(page.text[child]!))
      return PREPOSITIONS[kind].has(page.lower[child]!);
  return true;
};

/** Whether the verb is a passive one: its subject does not speak. */
const isPassive = (page: Page, at: number): boolean => {
  for (const child of childrenAt(page, at)) {
    const relation = relationAt(page, child);
    if (relation === 'aux:pass' || relation === 'nsubj:pass') return true;
    if (relation === 'aux') return false;
  }
  // "Asked whether he would go, Keller …"
  return tagAt(page, at) === 'VBN' && PARTICIPIAL.has(relationAt(page, at));
};

const PARTICIPIAL = new Set(['advcl', 'acl', 'amod']);

const bucket = (n: number): number => (n <= 4 ? n : n <= 7 ? 5 : n <= 12 ? 6 : n <= 25 ? 7 : 8);

const noneFeatures = (page: Page, at: number, cls: number, passive: number, side: number, f: Features): Int32Array => {
  f.add(200, cls);
  f.add(201, cls, passive, side);
  f.add(202, page.lemma[at]!, passive);
  f.add(203, page.relation[at]!, page.tag[at]!, cls);
  let subject = 0;
  for (const child of childrenAt(page, at)) if (relationAt(page, child).startsWith('nsubj')) subject = 1;
  f.add(204, subject, cls, passive);
  return f.take();
};

const headFeatures = (
  page: Page,
  at: number,
  cls: number,
  passive: number,
  side: number,
  head: number,
  content: Content,
  paths: Paths,
  f: Features,
): Int32Array => {
  const path = paths.from(head);
  const place = head > at ? 1 : 0;
  const distance = bucket(Math.abs(head - at));
  const lemma = page.lemma[at]!;
  const type = page.entity[head]! & 3;
  const tag = page.tag[head]!;
  const relation = page.relation[head]!;
  const order = content.length === 0 ? 4 : head < content[0]!.from ? 0 : head >= content.at(-1)!.to ? 1 : 2;
  let verbs = 0;
  let marks = 0;
  for (let i = Math.min(head, at) + 1; i < Math.max(head, at); i++) {
    if (isVerb(page, i)) verbs++;
    if (page.isMark[i] === 1) marks++;
  }
  const between = Math.min(verbs, 3) * 4 + Math.min(marks, 3);
  f.add(210, path, cls, passive);
  f.add(211, path, lemma);
  f.add(212, path, place, distance);
  f.add(213, path, tag);
  f.add(214, path, type, cls);
  f.add(215, path, page.cluster[head]!);
  f.add(216, path, side);
  f.add(217, place, distance, cls);
  f.add(218, place, distance, tag);
  f.add(219, place, between, cls);
  f.add(220, place, between, side);
  f.add(221, place, order, side);
  f.add(222, relation, place, cls);
  f.add(223, relation, place, passive);
  f.add(224, page.word[head]!);
  f.add(225, page.subcluster[head]!, cls);
  f.add(226, type, tag, place);
  f.add(227, relation, paths.joins(head) + 1, cls);
  f.add(228, place, wordBetween(page, head, at), cls);
  f.add(229, page.word[Math.max(0, page.from[head]! - 1)]!, place, cls);
  f.add(230, page.quote[head]! === OUTSIDE ? 0 : 1, type);
  f.add(231, relation, page.head[head] === at ? 1 : 0, lemma);
  f.add(232, place, head === sentenceStart(page, head) ? 1 : 0, distance);
  return f.take();
};

/** The word beside the head, towards the predicate. */
const wordBetween = (page: Page, head: number, at: number): number => {
  const beside = head < at ? head + 1 : head - 1;
  return beside === at ? 0 : page.word[beside]!;
};
