import { type Block, blocksOf } from '../blocks.ts';
import type { Element } from '../markup.ts';
import { bodyMark, isBeside, isComment } from './beside.ts';
import { type Line, linesOf } from './lines.ts';

/** Characters an article has at least, before a stricter reading is trusted over a looser one. */
const ENOUGH = 250;
/** How many times as much a looser reading must find: a short notice is whole, and what else is found stands around it. */
const LOOSELY = 2;
/** How much of the text a child must hold for the search to go down into it. */
const MAJORITY = 0.85;
/** The same inside an element that is marked as the article: conclusions and boxes of its own stand beside the long part. */
const MARKED_MAJORITY = 0.92;

/** The lines of a page's article, best guess: marked parts around it left out, strictly at first, loosely if that leaves too little. */
export const mainText = (root: Element): Line[] => {
  let best: Line[] = [];
  const wrappers = wrappersOf(root);
  for (const skip of [(element: Element) => isBeside(element) && !wrappers.has(element), isComment]) {
    const lines = linesOf(regionOf(root, skip));
    if (lengthOf(lines) >= ENOUGH) return lines;
    if (lengthOf(lines) > lengthOf(best) * LOOSELY) best = lines;
  }
  return best;
};

/** Elements that hold half of the page's running text, comments aside: whatever their names say, they are not beside the article. */
const wrappersOf = (root: Element): Set<Element> => {
  const mass = massesOf(blocksOf(root, { skip: isComment }));
  const half = (mass.get(root) ?? 0) / 2;
  return new Set([...mass].filter(([, own]) => own > half).map(([element]) => element));
};

export const lengthOf = (lines: Line[]): number => lines.reduce((sum, { text }) => sum + text.length, 0);

/** The blocks of the element that holds the article. */
const regionOf = (root: Element, skip: (element: Element) => boolean): Block[] => {
  const blocks = blocksOf(root, { skip });
  const mass = massesOf(blocks);
  const total = mass.get(root) ?? 0;
  const marked = markedBody(mass, total);
  const sure = marked !== undefined && (marked.name === 'article' || bodyMark(marked) > 1);
  const container = descend(marked ?? root, mass, sure ? MARKED_MAJORITY : MAJORITY);
  return blocks.filter(({ element }) => isWithin(element, container));
};

const isWithin = (element: Element | undefined, container: Element): boolean => {
  for (let above = element; above; above = above.parent) if (above === container) return true;
  return false;
};

/** How much running text each element holds. */
const massesOf = (blocks: Block[]): Map<Element, number> => {
  const masses = new Map<Element, number>();
  for (const block of blocks) {
    const mass = massOf(block);
    if (mass === 0) continue;
    for (let above: Element | undefined = block.element; above; above = above.parent) {
      masses.set(above, (masses.get(above) ?? 0) + mass);
    }
  }
  return masses;
};

const SENTENCE_MARK = /[.!?,;:。，！？؟۔]/;

/** Running text: unlinked, with punctuation; a paragraph's counts most, a heading's nothing. */
export const massOf = ({ text, linked, element }: Block): number => {
  const wide = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Hangul}/u.test(text.slice(0, 40)) ? 2.5 : 1;
  const length = text.length * wide;
  if (length < 25 || linked > text.length * 0.5 || /^h[1-6]$/.test(element.name)) return 0;
  const weight = element.name === 'p' || element.name === 'blockquote' ? 1 : 0.6;
  return (length - linked * wide) * weight * (SENTENCE_MARK.test(text) ? 1 : 0.2);
};

/** The element its mark-up calls the article's body, if it holds a good part of the page's running text. */
const markedBody = (mass: Map<Element, number>, total: number): Element | undefined => {
  let best: Element | undefined;
  let score = 0;
  for (const [element, own] of mass) {
    const mark = bodyMark(element);
    if (mark === 0 || own < total * (mark === 1 ? 0.4 : 0.3)) continue;
    const value = mark * 10 + own / (total || 1);
    if (value > score) {
      best = element;
      score = value;
    }
  }
  return best;
};

/** Down to the smallest element that still holds most of the text. */
const descend = (from: Element, mass: Map<Element, number>, majority: number): Element => {
  let at = from;
  for (;;) {
    const own = mass.get(at) ?? 0;
    const next = at.children.find(
      (part): part is Element => typeof part !== 'string' && (mass.get(part) ?? 0) >= own * majority,
    );
    if (next === undefined || own === 0 || /^(?:p|li|td|blockquote|pre)$/.test(next.name)) return at;
    at = next;
  }
};
