import { Parser } from 'htmlparser2';
import { RejectedFile } from '../../rejected-file.ts';

/** An element of HTML or XML. Names and attribute names are lower case in HTML, as written in XML. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: (Element | string)[];
  parent?: Element;
  /** The document ends inside it. */
  isOpen?: true;
}

/**
 * Deeper XML is refused; deeper HTML is read into the last element above the limit, as no page nests so deep on
 * purpose.
 */
const MAX_DEPTH = 200;
/** Deeper HTML is refused: the parser's stack would take too long. */
const MAX_HTML_DEPTH = 10_000;
const MAX_ELEMENTS = 300_000;
/** Elements that separate text even if they are too deep. */
const BLOCK_NAMES = new Set(['p', 'div', 'li', 'h1', 'h2', 'h3', 'section', 'blockquote']);

/** @throws {RejectedFile} if the page has more than 300,000 elements or 10,000 levels */
export const parseHtml = (html: string): Element => parse(html, false).root;

/**
 * @throws {RejectedFile} if the document declares entities (they can refer to other files or expand without end), is
 * nested deeper than 200 elements, has more than 300,000 or breaks off
 */
export const parseXml = (xml: string): Element => {
  const { root, problem } = parseOpenXml(xml);
  if (problem !== undefined) throw problem;
  return root;
};

/**
 * The same for a document that may break off: what there is of it, and the problem.
 *
 * @throws {RejectedFile} in all other cases
 */
export const parseOpenXml = (xml: string): { root: Element; problem?: RejectedFile } => {
  if (/<!ENTITY/i.test(xml)) throw new RejectedFile('The XML declares entities of its own, which is not allowed.');
  const { root, unclosed } = parse(xml, true);
  return unclosed === undefined
    ? { root }
    : { root, problem: new RejectedFile(`The XML breaks off: <${unclosed}> is never closed.`) };
};

const parse = (markup: string, xmlMode: boolean): { root: Element; unclosed?: string } => {
  const root: Element = { name: '', attributes: {}, children: [] };
  let current = root;
  let depth = 0;
  let count = 0;
  let ended = false;
  let unclosed: string | undefined;
  const maxDepth = xmlMode ? MAX_DEPTH : MAX_HTML_DEPTH;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth++;
        if (depth > maxDepth) {
          throw new RejectedFile(`The ${xmlMode ? 'XML' : 'page'} is nested more than ${maxDepth} elements deep.`);
        }
        if (++count > MAX_ELEMENTS) throw new RejectedFile(`The page has more than ${MAX_ELEMENTS} elements.`);
        if (depth > MAX_DEPTH) {
          if (BLOCK_NAMES.has(name))
            current.children.push(
              { name: 'br', attributes: {}, children: [] },
              { name: 'br', attributes: {}, children: [] },
            );
          return;
        }
        const element: Element = { name, attributes, children: [], parent: current };
        current.children.push(element);
        current = element;
      },
      onclosetag(name) {
        if (ended) {
          unclosed ??= name;
          current.isOpen = true;
        }
        if (depth <= MAX_DEPTH && current.parent) current = current.parent;
        depth--;
      },
      ontext(text) {
        const last = current.children.length - 1;
        if (typeof current.children[last] === 'string') current.children[last] += text;
        else current.children.push(text);
      },
    },
    { xmlMode, decodeEntities: true },
  );
  parser.write(markup);
  ended = true; // the parser closes what the document left open
  parser.end();
  return unclosed === undefined ? { root } : { root, unclosed };
};

/** All elements below this one, in document order. */
export function* descendants(element: Element): Generator<Element> {
  const waiting = [...element.children].reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') continue;
    yield next;
    for (let at = next.children.length - 1; at >= 0; at--) waiting.push(next.children[at]!);
  }
}

/**
 * The elements below this one with one of these names, in document order. A prefix ("dc:creator") is part of the name.
 */
export const all = (element: Element, ...names: string[]): Element[] =>
  [...descendants(element)].filter(({ name }) => names.includes(name));

export const first = (element: Element | undefined, ...names: string[]): Element | undefined => {
  if (element === undefined) return undefined;
  for (const found of descendants(element)) if (names.includes(found.name)) return found;
  return undefined;
};

/** The first child with the first of these names that any child has. */
export const child = (element: Element | undefined, ...names: string[]): Element | undefined => {
  for (const name of names) {
    for (const found of element?.children ?? []) if (typeof found !== 'string' && found.name === name) return found;
  }
  return undefined;
};

/** All text inside an element, unchanged but for a space at both ends of each element inside. */
export const textWithin = (element: Element | undefined): string => {
  if (element === undefined) return '';
  let text = '';
  for (const part of element.children) text += typeof part === 'string' ? part : ` ${textWithin(part)} `;
  return text;
};

/** The text inside an element on one line; undefined if there is none. */
export const lineOf = (element: Element | undefined): string | undefined => {
  if (element === undefined) return undefined;
  return inlineText(element).replace(/\s+/g, ' ').trim() || undefined;
};

const inlineText = (element: Element): string =>
  element.children.map((part) => (typeof part === 'string' ? part : inlineText(part))).join('');
