import { dateOf } from '../../head/dates.ts';
import { isByline } from '../../head/headline.ts';
import type { Block } from '../blocks.ts';
import type { Element } from '../markup.ts';
import { beginsOtherMatter, isCaptionText, isLabelText, isPitch, namesWriter } from './labels.ts';

/** A line of the article, and whether it is a heading inside it. */
export interface Line {
  text: string;
  heading: boolean;
}

const LONGEST_LABEL = 140;
const ENDED = /[.!?…。！？؟۔:][\s"'”’»)\]]*$/u;

/** The lines of an article among the blocks of its region: labels, link lists and what surrounds the text left out. */
export const linesOf = (blocks: Block[]): Line[] => {
  const cut = cutAtEnd(blocks);
  const teasers = teasersIn(cut);
  const lists = listsOf(cut);
  const scored = cut.map((block) => {
    if (teasers.has(block)) return { block, score: -block.text.length / 2 };
    return { block, score: isListed(block, lists) ? block.text.length * 0.4 : scoreOf(block) };
  });
  const { from, to } = bestRange(scored.map(({ score }) => score));
  const lines = scored
    .slice(from, to)
    .filter(
      ({ score, block }, at, all) =>
        score >= 0 && !isLabel(block) && !(isHeading(block) && isOverLinks(all.slice(at + 1, at + 3))),
    )
    .map(({ block }) => ({ text: block.text, heading: isHeading(block) }));
  return trimEnds(lines);
};

/** The lists that hold running text: what of them is linked is a mention, not a way to another story. */
const listsOf = (blocks: Block[]): Set<Element | undefined> =>
  new Set(
    blocks
      .filter(({ text, linked, element }) => element.name === 'li' && linked < text.length * 0.3 && text.length > 25)
      .map(({ element }) => element.parent),
  );

const isListed = (block: Block, lists: Set<Element | undefined>): boolean =>
  block.element.name === 'li' && lists.has(block.element.parent) && !isLabel(block);

/** A heading whose next lines are links to elsewhere goes with them. */
const isOverLinks = (next: { block: Block; score: number }[]): boolean =>
  next.length === 2 && next.every(({ score, block }) => score <= -40 && block.linked > 0);

const isHeading = ({ element }: Block): boolean => /^h[1-6]$/.test(element.name);

/** Headings of what readers say, after which no more of the article comes. */
const READERS = /comment|komment|repl|respon|antwort|gedanken|réaction|réponse|conversation|discussion/i;
/** Characters of an article that stand before readers speak, and before other stories are listed. */
const BEFORE_READERS = 120;
const BEFORE_OTHERS = 400;

/** Comments and lists of other stories begin with a heading of their own; nothing of the article follows. */
const cutAtEnd = (blocks: Block[]): Block[] => {
  let running = 0;
  for (const [at, block] of blocks.entries()) {
    const { text } = block;
    if (text.length < 80 && beginsOtherMatter(text) && (isHeading(block) || text.length < 40)) {
      if (READERS.test(text)) {
        if (running > BEFORE_READERS) return blocks.slice(0, at);
      } else if (running > BEFORE_OTHERS) {
        const rest = blocks.slice(at + 1).filter((later) => scoreOf(later) > 60);
        const after = rest.reduce((sum, later) => sum + later.text.length, 0);
        // A label between paragraphs ("Related stories") is followed by most of the article.
        if (after < running * 0.6) return blocks.slice(0, at);
      }
    }
    running += Math.max(0, scoreOf(block));
  }
  return blocks;
};

/** Running text counts its length; what is mostly links counts against the stretch it stands in. */
const scoreOf = (block: Block): number => {
  const { text, linked, element } = block;
  const density = linked / text.length;
  if (density > 0.6) return text.length < 200 || density > 0.9 ? -60 : 0;
  // Some sites set the summary above the text as a heading.
  if (isHeading(block) && !(text.length > 60 && ENDED.test(text))) return density > 0.3 ? -40 : 0;
  if (isLabel(block)) return -15;
  if (text.length < 25) return 0;
  return element.name === 'p' || ENDED.test(text) ? text.length : text.length * 0.4;
};

/** Short texts below headlines that are links, after the article: other stories'. */
const teasersIn = (blocks: Block[]): Set<Block> => {
  const teasers = new Set<Block>();
  let running = 0;
  let since = 0;
  let interrupted = 0;
  for (const [at, block] of blocks.entries()) {
    const before = blocks[at - 1];
    const linked = before !== undefined && isHeading(before) && before.linked > before.text.length * 0.8;
    if (linked && running > 400 && block.text.length < 300 && block.linked < block.text.length) {
      teasers.add(block);
      if (since > 60) interrupted++;
      since = 0;
    } else {
      running += Math.max(0, scoreOf(block));
      if (teasers.size > 0) since += Math.max(0, scoreOf(block));
    }
    // Text goes on below them: the headlines are the article's own, of a list of things.
    if (since > 400 || interrupted > 1) return new Set();
  }
  return teasers;
};

const isLabel = (block: Block): boolean => isPitch(block.text) || isShortLabel(block) || isCaptionText(block.text);

const isShortLabel = ({ text, linked }: Block): boolean =>
  text.length <= LONGEST_LABEL &&
  isLabelText(text) &&
  (!ENDED.test(text) || linked > 0 || text.length < 60 || /©|rights reserved|cookies/i.test(text));

/** The stretch whose scores sum highest (Kadane), so that lists of links at its ends fall off. */
const bestRange = (scores: number[]): { from: number; to: number } => {
  let best = { from: 0, to: 0, sum: 0 };
  let from = 0;
  let sum = 0;
  for (const [at, score] of scores.entries()) {
    sum += score;
    if (sum < 0) {
      sum = 0;
      from = at + 1;
    } else if (sum > best.sum) best = { from, to: at + 1, sum };
  }
  return best;
};

/** Bylines, dates and counters stand at the ends; a heading without text below belongs to what was left out. */
const trimEnds = (lines: Line[]): Line[] => {
  let from = 0;
  while (from < lines.length - 1 && from < 8 && isHeadMatter(lines[from]!)) from++;
  const kept = lines
    .slice(from)
    .filter(
      (line, at, rest) =>
        !(at < 5 && !line.heading && (namesWriter(line.text) || dateOf(line.text) !== undefined)) &&
        (!line.heading || (rest[at + 1] !== undefined && !rest[at + 1]!.heading) || rest[at + 2] !== undefined),
    );
  while (kept.length > 1 && isTailMatter(kept.at(-1)!)) kept.pop();
  return kept;
};

const isHeadMatter = ({ text }: Line): boolean =>
  dateOf(text) !== undefined ||
  isByline(text) ||
  (text.length < 30 && !ENDED.test(text) && /\d|^(?:by|von|par|por)\b/i.test(text));

const isTailMatter = ({ text, heading }: Line): boolean =>
  heading || dateOf(text) !== undefined || (text.length < 25 && !ENDED.test(text));
