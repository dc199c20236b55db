/** Classes of UTF-16 code units, looked up once each and kept: the tokeniser asks about every character. */
const UNKNOWN = 0;
const SPACE = 1;
const LETTER = 2;
const DIGIT = 3;
const OTHER = 4;

const classes = new Uint8Array(0x10000);

const classify = (code: number): number => {
  // A surrogate counts as a letter, so that a pair is never parted.
  if (code >= 0xd800 && code <= 0xdfff) return LETTER;
  const char = String.fromCharCode(code);
  if (code <= 32 || /[\s\u200b\u2060\ufeff]/u.test(char)) return SPACE;
  if (/\p{Nd}/u.test(char)) return DIGIT;
  // U+00AD, the soft hyphen, belongs to the word it stands in; U+200C and U+200D join.
  if (/[\p{L}\p{M}\p{N}\u00ad\u200c\u200d]/u.test(char)) return LETTER;
  return OTHER;
};

const classOf = (code: number): number => {
  const known = classes[code] as number;
  if (known !== UNKNOWN) return known;
  const found = classify(code);
  classes[code] = found;
  return found;
};

/** White space, control characters and zero-width breaks. `code` is a UTF-16 code unit; NaN (off the end) is none of these. */
export const isSpace = (code: number): boolean => classOf(code) === SPACE;
export const isDigit = (code: number): boolean => classOf(code) === DIGIT;
export const isLetter = (code: number): boolean => classOf(code) === LETTER;
export const isWordCharacter = (code: number): boolean => {
  const c = classOf(code);
  return c === LETTER || c === DIGIT;
};

/** A capital: a letter whose lower case is another one. */
export const isUpper = (code: number): boolean => {
  if (code < 128) return code >= 65 && code <= 90;
  const char = String.fromCharCode(code);
  return char !== char.toLowerCase();
};

export const isLower = (code: number): boolean => {
  if (code < 128) return code >= 97 && code <= 122;
  const char = String.fromCharCode(code);
  return char !== char.toUpperCase();
};

const APOSTROPHES = "'’‘ʼ`´";
export const isApostrophe = (code: number): boolean =>
  code === 39 || (code > 95 && APOSTROPHES.includes(String.fromCharCode(code)));
