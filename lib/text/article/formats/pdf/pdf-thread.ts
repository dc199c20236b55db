/** Reads the pages of one PDF with PDF.js, which has no limits, in a thread that has. */
import { parentPort, workerData } from 'node:worker_threads';
import { type PrintedLine, printedLinesOf, type TextItem } from './printed-lines.ts';

/** What the thread answers: the pages, or the reason why they cannot be read. */
export type PdfAnswer = { pages: PrintedLine[][]; info: Record<string, string | undefined> } | { reason: string };

/** Longer documents, such as a whole newspaper, are not an article. */
const MAX_PAGES = 100;
/** Words, or letters, that are placed one by one. */
const MAX_TEXT_ITEMS = 100_000;

const readPages = async (bytes: Uint8Array): Promise<PdfAnswer> => {
  const { getDocumentProxy } = await import('unpdf');
  const pdf = await getDocumentProxy(bytes, { verbosity: 0, stopAtErrors: false });
  if (pdf.numPages > MAX_PAGES) return { reason: `The PDF has ${pdf.numPages} pages, and ${MAX_PAGES} are the limit.` };
  const pages: PrintedLine[][] = [];
  let count = 0;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const texts: TextItem[] = [];
    for await (const { items } of page.streamTextContent() as unknown as AsyncIterable<{ items: object[] }>) {
      texts.push(...items.filter((item): item is TextItem => 'str' in item));
      if (count + texts.length > MAX_TEXT_ITEMS)
        return { reason: `The PDF has more than ${MAX_TEXT_ITEMS} pieces of text.` };
    }
    count += texts.length;
    pages.push(printedLinesOf(texts));
  }
  const { info } = await pdf.getMetadata();
  return { pages, info: info as Record<string, string | undefined> };
};

const reasonFor = (error: unknown): PdfAnswer => ({
  reason:
    (error as Error)?.name === 'PasswordException' ? 'The PDF is encrypted.' : 'The PDF is broken and cannot be read.',
});

parentPort?.postMessage(await readPages(workerData as Uint8Array).catch(reasonFor));
