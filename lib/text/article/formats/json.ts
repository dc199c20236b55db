import { RejectedFile } from '../rejected-file.ts';
import type { Draft, DraftRecord } from './draft.ts';
import { draftOf, hasBody, isRecord, valuesOf } from './fields.ts';

/** Deeper nesting than this is an attack or an accident. */
const DEEPEST = 200;

/** Where APIs and scrapers keep their list of articles. */
const LISTS = [
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

/** The articles of a JSON document: one object, a list of them, or a list inside an API's answer. */
export function* readJson(text: string): Generator<DraftRecord> {
  const value = parseJson(text);
  const records = recordsOf(value, 0);
  if (records.length === 0) throw new RejectedFile('The JSON holds no article: no object in it has a field with text.');
  for (const [index, record] of records.entries()) yield readRecord(record, index + 1);
}

/** One article of parsed JSON, or what is wrong with it. */
export const readRecord = (value: unknown, record: number): DraftRecord => {
  if (typeof value === 'string')
    return { record, draft: { paragraphs: draftOf(new Map([['text', value]])).paragraphs } };
  if (!isRecord(value)) return { record, problem: 'This is no JSON object.' };
  const draft: Draft = draftOf(valuesOf(unwrapped(value)));
  if (draft.paragraphs.length === 0) return { record, problem: 'No field of this object holds an article’s text.' };
  return { record, draft };
};

/** @throws {RejectedFile} in words that say where it breaks. */
export const parseJson = (text: string): unknown => {
  if (depthOf(text) > DEEPEST) throw new RejectedFile(`The JSON is nested more than ${DEEPEST} levels deep.`);
  try {
    return JSON.parse(text);
  } catch (error) {
    const truncated =
      /end of JSON|Unterminated|after (?:array element|property)/i.test(String(error)) && !/[\]}]\s*$/.test(text);
    throw new RejectedFile(
      truncated ? 'The JSON breaks off before its end.' : 'The JSON is broken and cannot be read.',
      { cause: error },
    );
  }
};

const depthOf = (text: string): number => {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 0x5c) at++;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x5b || code === 0x7b) deepest = Math.max(deepest, ++depth);
    else if (code === 0x5d || code === 0x7d) depth--;
  }
  return deepest;
};

const recordsOf = (value: unknown, depth: number): unknown[] => {
  if (depth > 4) return [];
  if (Array.isArray(value)) return value.some(isRecord) || value.every((part) => typeof part === 'string') ? value : [];
  if (!isRecord(value)) return [];
  const lists = LISTS.map((name) => value[name]).filter((inner) => Array.isArray(inner) || isRecord(inner));
  for (const inner of lists) {
    const records = recordsOf(inner, depth + 1);
    if (records.some((record) => isRecord(record) && hasBody(valuesOf(unwrapped(record))))) return records;
  }
  if (hasBody(valuesOf(value))) return [value];
  // A list whose articles are kept by their ids.
  const kept = Object.values(value);
  return kept.length > 0 && kept.every((inner) => isRecord(inner) && hasBody(valuesOf(inner))) ? kept : [];
};

/** Names under which an article stands by itself inside an answer or a line. */
const WRAPPERS = ['article', 'story', 'item', 'document', 'post', 'newsitem', 'data'];

/** The article inside what is wrapped around it, where that says nothing else of it. */
const unwrapped = (value: Record<string, unknown>): Record<string, unknown> => {
  for (const name of WRAPPERS) {
    const inner = value[name];
    if (isRecord(inner) && hasBody(valuesOf(inner)) && draftOf(valuesOf(value)).title === undefined) return inner;
  }
  return value;
};
