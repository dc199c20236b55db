import { dateOf } from '../head/dates.ts';
import { splitHead } from '../head/headline.ts';
import { RejectedFile } from '../rejected-file.ts';
import type { Draft } from './draft.ts';
import { assign } from './nitf.ts';
import { type Line, type Piece, pageLines } from './pdf-lines.ts';
import { refusePdfBomb } from './pdf-size.ts';

/** A newspaper's whole issue is not an article. */
const MOST_PAGES = 100;
/** Words, or letters, that are placed one by one. */
const MOST_PIECES = 100_000;

const ENDED = /[.!?…:][\s"'”’»)\]]*$/u;

/**
 * The text layer of a PDF as paragraphs: what stands on every page (running heads, page numbers) left out, words
 * broken at a line's end made whole, the largest line above the text taken for the title.
 *
 * @param limit bytes that may come out of unpacking it
 * @throws {RejectedFile} when it is broken, encrypted, longer than 100 pages, unpacks to more, or has no text layer.
 */
export const readPdf = async (bytes: Uint8Array, limit: number): Promise<Draft> => {
  refusePdfBomb(bytes, limit);
  const { pages, info } = await readPages(bytes);
  const repeated = runningLines(pages);
  const size = bodySize(pages.flat());
  const lines = pages.flatMap((page) => withoutMargins(page, size).filter(({ text }) => !repeated.has(masked(text))));
  if (lines.length === 0) throw new RejectedFile('The PDF has no text layer: its pages are pictures.');
  const draft: Draft = { paragraphs: [] };
  const title = takeTitle(lines, size);
  draft.paragraphs = joinLines(lines);
  assign(draft, {
    title,
    author: info.Author,
    // When the file was made, unless a date is printed.
    publishedAt:
      splitHead(draft.paragraphs, title).publishedAt ?? dateOf(/^D:(\d{8})/.exec(info.CreationDate ?? '')?.[1] ?? ''),
  });
  return draft;
};

const readPages = async (bytes: Uint8Array): Promise<{ pages: Line[][]; info: Record<string, string | undefined> }> => {
  try {
    const { getDocumentProxy } = await import('unpdf');
    // PDF.js takes the bytes away from who gives them.
    const pdf = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0, stopAtErrors: false });
    if (pdf.numPages > MOST_PAGES)
      throw new RejectedFile(`The PDF has ${pdf.numPages} pages, and ${MOST_PAGES} are the limit.`);
    const pages: Line[][] = [];
    let count = 0;
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const pieces: Piece[] = [];
      for await (const { items } of page.streamTextContent() as unknown as AsyncIterable<{ items: object[] }>) {
        pieces.push(...items.filter((item): item is Piece => 'str' in item));
        if (count + pieces.length > MOST_PIECES)
          throw new RejectedFile(`The PDF has more than ${MOST_PIECES} pieces of text.`);
      }
      count += pieces.length;
      pages.push(pageLines(pieces));
    }
    const { info } = await pdf.getMetadata();
    await pdf.cleanup();
    return { pages, info: info as Record<string, string | undefined> };
  } catch (error) {
    if (error instanceof RejectedFile) throw error;
    const encrypted = (error as Error)?.name === 'PasswordException';
    throw new RejectedFile(encrypted ? 'The PDF is encrypted.' : 'The PDF is broken and cannot be read.', {
      cause: error,
    });
  }
};

/** Digits aside, so that "Page 3" and "Page 4" are the same line. */
const masked = (text: string): string => text.replace(/\d+/g, '#').trim();

const runningLines = (pages: Line[][]): Set<string> => {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const edges = [...page.slice(0, 3), ...page.slice(-3)];
    for (const line of new Set(edges.map(({ text }) => masked(text)))) counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  const running = new Set(['#', '- # -', 'Page #', '#/#', 'Page # of #']);
  for (const [line, count] of counts) if (pages.length > 1 && count > pages.length / 2) running.add(line);
  return running;
};

/** Without the head and foot of one page only: up to two lines at its very edges, smaller than the text, and no sentence. */
const withoutMargins = (page: Line[], bodySize: number): Line[] => {
  const isMargin = (line: Line | undefined): boolean =>
    line !== undefined && line.size < bodySize * 0.9 && line.text.length < 100 && !ENDED.test(line.text);
  const from = [0, 1].filter((at) => page.slice(0, at + 1).every(isMargin)).length;
  const below = [1, 2].filter((count) => page.slice(-count).every(isMargin)).length;
  return page.length > from + below ? page.slice(from, page.length - below) : page;
};

/** The size most characters have. */
const bodySize = (lines: Line[]): number => {
  const characters = new Map<number, number>();
  for (const { size, text } of lines) characters.set(size, (characters.get(size) ?? 0) + text.length);
  return [...characters].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 0;
};

const takeTitle = (lines: Line[], size: number): string | undefined => {
  const from = lines.slice(0, 8).findIndex((line) => line.size >= size * 1.2);
  if (from === -1) return undefined;
  const largest = lines[from]!.size;
  let to = from;
  while (to < lines.length && to < from + 4 && Math.abs(lines[to]!.size - largest) < 0.5) to++;
  const title = lines
    .slice(from, to)
    .map(({ text }) => text)
    .join(' ');
  if (title.length > 200 || to >= lines.length) return undefined;
  lines.splice(from, to - from);
  return title;
};

const joinLines = (lines: Line[]): string[] => {
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
    const begins =
      before === undefined ||
      line.size !== before.size ||
      line.gap > usual * 1.35 ||
      (line.indent > before.indent + line.size * 0.8 &&
        line.indent < before.indent + line.size * 6 &&
        ENDED.test(before.text)) ||
      (ENDED.test(before.text) && before.width < width * 0.8);
    // A new column or page goes on in the sentence it left.
    const goesOn = before !== undefined && line.gap < 0 && !ENDED.test(before.text) && line.size === before.size;
    if (begins && !goesOn) paragraphs.push(line.text);
    else if (/\p{L}-$/u.test(paragraphs[last]!.slice(-4)) && /^\p{Ll}/u.test(line.text))
      paragraphs[last] = paragraphs[last]!.slice(0, -1) + line.text;
    else paragraphs[last] += ` ${line.text}`;
  }
  return paragraphs;
};
