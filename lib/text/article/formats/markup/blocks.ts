import { cleanText } from '../../characters/clean-text.ts';
import { paragraphsOf } from '../../characters/paragraphs.ts';
import { isBoilerplate } from './boilerplate.ts';
import { type Element, parseHtml, textWithin } from './element.ts';
import { isLabelText } from './site-labels.ts';

/** Elements within a line, in HTML and news XML; every other element begins and ends a block. */
const INLINE_NAMES = new Set(
  'a abbr acronym alt-code b bdi bdo big chron cite code copyrite data del dfn em event font frac fn function i inline ins kbd label lang location mark money num nobr object.title org person postaddr pronounce q rp rt ruby s samp small span strike strong sub sup time tt u var virtloc wbr'.split(
    ' ',
  ),
);
/** Elements whose text is not shown or not part of the page's text. */
const SKIPPED_NAMES = new Set(
  'script style noscript template head svg math iframe object embed video audio canvas map select option textarea input button datalist nav'.split(
    ' ',
  ),
);
const SENTENCE_END = /[.!?…:。！？][\s"'”’»)\]]*$/u;

export interface BlockOptions {
  /** Elements to leave out with everything inside. */
  skip?: (element: Element) => boolean;
}

/** A run of text between block boundaries. */
export interface Block {
  text: string;
  /** Characters of link text. */
  linkedCharacters: number;
  /** The innermost block element around it. */
  element: Element;
}

/**
 * The blocks of text inside an element, in reading order. Two `<br>` separate paragraphs; one does after a sentence.
 */
export const blocksOf = (root: Element, options: BlockOptions = {}): Block[] => {
  const blocks: Block[] = [];
  let open = '';
  let inLink = false;
  const flush = (element: Element): void => {
    for (const line of splitBreaks(open)) {
      const text = line.replace(LINK_MARKS, '').replace(/ {2,}/g, ' ').trim();
      if (text !== '') blocks.push({ text, linkedCharacters: Math.min(countLinked(line), text.length), element });
    }
    open = inLink ? LINK_START : '';
  };
  const visit = (element: Element, block: Element, inPre: boolean): void => {
    for (const [at, part] of element.children.entries()) {
      if (typeof part === 'string') {
        open += (inPre ? part : part.replace(/\s+/g, ' ')).replace(LINK_MARKS, '');
      } else if (part.name === 'br') open += '\n';
      else if (SKIPPED_NAMES.has(part.name)) continue;
      else if (options.skip?.(part) && !isWithinSentence(part, open, element.children[at + 1])) continue;
      else if (INLINE_NAMES.has(part.name)) {
        const opensLink = !inLink && isLink(part);
        if (opensLink) {
          inLink = true;
          open += LINK_START;
        }
        visit(part, block, inPre);
        if (opensLink) {
          inLink = false;
          open += LINK_END;
        }
      } else {
        flush(block);
        visit(part, part, inPre || part.name === 'pre');
        flush(part);
      }
    }
  };
  visit(root, root, root.name === 'pre');
  flush(root);
  return blocks;
};

/** Whether an element stands between words of a sentence: then it is a part of it, whatever it is called. */
const isWithinSentence = (
  { name, attributes }: Element,
  before: string,
  after: Element | string | undefined,
): boolean =>
  INLINE_NAMES.has(name) &&
  name !== 'sup' &&
  attributes.hidden === undefined &&
  typeof after === 'string' &&
  /^\s*[-–,;:\p{L}\p{N}]/u.test(after) &&
  /[\p{L}\p{N},–-]\s*$/u.test(before.slice(-20).replace(LINK_MARKS, ''));

/** Private-use characters that mark where link text begins and ends while a block is built. */
const LINK_START = '\ue000';
const LINK_END = '\ue001';
const LINK_MARKS = /[\ue000\ue001]/g;

const countLinked = (line: string): number => {
  let count = 0;
  const [start, end] = [line.indexOf(LINK_START), line.indexOf(LINK_END)];
  // A link may have started on the line before.
  let from = end !== -1 && (start === -1 || end < start) ? 0 : start;
  while (from !== -1) {
    const to = line.indexOf(LINK_END, from);
    count += (to === -1 ? line.length : to) - from;
    from = to === -1 ? -1 : line.indexOf(LINK_START, to);
  }
  return count;
};

/** A longer link is one that is never closed. */
const MAX_LINK_CHARACTERS = 1500;

const isLink = (element: Element): boolean =>
  element.name === 'a' && element.attributes.href !== undefined && textWithin(element).length < MAX_LINK_CHARACTERS;

const splitBreaks = (text: string): string[] => {
  if (!text.includes('\n')) return text.trim() === '' ? [] : [text.trim()];
  const hasDouble = /\n[ \t]*\n/.test(text.trim());
  const lines = text.split(hasDouble ? /\n[ \t]*\n\s*/ : '\n').map((line) => line.replace(/\s+/g, ' ').trim());
  if (hasDouble) return lines.filter(Boolean);
  const joined: string[] = [];
  for (const line of lines.filter(Boolean)) {
    const before = joined.at(-1);
    if (before === undefined || SENTENCE_END.test(before)) joined.push(line);
    else joined[joined.length - 1] = `${before} ${line}`;
  }
  return joined;
};

const HTML_TAG =
  /<(?:p|br|div|h[1-6]|ul|ol|li|blockquote|span|a|em|strong|b|i|section|article|figure|img)(?:\s[^<>]{0,2000})?\/?>/i;

/** The paragraphs of a field that is plain text or a fragment of HTML. */
export const paragraphsOfField = (value: string): string[] =>
  HTML_TAG.test(value) ? paragraphsOfMarkup(parseHtml(value)) : paragraphsOf(cleanText(value));

/**
 * The paragraphs of an article's markup, without boilerplate (share buttons, related stories) if at least half of the
 * text stays.
 */
export const paragraphsOfMarkup = (root: Element): string[] => {
  const whole = blocksOf(root, { skip: isCaption });
  const article = blocksOf(root, { skip: (element) => isCaption(element) || isBoilerplate(element) }).filter(
    ({ text, linkedCharacters }) => linkedCharacters === 0 || !isLabelText(text),
  );
  return (lengthOf(article) >= lengthOf(whole) / 2 ? article : whole).map(({ text }) => text);
};

/** Shorter blocks are not running text. */
export const MIN_TEXT_CHARACTERS = 25;

/** Characters of blocks or lines. */
export const lengthOf = (parts: readonly { text: string }[]): number =>
  parts.reduce((sum, { text }) => sum + text.length, 0);

const isCaption = ({ name }: Element): boolean => name === 'figcaption' || name === 'figure' || name === 'table';
