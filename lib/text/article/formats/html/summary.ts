import { fold } from '../../characters/fold.ts';
import { type Block, blocksOf } from '../blocks.ts';
import type { Element } from '../markup.ts';
import { isBeside } from './beside.ts';
import type { Line } from './lines.ts';

/** What sites call the summary between headline and text. */
const NAMES =
  /(?:^|[\s_-])(?:standfirst|stand-first|chapo|chapeau|deck|dek|lede|vorspann|entradilla|sottotitolo|sommario|subheadline|sub-headline|subtitle|article-?_?(?:intro|lead|summary|abstract|dek|subtitle|excerpt|description)|articleabstract|story-?_?(?:intro|lead|summary|dek|subtitle)|post-?(?:intro|lead|subtitle)|intro-?text|lead-?text|lead|intro|excerpt)(?:$|[\s_-])/i;

const SHORTEST = 40;
const LONGEST = 600;

/**
 * The summary printed above an article's text but outside its body element, if there is one: named so by the page,
 * or the same as the page's description.
 */
export const summaryAbove = (root: Element, lines: Line[], description: string | undefined): string | undefined => {
  const first = lines[0];
  if (first === undefined) return undefined;
  const start = fold(first.text);
  const known = lines.slice(0, 12).map(({ text }) => fold(text));
  const described = fold((description ?? '').slice(0, LONGEST));
  for (const block of blocksOf(root)) {
    const { text, element } = block;
    if (text.length > LONGEST && !text.startsWith(first.text.slice(0, 40))) continue;
    const folded = fold(text);
    if (folded === start || (folded.length > 80 && start.startsWith(folded.slice(0, 80)))) return undefined; // the text has begun
    if (text.length < SHORTEST || block.linked > text.length / 2) continue;
    if (folded !== described && !(isNamed(element) && /[.!?…”"»。]$/.test(text))) continue;
    if (isKnown(folded, known)) return undefined;
    if (!isAside(element)) return text;
  }
  return undefined;
};

/** By the class of the block or of the element around it. */
const isNamed = (element: Block['element']): boolean =>
  [element, element.parent].some(
    (named) =>
      named &&
      (named.attributes.itemprop === 'description' ||
        NAMES.test(`${named.attributes.class ?? ''} ${named.attributes.id ?? ''}`.slice(0, 400))),
  );

const isKnown = (folded: string, known: string[]): boolean =>
  known.some((other) => other.includes(folded) || (other.length > 40 && folded.includes(other)));

const isAside = (element: Element): boolean => {
  for (let above: Element | undefined = element; above; above = above.parent) if (isBeside(above)) return true;
  return false;
};
