import { fold } from '../../characters/fold.ts';
import { isByline } from '../../head/byline.ts';
import { dateOf } from '../../head/dates.ts';
import { type ArticleLine, isLabel } from '../markup/article-lines.ts';
import type { Block } from '../markup/blocks.ts';
import { isBoilerplate } from '../markup/boilerplate.ts';
import type { Element } from '../markup/element.ts';
import { namesWriter } from '../markup/site-labels.ts';

/** Class names and ids of the summary between headline and text. */
const SUMMARY_NAME =
  /(?:^|[\s_-])(?:standfirst|stand-first|chapo|chapeau|deck|dek|lede|vorspann|entradilla|sottotitolo|sommario|subheadline|sub-headline|subtitle|article-?_?(?:intro|lead|summary|abstract|dek|subtitle|excerpt|description)|articleabstract|story-?_?(?:intro|lead|summary|dek|subtitle)|post-?(?:intro|lead|subtitle)|intro-?text|lead-?text|lead|intro|excerpt)(?:$|[\s_-])/i;
const SENTENCE_END = /[.!?…][\s"'”“»)]*$/u;

const MIN_SUMMARY_CHARACTERS = 40;
const MAX_SUMMARY_CHARACTERS = 1000;
/** A shorter heading below the headline is the first of the text or a label. */
const MIN_SUBHEADLINE_CHARACTERS = 60;
const MAX_SUMMARIES = 4;
const MAX_NAME_CHARACTERS = 400;
const MIN_HEADLINE_CHARACTERS = 8;

/**
 * What is printed above an article's text and outside its body element but belongs to it: paragraphs between the
 * headline and the text; if there is no headline, one that the page names as a summary or gives as its description.
 */
export const summaryAbove = (
  blocks: readonly Block[],
  lines: ArticleLine[],
  { title, description }: { title?: string | undefined; description?: string | undefined },
): string[] => {
  const first = lines[0];
  if (first === undefined) return [];
  const { above, around } = blocksAbove(blocks, first);
  const headline = above.findLastIndex((block) => isHeadline(block, fold(title ?? '')));
  const known = [...lines.slice(0, 12).map(({ text }) => fold(text)), fold(title ?? '')];
  const described = fold((description ?? '').slice(0, MAX_SUMMARY_CHARACTERS));
  const summaries: string[] = [];
  for (const [at, block] of above.slice(headline + 1).entries()) {
    const folded = fold(block.text);
    const isSummary =
      isPossible(block) &&
      (folded === described ||
        (isNamed(block.element) && SENTENCE_END.test(block.text)) ||
        (headline !== -1 && isParagraph(block, at === 0)));
    if (!isSummary || isKnown(folded, known) || isInBoilerplate(block.element, around)) continue;
    summaries.push(block.text);
    known.push(folded);
    if (headline === -1 || summaries.length === MAX_SUMMARIES) break;
  }
  return summaries;
};

/** The blocks of the page before the first line of the text, and the elements around that line. */
const blocksAbove = (blocks: readonly Block[], { text }: ArticleLine): { above: Block[]; around: Set<Element> } => {
  const start = fold(text);
  const end = blocks.findIndex((block) => {
    if (block.text.length > MAX_SUMMARY_CHARACTERS && !block.text.startsWith(text.slice(0, 40))) return false;
    const folded = fold(block.text);
    return folded === start || (folded.length > 80 && start.startsWith(folded.slice(0, 80)));
  });
  const around = new Set<Element>();
  for (let element = blocks[end]?.element; element; element = element.parent) around.add(element);
  return { above: blocks.slice(0, Math.max(0, end)), around };
};

const isHeadline = ({ text, element }: Block, title: string): boolean => {
  if (element.name === 'h1') return true;
  const folded = text.length <= title.length * 2 ? fold(text) : '';
  return /^h[2-6]$/.test(element.name) && folded.length > MIN_HEADLINE_CHARACTERS && title.includes(folded);
};

const isPossible = (block: Block): boolean =>
  block.text.length >= MIN_SUMMARY_CHARACTERS &&
  block.text.length <= MAX_SUMMARY_CHARACTERS &&
  block.linkedCharacters < block.text.length * 0.3 &&
  !isLabel(block) &&
  !namesWriter(block.text) &&
  !isByline(block.text) &&
  dateOf(block.text) === undefined;

/** Whether a block below the headline is a sentence, a line below the headline or a list's item. */
const isParagraph = ({ text, element, linkedCharacters }: Block, isNext: boolean): boolean =>
  SENTENCE_END.test(text) ||
  (text.length >= MIN_SUBHEADLINE_CHARACTERS &&
    linkedCharacters === 0 &&
    (/^h[2-6]$/.test(element.name) || (isNext && element.name === 'p')));

/** Whether the block or the element around it is named as a summary. */
const isNamed = (element: Block['element']): boolean =>
  [element, element.parent].some(
    (named) =>
      named &&
      (named.attributes.itemprop === 'description' ||
        SUMMARY_NAME.test(
          `${named.attributes.class ?? ''} ${named.attributes.id ?? ''}`.slice(0, MAX_NAME_CHARACTERS),
        )),
  );

const isKnown = (folded: string, known: string[]): boolean =>
  known.some((other) => other.includes(folded) || (other.length > 40 && folded.includes(other)));

/**
 * Whether an element is in boilerplate that the text is not in. Some systems call the summary a teaser, as it is what
 * other pages show of the article.
 */
const isInBoilerplate = (element: Element, around: Set<Element>): boolean => {
  for (let above: Element | undefined = element; above && !around.has(above); above = above.parent) {
    const { class: names, ...others } = above.attributes;
    if (isBoilerplate({ ...above, attributes: { ...others, class: (names ?? '').replace(/teaser/gi, '') } }))
      return true;
  }
  return false;
};
