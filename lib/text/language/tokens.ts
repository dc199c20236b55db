import { isAbbreviation } from '../words/abbreviations.ts';
import { isApostrophe, isDigit, isLetter, isLower, isSpace, isUpper, isWordCharacter } from './characters.ts';
import type { Token } from './document.ts';
import { lexemeOf } from './lexemes.ts';

/**
 * Splits `text[start, end)` into words, numbers and marks of punctuation as the Penn Treebank and CoNLL-2003 do:
 * possessives and contractions stand apart (Clinton + 's, do + n't), "U.S.", "Gen.", "3.5", "1996-08-22" and
 * "Pakistan-based" stay whole, as do addresses of web pages and of mail. Every token is the slice of the text it
 * names; between tokens there is nothing but white space. Linear in the length of the text.
 */
export const tokenise = (text: string, start = 0, end: number = text.length): Token[] => {
  const tokens: Token[] = [];
  let at = start;
  while (at < end) {
    if (isSpace(text.charCodeAt(at))) {
      at++;
      continue;
    }
    let stop = at + 1;
    while (stop < end && !isSpace(text.charCodeAt(stop))) stop++;
    splitChunk(text, at, stop, tokens);
    at = stop;
  }
  return tokens;
};

const push = (text: string, start: number, end: number, tokens: Token[]): void => {
  if (end <= start) return;
  const lexeme = lexemeOf(text.slice(start, end));
  tokens.push({ text: lexeme.text, lower: lexeme.lower, lexeme, start, end });
};

const FULL_STOP = 46;
const COMMA = 44;
const HYPHEN = 45;
const COLON = 58;
const SLASH = 47;
const AMPERSAND = 38;
const AT = 64;
const HASH = 35;
const UNDERSCORE = 95;

/** Longer chunks without white space hold no address worth keeping whole, and are not searched for one. */
const LONGEST_ADDRESS = 2000;

/** One run of characters without white space. */
const splitChunk = (text: string, start: number, end: number, tokens: Token[]): void => {
  const address = addressIn(text, start, end);
  if (address) {
    splitPlain(text, start, address.start, tokens);
    push(text, address.start, address.end, tokens);
    splitPlain(text, address.end, end, tokens);
  } else splitPlain(text, start, end, tokens);
};

const splitPlain = (text: string, start: number, end: number, tokens: Token[]): void => {
  let at = start;
  while (at < end) {
    const stop = beginsWord(text, at, end) ? wordEnd(text, at, end) : markEnd(text, at, end);
    if (isWordCharacter(text.charCodeAt(stop - 1)) || stop - at > 1) splitClitics(text, at, stop, tokens);
    else push(text, at, stop, tokens);
    at = stop;
  }
};

/** A web or mail address in the chunk, without the marks around it. */
const addressIn = (text: string, start: number, end: number): { start: number; end: number } | undefined => {
  if (end - start < 6 || end - start > LONGEST_ADDRESS) return undefined;
  let isAddress = false;
  for (let i = start; i < end && !isAddress; i++) {
    const code = text.charCodeAt(i);
    if (code === COLON) isAddress = text.startsWith('://', i) && i > start && isLetter(text.charCodeAt(i - 1));
    else if (code === AT)
      isAddress = i > start && isWordCharacter(text.charCodeAt(i - 1)) && isWordCharacter(text.charCodeAt(i + 1));
    else if (code === 119 || code === 87) isAddress = text.slice(i, i + 4).toLowerCase() === 'www.';
  }
  if (!isAddress) return undefined;
  let from = start;
  while (from < end && !isWordCharacter(text.charCodeAt(from))) from++;
  let to = end;
  while (to > from && !isWordCharacter(text.charCodeAt(to - 1)) && text.charCodeAt(to - 1) !== SLASH) to--;
  return to > from ? { start: from, end: to } : undefined;
};

const beginsWord = (text: string, at: number, end: number): boolean => {
  const code = text.charCodeAt(at);
  if (isWordCharacter(code)) return true;
  const next = at + 1 < end ? text.charCodeAt(at + 1) : Number.NaN;
  const free = at === 0 || !isWordCharacter(text.charCodeAt(at - 1));
  // -5 and .5 are numbers, #tag and @name are words of their own.
  if (code === HYPHEN || code === FULL_STOP) return free && isDigit(next) && text.charCodeAt(at - 1) !== code;
  if (code === HASH || code === AT) return free && isLetter(next);
  // The clitic of a text that was split before ("Clinton 's"), and '90s.
  if (isApostrophe(code)) return (free && isClitic(text, at, end)) || (isDigit(next) && isDecade(text, at + 1, end));
  return false;
};

/** 90s */
const isDecade = (text: string, at: number, end: number): boolean =>
  at + 3 <= end &&
  isDigit(text.charCodeAt(at + 1)) &&
  text[at + 2] === 's' &&
  !(at + 3 < end && isWordCharacter(text.charCodeAt(at + 3)));

