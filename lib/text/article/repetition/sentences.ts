/**
 * A sentence's last mark with what closes after it, before white space or glued to the next capital.
 * Chinese, Japanese and Indic full stops need no space behind.
 */
const END_MARK =
  /[.!?…]["'”’»)\]]*(?=\s)|(?<=[\p{Ll}"”])[.!?]["'”’»)\]]*(?=["“‘]?\p{Lu}\p{Ll})|[。！？｡।॥][”’」』）"]*/gu;

/** What a sentence may open with, when something before it has ended. */
const OPENING = /^\s*["'“‘«‹([„¿¡—–-]*\s*[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u;

/**
 * Where sentences end in a paragraph, as offsets just behind their last mark; the paragraph's own end is not among them.
 *
 * Good enough for cutting a repeated passage at its seams, where an abbreviation taken for an end does no harm;
 * the analysis has a segmenter of its own.
 */
export const sentenceEnds = (paragraph: string): number[] => {
  const ends: number[] = [];
  for (const mark of paragraph.matchAll(END_MARK)) {
    const end = mark.index + mark[0].length;
    if (end < paragraph.length && OPENING.test(paragraph.slice(end, end + 12))) ends.push(end);
  }
  return ends;
};
