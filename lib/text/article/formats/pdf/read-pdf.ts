import { dateOf } from '../../head/dates.ts';
import { splitHead } from '../../head/split-head.ts';
import { RejectedFile } from '../../rejected-file.ts';
import { type ExtractedArticle, setFields } from '../extracted-article.ts';
import type { PrintedLine } from './printed-lines.ts';
import { readPages } from './read-pages.ts';
import { refusePdfBomb } from './refuse-pdf-bomb.ts';

const MAX_TITLE_CHARACTERS = 200;
/** Longer lines at the edge of a page are text. */
const MAX_MARGIN_CHARACTERS = 100;
/** Lines at each edge of a page that may be on others too. */
const EDGE_LINES = 3;

const SENTENCE_END = /[.!?…:][\s"'”’»)\]]*$/u;

/**
 * The text layer of a PDF as paragraphs: running heads and page numbers left out, words hyphenated at line ends joined,
 * the largest line above the text as the title.
 *
 * @param limit bytes that a file may unpack to; PDF.js needs twice the memory of others
 * @throws {RejectedFile} if it is broken, encrypted, longer than 100 pages, unpacks to more, or has no text layer
 */
export const readPdf = async (bytes: Uint8Array, limit: number): Promise<ExtractedArticle> => {
  refusePdfBomb(bytes, limit / 2);
  const { pages, info } = await readPages(bytes);
  const running = runningLines(pages);
  const size = bodySize(pages.flat());
  const lines = pages.flatMap((page) => withoutMargins(page, size).filter(({ text }) => !running.has(masked(text))));
  if (lines.length === 0) throw new RejectedFile('The PDF has no text layer: its pages are pictures.');
  const extracted: ExtractedArticle = { paragraphs: [] };
  const title = takeTitle(lines, size);
  extracted.paragraphs = joinLines(lines);
  setFields(extracted, {
    title,
    author: info.Author,
    // When the file was created, unless a date is printed.
    publishedAt:
      splitHead(extracted.paragraphs, title).publishedAt ??
      dateOf(/^D:(\d{8})/.exec(info.CreationDate ?? '')?.[1] ?? ''),
  });
  return extracted;
};

/** Masks digits, so that "Page 3" and "Page 4" are the same line. */
const masked = (text: string): string => text.replace(/\d+/g, '#').trim();

/** The masked lines at the edges of more than half of the pages, and page numbers. */
const runningLines = (pages: PrintedLine[][]): Set<string> => {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const edges = [...page.slice(0, EDGE_LINES), ...page.slice(-EDGE_LINES)];
    for (const line of new Set(edges.map(({ text }) => masked(text)))) counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  const running = new Set(['#', '- # -', 'Page #', '#/#', 'Page # of #']);
  for (const [line, count] of counts) if (pages.length > 1 && count > pages.length / 2) running.add(line);
  return running;
};

/**
 * Removes the head and foot of a page: up to two lines each, smaller than the text, short and not ending as a sentence.
 */
const withoutMargins = (page: PrintedLine[], bodySize: number): PrintedLine[] => {
  const isMargin = (line: PrintedLine | undefined): boolean =>
    line !== undefined &&
    line.size < bodySize * 0.9 &&
    line.text.length < MAX_MARGIN_CHARACTERS &&
    !SENTENCE_END.test(line.text);
  const above = [1, 2].filter((count) => page.slice(0, count).every(isMargin)).length;
  const below = [1, 2].filter((count) => page.slice(-count).every(isMargin)).length;
  return page.length > above + below ? page.slice(above, page.length - below) : page;
};

/** The type size of most characters. */
const bodySize = (lines: PrintedLine[]): number => {
  const characters = new Map<number, number>();
  for (const { size, text } of lines) characters.set(size, (characters.get(size) ?? 0) + text.length);
  return [...characters].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 0;
};

/** Removes the title from the lines: the first line in much larger type, with those of the same size below it. */
const takeTitle = (lines: PrintedLine[], size: number): string | undefined => {
  const from = lines.slice(0, 8).findIndex((line) => line.size >= size * 1.2);
  if (from === -1) return undefined;
  const largest = lines[from]!.size;
  let to = from;
  while (to < lines.length && to < from + 4 && Math.abs(lines[to]!.size - largest) < 0.5) to++;
  const title = lines
    .slice(from, to)
    .map(({ text }) => text)
    .join(' ');
  if (title.length > MAX_TITLE_CHARACTERS || to >= lines.length) return undefined;
  lines.splice(from, to - from);
  return title;
};

const joinLines = (lines: PrintedLine[]): string[] => {
  const gaps = lines
    .map(({ gap }) => gap)
    .filter((gap) => gap > 0)
    .sort((one, other) => one - other);
  const usual = gaps[Math.floor(gaps.length / 2)] ?? 0;
  const width = Math.max(...lines.map((line) => line.width));
  const paragraphs: string[] = [];
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    const last = paragraphs.length - 1;
    const isStart =
      before === undefined ||
      line.size !== before.size ||
      line.gap > usual * 1.35 ||
      (line.indent > before.indent + line.size * 0.8 &&
        line.indent < before.indent + line.size * 6 &&
        SENTENCE_END.test(before.text)) ||
      (SENTENCE_END.test(before.text) && before.width < width * 0.8);
    // A sentence continues in the next column or on the next page.
    const isContinued =
      before !== undefined && line.gap < 0 && !SENTENCE_END.test(before.text) && line.size === before.size;
    if (isStart && !isContinued) paragraphs.push(line.text);
    else if (/\p{L}-$/u.test(paragraphs[last]!.slice(-4)) && /^\p{Ll}/u.test(line.text))
      paragraphs[last] = paragraphs[last]!.slice(0, -1) + line.text;
    else paragraphs[last] += ` ${line.text}`;
  }
  return paragraphs;
};
