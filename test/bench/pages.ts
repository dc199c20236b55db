/**
 * usage: node test/bench/pages.ts FOLDER [--show]
 *
 * How well articles are extracted from web pages, by the method of trafilatura's evaluation (Barbaresi, ACL 2021): each
 * page has a few segments of the article and a few of the text around it, and those in the extracted text are counted.
 * Mozilla's Readability on linkedom is measured too. FOLDER holds `evaldata.json`, in the format of that evaluation:
 *
 *   { "any name": { "file": "page.html", "with": ["in the article"], "without": ["around it"] } }
 *
 * and the pages in the same folder, or in `cache/` and `eval/`. --show prints missing and wrongly included segments.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
if (folder === undefined) throw new Error('usage: node test/bench/pages.ts FOLDER [--show]');
const pages: Page[] = Object.values(JSON.parse(readFileSync(join(folder, 'evaldata.json'), 'utf8')));

const pathOf = (file: string): string | undefined =>
  ['', 'cache', 'eval'].map((place) => join(folder, place, file)).find(existsSync);

const newsprint = async (bytes: Uint8Array, key: string): Promise<string> => {
  try {
    const { articles } = await readFile(bytes, { key, contentType: 'text/html' });
    return articles.map(({ article }) => article.paragraphs.join('\n\n')).join('\n\n');
  } catch {
    return ''; // refused: no text
  }
};

const readability = async (bytes: Uint8Array): Promise<string> => {
  try {
    const { document } = parseHTML(decode(bytes));
    return new Readability(document as never).parse()?.textContent ?? '';
  } catch {
    return '';
  }
};

/** Folds typographic differences, which are not errors. */
const folded = (text: string): string =>
  text
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/[\u00ad\u200b]/g, '')
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .trim();

console.log('                     F1     precision recall accuracy pages/s');
for (const [name, read] of Object.entries({ newsprint, readability })) {
  let [found, missed, wrong, excluded, seconds] = [0, 0, 0, 0, 0];
  for (const { file, with: wanted, without: unwanted } of pages) {
    const path = pathOf(file);
    if (path === undefined) continue;
    const bytes = readFileSync(path);
    const start = performance.now();
    const text = folded(await read(bytes, file));
    seconds += (performance.now() - start) / 1000;
    const missing = wanted.filter((segment) => !text.includes(folded(segment)));
    const included = unwanted.filter((segment) => text.includes(folded(segment)));
    missed += missing.length;
    found += wanted.length - missing.length;
    wrong += included.length;
    excluded += unwanted.length - included.length;
    if (options.includes('--show') && name === 'newsprint' && missing.length + included.length > 0) {
      console.log(file, missing.map((s) => `\n  - ${s}`).join(''), included.map((s) => `\n  + ${s}`).join(''));
    }
  }
  const [precision, recall] = [found / (found + wrong || 1), found / (found + missed || 1)];
  const f1 = (2 * precision * recall) / (precision + recall || 1);
  const accuracy = (found + excluded) / (found + missed + wrong + excluded || 1);
  const figures = [f1, precision, recall, accuracy].map((figure) => figure.toFixed(3)).join('  ');
  console.log(name.padEnd(20), figures, ` ${(pages.length / seconds).toFixed(0)}`);
}
