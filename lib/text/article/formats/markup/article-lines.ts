import { isByline } from '../../head/byline.ts';
import { dateOf } from '../../head/dates.ts';
import { type Block, lengthOf, MIN_TEXT_CHARACTERS } from './blocks.ts';
import type { Element } from './element.ts';
import { isCaptionText, isEndHeading, isLabelText, isSiteNotice, namesWriter } from './site-labels.ts';

/** A line of an article on a page. */
export interface ArticleLine {
  text: string;
  isHeading: boolean;
  /** Set if the line is marked as a quotation. */
  isQuotation?: boolean;
}

const MAX_LABEL_CHARACTERS = 140;
const MAX_NAME_CHARACTERS = 400;
/** A shorter label needs no link to be one, even if it ends as a sentence. */
const MAX_SENTENCE_LABEL_CHARACTERS = 60;
const SENTENCE_END = /[.!?…。！？؟۔:][\s"'”’»)\]]*$/u;
/** Headlines may end in a question or exclamation mark, but not so. */
const FULL_STOP = /[.…。][\s"'”“’»)\]]*$/u;

/**
 * The lines of the article among the blocks of its region, without labels, lists of links and what surrounds the text.
 */
export const articleLinesOf = (blocks: Block[]): ArticleLine[] => {
  const cut = cutAtEnd(blocks);
  const teasers = teasersIn(cut);
  const lists = textListsOf(cut);
  const scored = cut.map((block, at) => {
    if (teasers.has(block)) return { block, score: -block.text.length / 2 };
    if (isLinkedParagraph(block, cut[at - 1], cut[at + 1])) return { block, score: block.text.length };
    return { block, score: isInTextList(block, lists) ? block.text.length * 0.4 : scoreOf(block) };
  });
  const { from, to } = bestRange(withCheapInterruptions(scored));
  const lines = scored
    .slice(from, to)
    .filter(
      ({ score, block }, at, all) =>
        score >= 0 && !isLabel(block) && !(isHeading(block) && isAboveLinks(all.slice(at + 1, at + 3))),
    )
    .map(({ block }) => ({ text: block.text, isHeading: isHeading(block), isQuotation: isQuotation(block.element) }));
  return trimEnds(lines);
};

const MIN_LINKED_PARAGRAPH_CHARACTERS = 60;

/** Whether a paragraph that is all a link belongs to the text: a sentence with a full stop next to running text. */
const isLinkedParagraph = (block: Block, ...neighbours: (Block | undefined)[]): boolean =>
  block.element.name === 'p' &&
  block.linkedCharacters > block.text.length * MAX_LINK_DENSITY &&
  block.text.length >= MIN_LINKED_PARAGRAPH_CHARACTERS &&
  FULL_STOP.test(block.text) &&
  !isLabel(block) &&
  neighbours.every((neighbour) => neighbour === undefined || !isLeadToLinks(neighbour)) &&
  neighbours.some(
    (neighbour) =>
      neighbour !== undefined && neighbour.element.parent === block.element.parent && SENTENCE_END.test(neighbour.text),
  );

/** Whether other stories may follow or surround a block: it is a link, or says "See also:". */
const isLeadToLinks = (block: Block): boolean =>
  block.linkedCharacters > block.text.length * MAX_LINK_DENSITY || block.text.endsWith(':') || isLabel(block);

/** The lists with running text. Links in them are references, not links to other stories. */
const textListsOf = (blocks: Block[]): Set<Element | undefined> =>
  new Set(
    blocks
      .filter(
        ({ text, linkedCharacters, element }) =>
          element.name === 'li' && linkedCharacters < text.length * 0.3 && text.length > MIN_TEXT_CHARACTERS,
      )
      .map(({ element }) => element.parent),
  );

const isInTextList = (block: Block, lists: Set<Element | undefined>): boolean =>
  block.element.name === 'li' && lists.has(block.element.parent) && !isLabel(block);

/** Whether the two blocks after a heading are links to other stories: then the heading belongs to them. */
const isAboveLinks = (next: { block: Block; score: number }[]): boolean =>
  next.length === 2 && next.every(({ score, block }) => score <= LINKED_HEADING_SCORE && block.linkedCharacters > 0);

const QUOTATION_NAME = /quot|zitat|citation|(?:^|[\s_-])pull(?:$|[\s_-])/i;
const MAX_QUOTATION_DEPTH = 4;

const isQuotation = (element: Element): boolean => {
  let at: Element | undefined = element;
  for (let depth = 0; at && depth < MAX_QUOTATION_DEPTH; depth++, at = at.parent)
    if (
      at.name === 'blockquote' ||
      at.name === 'q' ||
      QUOTATION_NAME.test((at.attributes.class ?? '').slice(0, MAX_NAME_CHARACTERS))
    )
      return true;
  return false;
};

const isHeading = ({ element }: Block): boolean => /^h[1-6]$/.test(element.name);

/** Headings of readers' comments, after which nothing of the article follows. */
const COMMENTS_HEADING = /comment|komment|repl|respon|antwort|gedanken|réaction|réponse|conversation|discussion/i;
/** Characters that an article has at least before comments, and before a list of other stories. */
const MIN_BEFORE_COMMENTS_CHARACTERS = 120;
const MIN_BEFORE_LIST_CHARACTERS = 400;
const MAX_END_HEADING_CHARACTERS = 80;
/** An end heading that is not marked as a heading. */
const MAX_UNMARKED_HEADING_CHARACTERS = 40;

/** Cuts the blocks off at the heading of comments or of a list of other stories. */
const cutAtEnd = (blocks: Block[]): Block[] => {
  let running = 0;
  for (const [at, block] of blocks.entries()) {
    const { text } = block;
    const isEnd = text.length < MAX_END_HEADING_CHARACTERS && isEndHeading(text);
    if (isEnd && (isHeading(block) || text.length < MAX_UNMARKED_HEADING_CHARACTERS)) {
      if (COMMENTS_HEADING.test(text)) {
        if (running > MIN_BEFORE_COMMENTS_CHARACTERS) return blocks.slice(0, at);
      } else if (running > MIN_BEFORE_LIST_CHARACTERS) {
        const rest = blocks.slice(at + 1).filter((later) => scoreOf(later) > 60);
        // A label between paragraphs ("Related stories") has most of the article after it.
        if (lengthOf(rest) < running * 0.6) return blocks.slice(0, at);
      }
    }
    running += Math.max(0, scoreOf(block));
  }
  return blocks;
};

/** With more, a block is a link to something else. */
const MAX_LINK_DENSITY = 0.6;
const LINKS_SCORE = -60;
const LINKED_HEADING_SCORE = -40;
const LABEL_SCORE = -15;
const MAX_INTERRUPTION_BLOCKS = 4;

/** Scores for the range: a few links between two paragraphs of one element interrupt the text, but do not end it. */
const withCheapInterruptions = (scored: { block: Block; score: number }[]): number[] => {
  const scores = scored.map(({ score }) => score);
  let last = -1;
  for (const [at, { block, score }] of scored.entries()) {
    if (score < MIN_TEXT_CHARACTERS || block.element.name !== 'p') continue;
    const isInterruption =
      last !== -1 &&
      at - last - 1 <= MAX_INTERRUPTION_BLOCKS &&
      scored[last]!.block.element.parent === block.element.parent;
    if (isInterruption)
      for (let between = last + 1; between < at; between++) scores[between] = Math.max(-1, scores[between]!);
    last = at;
  }
  return scores;
};

/** Running text scores its length; links and labels score negative. */
const scoreOf = (block: Block): number => {
  const { text, linkedCharacters, element } = block;
  const linkDensity = linkedCharacters / text.length;
  if (linkDensity > MAX_LINK_DENSITY) return text.length < 200 || linkDensity > 0.9 ? LINKS_SCORE : 0;
  // Some sites mark the summary above the text as a heading.
  if (isHeading(block) && !(text.length > 60 && SENTENCE_END.test(text)))
    return linkDensity > 0.3 ? LINKED_HEADING_SCORE : 0;
  if (isLabel(block)) return LABEL_SCORE;
  if (text.length < MIN_TEXT_CHARACTERS)
    return element.name === 'p' && linkedCharacters === 0 && FULL_STOP.test(text) ? text.length : 0;
  return element.name === 'p' || SENTENCE_END.test(text) ? text.length : text.length * 0.4;
};

/** Short texts below linked headlines, after the article: teasers of other stories. */
const teasersIn = (blocks: Block[]): Set<Block> => {
  const teasers = new Set<Block>();
  let running = 0;
  let sinceTeaser = 0;
  let interruptions = 0;
  for (const [at, block] of blocks.entries()) {
    const before = blocks[at - 1];
    const isBelowLink = before !== undefined && isHeading(before) && before.linkedCharacters > before.text.length * 0.8;
    if (isBelowLink && running > 400 && block.text.length < 300 && block.linkedCharacters < block.text.length) {
      teasers.add(block);
      if (sinceTeaser > 60) interruptions++;
      sinceTeaser = 0;
    } else {
      running += Math.max(0, scoreOf(block));
      if (teasers.size > 0) sinceTeaser += Math.max(0, scoreOf(block));
    }
    // Text follows them, so the headlines belong to the article, such as a list of things.
    if (sinceTeaser > 400 || interruptions > 1) return new Set();
  }
  return teasers;
};

/** Whether a block is a label of the site, a notice to its visitors or a caption. */
export const isLabel = (block: Block): boolean =>
  isSiteNotice(block.text, block.linkedCharacters) || isShortLabel(block) || isCaptionText(block.text);

const isShortLabel = ({ text, linkedCharacters }: Block): boolean =>
  text.length <= MAX_LABEL_CHARACTERS &&
  isLabelText(text) &&
  (!SENTENCE_END.test(text) ||
    linkedCharacters > 0 ||
    text.length < MAX_SENTENCE_LABEL_CHARACTERS ||
    /©|rights reserved|cookies/i.test(text));

/** The range with the highest sum of scores (Kadane), which cuts lists of links off at both ends. */
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

/** Removes bylines, dates and counters at both ends, and headings without text below them. */
const trimEnds = (lines: ArticleLine[]): ArticleLine[] => {
  let from = 0;
  while (from < lines.length - 1 && from < 8 && isHeadMatter(lines[from]!)) from++;
  const kept = lines
    .slice(from)
    .filter(
      (line, at, rest) =>
        !(at < 5 && !line.isHeading && (namesWriter(line.text) || dateOf(line.text) !== undefined)) &&
        (!line.isHeading || (rest[at + 1] !== undefined && !rest[at + 1]!.isHeading) || rest[at + 2] !== undefined),
    );
  while (kept.length > 1 && isTailMatter(kept.at(-1)!)) kept.pop();
  return kept;
};

const MAX_STAMP_CHARACTERS = 100;
/** A line that begins with a date, or names when a page was written or changed. */
const STAMP =
  /^\d{1,2}[. ]+(?:\d{1,2}\.|\p{L}{3,9}\.?,?) ?\d{2,4}(?!\p{L})|\b(?:19|20)\d\d\b.{1,12}\b\d{1,2}[:.]\d\d\b|^(?:written|updated|published|posted|stand|aktualisiert|veröffentlicht|erstellt|actualizado|publicado|postado|publié|mis à jour)\b.{0,12}\d/iu;
const BY = /(?:^|[^\p{L}])(?:by|von|par|por)(?:$|[^\p{L}])/iu;

const isStamp = (text: string): boolean =>
  text.length < MAX_STAMP_CHARACTERS && !SENTENCE_END.test(text) && STAMP.test(text) && !BY.test(text);

const isHeadMatter = ({ text }: ArticleLine): boolean =>
  dateOf(text) !== undefined ||
  isByline(text) ||
  isStamp(text) ||
  (text.length < 30 && !SENTENCE_END.test(text) && /\d|^(?:by|von|par|por)\b/i.test(text));

const isTailMatter = ({ text, isHeading }: ArticleLine): boolean =>
  isHeading ||
  (text.endsWith(':') && text.length < MAX_LABEL_CHARACTERS) ||
  dateOf(text) !== undefined ||
  (text.length < MIN_TEXT_CHARACTERS && !SENTENCE_END.test(text));
