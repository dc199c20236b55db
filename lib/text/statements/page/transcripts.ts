import type { Span } from '../../language/document.ts';

/** A turn of a transcript: "HALE: I was never told." */
export interface Turn {
  speaker: Span;
  /** What is said, paragraph by paragraph where the turn runs on. */
  content: Span;
}

const LONGEST_LABEL = 60;

/** What else stands before a colon, most of it in capitals: links, and the heads of a list of facts. */
const NO_SPEAKERS =
  /^(?:VIDEO|AUDIO|PHOTOS?|WATCH|LISTEN|READ|SEE|MORE|RELATED|UPDATED?|NOTE|CORRECTION|SOURCE)\b|^(?:who|what|when|where|why|how|which|whose|date|dates|day|time|times|place|venue|location|address|contacts?|phone|tel|telephone|fax|e-?mail|web|website|url|admission|tickets?|cost|price|fee|format|duration|organi[sz]ers?|sponsors?|hosts?|rsvp|deadline|summary|background|subject|from|to|cc|re|sent)\b/i;

/**
 * The turns of a transcript or of questions and answers. A paragraph is a turn where a name in capitals stands before
 * its colon, or another label that begins at least two paragraphs of the article, one after another of them being
 * somebody else's ("Q:", "Lopez:").
 */
export const readTurns = (text: string, paragraphs: readonly Span[]): Turn[] => {
  const labels = paragraphs.map((paragraph) => labelOf(text, paragraph));
  const counts = new Map<string, number>();
  for (const label of labels) if (label) counts.set(nameOf(text, label), (counts.get(nameOf(text, label)) ?? 0) + 1);
  const repeated = [...counts.values()].filter((count) => count >= 2).length;
  const distinct = counts.size;
  const turns: Turn[] = [];
  labels.forEach((label, i) => {
    if (!label) return;
    const name = nameOf(text, label);
    const inCapitals = name === name.toUpperCase() && (name.length > 1 || name === 'Q' || name === 'A');
    // Two people in turn, at least one of them twice: or capitals, which nothing else stands in.
    if (
      !(inCapitals && (distinct >= 2 || counts.get(name)! >= 2)) &&
      !(repeated >= 1 && distinct >= 2 && distinct <= 2 * repeated + 2 && neighbours(labels, i))
    )
      return;
    let from = label.end + 1;
    let { end } = paragraphs[i]!;
    while (from < end && text[from] === ' ') from++;
    if (label.start > paragraphs[i]!.start && /["”]/.test(text[end - 1]!)) end--;
    if (end > from) turns.push({ speaker: label, content: { start: from, end } });
  });
  return turns;
};

const neighbours = (labels: readonly (Span | undefined)[], i: number): boolean =>
  labels[i - 1] !== undefined || labels[i + 1] !== undefined;

const nameOf = (text: string, { start, end }: Span): string => text.slice(start, end);

/** The label before the paragraph's colon: one to six words, each capitalised, a role in brackets allowed. */
const labelOf = (text: string, paragraph: Span): Span | undefined => {
  // A transcript that is quoted has a mark before each turn.
  const isQuoted = /["“]/.test(text[paragraph.start] ?? '');
  const start = isQuoted ? paragraph.start + 1 : paragraph.start;
  const beginning = text.slice(start, Math.min(paragraph.end, start + LONGEST_LABEL));
  const length = beginning.indexOf(':');
  const colon = start + length;
  if (length <= 0 || (text[colon + 1] !== ' ' && text[colon + 1] !== undefined)) return undefined;
  const words = beginning.slice(0, length).split(' ');
  if (words.length > 6) return undefined;
  for (const word of words) {
    const first = word[0];
    if (first === undefined || !/^[\p{Lu}(][\p{L}.'’()-]*,?$/u.test(word)) return undefined;
  }
  // A quotation may begin with a word and a colon too: only capitals tell.
  const label = words.join(' ');
  if (NO_SPEAKERS.test(label) || (isQuoted && label !== label.toUpperCase())) return undefined;
  return { start, end: colon };
};
