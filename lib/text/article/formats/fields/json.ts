import { RejectedFile } from '../../rejected-file.ts';
import type { ExtractedArticle, ExtractedRecord } from '../extracted-article.ts';
import { articleFromFields, hasBody, isRecord, valuesOf } from './fields.ts';

/** Deeper nesting is an attack or an accident. */
const MAX_JSON_DEPTH = 200;

/** Levels at which an API's answer may hold its list of articles. */
const MAX_LIST_DEPTH = 4;

/** Fields in which APIs and scrapers keep their list of articles. */
const LIST_FIELDS = [
  'articles',
  'items',
  'results',
  'docs',
  'data',
  'documents',
  'stories',
  'news',
  'posts',
  'entries',
  'hits',
  'response',
  '@graph',
];

/**
 * The articles of a JSON document: one object, a list of them, or a list inside an API's answer.
 *
 * @throws {RejectedFile} if the JSON is broken or holds no article
 */
export function* readJson(text: string): Generator<ExtractedRecord> {
  const value = parseJson(text);
  const records = findRecords(value, 0);
  if (records.length === 0) throw new RejectedFile('The JSON holds no article: no object in it has a field with text.');
  for (const [index, record] of records.entries()) yield readRecord(record, index + 1);
}

/** Reads one article from parsed JSON. */
export const readRecord = (value: unknown, record: number): ExtractedRecord => {
  if (typeof value === 'string')
    return { record, extracted: { paragraphs: articleFromFields(new Map([['text', value]])).paragraphs } };
  if (!isRecord(value)) return { record, problem: 'This is no JSON object.' };
  const extracted: ExtractedArticle = articleFromFields(valuesOf(unwrapped(value)));
  if (extracted.paragraphs.length === 0) return { record, problem: 'No field of this object holds an article’s text.' };
  return { record, extracted };
};

/** @throws {RejectedFile} if the text breaks off, is broken or nested too deep */
export const parseJson = (text: string): unknown => {
  if (depthOf(text) > MAX_JSON_DEPTH)
    throw new RejectedFile(`The JSON is nested more than ${MAX_JSON_DEPTH} levels deep.`);
  try {
    return JSON.parse(text);
  } catch (error) {
    const isTruncated =
      /end of JSON|Unterminated|after (?:array element|property)/i.test(String(error)) && !/[\]}]\s*$/.test(text);
    throw new RejectedFile(
      isTruncated ? 'The JSON breaks off before its end.' : 'The JSON is broken and cannot be read.',
      { cause: error },
    );
  }
};

const [QUOTE, BACKSLASH, BRACKET, BRACKET_END, BRACE, BRACE_END] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d];

const depthOf = (text: string): number => {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === BACKSLASH) at++;
      else if (code === QUOTE) inString = false;
    } else if (code === QUOTE) inString = true;
    else if (code === BRACKET || code === BRACE) deepest = Math.max(deepest, ++depth);
    else if (code === BRACKET_END || code === BRACE_END) depth--;
  }
  return deepest;
};

const findRecords = (value: unknown, depth: number): unknown[] => {
  if (depth > MAX_LIST_DEPTH) return [];
  if (Array.isArray(value)) return value.some(isRecord) || value.every((part) => typeof part === 'string') ? value : [];
  if (!isRecord(value)) return [];
  const lists = LIST_FIELDS.map((name) => value[name]).filter((inner) => Array.isArray(inner) || isRecord(inner));
  for (const inner of lists) {
    const records = findRecords(inner, depth + 1);
    if (records.some((record) => isRecord(record) && hasBody(valuesOf(unwrapped(record))))) return records;
  }
  if (hasBody(valuesOf(value))) return [value];
  // Articles by id.
  const entries = Object.values(value);
  return entries.length > 0 && entries.every((inner) => isRecord(inner) && hasBody(valuesOf(inner))) ? entries : [];
};

/** Fields in which an answer or a line holds a single article. */
const WRAPPER_FIELDS = ['article', 'story', 'item', 'document', 'post', 'newsitem', 'data'];

/** The article inside an object that wraps it and has no title. */
const unwrapped = (value: Record<string, unknown>): Record<string, unknown> => {
  for (const name of WRAPPER_FIELDS) {
    const inner = value[name];
    if (isRecord(inner) && hasBody(valuesOf(inner)) && articleFromFields(valuesOf(value)).title === undefined)
      return inner;
  }
  return value;
};
