import { fold } from '../../characters/fold.ts';
import type { ArticleLine } from '../markup/article-lines.ts';
import { type Block, blocksOf } from '../markup/blocks.ts';
import { isBoilerplate } from '../markup/boilerplate.ts';
import type { Element } from '../markup/element.ts';

/** Class names and ids of the summary between headline and text. */
const SUMMARY_NAME =
  /(?:^|[\s_-])(?:standfirst|stand-first|chapo|chapeau|deck|dek|lede|vorspann|entradilla|sottotitolo|sommario|subheadline|sub-headline|subtitle|article-?_?(?:intro|lead|summary|abstract|dek|subtitle|excerpt|description)|articleabstract|story-?_?(?:intro|lead|summary|dek|subtitle)|post-?(?:intro|lead|subtitle)|intro-?text|lead-?text|lead|intro|excerpt)(?:$|[\s_-])/i;

const MIN_SUMMARY_CHARACTERS = 40;
const MAX_SUMMARY_CHARACTERS = 600;
const MAX_NAME_CHARACTERS = 400;

/**
 * The summary printed above an article's text and outside its body element, if there is one: named as such by the page,
 * or the same as the page's description.
 */
export const summaryAbove = (
  root: Element,
  lines: ArticleLine[],
  description: string | undefined,
): string | undefined => {
  const first = lines[0];
  if (first === undefined) return undefined;
  const start = fold(first.text);
  const known = lines.slice(0, 12).map(({ text }) => fold(text));
  const described = fold((description ?? '').slice(0, MAX_SUMMARY_CHARACTERS));
  for (const block of blocksOf(root)) {
    const { text, element } = block;
    if (text.length > MAX_SUMMARY_CHARACTERS && !text.startsWith(first.text.slice(0, 40))) continue;
    const folded = fold(text);
    if (folded === start || (folded.length > 80 && start.startsWith(folded.slice(0, 80)))) return undefined; // the article's text starts here
    if (text.length < MIN_SUMMARY_CHARACTERS || block.linkedCharacters > text.length / 2) continue;
    if (folded !== described && !(isNamed(element) && /[.!?…”"»。]$/.test(text))) continue;
    if (isKnown(folded, known)) return undefined;
    if (!isInBoilerplate(element)) return text;
  }
  return undefined;
};

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

const isInBoilerplate = (element: Element): boolean => {
  for (let above: Element | undefined = element; above; above = above.parent) if (isBoilerplate(above)) return true;
  return false;
};
