import type { ExtractedRecord } from '../extracted-article.ts';
import { readElement } from './json.ts';
import { showsList } from './json-elements.ts';
import { parseJson } from './parse-json.ts';

/** The articles of JSON Lines, one object per line. A bad line is a record with its problem. */
export function* readJsonLines(text: string): Generator<ExtractedRecord> {
  let record = 0;
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end === -1 ? text.length : end).trim();
    from = end === -1 ? text.length : end + 1;
    if (line !== '') yield readElement(line, ++record);
  }
}

/** An object that is printed over many lines begins so. */
const PRINTED = /^\{[ \t]*\r?\n\s*["}]/;

/**
 * Whether a text, which may be the beginning of a file, is JSON Lines: an object on each line.
 *
 * @param isNamed whether the file's name says so, which counts if the first line is broken or longer than the text
 */
export const isJsonLines = (text: string, isNamed: boolean): boolean => {
  const start = text.trimStart();
  if (!start.startsWith('{') || PRINTED.test(start)) return isNamed && !/^[[{]/.test(start);
  const end = start.indexOf('\n');
  const line = end === -1 ? start : start.slice(0, end);
  if (!isNamed && !(end !== -1 && /^\s*\{/.test(start.slice(end, end + 100)))) return false;
  return isObject(line) ? !isPage(line) : isNamed;
};

const isObject = (line: string): boolean => {
  try {
    parseJson(line);
    return line.trimEnd().endsWith('}');
  } catch {
    return false;
  }
};

/** Whether a line is no article but an answer with a list of them. */
const isPage = (line: string): boolean => showsList(Buffer.from(line)) && 'problem' in readElement(line, 1);
