import { RejectedFile } from '../../rejected-file.ts';
import type { ExtractedRecord } from '../extracted-article.ts';
import { splitRecords } from '../record-stream.ts';
import { foldFieldName } from './field-names.ts';
import { isRecord, valuesOf } from './field-values.ts';
import { articleFromFields, hasBody, hasText, hasTitle, recordOf } from './fields.ts';
import { elementSplitter, LIST_FIELDS, showsList } from './json-elements.ts';
import { parseJson } from './parse-json.ts';

/** Levels at which an API's answer may hold its list of articles. */
const MAX_LIST_DEPTH = 4;

/**
 * The articles of a JSON document: one object, several one behind the other, a list of them, or a list inside an API's
 * answer. Of one that is broken, what can be read.
 *
 * @throws {RejectedFile} if the JSON holds no article, or is broken and holds no list
 */
export async function* readJson(text: string): AsyncGenerator<ExtractedRecord> {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch (error) {
    const bytes = Buffer.from(text);
    if (!(error instanceof RejectedFile) || !(showsList(bytes) || isFollowed(bytes))) throw error;
    yield* readElements(bytes);
    return;
  }
  const records = findRecords(value, 0);
  if (records.length === 0) throw new RejectedFile('The JSON holds no article: no object in it has a field with text.');
  for (const [index, record] of records.entries()) yield readRecord(record, index + 1);
}

/** Whether an object ends before the file does. */
const isFollowed = (bytes: Uint8Array): boolean => {
  const end = elementSplitter(true, false).findEnd(bytes, 0);
  return end !== -1 && bytes.subarray(end).some((byte) => byte > 0x20);
};

async function* readElements(bytes: Uint8Array): AsyncGenerator<ExtractedRecord> {
  const splitter = showsList(bytes) ? elementSplitter(false) : elementSplitter(true, false);
  let record = 0;
  try {
    for await (const raw of splitRecords([bytes], bytes.length, 0, splitter))
      yield readElement(Buffer.from(raw.bytes ?? []).toString(), ++record);
  } catch (error) {
    if (!(error instanceof RejectedFile)) throw error;
    yield { record: ++record, problem: error.reason };
  }
}

/** One article from its JSON: a line, or an element of a list, with a comma behind it or without. */
export const readElement = (json: string, record: number): ExtractedRecord => {
  try {
    return readRecord(parseJson(withoutComma(json)), record);
  } catch (error) {
    if (error instanceof RejectedFile)
      return { record, problem: error.reason.replace('The JSON', 'The JSON of this record') };
    throw error;
  }
};

/** A list's element without the comma behind it. */
export const withoutComma = (json: string): string => {
  const text = json.trim();
  return text.endsWith(',') ? text.slice(0, -1).trimEnd() : text;
};

/** Reads one article from parsed JSON. */
const readRecord = (value: unknown, record: number): ExtractedRecord => {
  if (typeof value === 'string')
    return { record, extracted: { paragraphs: articleFromFields(new Map([['text', value]])).paragraphs } };
  if (Array.isArray(value) && value.length === 1 && isRecord(value[0])) return readRecord(value[0], record);
  if (!isRecord(value)) return { record, problem: 'This is no JSON object.' };
  return recordOf(valuesOf(unwrapped(value)), record, 'No field of this object holds an article’s text.');
};

const findRecords = (value: unknown, depth: number): unknown[] => {
  if (depth > MAX_LIST_DEPTH) return [];
  if (Array.isArray(value)) return value.some(isRecord) || value.every((part) => typeof part === 'string') ? value : [];
  if (!isRecord(value)) return [];
  if (isArticle(value)) return [value];
  const values = new Map(Object.entries(value).map(([name, inner]) => [foldFieldName(name), inner]));
  const lists = LIST_FIELDS.map((name) => values.get(name)).filter((inner) => Array.isArray(inner) || isRecord(inner));
  for (const inner of lists) {
    const records = findRecords(inner, depth + 1);
    if (records.some((record) => isRecord(record) && hasBody(valuesOf(unwrapped(record))))) return records;
  }
  if (hasBody(valuesOf(value))) return [value];
  // Articles by id.
  const entries = Object.values(value);
  return entries.length > 0 && entries.every((inner) => isRecord(inner) && hasBody(valuesOf(inner))) ? entries : [];
};

/** Whether an object has a title and a text of its own, whatever lists are in it. */
const isArticle = (value: Record<string, unknown>): boolean => {
  const strings = Object.entries(value).filter(([, inner]) => typeof inner === 'string');
  const values = valuesOf(Object.fromEntries(strings));
  return hasTitle(values) && hasText(values);
};

/** Fields in which an answer or a line holds a single article. */
const WRAPPER_FIELDS = new Set(['article', 'story', 'item', 'document', 'post', 'newsitem', 'data']);

/** The article inside an object that wraps it and has no title. */
const unwrapped = (value: Record<string, unknown>): Record<string, unknown> => {
  for (const [name, inner] of Object.entries(value)) {
    if (!WRAPPER_FIELDS.has(foldFieldName(name)) || !isRecord(inner) || !hasBody(valuesOf(inner))) continue;
    if (!hasTitle(valuesOf(value))) return inner;
  }
  return value;
};
