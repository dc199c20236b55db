import { fold } from '../../characters/fold.ts';
import { RejectedFile } from '../../rejected-file.ts';
import { blocksOf } from '../blocks.ts';
import type { Draft } from '../draft.ts';
import { type Element, parseHtml } from '../markup.ts';
import { isErrorPage } from './error-page.ts';
import { type Line, linesOf } from './lines.ts';
import { lengthOf, mainText } from './main-text.ts';
import { metadataOf } from './metadata.ts';
import { summaryAbove } from './summary.ts';

/** Under so many characters the page's mark-up has misled us, or there is hardly any text. */
const SCANT = 140;
/** A body stated in JSON-LD is one from this length on; shorter ones are teasers. */
const STATED = 400;
/** Readability on linkedom is slow; a page of this size without text is no article to either. */
const LONGEST_PAGE = 1_000_000;
/** Comparing a book with itself is not worth the time. */
const LONGEST_STATED = 100_000;

/**
 * The article of a web page: its running text without what surrounds it, and what the page says of it.
 *
 * What the page prints is preferred; the body it states in JSON-LD decides where the two differ, and Mozilla's
 * Readability has a say where hardly anything was found.
 *
 * @throws {RejectedFile} where the page has no text.
 */
export const readHtml = async (html: string): Promise<Draft> => {
  const root = parseHtml(html);
  const { fields, stated, description } = metadataOf(root);
  let lines = mainText(root);
  const whole = stated.join(' ');
  if (whole.length >= STATED && whole.length <= LONGEST_STATED) lines = settle(lines, stated, root);
  if (lengthOf(lines) < SCANT && html.length <= LONGEST_PAGE) {
    const other = await readabilityLines(html);
    if (lengthOf(other) > lengthOf(lines) * 2) lines = other;
  }
  const summary = summaryAbove(root, lines, description);
  const paragraphs = [...(summary ? [summary] : []), ...lines.map(({ text }) => text)];
  if (paragraphs.length === 0) throw new RejectedFile('There is no article text on the page.');
  if (isErrorPage(fields.title, paragraphs.join(' ')))
    throw new RejectedFile(
      'The page is what a site shows in place of an article: not found, not allowed, or not without scripts.',
    );
  return { ...fields, paragraphs };
};

/** Found lines against the stated body: the lines printed in it, where they make up most of it; else the stated body itself. */
const settle = (lines: Line[], stated: string[], root: Element): Line[] => {
  const body = fold(stated.join(' '));
  const isStated = ({ text }: { text: string }): boolean => text.length > 25 && body.includes(fold(text));
  const agreed = lines.filter(isStated);
  const found = lengthOf(agreed) / Math.max(1, stated.join(' ').length);
  if (found > 0.8) {
    // Headings and short lines between stated ones are the article's own, what stands before or after is not.
    const from = lines.findIndex(isStated);
    const to = lines.findLastIndex(isStated);
    const longest = found > 0.95 ? 80 : 300;
    return lines.slice(from, to + 1).filter((line) => isStated(line) || line.heading || line.text.length < longest);
  }
  // The stated body is cut short: the page has more.
  if (lengthOf(lines) > stated.join(' ').length * 1.2 && found > 0.5) return lines;
  const printed = blocksOf(root).filter(isStated);
  if (lengthOf(printed as unknown as Line[]) > stated.join(' ').length * 0.7) {
    return printed.map(({ text }) => ({ text, heading: false }));
  }
  return lengthOf(lines) > stated.join(' ').length * 1.5 ? lines : stated.map((text) => ({ text, heading: false }));
};

const readabilityLines = async (html: string): Promise<Line[]> => {
  const { parseHTML } = await import('linkedom');
  const { Readability } = await import('@mozilla/readability');
  try {
    const { document } = parseHTML(html);
    const content = new Readability(document as never, { charThreshold: 200 }).parse()?.content;
    return content ? linesOf(blocksOf(parseHtml(content))) : [];
  } catch {
    return []; // no document at all, or one nested too deep for it
  }
};
