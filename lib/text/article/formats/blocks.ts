import { cleanText } from '../characters/clean-text.ts';
import { paragraphsOf } from '../characters/paragraphs.ts';
import { isBeside } from './html/beside.ts';
import { isLabelText } from './html/labels.ts';
import { type Element, parseHtml, textWithin } from './markup.ts';

/** Elements that stand within a line; everything else, whatever the vocabulary, begins and ends a block. */
const INLINE = new Set(
  'a abbr acronym alt-code b bdi bdo big chron cite code copyrite data del dfn em event font frac fn function i inline ins kbd label lang location mark money num nobr object.title org person postaddr pronounce q rp rt ruby s samp small span strike strong sub sup time tt u var virtloc wbr'.split(
    ' ',
  ),
);
/** What no reader sees as text. */
const UNREAD = new Set(
  'script style noscript template head svg math iframe object embed video audio canvas map select option textarea input button datalist nav'.split(
    ' ',
  ),
);
const ENDED = /[.!?…:。！？][\s"'”’»)\]]*$/u;

export interface BlockOptions {
  /** Elements left out, with all they hold. */
  skip?: (element: Element) => boolean;
}

/** A run of text between block boundaries. */
export interface Block {
  text: string;
  /** How many of its characters are link text. */
  linked: number;
  /** The innermost block element around it. */
  element: Element;
}

/** The blocks of text within an element, in reading order. Two line breaks part paragraphs; one does where a sentence has ended. */
export const blocksOf = (root: Element, options: BlockOptions = {}): Block[] => {
  const blocks: Block[] = [];
  let text = '';
  let inLink = false;
  const flush = (element: Element): void => {
    for (const line of splitBreaks(text)) {
      const bare = line.replace(LINK_MARKS, '').replace(/ {2,}/g, ' ').trim();
      if (bare !== '') blocks.push({ text: bare, linked: Math.min(linkedIn(line), bare.length), element });
    }
    text = inLink ? LINK : '';
  };
  const visit = (element: Element, block: Element, inPre: boolean): void => {
    for (const part of element.children) {
      if (typeof part === 'string') {
        text += (inPre ? part : part.replace(/\s+/g, ' ')).replace(LINK_MARKS, '');
      } else if (part.name === 'br') text += '\n';
      else if (UNREAD.has(part.name) || options.skip?.(part)) continue;
      else if (INLINE.has(part.name)) {
        const opens = !inLink && isLink(part);
        if (opens) {
          inLink = true;
          text += LINK;
        }
        visit(part, block, inPre);
        if (opens) {
          inLink = false;
          text += UNLINK;
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

/** Where link text begins and ends while a block is gathered: characters of Unicode's private use. */
const LINK = '\ue000';
const UNLINK = '\ue001';
const LINK_MARKS = /[\ue000\ue001]/g;

const linkedIn = (line: string): number => {
  let linked = 0;
  // A link may have begun on the line before.
  let from =
    line.indexOf(UNLINK) !== -1 && (line.indexOf(LINK) === -1 || line.indexOf(UNLINK) < line.indexOf(LINK))
      ? 0
      : line.indexOf(LINK);
  while (from !== -1) {
    const end = line.indexOf(UNLINK, from);
    linked += (end === -1 ? line.length : end) - from;
    from = end === -1 ? -1 : line.indexOf(LINK, end);
  }
  return linked;
};

/** A link nobody closed holds half the page and is none. */
const isLink = (element: Element): boolean =>
  element.name === 'a' && element.attributes.href !== undefined && textWithin(element).length < 1500;

const splitBreaks = (text: string): string[] => {
  if (!text.includes('\n')) return text.trim() === '' ? [] : [text.trim()];
  const doubled = /\n[ \t]*\n/.test(text.trim());
  const lines = text.split(doubled ? /\n[ \t]*\n\s*/ : '\n').map((line) => line.replace(/\s+/g, ' ').trim());
  if (doubled) return lines.filter(Boolean);
  const joined: string[] = [];
  for (const line of lines.filter(Boolean)) {
    const before = joined.at(-1);
    if (before === undefined || ENDED.test(before)) joined.push(line);
    else joined[joined.length - 1] = `${before} ${line}`;
  }
  return joined;
};

/** The paragraphs of an element that is known to hold an article's text and nothing else. */
export const paragraphsWithin = (element: Element, options?: BlockOptions): string[] =>
  blocksOf(element, options).map(({ text }) => text);

const TAGS =
  /<(?:p|br|div|h[1-6]|ul|ol|li|blockquote|span|a|em|strong|b|i|section|article|figure|img)(?:\s[^<>]{0,2000})?\/?>/i;

/** The paragraphs of a field's value, which may be plain text or a fragment of HTML. */
export const paragraphsOfField = (value: string): string[] =>
  TAGS.test(value) ? paragraphsOfMarkup(parseHtml(value)) : paragraphsOf(cleanText(value));

/** Of an article's own mark-up: what is marked as beside it goes (share buttons, related stories), if most of the text stays. */
export const paragraphsOfMarkup = (root: Element): string[] => {
  const whole = blocksOf(root, { skip: isCaption });
  const own = blocksOf(root, { skip: (element) => isCaption(element) || isBeside(element) }).filter(
    ({ text, linked }) => linked === 0 || !isLabelText(text),
  );
  return (lengthOf(own) >= lengthOf(whole) / 2 ? own : whole).map(({ text }) => text);
};

const lengthOf = (blocks: Block[]): number => blocks.reduce((sum, { text }) => sum + text.length, 0);

const isCaption = ({ name }: Element): boolean => name === 'figcaption' || name === 'figure' || name === 'table';
