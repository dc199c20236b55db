import { type ArticleLine, articleLinesOf } from './article-lines.ts';
import { type Block, blocksOf, lengthOf, MIN_TEXT_CHARACTERS } from './blocks.ts';
import { bodyMark, isBoilerplate, isCommentOrConsent } from './boilerplate.ts';
import type { Element } from './element.ts';
import { isConsentNotice } from './site-labels.ts';

/** With fewer characters from a strict reading, a lenient one is tried. */
const MIN_ARTICLE_CHARACTERS = 250;
/** How many times as much text a lenient reading must find: else the article is short, and the rest is around it. */
const LENIENT_FACTOR = 2;
/** Share of an element's text that one child must hold for the search to continue in it. */
const MAJORITY = 0.85;
/** The same inside an element marked as the article, which may hold boxes and conclusions next to its main part. */
const MARKED_MAJORITY = 0.92;

/** The lines of a page's article. Leaves out all boilerplate; if that leaves too little, only comments and consent. */
export const mainText = (root: Element): ArticleLine[] => {
  let best: ArticleLine[] = [];
  const blocks = blocksOf(root, { skip: isCommentOrConsent });
  const consent = consentBoxesIn(blocks);
  const wrappers = wrappersOf(root, blocks);
  for (const skip of [
    (element: Element) => consent.has(element) || (isBoilerplate(element) && !wrappers.has(element)),
    (element: Element) => consent.has(element) || isCommentOrConsent(element),
  ]) {
    const lines = articleLinesOf(regionOf(root, skip));
    if (lengthOf(lines) >= MIN_ARTICLE_CHARACTERS) return lines;
    if (lengthOf(lines) > lengthOf(best) * LENIENT_FACTOR) best = lines;
  }
  return best;
};

/**
 * Elements that hold more than half of the page's running text without comments: not boilerplate, whatever their names.
 */
const wrappersOf = (root: Element, blocks: Block[]): Set<Element> => {
  const mass = massesOf(blocks);
  const half = (mass.get(root) ?? 0) / 2;
  return new Set([...mass].filter(([, own]) => own > half).map(([element]) => element));
};

/** Share of a box's text that says what a site stores and asks consent to. */
const CONSENT_SHARE = 0.3;

/** The elements around the site's request for consent, up to those that hold other text. */
const consentBoxesIn = (blocks: Block[]): Set<Element> => {
  const notices = blocks.filter(({ text }) => isConsentNotice(text));
  if (notices.length === 0) return new Set();
  const lengths = lengthsOf(blocks);
  const boxes = [...lengthsOf(notices)].filter(
    ([element, length]) => !isPage(element) && length > (lengths.get(element) ?? 0) * CONSENT_SHARE,
  );
  return new Set(boxes.map(([element]) => element));
};

const isPage = ({ name }: Element): boolean => /^(?:|html|body|main|article)$/.test(name);

/** The characters in each element. */
const lengthsOf = (blocks: Block[]): Map<Element, number> => {
  const lengths = new Map<Element, number>();
  for (const { element, text } of blocks)
    for (let above: Element | undefined = element; above; above = above.parent)
      lengths.set(above, (lengths.get(above) ?? 0) + text.length);
  return lengths;
};

/** The blocks of the element that holds the article. */
const regionOf = (root: Element, skip: (element: Element) => boolean): Block[] => {
  const blocks = blocksOf(root, { skip });
  const mass = massesOf(blocks);
  const total = mass.get(root) ?? 0;
  const marked = markedBody(mass, total);
  const isCertain = marked !== undefined && (marked.name === 'article' || bodyMark(marked) > 1);
  const container = descend(marked ?? root, mass, isCertain ? MARKED_MAJORITY : MAJORITY);
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

const PUNCTUATION = /[.!?,;:。，！？؟۔]/;

/** How much running text a block holds. Links do not count, text without punctuation hardly, headings not at all. */
const massOf = ({ text, linkedCharacters, element }: Block): number => {
  // A character of these scripts says as much as several letters.
  const factor = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Hangul}/u.test(text.slice(0, 40)) ? 2.5 : 1;
  const length = text.length * factor;
  if (length < MIN_TEXT_CHARACTERS || linkedCharacters > text.length * 0.5 || /^h[1-6]$/.test(element.name)) return 0;
  const weight = element.name === 'p' || element.name === 'blockquote' ? 1 : 0.6;
  return (length - linkedCharacters * factor) * weight * (PUNCTUATION.test(text) ? 1 : 0.2);
};

/** The element most clearly marked as the article's body that holds a good part of the page's running text. */
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
  return best && aroundPieces(best, mass);
};

/** The element around all pieces of a body that comes in several elements of the same name. */
const aroundPieces = (piece: Element, mass: Map<Element, number>): Element => {
  const name = piece.attributes.class;
  const all = mass.get(piece.parent ?? piece) ?? 0;
  const pieces = (piece.parent?.children ?? []).filter(
    (other): other is Element =>
      typeof other !== 'string' && other.name === piece.name && other.attributes.class === name,
  );
  const inPieces = pieces.reduce((sum, other) => sum + (mass.get(other) ?? 0), 0);
  return piece.parent &&
    name &&
    piece.name !== 'article' &&
    inPieces > (mass.get(piece) ?? 0) &&
    inPieces > all * PIECES_SHARE
    ? piece.parent
    : piece;
};

/** Share of the text around the pieces of a body that the pieces hold. */
const PIECES_SHARE = 0.8;

/** The smallest element that still holds most of the text. */
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
