import { wordList } from '../../../words/word-list.ts';
import type { RecordSplitter } from '../record-stream.ts';
import { foldFieldName } from './field-names.ts';

/** Fields in which APIs and scrapers keep their list of articles, as `foldFieldName` returns them. */
export const LIST_FIELDS = wordList(
  'articles items results result docs data documents stories news newsitems posts entries entry records rows hits response feed graph',
);
const IS_LIST = new Set(LIST_FIELDS);

/** A longer name is none of these. */
const MAX_NAME_BYTES = 40;

const [QUOTE, BACKSLASH, BRACKET, BRACKET_END, BRACE, BRACE_END] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d];
const [COMMA, COLON, NEWLINE] = [0x2c, 0x3a, 0x0a];
const isSpace = (byte: number): boolean => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);

/**
 * Finds the ends of the articles in JSON of any size: the elements of its lists, where they are lists of objects at the
 * top or in a field that holds articles. No parser of JSON as a stream says at which byte to go on, or goes on behind
 * what is broken.
 *
 * @param isInside whether the bytes begin in a list, behind an element of it
 * @param isClosed whether the list has an end; if not, the objects stand one behind the other with nothing around them
 */
export const elementSplitter = (isInside: boolean, isClosed = true): RecordSplitter => {
  let place: 'outside' | 'at list' | 'inside' = isInside ? 'inside' : 'outside';
  /** Brackets open around the place; of an element, inside the list. */
  let [around, depth] = [0, 0];
  let [inString, escaped, atLineStart] = [false, false, false];
  /** Is there more than commas and spaces since the last element? */
  let pending = false;
  let ended = false;
  let name: number[] = [];

  const readString = (byte: number): void => {
    if (escaped) escaped = false;
    else if (byte === BACKSLASH) escaped = true;
    else if (byte === QUOTE) inString = false;
    else if (place === 'outside' && name.length < MAX_NAME_BYTES) name.push(byte);
  };

  const mayBeList = (): boolean =>
    name.length === 0 ? around === 0 : IS_LIST.has(foldFieldName(String.fromCharCode(...name)));

  const readOutside = (byte: number): void => {
    if (byte === QUOTE) {
      inString = true;
      name = [];
    } else if (byte === BRACKET && mayBeList()) place = 'at list';
    else if (byte === BRACKET || byte === BRACE) around++;
    else if (byte === BRACKET_END || byte === BRACE_END) around = Math.max(0, around - 1);
    if (byte !== QUOTE && byte !== COLON && !isSpace(byte)) name = [];
  };

  /** Returns whether the element ends with this byte. */
  const readElement = (byte: number): boolean => {
    if (byte === COMMA && depth === 0) return true;
    if (byte === QUOTE) inString = true;
    else if (byte === BRACKET || byte === BRACE) depth++;
    else if ((byte === BRACKET_END || byte === BRACE_END) && depth > 0) depth--;
    if (!isSpace(byte)) pending = true;
    return depth === 0 && byte === BRACE_END;
  };

  const end = (at: number, isElement: boolean): number => {
    [ended, pending, depth, inString] = [isElement, false, 0, false];
    return at;
  };

  return {
    findEnd(chunk, from) {
      for (let at = from; at < chunk.length; at++) {
        const byte = chunk[at]!;
        const startsLine = atLineStart;
        atLineStart = byte === NEWLINE || (atLineStart && isSpace(byte));
        if (inString) {
          // No string goes on over lines: this one was never closed, and here the next object begins.
          if (place === 'inside' && byte === BRACE && startsLine && !escaped) return end(at, true);
          readString(byte);
        } else if (place === 'outside') readOutside(byte);
        else if (place === 'at list') {
          if (isSpace(byte)) continue;
          if (byte === BRACE || (byte === QUOTE && around === 0)) {
            place = 'inside';
            return end(at, false);
          }
          place = 'outside';
          around++;
          readOutside(byte);
        } else if (byte === BRACKET_END && depth === 0 && isClosed) {
          if (pending) return end(at, true);
          place = 'outside';
        } else if (readElement(byte)) return end(at + 1, pending);
      }
      // Until its end is known, a piece is what it is if the file ends with it.
      ended = place === 'inside' && pending;
      return -1;
    },
    isRecord: () => ended,
    isOpen: () => isClosed && place !== 'outside',
  };
};

/** Whether the beginning of a JSON document shows a list of articles in it. */
export const showsList = (head: Uint8Array): boolean => elementSplitter(false).findEnd(head, 0) !== -1;
