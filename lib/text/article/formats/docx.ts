import { dateOf } from '../head/dates.ts';
import { splitHead } from '../head/split-head.ts';
import { RejectedFile } from '../rejected-file.ts';
import { type ExtractedArticle, setFields } from './extracted-article.ts';
import { all, child, descendants, type Element, first, lineOf, parseXml } from './markup/element.ts';
import { unpackZip } from './unpack.ts';

const DOCUMENT = 'word/document.xml';
const PROPERTIES = 'docProps/core.xml';

/** Tables, drawings, deleted text and field codes. */
const NOT_RUNNING_TEXT = new Set([
  'w:tbl',
  'w:drawing',
  'w:pict',
  'w:del',
  'w:instrText',
  'mc:Fallback',
  'w:txbxContent',
]);

/**
 * A Word document (Office Open XML, ECMA-376 part 1). A first paragraph in a title style is the title.
 *
 * @throws {RejectedFile} if it is broken, encrypted, or unpacks to more than `limit` bytes
 */
export const readDocx = async (bytes: Uint8Array, limit: number): Promise<ExtractedArticle> => {
  const files = await unpackZip(bytes, limit, undefined, (name) => name === DOCUMENT || name === PROPERTIES);
  const part = (wanted: string): Element | undefined => {
    const file = files.find(({ name }) => name === wanted);
    return file && parseXml(new TextDecoder().decode(file.bytes));
  };
  const body = first(part(DOCUMENT), 'w:body');
  if (body === undefined) throw new RejectedFile('The Word document holds no text.');
  const paragraphs = bodyParagraphs(body);
  const properties = part(PROPERTIES);
  const extracted: ExtractedArticle = { paragraphs: [] };
  if (/^(?:title|heading1)$/i.test(paragraphs[0]?.style ?? '') && paragraphs.length > 1)
    extracted.title = paragraphs.shift()!.text;
  extracted.paragraphs = paragraphs.map(({ text }) => text);
  setFields(extracted, {
    author: lineOf(first(properties, 'dc:creator')),
    // When the file was created, unless a date is printed.
    publishedAt:
      splitHead(extracted.paragraphs, extracted.title).publishedAt ??
      dateOf(lineOf(first(properties, 'dcterms:created')) ?? ''),
    language: lineOf(first(properties, 'dc:language')),
  });
  return extracted;
};

const bodyParagraphs = (body: Element): { text: string; style: string }[] =>
  all(body, 'w:p')
    .filter((paragraph) => !isOutsideText(paragraph))
    .map((paragraph) => ({ text: runsOf(paragraph).trim(), style: styleOf(paragraph) }))
    .filter(({ text }) => text !== '');

const isOutsideText = (element: Element): boolean => {
  for (let above = element.parent; above; above = above.parent) if (NOT_RUNNING_TEXT.has(above.name)) return true;
  return false;
};

const styleOf = (paragraph: Element): string => child(child(paragraph, 'w:pPr'), 'w:pStyle')?.attributes['w:val'] ?? '';

/** The text of a paragraph's runs (`w:r`). */
const runsOf = (paragraph: Element): string => {
  let text = '';
  for (const part of descendants(paragraph)) {
    if (part.name === 'w:t' && !isOutsideText(part))
      text += part.children.filter((child) => typeof child === 'string').join('');
    else if (part.name === 'w:tab' || part.name === 'w:br' || part.name === 'w:cr') text += ' ';
    else if (part.name === 'w:noBreakHyphen') text += '-';
  }
  return text;
};
