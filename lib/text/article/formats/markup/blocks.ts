import { cleanText } from '../../characters/clean-text.ts';
import { paragraphsOf } from '../../characters/paragraphs.ts';
import { RejectedFile } from '../../rejected-file.ts';
import { isBoilerplate } from './boilerplate.ts';
import { type Element, parseHtml, textWithin } from './element.ts';
import { isLabelText } from './site-labels.ts';
import { rowLine, rowsOf } from './tables.ts';

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
  let inBold = false;
  const flush = (element: Element): void => {
    for (const line of splitBreaks(open)) {
      const text = line.replace(MARKS, '').replace(/ {2,}/g, ' ').trim();
      if (text !== '') blocks.push({ text, linkedCharacters: Math.min(countLinked(line), text.length), element });
    }
    open = (inLink ? LINK_START : '') + (inBold ? BOLD_START : '');
  };
  const addRows = (table: Element): boolean => {
    const rows = rowsOf(table);
    for (const { row, cells } of rows ?? []) {
      const line = lineOfRow(cells, options);
      if (line.text !== '') blocks.push({ ...line, element: row });
    }
    return rows !== undefined;
  };
  const visit = (element: Element, block: Element, inPre: boolean): void => {
    for (const [at, part] of element.children.entries()) {
      if (typeof part === 'string') {
        open += (inPre ? part : part.replace(/\s+/g, ' ')).replace(MARKS, '');
      } else if (part.name === 'br') open += '\n';
      else if (SKIPPED_NAMES.has(part.name)) continue;
      else if (options.skip?.(part) && !isWithinSentence(part, open, element.children.slice(at + 1, at + 3))) continue;
      else if (INLINE_NAMES.has(part.name)) {
        const opensLink = !inLink && isLink(part);
        if (opensLink) {
          inLink = true;
          open += LINK_START;
        }
        const opensBold = !inBold && isBold(part);
        if (opensBold) {
          inBold = true;
          open += BOLD_START;
        }
        visit(part, block, inPre);
        if (opensBold) {
          inBold = false;
          open += BOLD_END;
        }
        if (opensLink) {
          inLink = false;
          open += LINK_END;
        }
      } else {
        flush(block);
        if (part.name === 'table' && addRows(part)) continue;
        visit(part, part, inPre || part.name === 'pre');
        flush(part);
      }
    }
  };
  visit(root, root, root.name === 'pre');
  flush(root);
  return joinDropCaps(blocks);
};

const lineOfRow = (cells: Element[], options: BlockOptions): Pick<Block, 'text' | 'linkedCharacters'> => {
  const inside = cells.map((cell) => blocksOf(cell, options));
  return {
    text: rowLine(inside.map((blocks) => blocks.map(({ text }) => text).join(' '))),
    linkedCharacters: inside.flat().reduce((sum, { linkedCharacters }) => sum + linkedCharacters, 0),
  };
};

