import { isAbbreviation } from '../words/abbreviations.ts';
import { isApostrophe, isDigit, isLetter, isLower, isSpace, isUpper, isWordCharacter } from './characters.ts';
import type { Token } from './document.ts';
import { lexemeOf } from './lexemes.ts';

/**
 * Splits `text[start, end)` into words, numbers and punctuation marks as the Penn Treebank and CoNLL-2003 do:
 * possessives and contractions are split off (Clinton + 's, do + n't); "U.S.", "Gen.", "3.5", "1996-08-22" and
 * "Pakistan-based" stay whole, as do web and mail addresses. Every token is a slice of the text; between tokens there
 * is only white space. Linear in the length of the text.
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

/** Whether a token is a word or a number rather than punctuation or a split-off clitic such as `'s`. */
export const isWord = (token: string): boolean => {
  const first = token.codePointAt(0) ?? 0;
  if ((first >= 97 && first <= 122) || (first >= 65 && first <= 90) || (first >= 48 && first <= 57)) return true;
  return first > 127 && /^[\p{L}\p{N}]/u.test(token);
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
const DOLLAR = 36;
const CAPITAL_W = 87;
const SMALL_W = 119;

/** Longer chunks without white space are not searched for an address. */
const MAX_ADDRESS_CHARACTERS = 2000;

/** Adds the tokens of a run of characters without white space. */
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

/** The web or mail address in the chunk, if any, without the marks around it. */
const addressIn = (text: string, start: number, end: number): { start: number; end: number } | undefined => {
  if (end - start < 6 || end - start > MAX_ADDRESS_CHARACTERS) return undefined;
  let isAddress = false;
  for (let i = start; i < end && !isAddress; i++) {
    const code = text.charCodeAt(i);
    if (code === COLON) isAddress = text.startsWith('://', i) && i > start && isLetter(text.charCodeAt(i - 1));
    else if (code === AT)
      isAddress = i > start && isWordCharacter(text.charCodeAt(i - 1)) && isWordCharacter(text.charCodeAt(i + 1));
    else if (code === SMALL_W || code === CAPITAL_W) isAddress = text.slice(i, i + 4).toLowerCase() === 'www.';
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
  const isFree = at === 0 || !isWordCharacter(text.charCodeAt(at - 1));
  // -5 and .5 are numbers, #tag and @name are words.
  if (code === HYPHEN || code === FULL_STOP) return isFree && isDigit(next) && text.charCodeAt(at - 1) !== code;
  if (code === HASH || code === AT) return isFree && isLetter(next);
  // The clitic of a text that was tokenised before ("Clinton 's"), and '90s.
  if (isApostrophe(code)) return (isFree && isClitic(text, at, end)) || (isDigit(next) && isDecade(text, at + 1, end));
  return false;
};

/** 90s */
const isDecade = (text: string, at: number, end: number): boolean =>
  at + 3 <= end &&
  isDigit(text.charCodeAt(at + 1)) &&
  text[at + 2] === 's' &&
  !(at + 3 < end && isWordCharacter(text.charCodeAt(at + 3)));

/** Punctuation marks are tokens of one character, apart from runs of dots, dashes, exclamation marks or backticks. */
const markEnd = (text: string, at: number, end: number): number => {
  const mark = text[at]!;
  let stop = at + 1;
  if (mark === '?' || mark === '!') while (stop < end && (text[stop] === '?' || text[stop] === '!')) stop++;
  if (".-*_=~`'—–".includes(mark)) while (stop < end && text[stop] === mark) stop++;
  return stop;
};

/** The end of the word that begins at `at`: letters and digits with the marks that may occur inside a word. */
const wordEnd = (text: string, at: number, end: number): number => {
  let i = at + 1;
  for (; i < end; i++) {
    const code = text.charCodeAt(i);
    if (isWordCharacter(code)) continue;
    const previous = text.charCodeAt(i - 1);
    const next = i + 1 < end ? text.charCodeAt(i + 1) : Number.NaN;
    if (code === FULL_STOP) {
      const role = fullStopRole(text, at, i, next);
      if (role === 'inside') continue;
      if (role === 'last') i++;
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
    // US$5, C$20: the sign belongs to the letters.
    if (code === DOLLAR && i - at <= 2 && isUpper(previous)) i++;
    break;
  }
  return i;
};

/** Whether the full stop at `i` is inside the word that began at `from`, its last character or no part of it. */
const fullStopRole = (text: string, from: number, i: number, next: number): 'inside' | 'last' | 'outside' => {
  const previous = text.charCodeAt(i - 1);
  if (!isWordCharacter(previous)) return 'outside';
  if (isDigit(previous) && isDigit(next)) return 'inside';
  if (isLetter(previous)) {
    const isInitial = i - 1 === from || !isWordCharacter(text.charCodeAt(i - 2));
    const isDotted = text.charCodeAt(i - 2) === FULL_STOP && i - 2 > from;
    if (isLetter(next)) {
      // U.S, a.m, Amazon.com, Ph.D continue; "house.He" lacks a space.
      const lacksSpace = isLower(previous) && isUpper(next) && isLower(text.charCodeAt(i + 2)) && !isInitial;
      if (!lacksSpace) return 'inside';
      return i - from <= MAX_ABBREVIATION_CHARACTERS && isAbbreviation(text.slice(from, i)) ? 'last' : 'outside';
    }
    // U.S.-led, U.S.'s
    if (isDotted && next === HYPHEN && isLetter(text.charCodeAt(i + 2))) return 'inside';
    if (isDotted) return 'last';
    if (isInitial && isUpper(previous) && (i - 1 === from || text.charCodeAt(i - 2) === HYPHEN)) return 'last';
  }
  return i - from <= MAX_ABBREVIATION_CHARACTERS && next !== FULL_STOP && isAbbreviation(text.slice(from, i))
    ? 'last'
    : 'outside';
};

const MAX_ABBREVIATION_CHARACTERS = 7;

const CLITICS = new Set(['s', 'm', 'd', 're', 've', 'll']);

/** Whether a clitic begins at `at` with its apostrophe and ends with its word. */
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

/** Splits clitics off the end of a word: Clinton's, we'll, don't (do + n't). Not off O'Brien. */
const splitClitics = (text: string, start: number, end: number, tokens: Token[]): void => {
  const cut = cliticStart(text, start, end);
  if (cut <= start) {
    push(text, start, end, tokens);
    return;
  }
  // we'd've: at most two.
  const earlier = cliticStart(text, start, cut);
  if (earlier > start) {
    push(text, start, earlier, tokens);
    push(text, earlier, cut, tokens);
  } else push(text, start, cut, tokens);
  push(text, cut, end, tokens);
};

/** Where the clitic at the end of the word begins, -1 if there is none. */
const cliticStart = (text: string, start: number, end: number): number => {
  for (let back = 2; back <= 3; back++) {
    const at = end - back;
    if (at <= start || !isApostrophe(text.charCodeAt(at))) continue;
    if (isClitic(text, at, end)) return at;
    if (back === 2 && at - 1 > start && 'tT'.includes(text[end - 1]!) && 'nN'.includes(text[at - 1]!)) return at - 1;
  }
  return -1;
};
