/**
 * A sentence's final punctuation with closing quotation marks and brackets, before white space or directly before a
 * capital. Chinese, Japanese and Indic full stops need no space after them.
 */
const END_MARK =
  /[.!?…]["'”’»)\]]*(?=\s)|(?<=[\p{Ll}"”])[.!?]["'”’»)\]]*(?=["“‘]?\p{Lu}\p{Ll})|[。！？｡।॥][”’」』）"]*/gu;

/** How a sentence may start after the end of another. */
const OPENING = /^\s*(?:["'“‘«‹([„¿¡—–-]+\s*)?[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u;

/**
 * Where sentences end in a paragraph, as UTF-16 offsets just after their final punctuation. The end of the paragraph is
 * not included.
 *
 * One regular expression for any language, used to cut and compare passages, where an abbreviation taken for a sentence
 * end does no harm. The analysis uses `splitSentences` of lib/text/language, which knows abbreviations.
 */
export const roughSentenceEnds = (paragraph: string): number[] => {
  const ends: number[] = [];
  for (const mark of paragraph.matchAll(END_MARK)) {
    const end = mark.index + mark[0].length;
    if (end < paragraph.length && OPENING.test(paragraph.slice(end, end + 12))) ends.push(end);
  }
  return ends;
};