const DROP_CAP = /^["“„«‘']?\p{Lu}$/u;
/** Letters that are words too, and the words that begin with them. */
const ONE_LETTER_WORD = /^["“„«‘']?[AIO]$/;
const COMPLETES_WORD =
  /^(?:bout|bove|cross|ccording|fter|gain|gainst|head|ll|long|lready|lso|lthough|lways|mid|mong|n|nd|nother|ny|re|round|s|t|way|f|n|nside|s|t|ts|ver|nce|ne|nly|r|ther|ur|ut)\b/;

/** Puts a large first letter that is a block of its own in front of the paragraph that it begins. */
const joinDropCaps = (blocks: Block[]): Block[] => {
  const joined: Block[] = [];
  let cap: Block | undefined;
  for (const block of blocks) {
    if (cap && /^\p{Ll}/u.test(block.text)) {
      const space = ONE_LETTER_WORD.test(cap.text) && !COMPLETES_WORD.test(block.text) ? ' ' : '';
      joined[joined.length - 1] = { ...block, text: cap.text + space + block.text };
    } else joined.push(block);
    cap = DROP_CAP.test(block.text) ? block : undefined;
  }
  return joined;
};

/** Whether an element stands between words of a sentence: then it is a part of it, whatever it is called. */
const isWithinSentence = ({ name, attributes }: Element, before: string, after: (Element | string)[]): boolean =>
  INLINE_NAMES.has(name) &&
  name !== 'sup' &&
  attributes.hidden === undefined &&
  /^[-–,;:\p{L}\p{N}]/u.test(after.map(beginningOf).find(Boolean) ?? '') &&
  /[\p{L}\p{N},–-]\s*$/u.test(before.slice(-20).replace(MARKS, ''));

/** The first characters of the text in a part of a line. */
const beginningOf = (part: Element | string): string => {
  if (typeof part === 'string') return part.trimStart().slice(0, 2);
  if (!INLINE_NAMES.has(part.name)) return '';
  for (const inner of part.children) {
    const beginning = beginningOf(inner);
    if (beginning !== '') return beginning;
  }
  return '';
};

/** Private-use characters that mark where link text begins and ends while a block is built. */
const LINK_START = '\ue000';
const LINK_END = '\ue001';
/** The same of bold text. */
const BOLD_START = '\ue002';
const BOLD_END = '\ue003';
const MARKS = /[\ue000-\ue003]/g;
/** Each begins only where its run does: otherwise a long run would be read from each of its characters. */
const BREAKS_AND_ENDS = /(?<!\n)(\n+)([\ue001\ue003]+)/g;
const STARTS_AND_BREAKS = /(?<![\ue000\ue002])([\ue000\ue002]+)(\n+)/g;

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

const isBold = ({ name }: Element): boolean => name === 'b' || name === 'strong';

/** A longer link is one that is never closed. */
const MAX_LINK_CHARACTERS = 1500;

const isLink = (element: Element): boolean =>
  element.name === 'a' && element.attributes.href !== undefined && textWithin(element).length < MAX_LINK_CHARACTERS;

const SHORT_LINE_CHARACTERS = 60;
const MIN_SHORT_LINES = 3;

/**
 * The paragraphs of a run of text with line breaks: a blank line ends one, and so does a line that ends a sentence, is
 * wholly bold (a heading) or is one of a list of short lines. Other lines are wrapped.
 */
const splitBreaks = (text: string): string[] => {
  if (!text.includes('\n')) {
    const line = text.replace(/\s+/g, ' ').trim();
    return line === '' ? [] : splitLeadIn(line);
  }
  // "<b>Heading<br></b>" is a heading and a break.
  const tidy = text.replace(BREAKS_AND_ENDS, '$2$1').replace(STARTS_AND_BREAKS, '$2$1');
  const lines = tidy.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());
  const filled = lines.filter((line) => line !== '');
  const hasBlank = /\n[ \t]*\n/.test(tidy.trim());
  const isList = !hasBlank && areListed(filled);
  const paragraphs: string[] = [];
  let isOpen = false;
  for (const line of lines) {
    if (line === '') {
      isOpen = isOpen && !hasBlank;
      continue;
    }
    if (isOpen) paragraphs[paragraphs.length - 1] += ` ${line}`;
    else paragraphs.push(line);
    const isSentence = SENTENCE_END.test(line.replace(MARKS, '')) && !BOLD_LABEL.test(line);
    isOpen = !isList && !WHOLLY_BOLD.test(line) && (hasBlank || !isSentence);
  }
  return paragraphs.flatMap(splitLeadIn);
};

/** Whether lines are items: short, each with a capital or a number at its beginning. */
const areListed = (lines: string[]): boolean =>
  lines.length >= MIN_SHORT_LINES &&
  lines.every((line) => line.length < SHORT_LINE_CHARACTERS && !/^\p{Ll}/u.test(line.replace(MARKS, '')));

/** A line that is all bold, such as a heading; a label with a colon belongs to what follows. */
const WHOLLY_BOLD =
  /^[\ue000\ue001]*\ue002[^\ue002\ue003]{2,150}[^:\s\ue002\ue003][\ue000\ue001]*\ue003[\ue000\ue001]*$/u;

/** The speaker of an interview, or another label of what follows. */
const BOLD_LABEL = /^\ue002[^\ue002\ue003]{1,40}(?::\s*\ue003|\ue003\s*:)$/u;

/** A bold beginning of a paragraph without a punctuation mark, and the rest. */
const LEAD_IN = /^(\ue002[^\ue002\ue003]{2,150}?[\p{L}\p{N})]\s*\ue003)\s*(.{20,})$/su;
/** Words with which a sentence begins, and that have no capital within one. */
const SENTENCE_START =
  /^(?:["“„«‘']|(?:The|A|An|In|On|At|After|As|When|While|If|For|From|He|She|It|They|We|I|You|This|That|These|There|Der|Die|Das|Ein|Eine|Im|In|Am|Bei|Nach|Seit|Wer|Wie|Was|Wenn|Er|Sie|Es|Wir|Ich|Le|La|Les|Un|Une|El|Los|Las|En)\s)/;
/** A label of the facts of an event. */
const FACT_LABEL =
  /^(\ue002\s*(?:who|what|when|where|why|how|date|time|venue|place|location|cost|price|tickets?|admission|contacts?|wer|was|wann|wo|warum|wie|ort|termin|datum|zeit|beginn|einlass|eintritt|kosten|preis|kontakt|quand|où|qui|quoi|cuándo|dónde|quién|qué)\s*(?::\s*\ue003|\ue003\s*:))\s*(.+)$/isu;

/**
 * A bold lead-in on a line of its own if a sentence certainly begins after it, and a label of facts ("Where:"). Other
 * labels stay: "Name:" is a speaker of an interview.
 */
const splitLeadIn = (line: string): string[] => {
  if (!line.startsWith(BOLD_START)) return [line];
  const [, label, fact] = FACT_LABEL.exec(line) ?? [];
  if (label !== undefined && fact !== undefined) return [label, fact];
  const [, lead, rest] = LEAD_IN.exec(line) ?? [];
  return lead !== undefined && rest !== undefined && lead.includes(' ') && SENTENCE_START.test(rest)
    ? [lead, rest]
    : [line];
};

const HTML_TAG =
  /<(?:p|br|div|h[1-6]|ul|ol|li|blockquote|span|a|em|strong|b|i|section|article|figure|img)(?:\s[^<>]{0,2000})?\/?>/i;

/** A longer field is no article, and takes more memory than there is. */
const MAX_FIELD_CHARACTERS = 5_000_000;

/**
 * The paragraphs of a field that is plain text or a fragment of HTML.
 *
 * @throws {RejectedFile} if it is longer than any article
 */
export const paragraphsOfField = (value: string): string[] => {
  if (value.length > MAX_FIELD_CHARACTERS)
    throw new RejectedFile(
      `The article is too long: ${value.length} characters, and ${MAX_FIELD_CHARACTERS} are the limit.`,
    );
  return HTML_TAG.test(value) ? paragraphsOfMarkup(parseHtml(value)) : paragraphsOf(cleanText(value));
};

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
