/**
 * A word as it is written: one object for all tokens that are written so, in this article and in those before it (as in
 * spaCy). It keeps what has been worked out of it, as news repeats its words: see `ofLexeme`.
 */
export interface Lexeme {
  readonly text: string;
  /** In small letters. */
  readonly lower: string;
  /** What functions of `ofLexeme` have found, each in its place. */
  readonly found: unknown[];
}

/** Lexemes that are remembered from one article to the next. */
const MOST = 50_000;
/** Longer ones are addresses and noise, and are not. */
const LONGEST = 40;
const remembered = new Map<string, Lexeme>();

export const lexemeOf = (text: string): Lexeme => {
  const known = remembered.get(text);
  if (known) return known;
  const own = detached(text);
  const lower = own.toLowerCase();
  // One string for all ways to write the word: it compares with itself at a glance.
  const lexeme = { text: own, lower: lower === own ? own : (remembered.get(lower)?.text ?? lower), found: [] };
  if (text.length > LONGEST) return lexeme;
  // Bounded, so that a long-lived function does not fill up with the misspellings of the world.
  if (remembered.size >= MOST) remembered.clear();
  remembered.set(own, lexeme);
  return lexeme;
};

/** A copy: V8 makes a longer slice of a text a view, which would keep the whole text in memory. */
const detached = (text: string): string => (text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le'));

let functions = 0;

/** The same function, called once for each lexeme. To be used where modules begin: every call takes a place in all lexemes. */
export const ofLexeme = <T extends NonNullable<unknown>>(work: (lexeme: Lexeme) => T): ((lexeme: Lexeme) => T) => {
  const place = functions++;
  return (lexeme) => {
    lexeme.found[place] ??= work(lexeme);
    return lexeme.found[place] as T;
  };
};
