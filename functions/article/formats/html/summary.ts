import { fold } from '../../fold.ts';
import { all, type Element, lineOf } from '../markup.ts';
import { isBeside } from './beside.ts';
import type { Line } from './lines.ts';

/** What sites call the summary between headline and text. */
const NAMES =
  /(?:^|[\s_-])(?:standfirst|stand-first|chapo|chapeau|deck|dek|lede|vorspann|entradilla|sottotitolo|sommario|subheadline|sub-headline|subtitle|article-?_?(?:intro|lead|summary|abstract|dek|subtitle|excerpt|description)|story-?_?(?:intro|lead|summary|dek|subtitle)|post-?(?:intro|lead|subtitle)|intro-?text|lead-?text|lead|intro|excerpt)(?:$|[\s_-])/i;

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
  const known = new Set(lines.slice(0, 12).map(({ text }) => fold(text)));
  const described = fold(description ?? '');
  for (const element of all(root, 'p', 'div', 'h2', 'h3', 'span', 'header')) {
    const names = `${element.attributes.class ?? ''} ${element.attributes.id ?? ''} ${element.attributes.itemprop === 'description' ? 'standfirst' : ''}`;
    const named = NAMES.test(names);
    if (!named && described.length < SHORTEST) continue;
    if (!named && element.name === 'div' && element.children.length > 4) continue;
    const line = lineOf(element);
    if (line === undefined || line.length < SHORTEST || line.length > LONGEST) continue;
    const folded = fold(line);
    if (folded === start || folded.includes(start) || (folded.length > 80 && start.startsWith(folded.slice(0, 80))))
      return undefined; // the text has begun
    if (!(folded === described || (named && /[.!?…”"»。]\s*$/.test(line)))) continue;
    if (
      known.has(folded) ||
      [...known].some((other) => other.includes(folded) || (other.length > 40 && folded.includes(other)))
    )
      return undefined;
    if (!isAside(element)) return line;
  }
  return undefined;
};

const isAside = (element: Element): boolean => {
  for (let above: Element | undefined = element; above; above = above.parent) if (isBeside(above)) return true;
  return false;
};
