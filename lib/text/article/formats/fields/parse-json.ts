import { RejectedFile } from '../../rejected-file.ts';

/** Deeper nesting is an attack or an accident. */
const MAX_JSON_DEPTH = 200;

/**
 * Parses JSON, also as programs write it that do not keep to the standard.
 *
 * @throws {RejectedFile} if the text breaks off, is broken or nested too deep
 */
export const parseJson = (json: string): unknown => {
  const text = json.trim();
  if (depthOf(text) > MAX_JSON_DEPTH)
    throw new RejectedFile(`The JSON is nested more than ${MAX_JSON_DEPTH} levels deep.`);
  try {
    return JSON.parse(text);
  } catch (error) {
    try {
      return JSON.parse(standardJson(text));
    } catch {
      const isTruncated =
        /end of JSON|Unterminated|after (?:array element|property)/i.test(String(error)) && !/[\]}]$/.test(text);
      throw new RejectedFile(
        isTruncated ? 'The JSON breaks off before its end.' : 'The JSON is broken and cannot be read.',
        { cause: error },
      );
    }
  }
};

const [QUOTE, BACKSLASH, BRACKET, BRACKET_END, BRACE, BRACE_END, COMMA] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d, 0x2c];
const SPACE = 0x20;

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

/** Python's words for numbers that JSON does not have. */
const NO_NUMBER = /-?(?:NaN|Infinity)\b/y;

/**
 * The same in standard JSON: `null` in place of NaN and Infinity, no comma before a closing bracket, line ends and tabs
 * in strings escaped. None of these can mean anything else.
 */
const standardJson = (text: string): string => {
  let standard = '';
  let copied = 0;
  let comma = -1;
  let inString = false;
  const replace = (from: number, to: number, by: string): void => {
    standard += text.slice(copied, from) + by;
    copied = to;
  };
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === BACKSLASH) at++;
      else if (code === QUOTE) inString = false;
      else if (code < SPACE) replace(at, at + 1, JSON.stringify(text[at]).slice(1, -1));
      continue;
    }
    if (code <= SPACE) continue;
    if ((code === BRACKET_END || code === BRACE_END) && comma !== -1) replace(comma, comma + 1, '');
    comma = code === COMMA ? at : -1;
    if (code === QUOTE) inString = true;
    NO_NUMBER.lastIndex = at;
    const found = NO_NUMBER.exec(text)?.[0];
    if (found === undefined) continue;
    replace(at, at + found.length, 'null');
    at += found.length - 1;
  }
  return standard + text.slice(copied);
};
