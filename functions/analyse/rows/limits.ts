import { PARAGRAPH_BREAK } from '../../../lib/text/article/article.ts';

/**
 * Sizes that keep every item far below DynamoDB's 400 KB, whatever the article holds
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html).
 * The file in S3 remains the record of what is cut here.
 */
export const LIMITS = {
  /** UTF-8 bytes of `Articles.text`. */
  textBytes: 100_000,
  /** Entries of a list attribute of one article: people, organisations, places, dates … */
  listEntries: 200,
  /** Characters of one statement's content. */
  contentCharacters: 20_000,
  /** Characters of a name used as a key: a key attribute holds 2,048 bytes, of up to 3 bytes a UTF-16 unit. */
  nameCharacters: 300,
} as const;

/** The first `characters` UTF-16 units, never ending inside a surrogate pair, with `…` if something was cut. */
export const cutText = (text: string, characters: number): string => {
  if (text.length <= characters) return text;
  const end = characters - 1;
  const splitsPair = /[\uD800-\uDBFF]/.test(text.charAt(end - 1));
  return `${text.slice(0, splitsPair ? end - 1 : end)}…`;
};

/** As many whole paragraphs as fit into `bytes` of UTF-8; if the first is longer, its beginning. */
export const cutParagraphs = (text: string, bytes: number): string => {
  if (Buffer.byteLength(text) <= bytes) return text;
  const head = new TextDecoder().decode(Buffer.from(text).subarray(0, bytes)).replace(/\uFFFD+$/, '');
  const end = head.lastIndexOf(PARAGRAPH_BREAK);
  return end > 0 ? head.slice(0, end) : head;
};

/** The first entries of a list, and how many were cut. */
export const cutList = <T>(list: readonly T[], entries: number = LIMITS.listEntries): { kept: T[]; cut: number } => ({
  kept: list.slice(0, entries),
  cut: Math.max(0, list.length - entries),
});
