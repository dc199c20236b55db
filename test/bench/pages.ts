/**
 * usage: npm run bench:pages -- FOLDER [--show]
 *
 * How well articles are extracted from web pages, by the method of trafilatura's evaluation (Barbaresi, ACL 2021): each
 * page has a few segments of the article and a few of the text around it, and those in the extracted text are counted;
 * a title counts as text. Other extractors are measured beside it, on linkedom. FOLDER holds the segments in
 * `evaldata.json`, in the format of that evaluation, or in `gold.jsonl`:
 *
 *   { "any name": { "file": "page.html", "with": ["in the article"], "without": ["around it"] } }
 *   { "id": "page", "with": ["in the article"], "without": ["around it"] }
 *
 * and the pages in the same folder, or in `pages/`, `cache/` or `eval/`. --show prints missing and wrongly included
 * segments.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractFromHtml } from '@extractus/article-extractor';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { decode } from '../../lib/text/article/characters/decode.ts';
import { readFile } from '../../lib/text/article/read-file.ts';

interface Page {
  file: string;
  with: string[];
  without: string[];
}

const [folder, ...options] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: npm run bench:pages -- FOLDER [--show]');

const pagesIn = (path: string): Page[] => {
  const gold = join(path, 'gold.jsonl');
  if (!existsSync(gold)) return Object.values(JSON.parse(readFileSync(join(path, 'evaldata.json'), 'utf8')));
  const lines = readFileSync(gold, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line)).map(({ id, ...segments }) => ({ file: `${id}.html`, ...segments }));
};

const pathOf = (file: string): string | undefined =>
  ['', 'pages', 'cache', 'eval'].map((place) => join(folder, place, file)).find(existsSync);

const textOfMarkup = (html: string | null | undefined): string =>
  parseHTML(`<html><body>${html ?? ''}</body></html>`).document.body.textContent ?? '';

type Extractor = (bytes: Uint8Array, file: string) => Promise<string>;

const newsprint: Extractor = async (bytes, key) => {
  const { articles } = await readFile(bytes, { key, contentType: 'text/html' });
  return articles.map(({ article }) => [article.title ?? '', ...article.paragraphs].join('\n\n')).join('\n\n');
};

const readability: Extractor = async (bytes) => {
  const { document } = parseHTML(decode(bytes));
  const article = new Readability(document as never).parse();
  return `${article?.title} ${article?.textContent}`;
};

const articleExtractor: Extractor = async (bytes) => {
  const article = await extractFromHtml(decode(bytes), 'https://courier.example/');
  return `${article?.title} ${textOfMarkup(article?.content)}`;
};

/** Folds typographic differences, which are not errors. */
const folded = (text: string): string =>
  text
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/[\u00ad\u200b]/g, '')
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .trim();

const pages = pagesIn(folder).filter(({ file }) => pathOf(file) !== undefined);
const extractors = { newsprint, readability, 'article-extractor': articleExtractor };
const log = console.log;
for (const noise of ['log', 'warn', 'error', 'debug'] as const) console[noise] = () => {}; // some extractors print what they meet
log(`${pages.length} pages         F1     precision recall accuracy pages/s`);
for (const [name, read] of Object.entries(extractors)) {
  let [found, missed, wrong, excluded, seconds] = [0, 0, 0, 0, 0];
  for (const { file, with: wanted, without: unwanted } of pages) {
    const bytes = readFileSync(pathOf(file)!);
    const start = process.cpuUsage();
    const text = folded(await read(bytes, file).catch(() => '')); // refused: no text
    const { user, system } = process.cpuUsage(start);
    seconds += (user + system) / 1e6;
    const missing = wanted.filter((segment) => !text.includes(folded(segment)));
    const included = unwanted.filter((segment) => text.includes(folded(segment)));
    missed += missing.length;
    found += wanted.length - missing.length;
    wrong += included.length;
    excluded += unwanted.length - included.length;
    if (options.includes('--show') && name === 'newsprint' && missing.length + included.length > 0) {
      log(file, missing.map((s) => `\n  - ${s}`).join(''), included.map((s) => `\n  + ${s}`).join(''));
    }
  }
  const [precision, recall] = [found / (found + wrong || 1), found / (found + missed || 1)];
  const f1 = (2 * precision * recall) / (precision + recall || 1);
  const accuracy = (found + excluded) / (found + missed + wrong + excluded || 1);
  const figures = [f1, precision, recall, accuracy].map((figure) => figure.toFixed(3)).join('  ');
  log(name.padEnd(20), figures, ` ${(pages.length / seconds).toFixed(0)}`);
}
