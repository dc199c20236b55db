/** The words of a list written as one text, with white space between them. */
export const wordList = (text: string): string[] => text.trim().split(/\s+/);

export const wordSet = (text: string): ReadonlySet<string> => new Set(wordList(text));

/** A map from pairs written `key:value`, with white space between them. */
export const wordMap = (text: string): ReadonlyMap<string, string> =>
  new Map(wordList(text).map((pair) => pair.split(':') as [string, string]));

/** The source of a regular expression that matches any of the words. */
export const anyOf = (words: Iterable<string>): string => `(?:${[...words].join('|')})`;
