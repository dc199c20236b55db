import type { Choice, Group } from '../choices/choice.ts';
import { Features } from '../choices/features.ts';
import { INSIDE, type Page, sentenceEnd, sentenceStart, type TokenRange } from '../page/page.ts';
import { boundaries, marksAfter, marksBefore, reachOf } from './content-edges.ts';
import { askedOf, endFeatures, pairFeatures, predicateFeatures, startFeatures } from './content-features.ts';
import { Paths } from './paths.ts';
import { classOf, type Predicate } from './predicates.ts';

/** Gathers the features of one group at a time. */
const features = new Features();

/** What a predicate may report: one stretch of tokens, or two around the report. None: it reports nothing. */
export type Content = readonly TokenRange[];

export interface ContentChoice extends Choice {
  /** Of each candidate; the first is empty: the predicate reports nothing. */
  contents: Content[];
}

/** How far from the predicate a content may begin or end, in tokens; quotations may go on. */
const MAX_DISTANCE = 120;
/** Longer contents are quotations, whose edges are their marks. */
const MAX_WIDTH = 150;

/** All stretches of its sentence, and of quotations that reach beyond it, that a predicate may report. */
export const contentChoice = (page: Page, predicate: Predicate): ContentChoice => {
  const { at } = predicate;
  const first = Math.max(sentenceStart(page, at), at - MAX_DISTANCE);
  const last = Math.min(sentenceEnd(page, at), at + MAX_DISTANCE);
  const reach = reachOf(page, first, last);
  const paths = new Paths(page, at);
  const { starts, ends } = boundaries(page, at, paths, first, last, reach);
  const word = page.lemma[at]!;
  const cls = classOf(page, predicate);
  const asked = askedOf(page, at);

  const groups: Group[] = [predicateFeatures(page, at, cls, features)];
  const candidates: number[][] = [[0]];
  const contents: Content[] = [[]];
  const startGroup = new Map<number, number>();
  const endGroup = new Map<number, number>();
  const groupOfStart = (start: number): number => {
    let group = startGroup.get(start);
    if (group === undefined) {
      group = groups.push(startFeatures(page, at, word, cls, start, paths, features)) - 1;
      startGroup.set(start, group);
    }
    return group;
  };
  const groupOfEnd = (end: number): number => {
    let group = endGroup.get(end);
    if (group === undefined) {
      group = groups.push(endFeatures(page, at, word, cls, end, last, paths, features)) - 1;
      endGroup.set(end, group);
    }
    return group;
  };
  const offer = (content: TokenRange[]): void => {
    const own = groups.push(pairFeatures(page, asked, word, cls, content, paths, last, features)) - 1;
    candidates.push([groupOfStart(content[0]!.from), groupOfEnd(content.at(-1)!.to), own]);
    contents.push(content);
  };

  for (const from of starts)
    for (const to of ends)
      if (to > from && (from > at || to <= at) && (to - from <= MAX_WIDTH || page.quote[from] === INSIDE))
        offer([{ from, to }]);
  const outerStarts = starts.filter((start) => start < at).slice(0, 4);
  const outerEnds = ends.filter((end) => end > at).slice(-4);
  if (outerStarts.length > 0 && outerEnds.length > 0) {
    const lefts = marksBefore(page, at, first);
    const rights = marksAfter(page, at, last);
    for (const left of lefts)
      for (const right of rights)
        for (const from of outerStarts)
          for (const to of outerEnds)
            if (from < left && right < to)
              offer([
                { from, to: left },
                { from: right, to },
              ]);
  }
  return { groups, candidates, contents };
};
