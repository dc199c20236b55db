import { PARAGRAPH_BREAK } from '../../../lib/text/article/article.ts';
import { shorten } from '../../../lib/text/article/characters/cut.ts';
import { trimEnd } from '../../../lib/text/trim.ts';
import { MAX_TEXT_BYTES } from '../../tables/rows.ts';

/**
 * Sizes that keep every item far below DynamoDB's 400 KB, whatever the article holds
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html): a text, four lists, and some KB.
 * The file in S3 remains the record of what is cut here.
 */
export const LIMITS = {
  /** UTF-8 bytes of `Articles.text`. */
  textBytes: MAX_TEXT_BYTES,
  /** Entries of a list attribute of one article: people, organisations, places, dates … */
  listEntries: 200,
  /** UTF-8 bytes of the same. */
  listBytes: 40_000,
  /** Characters of one statement's content. */
  contentCharacters: 20_000,
  /**
   * Characters of a name, which may be a key (2,048 bytes, of up to 3 bytes a UTF-16 unit), and of every other phrase:
   * a text may have words of any length.
   */
  phraseCharacters: 300,
} as const;

/** A name or a phrase as a row has it. */
export const cutPhrase = (phrase: string): string => shorten(phrase, LIMITS.phraseCharacters);

/** As many whole paragraphs as fit into `bytes` of UTF-8; if the first is longer, its beginning. */
export const cutParagraphs = (text: string, bytes: number): string => {
  if (Buffer.byteLength(text) <= bytes) return text;
  const head = trimEnd(new TextDecoder().decode(Buffer.from(text).subarray(0, bytes)), /\uFFFD/);
  const end = head.lastIndexOf(PARAGRAPH_BREAK);
  return end > 0 ? head.slice(0, end) : head;
};

export interface CutList {
  kept: string[];
  cut: number;
}

/** The first phrases of a list, each once and cut, as many as a row has room for; and how many were left out. */
export const cutList = (list: readonly string[], entries: number = LIMITS.listEntries): CutList => {
  const phrases = [...new Set(list.map(cutPhrase))];
  let bytes = 0;
  const tooMany = phrases.findIndex((phrase, i) => {
    bytes += Buffer.byteLength(phrase);
    return i === entries || bytes > LIMITS.listBytes;
  });
  return tooMany < 0 ? { kept: phrases, cut: 0 } : { kept: phrases.slice(0, tooMany), cut: phrases.length - tooMany };
};