/** Marks of punctuation are tokens of one character, but for runs of the same dots, dashes, exclamation marks, backticks. */
const markEnd = (text: string, at: number, end: number): number => {
  const mark = text[at] as string;
  let stop = at + 1;
  if (mark === '?' || mark === '!') while (stop < end && (text[stop] === '?' || text[stop] === '!')) stop++;
  if (".-*_=~`'—–".includes(mark)) while (stop < end && text[stop] === mark) stop++;
  return stop;
};

/** The end of the word that begins at `at`: letters and digits with the marks that may stand inside a word. */
const wordEnd = (text: string, at: number, end: number): number => {
  let i = at + 1;
  for (; i < end; i++) {
    const code = text.charCodeAt(i);
    if (isWordCharacter(code)) continue;
    const previous = text.charCodeAt(i - 1);
    const next = i + 1 < end ? text.charCodeAt(i + 1) : Number.NaN;
    if (code === FULL_STOP) {
      const verdict = fullStop(text, at, i, next);
      if (verdict === 'inside') continue;
      if (verdict === 'last') i++;
      break;
    }
    if (code === HYPHEN) {
      if (isWordCharacter(next) && previous !== HYPHEN) continue;
      break;
    }
    if (code === COMMA || code === COLON || code === SLASH) {
      if (isDigit(previous) && isDigit(next)) continue;
      break;
    }
    if (code === AMPERSAND || code === UNDERSCORE) {
      if (isLetter(previous) && isLetter(next)) continue;
      break;
    }
    if (isApostrophe(code)) {
      if (isWordCharacter(previous) && isLetter(next)) continue;
      break;
    }
    // US$5, C$20: the letters keep their sign.
    if (code === 36 && i - at <= 2 && isUpper(previous)) i++;
    break;
  }
  return i;
};

/** What the full stop at `i` is to the word that began at `from`. */
const fullStop = (text: string, from: number, i: number, next: number): 'inside' | 'last' | 'outside' => {
  const previous = text.charCodeAt(i - 1);
  if (!isWordCharacter(previous)) return 'outside';
  if (isDigit(previous) && isDigit(next)) return 'inside';
  if (isLetter(previous)) {
    const single = i - 1 === from || !isWordCharacter(text.charCodeAt(i - 2));
    const dotted = text.charCodeAt(i - 2) === FULL_STOP && i - 2 > from;
    if (isLetter(next)) {
      // U.S, a.m, Amazon.com, Ph.D go on; "house.He" lacks a space.
      const lacksSpace = isLower(previous) && isUpper(next) && isLower(text.charCodeAt(i + 2)) && !single;
      if (!lacksSpace) return 'inside';
      return i - from < 8 && isAbbreviation(text.slice(from, i)) ? 'last' : 'outside';
    }
    // U.S.-led, U.S.'s
    if (dotted && next === HYPHEN && isLetter(text.charCodeAt(i + 2))) return 'inside';
    if (dotted) return 'last';
    if (single && isUpper(previous) && (i - 1 === from || text.charCodeAt(i - 2) === HYPHEN)) return 'last';
  }
  return i - from < 8 && next !== FULL_STOP && isAbbreviation(text.slice(from, i)) ? 'last' : 'outside';
};

const CLITICS = new Set(['s', 'm', 'd', 're', 've', 'll']);
const isN = (code: number): boolean => code === 110 || code === 78;

/** Whether an apostrophe and one of s, m, d, re, ve, ll stand at `at` and nothing of the word after them. */
const isClitic = (text: string, at: number, end: number): boolean => {
  if (!isApostrophe(text.charCodeAt(at))) return false;
  for (let length = 1; length <= 2; length++) {
    const stop = at + 1 + length;
    if (stop > end) return false;
    if (stop < end && isWordCharacter(text.charCodeAt(stop))) continue;
    return CLITICS.has(text.slice(at + 1, stop).toLowerCase());
  }
  return false;
};

/** Parts clitics from the end of a word: Clinton's, we'll, don't (do + n't). Not from O'Brien. */
const splitClitics = (text: string, start: number, end: number, tokens: Token[]): void => {
  const cut = cliticStart(text, start, end);
  if (cut <= start) {
    push(text, start, end, tokens);
    return;
  }
  // we'd've: at most one more.
  const earlier = cliticStart(text, start, cut);
  if (earlier > start) {
    push(text, start, earlier, tokens);
    push(text, earlier, cut, tokens);
  } else push(text, start, cut, tokens);
  push(text, cut, end, tokens);
};

const cliticStart = (text: string, start: number, end: number): number => {
  for (let back = 2; back <= 3; back++) {
    const at = end - back;
    if (at <= start || !isApostrophe(text.charCodeAt(at))) continue;
    if (isClitic(text, at, end)) return at;
    if (
      back === 2 &&
      (text[end - 1] === 't' || text[end - 1] === 'T') &&
      isN(text.charCodeAt(at - 1)) &&
      at - 1 > start
    )
      return at - 1;
  }
  return -1;
};
