import { Parser } from 'htmlparser2';
import { RejectedFile } from '../rejected-file.ts';

/** An element of HTML or XML. Names and attribute names are lower case in HTML, as written in XML. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: (Element | string)[];
  parent?: Element;
}

/** Elements deeper than this are taken as children of the last that is not: no page means it. */
const DEEPEST = 200;
/** And where an HTML page goes this deep, the parser's own stack costs more than the page is worth. */
const ABYSS = 10_000;
const MOST_ELEMENTS = 300_000;
/** Of those too deep, the ones that still part the text. */
const BLOCKS = new Set(['p', 'div', 'li', 'h1', 'h2', 'h3', 'section', 'blockquote']);

/** @throws {RejectedFile} for a page of more than 300,000 elements, or 10,000 levels. */
export const parseHtml = (html: string): Element => parse(html, false).root;

/**
 * @throws {RejectedFile} for entities of the document's own (they can point at other files, or unfold without end),
 * for nesting deeper than 200 elements, and for a document that breaks off.
 */
export const parseXml = (xml: string): Element => {
  if (/<!ENTITY/i.test(xml)) throw new RejectedFile('The XML declares entities of its own, which is not allowed.');
  const { root, open } = parse(xml, true);
  if (open !== undefined) throw new RejectedFile(`The XML breaks off: <${open}> is never closed.`);
  return root;
};

const parse = (markup: string, xmlMode: boolean): { root: Element; open?: string } => {
  const root: Element = { name: '', attributes: {}, children: [] };
  let current = root;
  let depth = 0;
  let count = 0;
  let ended = false;
  let open: string | undefined;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth++;
        if (depth > (xmlMode ? DEEPEST : ABYSS)) {
          throw new RejectedFile(
            `The ${xmlMode ? 'XML' : 'page'} is nested more than ${xmlMode ? DEEPEST : ABYSS} elements deep.`,
          );
        }
        if (++count > MOST_ELEMENTS) throw new RejectedFile(`The page has more than ${MOST_ELEMENTS} elements.`);
        if (depth > DEEPEST) {
          if (BLOCKS.has(name))
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
        if (ended && open === undefined) open = name;
        if (depth <= DEEPEST && current.parent) current = current.parent;
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
  ended = true; // what closes from here on was left open
  parser.end();
  return open === undefined ? { root } : { root, open };
};

/** Every element below, in the document's order. */
export function* descendants(element: Element): Generator<Element> {
  const waiting = [...element.children].reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') continue;
    yield next;
    for (let at = next.children.length - 1; at >= 0; at--) waiting.push(next.children[at]!);
  }
}

/** The elements of these names below, in order. A prefix ("dc:creator") is part of the name. */
export const all = (element: Element, ...names: string[]): Element[] =>
  [...descendants(element)].filter(({ name }) => names.includes(name));

export const first = (element: Element | undefined, ...names: string[]): Element | undefined => {
  if (element === undefined) return undefined;
  for (const found of descendants(element)) if (names.includes(found.name)) return found;
  return undefined;
};

/** The first child of one of these names, in the names' order. */
export const child = (element: Element | undefined, ...names: string[]): Element | undefined => {
  for (const name of names) {
    for (const found of element?.children ?? []) if (typeof found !== 'string' && found.name === name) return found;
  }
  return undefined;
};

/** All text within, as it stands. */
export const textWithin = (element: Element | undefined): string => {
  if (element === undefined) return '';
  let text = '';
  for (const part of element.children) text += typeof part === 'string' ? part : ` ${textWithin(part)} `;
  return text;
};

/** The text within on one line; undefined where there is none. */
export const lineOf = (element: Element | undefined): string | undefined => {
  if (element === undefined) return undefined;
  return inlineText(element).replace(/\s+/g, ' ').trim() || undefined;
};

const inlineText = (element: Element): string =>
  element.children.map((part) => (typeof part === 'string' ? part : inlineText(part))).join('');
