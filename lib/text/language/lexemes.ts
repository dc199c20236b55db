/**
 * A way of writing a word: one object for all tokens with this text, in this article and in those before it (as in
 * spaCy). It caches what has been computed from the text, since news repeats its words: see `ofLexeme`.
 */
export interface Lexeme {
  readonly text: string;
  /** In lower case. */
  readonly lower: string;
  /** Results of the functions of `ofLexeme`, each at its index. */
  readonly found: unknown[];
}

/**
 * Lexemes that are kept from one article to the next: bounded, or a long-lived function would fill up with
 * misspellings.
 */
const MAX_LEXEMES = 50_000;
/** Longer ones are addresses and noise, and are not kept. */
const MAX_KEPT_CHARACTERS = 40;
const kept = new Map<string, Lexeme>();

export const lexemeOf = (text: string): Lexeme => {
  const known = kept.get(text);
  if (known) return known;
  const own = detached(text);
  const lower = own.toLowerCase();
  // One string object for the lower case of all lexemes: comparing a string with itself is fast.
  const lexeme = { text: own, lower: lower === own ? own : (kept.get(lower)?.text ?? lower), found: [] };
  if (text.length > MAX_KEPT_CHARACTERS) return lexeme;
  if (kept.size >= MAX_LEXEMES) kept.clear();
  kept.set(own, lexeme);
  return lexeme;
};

/** A copy: V8 makes a slice of 13 characters or more a view, which would keep the whole text in memory. */
const detached = (text: string): string => (text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le'));

let functions = 0;

/**
 * The same function, called only once for each lexeme. For use at module level: every call takes an index in all
 * lexemes.
 */
export const ofLexeme = <T extends NonNullable<unknown>>(compute: (lexeme: Lexeme) => T): ((lexeme: Lexeme) => T) => {
  const index = functions++;
  return (lexeme) => {
    lexeme.found[index] ??= compute(lexeme);
    return lexeme.found[index] as T;
  };
};
