/** Classes of UTF-16 code units, cached because the tokeniser looks up every character. */
const UNCLASSIFIED = 0;
const SPACE = 1;
const LETTER = 2;
const DIGIT = 3;
const OTHER = 4;

const classes = new Uint8Array(0x10000);

/** Whether the code unit is half of a surrogate pair. */
export const isSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;

const classify = (code: number): number => {
  // A surrogate counts as a letter, so that a pair is never split.
  if (isSurrogate(code)) return LETTER;
  const char = String.fromCharCode(code);
  if (code <= 32 || /[\s\u200b\u2060\ufeff]/u.test(char)) return SPACE;
  if (/\p{Nd}/u.test(char)) return DIGIT;
  // U+00AD, the soft hyphen, is part of the word around it; U+200C and U+200D join.
  if (/[\p{L}\p{M}\p{N}\u00ad\u200c\u200d]/u.test(char)) return LETTER;
  return OTHER;
};

const classOf = (code: number): number => {
  const known = classes[code]!;
  if (known !== UNCLASSIFIED) return known;
  const found = classify(code);
  classes[code] = found;
  return found;
};

// `code` is a UTF-16 code unit, or NaN (past the end of the text), which has no class.

/** White space, control characters and zero-width breaks. */
export const isSpace = (code: number): boolean => classOf(code) === SPACE;
export const isDigit = (code: number): boolean => classOf(code) === DIGIT;
export const isLetter = (code: number): boolean => classOf(code) === LETTER;
export const isWordCharacter = (code: number): boolean => {
  const found = classOf(code);
  return found === LETTER || found === DIGIT;
};

/** Whether the character is a capital: a letter with another lower case. */
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

/** How many characters two words begin with alike. */
export const sharedStart = (one: string, other: string): number => {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
};
